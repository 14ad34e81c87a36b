/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.NewSites;
import org.yagura.model.site.HostWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.query.CapacityAnswers;
import org.yagura.watch.core.series.FindCapacity;
import org.yagura.watch.core.series.FindCapacity.Outcome;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.ReadCapacity;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.series.SeriesRow;

/** When limits are reached, for series whose course is known. */
class CapacityTest {
    private static final int SEEN = 672;
    private static final Instant NOW = Instant.ofEpochSecond((Made.START + SEEN) * 3_600L);

    private final List<SeriesRow> series = new ArrayList<>();
    private final List<Hours> hours = new ArrayList<>();
    private final Site site = NewSites.empty();
    private int read;
    private final CapacityAnswers answers = new CapacityAnswers(() -> new Plan(new Sites.Revision(1, site)),
            (number, from, to) -> {
                read++;
                return hours.get(number).between(from, to);
            }, Clock.fixed(NOW, ZoneOffset.UTC));

    private void add(String metric, String unit, Hours past) {
        series.add(new SeriesRow(series.size(), new Series("n", "w", metric, unit, Series.Kind.GAUGE), "node", NOW,
                NOW, 1.0, 0));
        hours.add(past);
    }

    private void threshold(String metric, ThresholdKind kind, double limit) {
        if (site.getWatches().isEmpty() || !"w".equals(site.getWatches().getLast().getId())) {
            HostWatch watch = SiteFactory.eINSTANCE.createHostWatch();
            watch.setId("w");
            site.getWatches().add(watch);
        }
        Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
        threshold.setId(metric + kind);
        threshold.setMetric(metric);
        threshold.setKind(kind);
        threshold.setLimit(limit);
        site.getWatches().getLast().getThresholds().add(threshold);
    }

    @SuppressWarnings("unchecked")
    private <Q extends Query<R>, R> R ask(Q query) {
        var handler = (RequestHandler<Q, R>) answers.handlers().stream().filter(h -> h.type() == query.getClass())
                .findFirst().orElseThrow();
        return handler.handle(query, new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return new Caller("mori", Set.of(Privilege.SEE), Optional.empty(), Locale.ENGLISH, "");
            }

            @Override
            public long commit(List<Fact> facts) {
                throw new AssertionError("a query makes nothing true");
            }

            @Override
            public <T> T ask(Query<T> asked) {
                var find = (FindSeries) asked;
                return (T) new FindSeries.Page(series.size(), find.position(),
                        series.stream().skip(find.position()).limit(2).toList());
            }

            @Override
            public void audit(String what) {
                throw new AssertionError("a query is not audited");
            }
        });
    }

    @Test
    void theSoonestComeFirstWithGrowthAndDate() {
        add("disk.used[/slow]", "%", Made.hours(SEEN, h -> 20 + h * 0.01));
        add("disk.used[/fast]", "%", Made.hours(SEEN, h -> 20 + h * 0.1));
        add("disk.used[/full]", "%", Made.hours(SEEN, h -> 100));
        add("disk.used[/steady]", "%", Made.hours(SEEN, h -> 50));
        add("disk.used[/new]", "%", Made.hours(SEEN, h -> 50, h -> h > SEEN - 5));
        add("rtt", "ms", Made.hours(SEEN, h -> h));
        add("free", "GB", Made.hours(SEEN, h -> 1_000 - h));
        threshold("free", ThresholdKind.LOW, 100);
        FindCapacity.Page page = ask(new FindCapacity(null, null, null, null));
        assertEquals(6, page.total(), "rtt has no limit");
        assertEquals(6, page.examined());
        assertEquals(List.of("disk.used[/full]", "disk.used[/fast]", "free", "disk.used[/slow]", "disk.used[/steady]",
                "disk.used[/new]"), page.rows().stream().map(r -> r.series().series().metric()).toList());
        assertEquals(List.of(Outcome.REACHED, Outcome.EXPECTED, Outcome.EXPECTED, Outcome.EXPECTED, Outcome.NEVER,
                Outcome.LEARNING), page.rows().stream().map(FindCapacity.Row::outcome).toList());
        FindCapacity.Row fast = page.rows().get(1);
        assertEquals(2.4, fast.perDay(), 0.01);
        assertEquals(72, fast.perMonth(), 0.3);
        assertEquals(87.2, fast.now(), 0.1);
        assertEquals((800 - SEEN) * 3_600.0, fast.reach().getEpochSecond() - NOW.getEpochSecond(), 3_600);
        assertTrue(fast.errorHours() <= 2);
        assertTrue(page.rows().get(2).low());
        assertNull(page.rows().getLast().perDay());
        int before = read;
        assertEquals(page.rows().subList(1, 3), ask(new FindCapacity(null, null, 1L, 2)).rows());
        assertEquals(before, read, "forecasts are kept");
    }

    @Test
    void theMostSevereThresholdIsTheLimit() {
        add("disk.used[/]", "%", Made.hours(SEEN, h -> 20 + h * 0.1));
        threshold("disk.used", ThresholdKind.FORECAST, 95);
        assertEquals(95, ask(new FindCapacity(null, null, null, null)).rows().getFirst().limit());
        threshold("other", ThresholdKind.HIGH, 5);
        threshold("disk.used", ThresholdKind.CHANGE, 5);
        threshold("disk.used", ThresholdKind.BASELINE, 5);
        assertEquals(95, ask(new FindCapacity(null, null, null, null)).rows().getFirst().limit());
    }

    @Test
    void theChartGoesOnUntilTheLimitIsReachedAtTheLatest() {
        var random = new Random(1);
        IntToDoubleFunction noise = Made.noise(random, SEEN, 1);
        add("disk.used[/]", "%", Made.hours(SEEN, h -> 20 + h * 0.1 + noise.applyAsDouble(h)));
        ReadCapacity.Answer answer = ask(new ReadCapacity("n", 0, null, null));
        assertEquals(ask(new FindCapacity(null, null, null, null)).rows().getFirst(), answer.row());
        assertEquals(SEEN, answer.hours());
        assertEquals(Made.START * 3_600L, answer.since().getEpochSecond());
        Instant reach = answer.row().reach();
        assertTrue(answer.earliest().isBefore(reach) && answer.latest().isAfter(reach),
                answer.earliest() + " " + reach + " " + answer.latest());
        double half = Duration.between(answer.earliest(), answer.latest()).toMinutes() / 120.0;
        assertEquals(half, answer.row().errorHours(), 2, "the list and the chart say the same");
        int last = answer.at().length - 1;
        assertTrue(answer.at()[last] > answer.latest().toEpochMilli());
        assertEquals(NOW.toEpochMilli() - 3_600_000, answer.at()[0]);
        for (int i = 0; i <= last; i++) {
            assertTrue(answer.lower()[i] < answer.expected()[i] && answer.expected()[i] < answer.upper()[i]);
            boolean before = answer.at()[i] < answer.earliest().toEpochMilli();
            assertEquals(before, answer.upper()[i] < 100, "the band touches the limit on the earliest day");
            assertEquals(answer.at()[i] >= answer.latest().toEpochMilli(), answer.lower()[i] >= 100);
        }
        ReadCapacity.Answer narrow = ask(new ReadCapacity("n", 0, null, 7));
        assertTrue(narrow.at().length <= 7 && narrow.at().length > 3, "points " + narrow.at().length);
    }

    @Test
    void theChartLearnsFromTheSameHoursAsTheList() {
        add("disk.used[/]", "%", Made.hours(SEEN, h -> h * 0.01 + (h < 200 ? 5 : h < 500 ? 60 : 75)));
        ReadCapacity.Answer answer = ask(new ReadCapacity("n", 0, null, null));
        assertEquals(ask(new FindCapacity(null, null, null, null)).rows().getFirst(), answer.row());
        assertEquals(SEEN - 200, answer.hours(), "since the larger step");
    }

    @Test
    void whatIsNeverReachedAndWhatIsLearnedHasNoDays() {
        add("disk.used[/steady]", "%", Made.hours(SEEN, h -> 50));
        add("disk.used[/new]", "%", Made.hours(SEEN, h -> 50, h -> h > SEEN - 5));
        add("disk.used[/full]", "%", Made.hours(SEEN, h -> 100));
        ReadCapacity.Answer steady = ask(new ReadCapacity("n", 0, null, null));
        assertEquals(Outcome.NEVER, steady.row().outcome());
        assertNull(steady.earliest());
        assertNull(steady.latest());
        assertTrue(steady.at().length > 100);
        ReadCapacity.Answer learned = ask(new ReadCapacity("n", 1, null, null));
        assertEquals(Outcome.LEARNING, learned.row().outcome());
        assertEquals(0, learned.at().length);
        assertNull(learned.since());
        ReadCapacity.Answer full = ask(new ReadCapacity("n", 2, null, null));
        assertEquals(NOW, full.earliest());
        assertEquals(NOW, full.latest());
    }

    @Test
    void boundsOfWhatIsAsked() {
        assertThrows(ProblemException.class, () -> ask(new ReadCapacity("n", 0, null, null)), "no such series");
        assertThrows(ProblemException.class, () -> ask(new ReadCapacity(null, 0, null, null)));
        assertThrows(ProblemException.class, () -> ask(new ReadCapacity("n", 0, 23, null)));
        assertThrows(ProblemException.class, () -> ask(new ReadCapacity("n", 0, null, 2_001)));
        assertThrows(ProblemException.class, () -> ask(new FindCapacity(null, 23, null, null)));
        assertThrows(ProblemException.class, () -> ask(new FindCapacity(null, null, -1L, null)));
        assertThrows(ProblemException.class, () -> ask(new FindCapacity(null, null, null, 1_001)));
        assertEquals(0, ask(new FindCapacity(null, null, null, null)).total());
    }
}
