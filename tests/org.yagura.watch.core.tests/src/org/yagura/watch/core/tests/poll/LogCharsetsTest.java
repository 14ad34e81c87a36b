/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.agent.node.LocalHost;
import org.yagura.core.host.HostAccess;
import org.yagura.core.host.HostQuery;
import org.yagura.core.host.ReadHostLog;
import org.yagura.core.host.ReadHostLog.Piece;
import org.yagura.core.host.ReadHostLog.Place;
import org.yagura.model.site.LogPattern;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.internal.poll.host.LogKind;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.ProbeRun;

/** Logs in any character set: the lines are those that were written, wherever a reading or a writing stops. */
final class LogCharsetsTest {
    /** Among them characters that have a byte of a line end in UTF-16, a backslash in Shift_JIS, or are surrogates. */
    private static final String LETTERS = "aZ 7\\~éÿ障害ソ表ー、\u0A0A\u0A0D\u0D0A\u010A\u0A01\u0A00\u000B😀𠮷";

    @TempDir
    private Path folder;
    private final LogWatch watch = SiteFactory.eINSTANCE.createLogWatch();
    private final List<ByteArrayOutputStream> files = new ArrayList<>(List.of(new ByteArrayOutputStream()));
    private Random random = new Random(1);
    private String memo;
    private HostAccess host = access(this::piece);

    private interface Reading {
        Piece read(ReadHostLog query) throws InterruptedException;
    }

    private static HostAccess access(Reading reading) {
        return new HostAccess() {
            @Override
            public <R> R ask(HostQuery<R> query, Duration within) throws InterruptedException {
                return query.result().cast(reading.read((ReadHostLog) query));
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
    }

    /** Some of what is there; the beginning of a file as far as it is asked for. */
    private Piece piece(ReadHostLog query) {
        Place place = query.place();
        if (place == null) {
            return new Piece(new Place("0", files.getFirst().size()), new byte[0], false, false, false);
        }
        int number = Integer.parseInt(place.file());
        byte[] all = files.get(number).toByteArray();
        int from = (int) place.offset();
        int most = query.most() == null ? 1 + random.nextInt(40) : query.most();
        int to = Math.min(all.length, from + most);
        boolean next = number < files.size() - 1;
        return from == all.length && next
                ? new Piece(new Place(Integer.toString(number + 1), 0), new byte[0], true, true, false)
                : new Piece(new Place(place.file(), to), Arrays.copyOfRange(all, from, to), to < all.length || next,
                        false, false);
    }

    @BeforeEach
    void begin() {
        watch.setPath("/var/log/app.log");
        LogPattern any = SiteFactory.eINSTANCE.createLogPattern();
        any.setId("any");
        any.setText(".*");
        watch.getPatterns().add(any);
    }

    /** A run after a restart: of what was before, only the memo is left. */
    private List<String> run() throws Exception {
        var kind = new LogKind();
        try (var probe = LogKind.probe(watch, host)) {
            Measurement measured = Asking.check(kind, watch,
                    probe.run(ProbeRun.begin(Instant.now(), Asking.LONG, memo)));
            memo = measured.memo();
            return measured.entries().stream().map(e -> e.text().toString()).toList();
        }
    }

    private String line(Charset charset) {
        var encoder = charset.newEncoder();
        int[] letters = LETTERS.codePoints().filter(c -> encoder.canEncode(Character.toString(c))).toArray();
        var line = new StringBuilder("x");
        random.ints(random.nextInt(30), 0, letters.length).forEach(i -> line.appendCodePoint(letters[i]));
        return line.append(random.nextBoolean() ? "." : letters.length > 20 ? "\u0A0A" : "").toString();
    }

    static Stream<String[]> sets() {
        Stream<String[]> bare = Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "Shift_JIS",
                "windows-31j", "EUC-JP", "ISO-8859-1", "GB18030", "Big5", "ISO-2022-JP", "IBM1047")
                .map(set -> new String[]{set, set, ""});
        Stream<String[]> marked = Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")
                .map(set -> new String[]{set, "Shift_JIS", "\uFEFF"});
        Stream<String[]> ordered = Stream.of(new String[]{"UTF-16BE", "UTF-16", ""},
                new String[]{"UTF-16LE", "UTF-16", "\uFEFF"}, new String[]{"UTF-16LE", "x-UTF-16LE-BOM", ""});
        return Stream.of(bare, marked, ordered).flatMap(s -> s);
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.getBytes(charset);
    }

    @ParameterizedTest
    @MethodSource("sets")
    void howeverItIsCutTheLinesAreThoseThatWereWritten(String written, String said, String mark) throws Exception {
        Charset charset = Charset.forName(written);
        watch.setCharset(said);
        for (int seed = 0; seed < 40; seed++) {
            random = new Random(seed);
            memo = null;
            files.clear();
            files.add(new ByteArrayOutputStream());
            var expected = new ArrayList<String>();
            var told = new ArrayList<String>();
            // reading begins anywhere, also within a character
            byte[] begun = bytes(mark + line(charset), charset);
            int part = seed % 4 == 0 ? 0 : random.nextInt(begun.length);
            files.getFirst().write(begun, 0, part);
            assertEquals(List.of(), run());
            files.getFirst().write(begun, part, begun.length - part);
            files.getFirst().writeBytes(bytes("\n", charset));
            for (int i = 0; i < 60; i++) {
                String line = line(charset);
                expected.add(line);
                if (random.nextInt(20) == 0) {
                    files.add(new ByteArrayOutputStream());
                    files.getLast().writeBytes(bytes(mark, charset));
                }
                byte[] all = bytes(line + (random.nextBoolean() ? "\n" : "\r\n"), charset);
                int half = random.nextInt(all.length);
                files.getLast().write(all, 0, half);
                if (random.nextInt(3) == 0) {
                    told.addAll(run());
                }
                files.getLast().write(all, half, all.length - half);
            }
            for (int i = 0; i < 60; i++) {
                told.addAll(run());
            }
            // of the first one there may be no more than its end
            int first = told.size() - expected.size();
            assertTrue(first == 0 || first == 1, () -> told + " of " + expected);
            assertEquals(expected, told.subList(first, told.size()), written + " " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "Shift_JIS", "EUC-JP"})
    void aLineThatIsTooLongIsCutBetweenCharacters(String set) throws Exception {
        watch.getPatterns().getFirst().setText("\uFFFD");
        watch.setCharset(set);
        run();
        Charset charset = Charset.forName(set);
        String long1 = "x" + "表".repeat(9_001) + "\n";
        files.getFirst().writeBytes(bytes(long1, charset));
        if (charset.newEncoder().canEncode("😀")) {
            files.getFirst().writeBytes(bytes("x" + "😀".repeat(9_001) + "\n", charset));
        }
        var broken = new ArrayList<String>();
        host = access(query -> piece(query.place() == null || query.most() != null
                ? query
                : new ReadHostLog(query.path(), query.place(), 999)));
        IntStream.range(0, 10).forEach(_ -> {
            try {
                broken.addAll(run());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(List.of(), broken);
    }

    /** A memo that was kept before marks were looked for. */
    @Test
    void theMarkIsLookedForWhenItIsNotKnown() throws Exception {
        files.getFirst().writeBytes(bytes("\uFEFFold\n", StandardCharsets.UTF_16LE));
        memo = "{\"place\":{\"file\":\"0\",\"offset\":" + files.getFirst().size() + "},\"line\":\"\",\"entry\":\"\"}";
        files.getFirst().writeBytes(bytes("new 障害\n", StandardCharsets.UTF_16LE));
        assertEquals(List.of("new 障害"), run());
        watch.setCharset("EUC-JP");
        files.getFirst().writeBytes(bytes("more 障害\n", StandardCharsets.UTF_16LE));
        assertEquals(List.of("more 障害"), run(), "the file says it itself");
    }

    @Test
    void aRealFileWithAMarkIsReadOverRotationAndEmptying() throws Exception {
        Path log = folder.resolve("app.log");
        watch.setPath(log.toString());
        try (var local = new LocalHost()) {
            host = access(query -> local.ask(query, Asking.LONG));
            append(log, "\uFEFFold\r\n");
            assertEquals(List.of(), run());
            append(log, "first 障害\r\nhal");
            assertEquals(List.of("first 障害"), run());
            append(log, "f\r\n");
            Files.move(log, folder.resolve("app.log.1"));
            append(log, "\uFEFFsecond ソ\r\n");
            assertEquals(List.of("half", "second ソ"), run());
            Files.write(log, bytes("\uFEFFe\r\n", StandardCharsets.UTF_16BE));
            assertEquals(List.of("e"), run());
            Files.writeString(log, "é\n");
            assertEquals(List.of("é"), run(), "without a mark it is what is configured");
        }
    }

    private static void append(Path log, String text) throws IOException {
        Files.write(log, bytes(text, StandardCharsets.UTF_16LE), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
