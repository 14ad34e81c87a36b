/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.watch.core.internal.plan.Rounds;
import org.yagura.watch.core.internal.plan.SteadyTime;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.internal.state.Standing;

/** The schedule and what follows, in simulated time. */
final class RoundsTest {
    private static final Simulation.Answer QUICK = new Simulation.Answer(Duration.ofMillis(20), true);
    private static final Simulation.Answer DEAD = new Simulation.Answer(Duration.ofSeconds(5), false);

    private final Set<String> dead = new HashSet<>();

    private Simulation.Answer answer(Key key, Instant at) {
        return dead.contains(key.node()) ? DEAD : QUICK;
    }

    private Simulation simulation() {
        return new Simulation(500, this::answer);
    }

    @Test
    void tenThousandNodesWithTenWatchesForTenMinutes() {
        Site site = Sites.of(10_000);
        for (int i = 0; i < 10; i++) {
            Sites.tcp(site, "w" + i, 1000 + i);
        }
        var random = new Random(1);
        var simulation = new Simulation(500,
                (key, at) -> new Simulation.Answer(Duration.ofMillis(1 + random.nextInt(100)),
                        random.nextInt(500) > 0));
        simulation.timed = key -> key.watch().equals("w3");
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(2));
        int known = simulation.rounds.all().size();
        assertEquals(100_000, known);
        simulation.begun.clear();
        long before = simulation.rounds.figures().runs();
        simulation.go(Duration.ofMinutes(8));
        Rounds.Figures figures = simulation.rounds.figures();
        assertEquals(0, figures.late());
        assertEquals(0, figures.missed());
        double runs = figures.runs() - before;
        assertTrue(runs >= 800_000 && runs < 810_000, "8 minutes of 100,000, and what failed again: " + runs);
        simulation.begun.forEach((key, times) -> {
            long phase = key.phase(60_000);
            long onTime = times.stream().filter(t -> t % 60_000 == phase).count();
            assertTrue(onTime >= 7 && onTime <= 8, key + " " + times);
        });
        int busiest = simulation.perSecond.tailMap(Simulation.START.getEpochSecond() + 120).values().stream()
                .mapToInt(n -> n).max().orElseThrow();
        assertTrue(busiest < 2_000, "1,667 a second on average, " + busiest + " at most");
        assertTrue(simulation.mostFlying < 200, "at once " + simulation.mostFlying);
        assertEquals(known, simulation.rounds.all().size());
        assertTrue(simulation.rounds.all().stream().allMatch(w -> w.runs().size() <= 5));
        assertEquals(100_000, simulation.samples.series.size());
    }

    @Test
    void whatCannotKeepUpIsLateAndNeverDoneTwiceAtOnce() {
        Site site = Sites.of(100);
        Sites.ping(site, "w");
        var running = new HashMap<Key, Instant>();
        var simulation = new Simulation(5, (key, at) -> {
            Instant until = running.get(key);
            assertTrue(until == null || !at.isBefore(until), "twice at once");
            running.put(key, at.plusSeconds(6));
            return new Simulation.Answer(Duration.ofSeconds(6), true);
        });
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(20));
        assertEquals(5, simulation.mostFlying);
        Rounds.Figures figures = simulation.rounds.figures();
        assertEquals(1000, figures.runs(), 10, "5 at once, 6 s each, in 20 minutes");
        assertTrue(figures.late() > 900, figures.toString());
        assertTrue(figures.missed() > 500, figures.toString());
        simulation.begun.values().forEach(times -> assertTrue(times.size() >= 9, "nobody starves: " + times.size()));
    }

    @Test
    void whatFailsIsAskedAgainSoonUntilItIsConfirmed() {
        Site site = Sites.of(1);
        Sites.ping(site, "w");
        var simulation = simulation();
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(3));
        dead.add("n0");
        simulation.begun.clear();
        simulation.go(Duration.ofMinutes(3));
        List<Long> times = simulation.begun.get(new Key("w", "n0"));
        assertEquals(15_000, times.get(1) - times.get(0));
        assertEquals(15_000, times.get(2) - times.get(1));
        assertEquals(30_000, times.get(3) - times.get(2), "its place, once it is confirmed");
        assertEquals(60_000, times.get(4) - times.get(3));
        assertEquals("PROBLEM!", simulation.state("w", "n0"));
        assertEquals(List.of("n0 CRITICAL"), simulation.told());
        dead.clear();
        simulation.go(Duration.ofMinutes(1));
        assertEquals(List.of("n0 CLEARED"), simulation.told());
        assertTrue(simulation.samples.gaps > 0, "what could not be measured is a gap");
    }

    @Test
    void aRevisionLeavesAloneWhatDidNotChange() {
        Site site = Sites.of(4);
        Sites.ping(site, "w");
        Sites.tcp(site, "t", 80);
        var simulation = simulation();
        simulation.revise(1, site);
        dead.add("n1");
        dead.add("n2");
        simulation.go(Duration.ofMinutes(5));
        Watched same = simulation.rounds.watched(new Key("w", "n1"));
        Instant next = same.next();
        Standing standing = same.standing();
        simulation.told();

        Site other = EcoreUtil.copy(site);
        other.getAreas().get(0).getNodes().get(1).setLifeCycle(LifeCycle.RETIRED);
        other.getWatches().get(1).setEnabled(false);
        other.getWatches().get(0).setName("other name");
        simulation.revise(2, other);
        assertSame(same, simulation.rounds.watched(new Key("w", "n1")));
        assertEquals(next, same.next());
        assertEquals(standing, same.standing());
        assertEquals("other name", same.planned().watch().getName());
        assertEquals(3, simulation.rounds.all().size());
        List<String> told = new ArrayList<>(simulation.told());
        told.sort(null);
        assertEquals(List.of("n1 CLEARED", "n2 CLEARED", "n2 CLEARED"), told,
                "what is watched no more is over: t of n1, both of n2");
        simulation.go(Duration.ofMinutes(2));
        assertEquals(3, simulation.rounds.all().size());
        simulation.revise(3, site);
        simulation.go(Duration.ofMinutes(2));
        assertEquals("PROBLEM!", simulation.state("t", "n1"));
    }

    @Test
    void anotherIntervalHoldsFromNowOn() {
        Site site = Sites.of(1);
        Sites.ping(site, "w");
        var simulation = simulation();
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(2));
        Site other = EcoreUtil.copy(site);
        other.getWatches().get(0).setInterval(Duration.ofSeconds(10));
        simulation.revise(2, other);
        simulation.begun.clear();
        simulation.go(Duration.ofMinutes(1));
        assertEquals(6, simulation.begun.get(new Key("w", "n0")).size());
    }

    @Test
    void aLongIntervalBeginsWithinAMinuteAndARestartKeepsStates() {
        Site site = Sites.of(3);
        Sites.ping(site, "w").setInterval(Duration.ofHours(6));
        dead.add("n0");
        var simulation = simulation();
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(3));
        assertEquals(Set.of("w"), new HashSet<>(simulation.begun.keySet().stream().map(Key::watch).toList()));
        assertEquals(3, simulation.begun.size());
        Map<Key, Standing> kept = new HashMap<>();
        simulation.rounds.all().forEach(w -> kept.put(w.key(), w.standing().kept()));
        simulation.told();

        var again = simulation();
        again.revise(1, site, kept);
        assertEquals("PROBLEM!", again.state("w", "n0"));
        again.go(Duration.ofMinutes(3));
        assertEquals(List.of(), again.told(), "what was told before is not told again");
        dead.clear();
        again.go(Duration.ofHours(6));
        assertEquals(List.of("n0 CLEARED"), again.told());
    }

    @Test
    void whatIsBehindADeadNodeIsUnreachableAndAskedAtOnceWhenThatLives() {
        Site site = Sites.of(3);
        Sites.ping(site, "w");
        Sites.tcp(site, "t", 80);
        var simulation = simulation();
        simulation.cutOff = Map.of("n1", Set.of("n0"));
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(2));
        dead.addAll(List.of("n0", "n1"));
        simulation.go(Duration.ofMinutes(4));
        assertEquals("UNREACHABLE", simulation.state("w", "n1"));
        assertEquals("UNREACHABLE", simulation.state("t", "n1"));
        assertEquals("PROBLEM!", simulation.state("w", "n0"));
        assertFalse(simulation.told().contains("n1 CRITICAL"), "the switch had failed, confirmed or not");
        dead.clear();
        simulation.go(Duration.ofMinutes(1));
        assertEquals("OK", simulation.state("w", "n1"));
        dead.addAll(List.of("n0", "n1"));
        simulation.go(Duration.ofMinutes(4));
        dead.remove("n0");
        Watched ping = simulation.rounds.watched(new Key("w", "n0"));
        simulation.go(Duration.between(simulation.now(), ping.next()).plusMillis(100));
        assertEquals("OK", simulation.state("w", "n0"));
        simulation.go(Duration.ofSeconds(6));
        assertEquals("PROBLEM 1", simulation.state("w", "n1"), "asked at once, and it is really down");
    }

    @Test
    void maintenanceOfTheSiteIsKept() {
        Site site = Sites.of(2);
        Sites.ping(site, "w");
        Maintenance window = SiteFactory.eINSTANCE.createMaintenance();
        window.setStart(Simulation.START);
        window.setEnd(Simulation.START.plus(Duration.ofMinutes(10)));
        window.getAreas().add(site.getAreas().get(0));
        site.getMaintenances().add(window);
        dead.addAll(List.of("n0", "n1"));
        var simulation = simulation();
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(9));
        assertEquals(List.of("n1 CRITICAL"), simulation.told());
        assertEquals("PROBLEM!", simulation.state("w", "n0"));
        simulation.go(Duration.ofMinutes(3));
        assertEquals(List.of("n0 CRITICAL"), simulation.told());
    }

    @Test
    void outsideOfItsHoursNobodyIsToldAndAtTheirBeginningWhatLastsIs() {
        Site site = Sites.of(1);
        Calendar hours = SiteFactory.eINSTANCE.createCalendar();
        CalendarHours open = SiteFactory.eINSTANCE.createCalendarHours();
        LocalTime now = LocalTime.ofInstant(Simulation.START, ZoneOffset.UTC);
        open.setFrom(now.plusMinutes(10).truncatedTo(ChronoUnit.MINUTES).toString());
        open.setTo(now.plusMinutes(30).truncatedTo(ChronoUnit.MINUTES).toString());
        hours.getHours().add(open);
        hours.setName("Shop");
        site.getCalendars().add(hours);
        Sites.ping(site, "w").setCalendar(hours);
        dead.add("n0");
        var simulation = simulation();
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(9));
        assertEquals(List.of(), simulation.told());
        assertEquals("PROBLEM!", simulation.state("w", "n0"), "it runs and is recorded");
        simulation.go(Duration.ofMinutes(3));
        assertEquals(List.of("n0 CRITICAL"), simulation.told());
    }

    @Test
    void runNowDoesNotMoveThePlaces() {
        Site site = Sites.of(1);
        Sites.ping(site, "w");
        var simulation = simulation();
        simulation.revise(1, site);
        simulation.go(Duration.ofMinutes(3));
        Key key = new Key("w", "n0");
        simulation.begun.clear();
        Watched watched = simulation.rounds.watched(key);
        long phase = watched.next().toEpochMilli() % 60_000;
        simulation.go(Duration.between(simulation.now(), watched.next().minusSeconds(40)));
        simulation.go(Duration.ZERO);
        assertTrue(simulation.rounds.hurry(key, simulation.now()));
        assertFalse(simulation.rounds.hurry(new Key("w", "nobody"), simulation.now()));
        simulation.go(Duration.ofMinutes(2));
        List<Long> times = simulation.begun.get(key);
        assertEquals(1, times.stream().filter(t -> t % 60_000 != phase).count(), times.toString());
        assertTrue(times.stream().filter(t -> t % 60_000 == phase).count() >= 2, times.toString());
    }

    @Test
    void intervalsAreKeptWhenTheClockIsSet() {
        for (Duration by : List.of(Duration.ofHours(-1), Duration.ofHours(1), Duration.ofDays(-400))) {
            Site site = Sites.of(20);
            Sites.ping(site, "w");
            var simulation = simulation();
            simulation.revise(1, site);
            simulation.go(Duration.ofMinutes(3).plusMillis(1));
            simulation.go(Duration.ofSeconds(1));
            simulation.begun.clear();
            simulation.set(by);
            simulation.go(Duration.ofMinutes(1));
            assertEquals(20, simulation.begun.size(), "each within its interval");
            simulation.go(Duration.ofMinutes(9));
            simulation.begun.forEach((key, times) -> {
                assertTrue(times.size() >= 9 && times.size() <= 11, by + " " + key + " " + times);
                assertEquals(key.phase(60_000), times.getLast() % 60_000, "back at its places");
            });
            assertEquals(0, simulation.rounds.figures().late());
        }
    }

    @Test
    void aClockThatIsSetIsNoticed() {
        long[] nanos = {5};
        var time = new SteadyTime(() -> nanos[0]);
        Instant start = Simulation.START;
        assertEquals(Duration.ZERO, time.moved(start));
        nanos[0] += Duration.ofSeconds(9).toNanos();
        assertEquals(Duration.ZERO, time.moved(start.plusSeconds(9)));
        nanos[0] += Duration.ofSeconds(1).toNanos();
        assertEquals(Duration.ofHours(-1), time.moved(start.plusSeconds(10).minus(Duration.ofHours(1))));
        assertEquals(Duration.ZERO, time.moved(start.plusSeconds(10).minus(Duration.ofHours(1))));
        assertEquals(Duration.ofHours(1), time.moved(start.plusSeconds(10)));
        // one that runs too fast is noticed in the end, and no time is lost in between
        nanos[0] += Duration.ofHours(1).toNanos();
        assertEquals(Duration.ZERO, time.moved(start.plusSeconds(10).plus(Duration.ofHours(1)).plusMillis(300)));
        nanos[0] += Duration.ofHours(1).toNanos();
        assertEquals(Duration.ofMillis(600),
                time.moved(start.plusSeconds(10).plus(Duration.ofHours(2)).plusMillis(600)));
    }
}
