/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core.tests.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.model.DemoSite;
import org.yagura.model.site.ScenarioAction;
import org.yagura.topology.core.SinglePoint;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.topology.core.drawing.SiteOverlays;

/** What the answers look like, laid over the drawing of the demo site. */
final class SiteOverlaysTest {
    private final Topology topology = Topology.of(DemoSite.load());
    private final Scene scene = new Scene();

    SiteOverlaysTest() {
        new SiteDrawing(scene, Locale.ENGLISH).show(topology.site(), null);
    }

    private Mark mark(Overlay overlay, String figure) {
        return overlay.mark(scene.figure(figure));
    }

    private Overlay rehearsal(Map<String, ScenarioAction> supposed) {
        return SiteOverlays.rehearsal(topology, supposed, Locale.ENGLISH);
    }

    @Test
    void everySinglePointThatIsDrawnIsMarked() {
        Overlay overlay = SiteOverlays.singlePoints(topology, Locale.ENGLISH);
        var points = topology.singlePoints().stream().map(SinglePoint::element).map(e -> e.id()).toList();
        assertTrue(points.contains("ups01"), points.toString());
        scene.figures().forEach(f -> assertEquals(points.contains(f.id()), overlay.mark(f) != null, f.id()));
        assertEquals(Severity.MAJOR, mark(overlay, "ups01").severity());
        assertNull(overlay.banner());
    }

    @Test
    void aRehearsalIsMarkedAsOneAndHasABanner() {
        Overlay overlay = rehearsal(Map.of("ups01", ScenarioAction.STOP));
        assertEquals(Condition.FAILED, mark(overlay, "ups01").condition());
        assertEquals("Rehearsal: planned stop.", mark(overlay, "ups01").words());
        assertEquals(Condition.UNREACHABLE, mark(overlay, "mail01").condition(), "both its power supplies hang on it");
        assertNull(mark(overlay, "db01"), "is fed from elsewhere too");
        assertTrue(mark(overlay, "mail01").rehearsed());
        assertTrue(overlay.banner().startsWith("Rehearsal: one failure supposed, 1 services down"), overlay.banner());
    }

    @Test
    void aFailureInsideDegradesTheNodeAndAGroupThatLosesAMemberIsDegraded() {
        Overlay overlay = rehearsal(Map.of("db01.disk0", ScenarioAction.FAIL, "mail01", ScenarioAction.FAIL));
        assertEquals("Rehearsal: disk0 inside has failed.", mark(overlay, "db01").words());
        assertEquals("Rehearsal: 1 of 2 lost.", mark(overlay, "g-mail").words());
    }

    @Test
    void linksAreMarkedToo() {
        String cable = "lan.db01.lan0-sw-biz01";
        Overlay overlay = rehearsal(Map.of(cable, ScenarioAction.FAIL));
        assertEquals(Condition.FAILED, overlay.mark(scene.connection(cable)).condition());
        assertNull(overlay.mark(scene.connection("lan.db01.lan1-sw-biz02")));
    }

    @Test
    void whatIsNotThereHasNoEffect() {
        Overlay overlay = rehearsal(Map.of("nobody", ScenarioAction.FAIL));
        assertNotNull(overlay.banner());
        scene.figures().forEach(f -> assertNull(overlay.mark(f), f.id()));
    }
}
