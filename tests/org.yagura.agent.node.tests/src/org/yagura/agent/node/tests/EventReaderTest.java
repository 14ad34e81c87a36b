/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.agent.node.LocalHost;
import org.yagura.agent.node.internal.EventReader;
import org.yagura.agent.node.internal.Wevtutil;
import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostEvents.Bookmark;
import org.yagura.core.host.ReadHostEvents.Event;
import org.yagura.core.host.ReadHostEvents.Found;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/**
 * Event logs of Windows: the questions are answered by a log in memory in the documented schema, as this is tested on machines
 * that do not run Windows. What wevtutil itself does with the questions is not tested here.
 */
final class EventReaderTest {
    private final Log log = new Log();
    private final EventReader reader = new EventReader(log);
    private final List<String> told = new ArrayList<>();
    private Bookmark place;
    private boolean lost;

    /** A record as it is kept. */
    private record Kept(long record, String time, int level, String provider, int id, String xml) {
    }

    /** What wevtutil answers to the questions that are asked. */
    private static final class Log implements EventReader.Program {
        private static final Pattern RANGE = Pattern.compile("EventRecordID>(\\d+) and EventRecordID<=(\\d+)");
        private static final Pattern ANCHOR = Pattern.compile("EventRecordID=(\\d+) or \\(");
        private static final int MOST_CONDITIONS = 20;

        private final List<Kept> kept = new ArrayList<>();
        private final List<List<String>> asked = new ArrayList<>();
        private Charset charset = StandardCharsets.UTF_16LE;
        private int most = Integer.MAX_VALUE;
        private long next = 1;
        private int clock;

        void add(int level, String provider, int id, String rest) {
            String time = "2026-11-27T00:00:00." + String.format("%07d", ++clock) + "Z";
            kept.add(new Kept(next, time, level, provider, id,
                    """
                    <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='%s'/>\
                    <EventID Qualifiers='16384'>%d</EventID><Version>0</Version><Level>%d</Level><Task>0</Task>\
                    <Keywords>0x80000000000000</Keywords><TimeCreated SystemTime='%s'/><EventRecordID>%d</EventRecordID>\
                    <Correlation/><Execution ProcessID='4' ThreadID='8'/><Channel>System</Channel>\
                    <Computer>srv01</Computer><Security/></System>%s</Event>""".formatted(provider, id, level, time,
                            next,
                            rest)));
            next++;
        }

        void message(String text) {
            add(2, "app", 7, "<EventData><Data Name='a'>raw</Data></EventData><RenderingInfo Culture='en-US'><Message>"
                    + text + "</Message><Level>Error</Level></RenderingInfo>");
        }

        private static List<String> all(String expression, String in) {
            return Pattern.compile(expression).matcher(in).results().map(found -> found.group(1)).toList();
        }

        private static boolean fits(Kept event, String query) {
            if (query == null) {
                return true;
            }
            Matcher anchor = ANCHOR.matcher(query);
            if (anchor.find() && event.record() == Long.parseLong(anchor.group(1))) {
                return true;
            }
            Matcher range = RANGE.matcher(query);
            assertTrue(range.find(), query);
            List<String> levels = all("\\bLevel=(\\d+)", query);
            List<String> ids = all("\\bEventID=(\\d+)", query);
            List<String> providers = all("@Name='([^']*)'", query);
            return event.record() > Long.parseLong(range.group(1)) && event.record() <= Long.parseLong(range.group(2))
                    && (levels.isEmpty() || levels.contains(Integer.toString(event.level())))
                    && (ids.isEmpty() || ids.contains(Integer.toString(event.id())))
                    && (providers.isEmpty() || providers.contains(event.provider()));
        }

        @Override
        public byte[] run(List<String> arguments) throws IOException {
            asked.add(arguments);
            assertEquals(List.of("qe", "System"), arguments.subList(0, 2));
            assertTrue(arguments.contains("/uni:true"));
            String query = arguments.stream().filter(a -> a.startsWith("/q:")).map(a -> a.substring(3)).findFirst()
                    .orElse(null);
            if (query != null) {
                assertTrue(query.startsWith("*[System[") && query.endsWith("]]"), query);
                assertEquals(query.chars().filter(c -> c == '(').count(), query.chars().filter(c -> c == ')').count());
                if (all("(EventRecordID|Level=|EventID=|@Name=)", query).size() > MOST_CONDITIONS) {
                    throw new IOException("The specified query is invalid.");
                }
            }
            int count = arguments.stream().filter(a -> a.startsWith("/c:"))
                    .mapToInt(a -> Integer.parseInt(a.substring(3)))
                    .findFirst().orElseThrow();
            List<Kept> order = arguments.contains("/rd:true") ? kept.reversed() : kept;
            var text = new StringBuilder(charset == StandardCharsets.UTF_16LE ? "\uFEFF" : "");
            order.stream().filter(event -> fits(event, query)).limit(count)
                    .forEach(event -> text.append(event.xml()).append("\r\n"));
            byte[] output = text.toString().getBytes(charset);
            return output.length > most ? Arrays.copyOf(output, most) : output;
        }
    }

    private static ReadHostEvents query(Bookmark after, Integer most) {
        return new ReadHostEvents("System", after, List.of(), List.of(), List.of(), most);
    }

    private Found step(ReadHostEvents query) throws InterruptedException {
        Found found = reader.read(query);
        found.events().forEach(event -> told.add(event.text()));
        place = found.bookmark();
        lost |= found.lost();
        return found;
    }

    private void all(Integer most) throws InterruptedException {
        for (int i = 0; step(query(place, most)).more(); i++) {
            assertTrue(i < 1_000, "it comes to an end");
        }
    }

    @Test
    void itBeginsAtTheEndAndReadsOn() throws Exception {
        log.message("old");
        all(null);
        assertEquals(List.of(), told);
        log.message("one &amp; &lt;two&gt;");
        log.message("障害\r\n  second line");
        all(null);
        assertEquals(List.of("one & <two>", "障害\n  second line"), told);
        int questions = log.asked.size();
        all(null);
        assertEquals(questions + 1, log.asked.size(), "of a quiet log one question is asked");
        assertEquals(2, told.size());
        assertFalse(lost);
    }

    @Test
    void anEmptyLogIsFollowedFromItsFirstEvent() throws Exception {
        all(null);
        assertEquals(new Bookmark(0, ""), place);
        log.message("first");
        all(null);
        assertEquals(List.of("first"), told);
        assertFalse(lost);
    }

    @Test
    void fieldsComeFromTheSystemPartOnly() throws Exception {
        all(null);
        log.add(3, "Service Control Manager", 7036,
                """
                <UserData><X xmlns='u'><EventRecordID>99</EventRecordID><Level>1</Level><Deep><Er>5</Er></Deep></X></UserData>""");
        log.add(0, "audit", 4625,
                "<EventData><Data Name='User'>mori</Data><Data>plain</Data><Data Name='e'/></EventData>");
        Found found = step(query(place, null));
        assertEquals(new Event(1, log.kept.getFirst().time(), 3, "Service Control Manager", 7036, "srv01",
                "EventRecordID=99, Level=1, Er=5"), found.events().getFirst());
        assertEquals("User=mori, plain", found.events().getLast().text());
        assertEquals(0, found.events().getLast().level());
    }

    @Test
    void ofManyEventsTheRestComesNext() throws Exception {
        all(null);
        for (int i = 0; i < 450; i++) {
            log.message("e" + i);
        }
        Found first = step(query(place, null));
        assertEquals(200, first.events().size());
        assertTrue(first.more());
        all(null);
        assertEquals(IntStream.range(0, 450).mapToObj(i -> "e" + i).toList(), told);
        told.clear();
        for (int i = 0; i < 30; i++) {
            log.message("long " + "x".repeat(100_000));
        }
        Found large = step(query(place, null));
        assertTrue(large.events().stream().allMatch(e -> e.text().length() == ReadHostEvents.LONGEST));
        all(7);
        assertEquals(30, told.size());
        for (int i = 0; i < 200; i++) {
            log.message("y".repeat(8_000));
        }
        told.clear();
        assertTrue(step(query(place, 500)).events().size() < 100, "an answer is bounded");
        all(500);
        assertEquals(200, told.size());
    }

    @Test
    void filtersHoldAndTheBookmarkGoesOn() throws Exception {
        all(null);
        log.add(2, "a", 1, "<EventData><Data>1</Data></EventData>");
        log.add(3, "b", 2, "<EventData><Data>2</Data></EventData>");
        log.add(4, "a", 3, "<EventData><Data>3</Data></EventData>");
        Bookmark from = place;
        assertEquals(List.of(1), ids(new ReadHostEvents("System", from, List.of(1, 2), List.of(), List.of(), null)));
        assertEquals(List.of(1, 3), ids(new ReadHostEvents("System", from, null, List.of("a"), null, null)));
        assertEquals(List.of(2), ids(new ReadHostEvents("System", from, null, List.of("a", "b"), List.of(2), null)));
        List<Integer> many = IntStream.range(2, 150).boxed().toList();
        assertEquals(List.of(2, 3),
                ids(new ReadHostEvents("System", from, List.of(2, 3, 4), List.of("a", "b"), many, null)));
        assertEquals(List.of(3), ids(new ReadHostEvents("System", from, List.of(4),
                IntStream.range(0, 50).mapToObj(i -> i == 0 ? "a" : "p" + i).toList(), List.of(), null)));
        Found none = reader.read(new ReadHostEvents("System", from, List.of(5), null, null, null));
        assertEquals(3, none.bookmark().record(), "so that it is not overwritten unseen");
    }

    private List<Integer> ids(ReadHostEvents query) throws InterruptedException {
        Found found = reader.read(query);
        assertFalse(found.more());
        return found.events().stream().map(Event::id).toList();
    }

    /** Many do not fit, and are looked at here: none is passed over at the bound of an answer. */
    @Test
    void aFilterThatIsAppliedHereMissesNothing() throws Exception {
        all(null);
        for (int i = 0; i < 1_000; i++) {
            log.add(4, "a", i % 100 == 99 ? 7 : 50_000, "<EventData><Data>" + i + "</Data></EventData>");
        }
        List<Integer> ids = IntStream.range(0, 100).boxed().toList();
        for (int i = 0; step(new ReadHostEvents("System", place, null, null, ids, 20)).more(); i++) {
            assertTrue(i < 1_000);
        }
        assertEquals(IntStream.range(0, 10).mapToObj(i -> Integer.toString(i * 100 + 99)).toList(), told);
    }

    @Test
    void aLogThatWasClearedIsReadFromItsBeginning() throws Exception {
        log.message("old");
        log.message("old");
        all(null);
        log.kept.clear();
        log.next = 1;
        log.message("new 1");
        all(null);
        assertEquals(List.of("new 1"), told);
        assertTrue(lost);
        lost = false;
        log.kept.clear();
        log.next = 1;
        for (int i = 2; i < 7; i++) {
            log.message("new " + i);
        }
        all(null);
        assertEquals(List.of("new 1", "new 2", "new 3", "new 4", "new 5", "new 6"), told,
                "it counts beyond the bookmark again");
        assertTrue(lost);
        lost = false;
        log.kept.clear();
        log.next = 1;
        all(null);
        assertTrue(lost);
        lost = false;
        all(null);
        assertFalse(lost, "it is said once");
        log.message("new 7");
        all(null);
        assertEquals("new 7", told.getLast());
        assertFalse(lost);
    }

    @Test
    void aLogThatWasClearedAndCountsOnIsReadOn() throws Exception {
        log.message("old");
        all(null);
        log.kept.clear();
        log.message("one");
        all(null);
        assertEquals(List.of("one"), told);
        assertFalse(lost, "the next number says that nothing is missing");
        for (int i = 0; i < 5; i++) {
            log.message("overwritten");
        }
        log.kept.clear();
        log.message("two");
        all(null);
        assertEquals(List.of("one", "two"), told);
        assertTrue(lost);
    }

    @Test
    void whatIsNotWellFormedCostsNoOther() throws Exception {
        all(null);
        log.message("good");
        log.message("bad &#x1; character");
        log.message("bad <b> tag");
        log.message("&xxe; &lol;");
        log.message("good too");
        Found found = step(query(place, null));
        assertEquals(5, found.events().size());
        assertEquals("good", told.getFirst());
        assertEquals("good too", told.getLast());
        assertTrue(told.get(1).contains("bad &#x1; character"), told.get(1));
        assertTrue(told.get(3).contains("&xxe; &lol;"), "no entity is replaced");
        assertEquals(List.of("app", "app"),
                List.of(found.events().get(1).provider(), found.events().get(3).provider()));
        assertFalse(found.more() || found.lost());
    }

    @Test
    void documentTypesAreNotRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2");
        all(null);
        log.message("x");
        Kept event = log.kept.removeFirst();
        String type = "<!DOCTYPE Event [<!ENTITY xxe SYSTEM '" + secret.toUri() + "'>]>";
        for (String xml : List.of(type + event.xml().replace(">x<", ">&xxe;<"),
                event.xml().replace("<System>", type + "<System>").replace(">x<", ">&xxe;<"))) {
            log.kept.clear();
            log.kept.add(new Kept(event.record(), event.time(), 2, "app", 7, xml));
            Found found = reader.read(query(new Bookmark(0, ""), null));
            assertEquals(1, found.events().size());
            assertFalse(found.toString().contains("hunter2"));
        }
    }

    @Test
    void anOutputThatIsCutIsReadOn() throws Exception {
        all(null);
        for (int i = 0; i < 40; i++) {
            log.message("e" + i + " " + "x".repeat(500));
        }
        log.most = 20_000;
        Found first = step(query(place, null));
        assertTrue(first.more());
        assertTrue(first.events().size() < 10, () -> first.events().size() + " events");
        all(null);
        assertEquals(40, told.size());
        assertFalse(lost);
        log.message("huge " + "x".repeat(50_000));
        log.message("after");
        all(null);
        assertEquals(41, told.size(), "what is longer than an answer may be is left out");
        assertTrue(told.getLast().equals("after") && lost);
        lost = false;
        log.message("huge " + "x".repeat(50_000));
        all(null);
        assertTrue(lost);
        log.message("last");
        all(null);
        assertEquals("last", told.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE"})
    void otherFormsOfUnicodeAreRead(String charset) throws Exception {
        log.charset = Charset.forName(charset);
        all(null);
        log.message("障害 ß");
        all(null);
        assertEquals(List.of("障害 ß"), told);
    }

    @Test
    void namesThatWouldChangeTheQuestionAreRefused() {
        for (String channel : new String[]{null, "", "/q:*", "-x", "a\"b", "a'b", "Sys\ntem", "a;b", "x".repeat(300)}) {
            refused(new ReadHostEvents(channel, null, null, null, null, null));
        }
        for (String provider : List.of("a' or 1=1 or '", "a\"b", "<x>", "", "a\nb")) {
            refused(new ReadHostEvents("System", null, null, List.of(provider), null, null));
        }
        refused(new ReadHostEvents("System", null, List.of(6), null, null, null));
        refused(new ReadHostEvents("System", null, null, null, List.of(65_536), null));
        refused(new ReadHostEvents("System", null, null, null, IntStream.range(0, 201).boxed().toList(), null));
        refused(new ReadHostEvents("System", new Bookmark(-1, ""), null, null, null, null));
        refused(query(null, 0));
        refused(query(null, 501));
        assertEquals(List.of(), log.asked);
    }

    private void refused(ReadHostEvents query) {
        assertEquals(Problem.INVALID,
                assertThrows(ProblemException.class, () -> reader.read(query)).problem().code(), query::toString);
    }

    /** Whatever is written, cleared and overwritten between the readings: nothing is told twice, and what is missing is said. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whateverHappensNothingIsToldTwice(long seed) throws Exception {
        var random = new Random(seed);
        all(null);
        var written = new ArrayList<String>();
        for (int i = 0; i < 500; i++) {
            int what = random.nextInt(20);
            if (what == 0) {
                all(1 + random.nextInt(5));
                log.kept.clear();
                log.next = random.nextBoolean() ? 1 : log.next;
            } else if (what == 1 && log.kept.size() > 5) {
                all(null);
                log.kept.subList(0, 3).clear();
            } else if (what < 8) {
                all(1 + random.nextInt(20));
            } else {
                written.add("e" + i);
                log.message("e" + i);
            }
        }
        all(null);
        assertEquals(written, told, "all was read before it was cleared");
    }

    @Test
    void anyOutputIsReadOrSaid() {
        var random = new Random(5);
        log.message("x");
        byte[] good = log.kept.getFirst().xml().getBytes(StandardCharsets.UTF_16LE);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 3_000; i++) {
                byte[] output = good.clone();
                for (int n = random.nextInt(20); n >= 0; n--) {
                    output[random.nextInt(output.length)] = (byte) random.nextInt(256);
                }
                byte[] cut = Arrays.copyOf(output, random.nextInt(output.length + 1));
                try {
                    Found found = new EventReader(_ -> cut).read(query(new Bookmark(1, "t"), null));
                    assertTrue(found.bookmark().record() >= 0);
                } catch (ProblemException e) {
                    assertEquals(Problem.UNAVAILABLE, e.problem().code());
                }
            }
            String deep = "<Event><System>" + "<a>".repeat(200_000) + "</Event>";
            assertThrows(ProblemException.class,
                    () -> new EventReader(_ -> deep.getBytes(StandardCharsets.UTF_8)).read(query(null, null)));
        });
    }

    @Test
    void theProgramIsBounded(@TempDir Path folder) throws Exception {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        Path script = folder.resolve("wevtutil");
        Files.writeString(script, """
                case "$2" in
                  System) printf '%s|' "$@" ;;
                  Large) while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done ;;
                  Hangs) exec sleep 600 ;;
                  *) echo; echo 'Failed to read events. Access is denied.' >&2; exit 5 ;;
                esac
                """);
        var program = new Wevtutil(List.of("/bin/sh", script.toString()), 10_000, Duration.ofSeconds(60));
        assertEquals("qe|System|/q:*[System[Provider[@Name='a b']]]|/c:1|",
                new String(program.run(List.of("qe", "System", "/q:*[System[Provider[@Name='a b']]]", "/c:1")),
                        StandardCharsets.UTF_8));
        assertEquals(10_000, program.run(List.of("qe", "Large")).length);
        assertEquals("Failed to read events. Access is denied.",
                assertThrows(IOException.class, () -> program.run(List.of("qe", "Security"))).getMessage());
        var hasty = new Wevtutil(List.of("/bin/sh", script.toString()), 10_000, Duration.ofMillis(200));
        assertTimeoutPreemptively(Duration.ofSeconds(30),
                () -> assertThrows(IOException.class, () -> hasty.run(List.of("qe", "Hangs"))));
        ProblemException problem = assertThrows(ProblemException.class, () -> new EventReader(program)
                .read(new ReadHostEvents("Security", null, null, null, null, null)));
        assertEquals(Problem.UNAVAILABLE, problem.problem().code());
        assertTrue(problem.problem().what().contains("Access is denied."), problem.problem()::what);
    }

    @Test
    void aHostWithoutWindowsSaysSo() {
        assumeTrue(!System.getProperty("os.name").startsWith("Windows"));
        try (var host = new LocalHost()) {
            Problem problem = assertThrows(ProblemException.class,
                    () -> host.ask(query(null, null), Duration.ofSeconds(30))).problem();
            assertEquals(Problem.UNAVAILABLE, problem.code());
            assertTrue(problem.what().contains("no event log"), problem::what);
        }
    }
}
