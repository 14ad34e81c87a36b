/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The path of a log whose file names have a date or another changing part: {@code /var/log/app-%Y%m%d.log},
 * {@code /var/log/app/*.log}. Only in the file name {@code *} stands for any characters and a date for its digits:
 * {@code %Y} year, {@code %y} its last two digits, {@code %m} month, {@code %d} day, {@code %j} day of the year, {@code %H}
 * {@code %M} {@code %S} hour, minute, second, {@code %%} a per cent sign. A date is any that can be one: no clock and no time
 * zone decide which file is read. Immutable.
 */
public final class LogPath {
    private static final Map<Character, String> DATES = Map.of('Y', "[0-9]{4}", 'y', "[0-9]{2}", 'm',
            "(?:0[1-9]|1[0-2])", 'd', "(?:0[1-9]|[12][0-9]|3[01])", 'j', "(?:[0-2][0-9]{2}|3[0-6][0-9])", 'H',
            "(?:[01][0-9]|2[0-3])", 'M', "[0-5][0-9]", 'S', "[0-5][0-9]");
    private static final int LONGEST = 1_000;
    private static final int MOST_STARS = 10;

    private final String folder;
    private final Pattern name;

    private LogPath(String folder, Pattern name) {
        this.folder = folder;
        this.name = name;
    }

    /** What is wrong with a path. */
    public enum Fault {
        /** A per cent sign that no date follows. */
        DATE,
        /** A date or {@code *} in the name of a folder. */
        FOLDER,
        /** It is too long, or has too many {@code *}. */
        LONG
    }

    /** Whether it may fit several files: something in it stands for something else. */
    public static boolean isPattern(String path) {
        String file = path.substring(slash(path) + 1);
        return file.indexOf('*') >= 0 || file.indexOf('%') >= 0;
    }

    /** What is wrong with a path; empty when nothing is, and when it is that of one file. */
    public static Optional<Fault> fault(String path) {
        if (path == null) {
            return Optional.empty();
        }
        int slash = slash(path);
        if (path.lastIndexOf('*', slash) >= 0) {
            return Optional.of(Fault.FOLDER);
        }
        if (!isPattern(path)) {
            return Optional.empty();
        }
        if (path.length() > LONGEST || path.chars().filter(c -> c == '*').count() > MOST_STARS) {
            return Optional.of(Fault.LONG);
        }
        return path.substring(slash + 1).replaceAll("%[YymdjHMS%]", "").indexOf('%') >= 0
                ? Optional.of(Fault.DATE)
                : path.substring(0, slash + 1).matches(".*%[YymdjHMS].*")
                        ? Optional.of(Fault.FOLDER)
                        : Optional.empty();
    }

    /**
     * Reads a path.
     *
     * @throws IllegalArgumentException when something is wrong with it, see {@link #fault}
     */
    public static LogPath of(String path) {
        fault(path).ifPresent(fault -> {
            throw new IllegalArgumentException(path + ": " + fault);
        });
        int slash = slash(path);
        return new LogPath(path.substring(0, slash + 1), Pattern.compile(expression(path.substring(slash + 1))));
    }

    /** Both separators, as files of Windows have them. */
    private static int slash(String path) {
        return path.matches("(?s)[A-Za-z]:.*")
                ? Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
                : path.lastIndexOf('/');
    }

    /**
     * Between two stars the first place decides, and is not gone back on: what stands there is of fixed length, so nothing is
     * missed, and no name takes long.
     */
    private static String expression(String file) {
        // as in a shell, a star does not stand for the dot of a hidden file
        var text = new StringBuilder(file.startsWith("*") ? "(?s)(?!\\.)" : "(?s)");
        String[] parts = file.split("\\*+", -1);
        for (int i = 0; i < parts.length; i++) {
            String part = fixed(parts[i]);
            text.append(i == 0 ? part : i == parts.length - 1 ? ".*" + part : "(?>.*?" + part + ')');
        }
        return text.toString();
    }

    private static String fixed(String part) {
        var text = new StringBuilder();
        int from = 0;
        for (int i = part.indexOf('%'); i >= 0; i = part.indexOf('%', from)) {
            char what = part.charAt(i + 1);
            text.append(Pattern.quote(part.substring(from, i))).append(what == '%' ? "%" : DATES.get(what));
            from = i + 2;
        }
        return text.append(Pattern.quote(part.substring(from))).toString();
    }

    /** The folder, with the separator at its end. */
    public String folder() {
        return folder;
    }

    /**
     * Whether a file of the folder has such a name. Never one with a line end or another control character, a quotation mark
     * or a backslash, so that a list of names is what it looks like.
     */
    public boolean fits(String file) {
        return file.length() <= LONGEST && file.chars().noneMatch(LogPath::isOdd) && name.matcher(file).matches();
    }

    private static boolean isOdd(int c) {
        return c == '/' || c == '\\' || c == '"' || Character.isISOControl(c);
    }
}
