/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.json.Json;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Recall;
import org.yagura.watch.core.internal.state.Ruling;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/** What people are told of by itself: instances, that the agent cannot ask, and both over restarts. */
final class PartsTest {
    private static final List<String> INSTANCES = List.of("/", "/var", "/home");
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static Bound full(int count) {
        return Case.bound("disk.used", ThresholdKind.HIGH, 90, 5, count, Severity.MAJOR);
    }

    private static Metric used(String mount, double value) {
        return Metric.gauge("disk.used[" + mount + "]", "%", value);
    }

    @Test
    void twoInstancesAreTwoAlarmsEachClearedByItself() {
        var c = new Case(1, full(1));
        c.result(Outcome.GOOD, used("/var", 95), used("/home", 10));
        assertEquals("[/var]MAJOR", c.told());
        c.result(Outcome.GOOD, used("/var", 95), used("/home", 96));
        assertEquals("[/home]MAJOR", c.told());
        assertEquals("MAJOR!", c.state());
        Ruling ruling = c.result(Outcome.GOOD, used("/var", 20), used("/home", 96));
        assertEquals("[/var]END", c.told());
        assertEquals("disk.used[/var] is 20 %, within its bounds again.",
                ruling.tellings().getFirst().said().in(Locale.ENGLISH));
        assertEquals("disk.used[/var]は20 %で、しきい値の範囲内に戻りました。",
                ruling.tellings().getFirst().said().in(Locale.JAPANESE));
        assertEquals("MAJOR!", c.state());
        ruling = c.result(Outcome.GOOD, used("/var", 20));
        assertEquals("[/home]END", c.told());
        assertEquals("/home is not measured any more.", ruling.tellings().getFirst().said().in(Locale.ENGLISH));
        assertEquals("OK", c.state());
    }

    @Test
    void aSecondFailureInOneWatchIsToldAndEachEndsByItself() {
        var c = new Case(2);
        Phrase a = Phrase.plain("a stopped");
        Phrase b = Phrase.plain("b stopped");
        Metric some = Metric.gauge("running[b]", "", 1);
        c.faults(Map.of("a", a), some);
        assertEquals("CRITICAL 1", c.state());
        Ruling first = c.faults(Map.of("a", a), some);
        assertEquals("[a]CRITICAL", c.told());
        assertEquals("a stopped", first.tellings().getFirst().said().in(Locale.ENGLISH));
        c.faults(Map.of("a", a, "b", b), some);
        assertEquals("", c.told(), "the second one is to be confirmed, too");
        c.faults(Map.of("a", a, "b", b), some);
        assertEquals("[b]CRITICAL", c.told());
        c.bad();
        c.bad();
        assertEquals("CRITICAL", c.told(), "nothing is known of the two, and the whole does not answer");
        Ruling back = c.faults(Map.of("a", a), some);
        assertEquals("END [b]END", c.told());
        assertEquals("It is watched again. x", back.tellings().getFirst().said().in(Locale.ENGLISH));
        assertEquals("b is as it should be again.", back.tellings().getLast().said().in(Locale.ENGLISH));
        assertEquals("bは正常に戻りました。", back.tellings().getLast().said().in(Locale.JAPANESE));
        c.good();
        assertEquals("[a]END", c.told());
        assertEquals("OK", c.state());
    }

    @Test
    void anInstanceIsConfirmedByItselfAndShowsOnlyThen() {
        var c = new Case(3, full(1));
        for (int i = 0; i < 3; i++) {
            c.result(Outcome.GOOD, used("/var", 95), used("/home", 10));
        }
        assertEquals("[/var]MAJOR", c.told());
        c.result(Outcome.GOOD, used("/var", 95), used("/home", 95));
        c.result(Outcome.GOOD, used("/var", 95), used("/home", 95));
        assertEquals("", c.told(), "the second one is new");
        assertTrue(c.standing.hurried(), "and is looked at soon");
        assertEquals("MAJOR!", c.state());
        c.result(Outcome.GOOD, used("/var", 95), used("/home", 95));
        assertEquals("[/home]MAJOR", c.told());
        assertFalse(c.standing.hurried());
    }

    @Test
    void aNodeThatIsDownIsOneAlarmAndInstancesStayAsTheyWere() {
        var c = new Case(1, full(2));
        c.result(Outcome.GOOD, used("/", 95), used("/var", 95), used("/home", 95));
        c.result(Outcome.GOOD, used("/", 95), used("/var", 95), used("/home", 10));
        c.told();
        c.bad();
        c.bad();
        assertEquals("CRITICAL", c.told());
        assertEquals("CRITICAL!", c.state());
        c.result(Outcome.GOOD, used("/", 95), used("/var", 10), used("/home", 10));
        assertEquals("END [/var]END", c.told());
        assertEquals("MAJOR!", c.state());
    }

    @Test
    void whatIsUnreachableTakesBackInstancesToo() {
        var c = new Case(1, full(1));
        c.result(Outcome.GOOD, used("/var", 95));
        c.told();
        c.behind = Set.of("sw1");
        c.bad();
        assertEquals("[/var]END", c.told());
        c.behind = Set.of();
        c.result(Outcome.GOOD, used("/var", 95));
        assertEquals("[/var]MAJOR", c.told());
    }

    @Test
    void whatCannotBeAskedForLongIsToldOnceAndThatItCan() {
        var c = new Case(2);
        c.bad();
        c.bad();
        c.told();
        Instant since = null;
        Ruling ruling = null;
        for (int i = 0; i <= 15; i++) {
            assertEquals("", c.told());
            ruling = c.result(Outcome.UNKNOWN);
            since = since == null ? c.now() : since;
        }
        assertEquals("?INDETERMINATE", c.told(), "beside what was told before");
        assertTrue(ruling.changed());
        String said = ruling.tellings().getFirst().said().in(Locale.ENGLISH);
        assertTrue(said.startsWith("Not watched since Nov 26, 2026, 12:03:00"), said);
        assertEquals(since, c.standing.unasked().since());
        for (int i = 0; i < 30; i++) {
            c.result(Outcome.UNKNOWN);
        }
        assertEquals("", c.told());
        c.good();
        assertEquals("END ?END", c.told());
        for (int i = 0; i <= 15; i++) {
            c.result(i == 9 ? Outcome.GOOD : Outcome.UNKNOWN);
        }
        assertEquals("", c.told(), "so many in a row");
    }

    @Test
    void aRestartLosesNoCrossing() {
        var c = new Case(1, Case.bound("v", ThresholdKind.CHANGE, 10, 0, 1, Severity.WARNING),
                Case.bound("n*", ThresholdKind.RATE, 60, 0, 1, Severity.MINOR));
        c.result(Outcome.GOOD, Metric.gauge("v", "%", 50), Metric.gauge("n[a]", "", 1), Metric.gauge("n[b]", "", 1));
        Standing kept = read(c.standing.kept());
        assertTrue(kept.crossings().isEmpty(), "values are not in what is kept");
        c.standing = Recall.into(kept, c.terms, List.of(new Recall.Value("v", "%", 50, c.now()),
                new Recall.Value("n[a]", "", 1, c.now()), new Recall.Value("other", "", 1, c.now())));
        c.result(Outcome.GOOD, Metric.gauge("v", "%", 61), Metric.gauge("n[a]", "", 3), Metric.gauge("n[b]", "", 3));
        assertEquals("WARNING [a]MINOR", c.told());
        c.standing = Recall.into(read(c.standing.kept()), c.terms,
                List.of(new Recall.Value("v", "%", 9, Instant.EPOCH)));
        c.result(Outcome.GOOD, Metric.gauge("v", "%", 62));
        assertEquals("END [a]END", c.told(), "what is older than what is kept does not count");
    }

    @Test
    void whatWasKeptBeforeThereWerePartsIsTheWatchAsSuch() throws IOException {
        Standing old = Json.read(("{\"state\":\"PROBLEM\",\"severity\":\"MAJOR\",\"hard\":true,\"attempt\":3,"
                + "\"since\":\"2026-11-26T00:00:00Z\",\"announced\":\"MAJOR\",\"flapping\":false,\"changes\":5,"
                + "\"last\":5,\"said\":{\"en\":\"x\",\"ja\":\"x\"}}").getBytes(StandardCharsets.UTF_8),
                Standing.class);
        assertEquals(Severity.MAJOR, old.whole().announced());
        var c = new Case(1);
        c.standing = old;
        c.good();
        assertEquals("END", c.told());
    }

    /** An instance is judged as if it were the only one, whatever the others do, and over restarts. */
    @Test
    void instancesDoNotDependOnEachOther() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            int attempts = 1 + random.nextInt(3);
            Bound[] bounds = {full(1 + random.nextInt(3)),
                    Case.bound("disk.used", ThresholdKind.CHANGE, 60, 0, 1, Severity.WARNING)};
            var all = new Case(attempts, bounds);
            var alone = new TreeMap<String, Case>();
            INSTANCES.forEach(i -> alone.put(i, new Case(attempts, bounds)));
            for (int step = 0; step < 150; step++) {
                boolean silent = random.nextInt(8) == 0;
                Set<String> behind = random.nextInt(12) == 0 ? Set.of("x") : Set.of();
                Outcome outcome = Outcome.values()[random.nextInt(3) == 0 ? random.nextInt(4) : 0];
                var metrics = new TreeMap<String, Metric>();
                if (outcome != Outcome.UNKNOWN && outcome != Outcome.FAILED) {
                    INSTANCES.stream().filter(i -> random.nextInt(10) > 0)
                            .forEach(i -> metrics.put(i, used(i, random.nextInt(100))));
                }
                run(all, outcome, silent, behind, metrics.values());
                for (Map.Entry<String, Case> one : alone.entrySet()) {
                    Metric metric = metrics.get(one.getKey());
                    // an instance that is not measured while others are; nothing at all would leave it as it was
                    Metric other = used("other", 1);
                    run(one.getValue(), outcome, silent, behind,
                            metrics.isEmpty() ? List.of() : List.of(metric == null ? other : metric));
                    assertEquals(of(one.getValue().told, one.getKey()), of(all.told, one.getKey()),
                            "seed " + seed + " step " + step + " " + one.getKey());
                    one.getValue().told.clear();
                }
                all.told.clear();
                if (random.nextInt(15) == 0) {
                    restart(all);
                }
            }
        }
    }

    private static void run(Case c, Outcome outcome, boolean silent, Set<String> behind,
            Collection<Metric> metrics) {
        c.silent = silent;
        c.behind = behind;
        c.result(outcome, metrics.toArray(Metric[]::new));
    }

    private static List<String> of(List<Ruling.Telling> told, String instance) {
        return told.stream().filter(t -> t.topic().equals(Ruling.of(instance)))
                .map(t -> t.before() + " " + t.severity() + " " + t.said().en()).toList();
    }

    /** What holds of every topic after any results, with restarts in between that lose nothing. */
    @Test
    void rulesThatAlwaysHold() {
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var c = new Case(1 + random.nextInt(3), full(1 + random.nextInt(2)),
                    Case.bound("load", ThresholdKind.RATE, 3000, 0, 1, Severity.MINOR));
            var people = new TreeMap<String, Severity>();
            Instant unknown = null;
            for (int step = 0; step < 200; step++) {
                Outcome outcome = Outcome.values()[random.nextInt(40) == 0 ? random.nextInt(4) : last(c, random)];
                var metrics = new ArrayList<Metric>();
                if (outcome == Outcome.GOOD) {
                    metrics.add(Metric.gauge("load", "", random.nextInt(100)));
                    INSTANCES.forEach(i -> metrics.add(used(i, random.nextInt(100))));
                }
                Ruling ruling = c.result(outcome, metrics.toArray(Metric[]::new));
                unknown = outcome != Outcome.UNKNOWN ? null : unknown == null ? c.now() : unknown;
                for (Ruling.Telling telling : ruling.tellings()) {
                    boolean problem = telling.kind() == EventRaised.Kind.PROBLEM;
                    if (!telling.topic().equals(Ruling.UNASKED)) {
                        assertEquals(people.get(telling.topic()), telling.before());
                    }
                    assertTrue(problem || people.containsKey(telling.topic()), "an end without a problem");
                    assertTrue(ruling.changed(), "what is told is kept");
                    if (problem) {
                        people.put(telling.topic(), telling.severity());
                    } else {
                        people.remove(telling.topic());
                    }
                }
                check(c, people, unknown);
                if (random.nextInt(20) == 0) {
                    restart(c);
                }
            }
        }
    }

    /** Outcomes last for some time. */
    private static int last(Case c, Random random) {
        return c.standing.state() == WatchState.UNKNOWN && random.nextInt(20) > 0
                ? Outcome.UNKNOWN.ordinal()
                : random.nextInt(4) == 0 ? Outcome.FAILED.ordinal() : Outcome.GOOD.ordinal();
    }

    private static void check(Case c, Map<String, Severity> people, Instant unknown) {
        Standing now = c.standing;
        boolean over = unknown != null && Duration.between(unknown, c.now()).compareTo(PATIENCE) >= 0;
        assertEquals(over, people.containsKey(Ruling.UNASKED), "told exactly when it is over its time");
        var known = new TreeMap<String, Severity>();
        now.parts().stream().filter(p -> p.announced() != null)
                .forEach(p -> known.put(Ruling.of(p.instance()), p.announced()));
        var expected = new TreeMap<>(people);
        expected.remove(Ruling.UNASKED);
        assertEquals(expected, known);
        if (now.state() == WatchState.OK && !now.flapping()) {
            assertTrue(people.isEmpty(), "all is well and " + people);
            assertNull(now.announced());
        }
        assertTrue(now.parts().size() <= INSTANCES.size() + 1);
    }

    /** As an agent does: what is kept, and the last values from the time series. */
    private static void restart(Case c) {
        List<Recall.Value> values = c.standing.crossings().stream()
                .map(k -> new Recall.Value(k.metric(), k.unit(), k.value(), Instant.ofEpochMilli(k.at()))).toList();
        Standing before = c.standing;
        c.standing = Recall.into(read(c.standing.kept()), c.terms, values);
        assertEquals(Set.copyOf(before.crossings()), Set.copyOf(c.standing.crossings()));
    }

    private static Standing read(Standing standing) {
        try {
            return Json.read(Json.bytes(standing), Standing.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
