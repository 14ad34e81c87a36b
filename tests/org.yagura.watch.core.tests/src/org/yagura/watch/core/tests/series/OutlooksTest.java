/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.domain.Sites;
import org.yagura.model.NewSites;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.forecast.Hours;
import org.yagura.watch.core.internal.forecast.Outlook;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.series.query.HourReader;
import org.yagura.watch.core.internal.series.query.Outlooks;
import org.yagura.watch.core.internal.series.query.SeriesView;
import org.yagura.watch.core.internal.state.Key;
import org.yagura.watch.core.series.Series;

/** What is expected is made of the hours that are kept, for the bounds that need it, once an hour. */
class OutlooksTest {
    private static final long HALF = Duration.ofMinutes(30).toMillis();
    private static final int DAYS = 4;

    @TempDir
    private Path folder;

    private static Plan plan() {
        Site site = NewSites.empty();
        site.getWatches().clear();
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setId("n");
        Area area = SiteFactory.eINSTANCE.createArea();
        area.setId("a");
        area.getNodes().add(node);
        site.getAreas().add(area);
        PingWatch watch = SiteFactory.eINSTANCE.createPingWatch();
        watch.setId("w");
        watch.getNodes().add(node);
        for (ThresholdKind kind : new ThresholdKind[]{ThresholdKind.HIGH, ThresholdKind.FORECAST,
                ThresholdKind.BASELINE}) {
            Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
            threshold.setId(kind.getName());
            threshold.setMetric("v");
            threshold.setKind(kind);
            threshold.setLimit(90);
            watch.getThresholds().add(threshold);
        }
        site.getWatches().add(watch);
        return new Plan(new Sites.Revision(1, site));
    }

    @Test
    void isMadeOfTheHoursThatAreKept() {
        var series = new Series("n", "w", "v", "%", Series.Kind.GAUGE);
        try (var rig = new SeriesRig(folder)) {
            var facts = new Facts(1);
            int count = DAYS * 48;
            for (int i = 0; i < count; i++) {
                facts.add(series, Facts.ZERO + i * HALF, i * 0.1);
            }
            rig.add(facts.fact(Facts.ZERO + count * HALF));
            var past = new HourReader(new SeriesView(rig.store, rig.projection.state(), rig.sites));
            Instant now = Facts.START.plus(Duration.ofDays(DAYS));
            int first = Outlook.Model.hour(Facts.START);
            Hours hours = past.hours(rig.number(series), first, Outlook.Model.hour(now));
            assertEquals(DAYS * 24, hours.size());
            assertEquals(first, hours.hour()[0]);
            assertEquals(0.05, hours.mean()[0], 1e-9);
            assertEquals(0.0, hours.first()[0]);
            assertEquals(0.1, hours.last()[0], 1e-9);
            assertEquals(0, past.hours(4711, first, first + 9).size());

            var outlooks = new Outlooks(rig.projection.state(), past, Clock.systemUTC());
            outlooks.look(now);
            outlooks.plan(OutlooksTest::plan);
            Outlook outlook = outlooks.of(new Key("w", "n"));
            assertNull(outlook.of("FORECAST", "v").forecast(), "not made yet");
            outlooks.look(now);
            assertEquals(0.2, outlook.of("FORECAST", "v").forecast().line().slope(), 1e-6);
            assertNotNull(outlook.of("BASELINE", "v").profile());
            assertNull(outlook.of("HIGH", "v").forecast());
            Outlook.Model model = outlook.of("FORECAST", "v");
            outlooks.look(now.plus(Duration.ofMinutes(59)));
            assertTrue(model == outlook.of("FORECAST", "v"), "for an hour it is as it is");
            outlooks.look(now.plus(Duration.ofMinutes(61)));
            assertTrue(model != outlook.of("FORECAST", "v"));
        }
    }
}
