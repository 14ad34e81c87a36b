/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.PushWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.PushValues;
import org.yagura.watch.core.PushValues.Message;
import org.yagura.watch.core.PushValues.Value;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.series.FindSeries;
import org.yagura.watch.core.series.SeriesFilter;
import org.yagura.watch.core.tests.plan.Sites;

/** What scripts deliver is measured, judged and told once, also over a restart; what is wrong is refused as a whole. */
final class PushTest {
    private final Site site = Sites.of(1);
    private final PushWatch watch = SiteFactory.eINSTANCE.createPushWatch();
    @TempDir
    private Path folder;

    PushTest() {
        watch.setId("push");
        watch.setName("Orders");
        watch.setAllNodes(true);
        watch.setInterval(Duration.ofSeconds(1));
        watch.setTimeout(Duration.ofSeconds(5));
        watch.setAttempts(1);
        watch.setSilent(null);
        watch.getMetrics().addAll(List.of("orders 1/min", "queue"));
        Threshold high = SiteFactory.eINSTANCE.createThreshold();
        high.setId("t");
        high.setMetric("queue");
        high.setLimit(100);
        high.setSeverity(org.yagura.model.site.Severity.MAJOR);
        watch.getThresholds().add(high);
        site.getWatches().add(watch);
    }

    private static PushValues values(String delivery, Object... metricsAndValues) {
        var values = new ArrayList<Value>();
        for (int i = 0; i < metricsAndValues.length; i += 2) {
            values.add(new Value((String) metricsAndValues[i], ((Number) metricsAndValues[i + 1]).doubleValue()));
        }
        return new PushValues("push", "n0", values, null, delivery);
    }

    private static List<String> events(WatchRig rig) {
        return rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name())).map(EventRaised.TYPE::content)
                .map(e -> e.severity() + " " + e.kind() + " " + e.text(Locale.ENGLISH)).toList();
    }

    @Test
    void valuesAreMeasuredAndJudgedAndMessagesAreTold() throws Exception {
        try (var rig = new WatchRig(folder, site)) {
            rig.await("push", "n0", WatchState.OK);
            assertFalse(rig.ask(values(null, "orders", 12, "queue", 20)).repeated());
            Await.until("measured",
                    () -> rig.ask(new FindSeries(SeriesFilter.ofWatch("push"), null, null)).total() == 2);
            rig.ask(values(null, "queue", 101));
            rig.await("push", "n0", WatchState.PROBLEM);
            rig.ask(values(null, "orders[new]", 13));
            Await.until("another metric is measured",
                    () -> rig.ask(new FindSeries(SeriesFilter.ofWatch("push"), null, null)).total() == 3);
            assertEquals(1, events(rig).size(), "that says nothing of the queue");
            rig.ask(values(null, "queue", 5));
            rig.await("push", "n0", WatchState.OK);
            rig.ask(new PushValues("push", "n0", null,
                    List.of(new Message("The import has failed.", Severity.MAJOR, "import"),
                            new Message("The import took 3 min.", Severity.INFO, null)),
                    null));
            Await.until("told", () -> events(rig).size() == 4);
            assertTrue(events(rig).contains("MAJOR PROBLEM Orders: The import has failed."), events(rig)::toString);
            assertTrue(events(rig).contains("INFO NONE Orders: The import took 3 min."), events(rig)::toString);
            assertTrue(rig.audit.contains("1 values, 0 messages"));
            rig.ask(new PushValues("push", "n0", null,
                    List.of(new Message("The import works again.", Severity.CLEARED, "import")), null));
            Await.until("ended", () -> events(rig).contains("CLEARED RESOLUTION Orders: The import works again."));
            List<String> alarms = rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name()))
                    .map(EventRaised.TYPE::content).filter(e -> e.text(Locale.ENGLISH).contains("The import"))
                    .map(EventRaised::key).filter(key -> !key.isEmpty()).toList();
            assertEquals(2, alarms.size());
            assertEquals(alarms.getFirst(), alarms.getLast(), "the same alarm");
        }
    }

    @Test
    void whatIsDeliveredTwiceCountsOnceAndNothingIsLostOverARestart() throws Exception {
        try (var rig = new WatchRig(folder, site)) {
            rig.await("push", "n0", WatchState.OK);
            rig.stop();
            for (int i = 0; i < 30; i++) {
                var message = new PushValues("push", "n0", null, List.of(new Message("number " + i, null, null)),
                        "d" + i);
                assertFalse(rig.ask(message).repeated());
                assertTrue(rig.ask(message).repeated());
            }
            rig.restart();
            assertTrue(rig.ask(new PushValues("push", "n0", null, List.of(new Message("again", null, null)), "d7"))
                    .repeated(), "known over a restart");
            Await.until("all are told", () -> events(rig).size() >= 30);
            rig.ask(values(null, "queue", 1));
            Await.until("measured",
                    () -> rig.ask(new FindSeries(SeriesFilter.ofWatch("push"), null, null)).total() == 1);
            assertEquals(30, events(rig).size());
            assertEquals(30, events(rig).stream().distinct().count());
        }
    }

    @Test
    void silenceIsAProblem() throws Exception {
        watch.setSilent(Duration.ofSeconds(2));
        try (var rig = new WatchRig(folder, site)) {
            rig.await("push", "n0", WatchState.PROBLEM);
            rig.ask(values(null, "queue", 1));
            rig.await("push", "n0", WatchState.OK);
            rig.await("push", "n0", WatchState.PROBLEM);
        }
    }

    private static void refused(WatchRig rig, PushValues command, String code) {
        Problem problem = assertThrows(ProblemException.class, () -> rig.ask(command)).problem();
        assertEquals(code, problem.code());
        assertFalse(problem.what().isBlank());
    }

    @Test
    void wrongDeliveriesAreRefusedAsAWhole() throws Exception {
        Sites.ping(site, "ping");
        try (var rig = new WatchRig(folder, site)) {
            rig.await("push", "n0", WatchState.OK);
            refused(rig, values(null), Problem.INVALID);
            refused(rig, values(null, "queue", Double.NaN), Problem.INVALID);
            refused(rig, values(null, "queue", 1, "queue", 2), Problem.INVALID);
            refused(rig, values(null, "queue", 1, "unknown", 2), Problem.INVALID);
            refused(rig, values(null, "a b\n", 1), Problem.INVALID);
            refused(rig, values("x".repeat(101), "queue", 1), Problem.INVALID);
            refused(rig, new PushValues("push", "n0", List.of(new Value("queue", null)), null, null), Problem.INVALID);
            refused(rig, new PushValues("push", "n0", null, List.of(new Message("", null, null)), null),
                    Problem.INVALID);
            refused(rig, new PushValues("push", "n0", null, List.of(new Message("x", Severity.CLEARED, null)), null),
                    Problem.INVALID);
            refused(rig, new PushValues("ping", "n0", List.of(new Value("queue", 1.0)), null, null), Problem.INVALID);
            refused(rig, new PushValues("push", "gone", List.of(new Value("queue", 1.0)), null, null),
                    Problem.NOT_FOUND);
            assertThrows(ProblemException.class, () -> rig.ask(values(null, "queue", 1), "another-area"));
            assertEquals(List.of(), rig.facts.stream().filter(f -> f.type().equals("watch.pushed")).toList());
            assertEquals(Privilege.RUN, WatchRig.privilege(PushValues.class));
        }
    }
}
