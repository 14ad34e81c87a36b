/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh.internal;

import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHost.Disk;
import org.yagura.core.host.ReadHost.Mount;
import org.yagura.core.host.ReadHost.Net;

/** What Linux writes: proc(5), df(1), ps(1). */
public final class HostTexts {
    /** Asks for all that is used at once; parts begin with a line of {@code @@} and their name. */
    public static final String USE = "export LC_ALL=C; x='-x tmpfs -x devtmpfs -x squashfs -x efivarfs'; "
            + "echo @@system; uname -sr; echo @@hertz; getconf CLK_TCK; echo @@stat; grep '^cpu' /proc/stat; "
            + "echo @@load; cat /proc/loadavg; echo @@memory; cat /proc/meminfo; echo @@uptime; cat /proc/uptime; "
            + "echo @@df; df -P -k -l $x 2>/dev/null; echo @@inodes; df -P -i -l $x 2>/dev/null; "
            + "echo @@block; ls /sys/block 2>/dev/null; echo @@disks; cat /proc/diskstats 2>/dev/null; "
            + "echo @@nets; cat /proc/net/dev; echo @@end";
    /** Asks for all processes; the times are those of UTC, and of the kernel's threads there is only the name. */
    public static final String PROCESSES = "LC_ALL=C TZ=UTC0 ps -ww -eo pid=,user:32=,lstart=,cputimes=,rss=,args=";

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern PROCESS = Pattern.compile(
            "\\s*(\\d{1,18})\\s+(\\S+)\\s+\\w{3} (\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4})\\s+(\\d{1,15})\\s+(\\d{1,15})(?: (.*))?");
    private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("MMM d HH:mm:ss uuuu", Locale.ENGLISH);
    private static final int LONGEST_COMMAND = 1_000;
    private static final long KILO = 1_024;
    private static final long SECTOR = 512;
    private static final double SECOND = 1_000;
    /** Columns of cpu in /proc/stat: idle and waiting for a disk; those of guests are in user already. */
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int LAST = 8;

    private HostTexts() {
    }

    /**
     * What is used, of the answer to {@link #USE}.
     *
     * @throws IOException when it is not such an answer
     */
    public static ReadHost.Use use(String text) throws IOException {
        Map<String, List<String>> parts = parts(text);
        List<String> stat = parts.getOrDefault("stat", List.of());
        if (stat.isEmpty() || !parts.containsKey("end")) {
            throw new IOException("it tells nothing of its processors; it has to be Linux");
        }
        Map<String, Long> memory = memory(parts.getOrDefault("memory", List.of()));
        long total = memory.getOrDefault("MemTotal", 0L);
        long free = memory.getOrDefault("MemAvailable", memory.getOrDefault("MemFree", 0L));
        long swap = memory.getOrDefault("SwapTotal", 0L);
        double hertz = number(first(parts, "hertz"), 100);
        String[] all = SPACE.split(stat.getFirst());
        double passed = 0;
        for (int i = 1; i <= LAST && i < all.length; i++) {
            passed += number(all[i], 0);
        }
        double idle = all.length > WAITING ? number(all[IDLE], 0) + number(all[WAITING], 0) : 0;
        String load = first(parts, "load");
        return new ReadHost.Use(first(parts, "system"), (long) number(word(first(parts, "uptime"), 0), 0),
                (int) stat.stream().filter(line -> line.matches("cpu\\d+ .*")).count(),
                (passed - idle) * SECOND / hertz, passed * SECOND / hertz,
                load.isEmpty() ? null : number(word(load, 0), 0), total, Math.max(0, total - free), swap,
                Math.max(0, swap - memory.getOrDefault("SwapFree", 0L)), mounts(parts), disks(parts), nets(parts));
    }

    private static Map<String, List<String>> parts(String text) {
        Map<String, List<String>> parts = new HashMap<>();
        List<String> now = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("@@")) {
                now = new ArrayList<>();
                parts.putIfAbsent(line.substring(2), now);
            } else {
                now.add(line);
            }
        }
        return parts;
    }

    private static String first(Map<String, List<String>> parts, String name) {
        List<String> lines = parts.getOrDefault(name, List.of());
        return lines.isEmpty() ? "" : lines.getFirst();
    }

    private static String word(String line, int place) {
        String[] words = SPACE.split(line.strip());
        return place < words.length ? words[place] : "";
    }

    /** A number that is not negative; another where there is none. */
    private static double number(String text, double otherwise) {
        try {
            double value = Double.parseDouble(text);
            return Double.isFinite(value) && value >= 0 ? value : otherwise;
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static long whole(String text, long factor) {
        double value = number(text, 0) * factor;
        return value > Long.MAX_VALUE / 2 ? 0 : (long) value;
    }

    private static Map<String, Long> memory(List<String> lines) {
        Map<String, Long> values = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                values.put(line.substring(0, colon), whole(word(line.substring(colon + 1), 0), KILO));
            }
        }
        return values;
    }

    private static List<Mount> mounts(Map<String, List<String>> parts) {
        Map<String, String[]> inodes = new HashMap<>();
        rows(parts, "inodes").forEach(row -> inodes.put(row[5], row));
        var seen = new HashSet<String>();
        var mounts = new ArrayList<Mount>();
        for (String[] row : rows(parts, "df")) {
            long size = whole(row[1], KILO);
            if (size > 0 && seen.add(row[5]) && mounts.size() < ReadHost.MOST) {
                String[] of = inodes.getOrDefault(row[5], new String[]{"", "0", "0", "0", "", ""});
                long all = whole(of[1], 1);
                mounts.add(new Mount(row[5], size, Math.max(0, size - whole(row[3], KILO)), all,
                        Math.clamp(whole(of[2], 1), 0, all)));
            }
        }
        return mounts;
    }

    /** Rows of df: file system, size, used, left, share, and where it is mounted, which may have spaces. */
    private static List<String[]> rows(Map<String, List<String>> parts, String name) {
        return parts.getOrDefault(name, List.of()).stream().skip(1).map(line -> line.strip().split("\\s+", 6))
                .filter(row -> row.length == 6).toList();
    }

    private static List<Disk> disks(Map<String, List<String>> parts) {
        Set<String> whole = new HashSet<>(parts.getOrDefault("block", List.of()));
        var disks = new ArrayList<Disk>();
        for (String line : parts.getOrDefault("disks", List.of())) {
            String[] words = SPACE.split(line.strip());
            if (words.length >= 10 && whole.contains(words[2]) && !words[2].startsWith("loop")
                    && !words[2].startsWith("ram") && disks.size() < ReadHost.MOST) {
                disks.add(new Disk(words[2], whole(words[5], SECTOR), whole(words[9], SECTOR), whole(words[3], 1),
                        whole(words[7], 1)));
            }
        }
        return disks;
    }

    private static List<Net> nets(Map<String, List<String>> parts) {
        var nets = new ArrayList<Net>();
        for (String line : parts.getOrDefault("nets", List.of())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip();
            String[] words = colon < 0 ? new String[0] : SPACE.split(line.substring(colon + 1).strip());
            if (!name.isEmpty() && !name.equals("lo") && words.length >= 9 && nets.size() < ReadHost.MOST) {
                nets.add(new Net(name, whole(words[0], 1), whole(words[8], 1)));
            }
        }
        return nets;
    }

    /** The processes in the answer to {@link #PROCESSES}; lines that are none are passed over. */
    public static List<FindHostProcesses.Process> processes(String text) throws IOException {
        var processes = new ArrayList<FindHostProcesses.Process>();
        for (String line : text.lines().toList()) {
            Matcher matcher = PROCESS.matcher(line.length() > 2 * LONGEST_COMMAND
                    ? line.substring(0, 2 * LONGEST_COMMAND)
                    : line);
            if (matcher.matches()) {
                String command = matcher.group(6) == null ? "" : matcher.group(6).strip();
                processes.add(new FindHostProcesses.Process(Long.parseLong(matcher.group(1)), matcher.group(2),
                        command.length() > LONGEST_COMMAND ? command.substring(0, LONGEST_COMMAND) : command,
                        started(matcher.group(3)), Long.parseLong(matcher.group(4)) * 1_000,
                        Long.parseLong(matcher.group(5)) * KILO));
            }
        }
        if (processes.isEmpty()) {
            throw new IOException("it tells of no process; it has to have the ps of procps");
        }
        return processes;
    }

    private static long started(String text) {
        try {
            return LocalDateTime.parse(String.join(" ", Arrays.asList(SPACE.split(text))), STARTED)
                    .toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
