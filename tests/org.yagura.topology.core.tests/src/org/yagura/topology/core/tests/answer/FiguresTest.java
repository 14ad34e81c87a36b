/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.model.site.Failable;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RedundancyScheme;
import org.yagura.model.site.Service;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.ServiceAvailability.Contribution;
import org.yagura.topology.core.ServiceAvailability.Improvement;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.Topology;

/** Availability in figures that can be checked on paper. */
final class FiguresTest {
    private static final double YEAR = 525_600;

    private final Draft draft = new Draft();

    private <T extends Failable> T figures(T element, double mtbf, double mttr) {
        element.setMtbf(mtbf);
        element.setMttr(mttr);
        return element;
    }

    private ServiceAvailability of(Service service) {
        return Topology.of(draft.site()).availability(service);
    }

    @Test
    void inSeriesAvailabilitiesMultiply() {
        Node a = figures(draft.server("a"), 99, 1);
        Node b = figures(draft.server("b"), 49, 1);
        ServiceAvailability found = of(draft.service("s", Draft.need(a), Draft.need(b)));
        assertEquals(0.99 * 0.98, found.availability(), 1e-12);
        assertEquals((1 - 0.99 * 0.98) * YEAR, found.minutesPerYear(), 1e-6);
        assertEquals(List.of("b", "a"), found.contributions().stream().map(c -> c.element().id()).toList());
        assertEquals(0.02 * 0.99 * YEAR, found.contributions().getFirst().minutesPerYear(), 1e-6);
    }

    @Test
    void theTargetIsMetOrNot() {
        Service service = draft.service("s", Draft.need(figures(draft.server("a"), 99, 1)));
        assertNull(of(service).targetMet());
        service.setTarget(0.999);
        assertFalse(of(service).targetMet());
        service.setTarget(0.9);
        assertTrue(of(service).targetMet());
    }

    @Test
    void whatCannotWorkOrNeedsNothingIsSaidToBeSo() {
        Node planned = draft.server("a");
        planned.setLifeCycle(LifeCycle.PLANNED);
        ServiceAvailability none = of(draft.service("s", Draft.need(planned)));
        assertFalse(none.works());
        assertEquals(YEAR, none.minutesPerYear());
        Service empty = draft.service("t", Draft.all());
        assertEquals(1, of(empty).availability());
        assertTrue(of(empty).works());
    }

    /** What a second node buys is what the site gains when it is drawn. */
    @Test
    void aSecondNodeBuysWhatDrawingItGains() {
        Node node = figures(draft.server("a"), 990, 10);
        figures(draft.part(node, PartKind.CPU, "cpu"), 1990, 10);
        Node other = figures(draft.server("b"), 9990, 10);
        Service service = draft.service("s", Draft.need(node), Draft.need(other));
        ServiceAvailability before = of(service);
        Improvement best = before.improvements().getFirst();
        assertEquals("a", best.element().id());
        Node second = figures(draft.server("a2"), 990, 10);
        figures(draft.part(second, PartKind.CPU, "cpu2"), 1990, 10);
        RedundancyGroup pair = draft.group("pair", RedundancyScheme.PARALLEL, 1, node, second);
        ServiceAvailability after = of(draft.service("t", Draft.need(pair), Draft.need(other)));
        assertEquals(before.minutesPerYear() - after.minutesPerYear(), best.minutesPerYear(), 1e-6);
        Improvement part = before.improvements().stream().filter(i -> i.element().id().equals("cpu")).findFirst()
                .orElseThrow();
        assertTrue(part.minutesPerYear() < best.minutesPerYear());
    }

    /**
     * A standby pair of which each fails with 1/(990+10) an hour: while the other one works, each failure of the active one
     * stops the pair for the take-over of six minutes.
     */
    @Test
    void aTakeoverCostsItsTimeAtEachFailureOfTheActiveOne() {
        Node a = figures(draft.server("a"), 990, 10);
        Node b = figures(draft.server("b"), 990, 10);
        RedundancyGroup pair = draft.group("pair", RedundancyScheme.HOT_STANDBY, 1, a, b);
        Service service = draft.service("s", Draft.need(pair));
        double withoutTime = 1 - 0.01 * 0.01;
        assertEquals(withoutTime, of(service).availability(), 1e-12);
        pair.setTakeover(Duration.ofMinutes(6));
        double takeover = 1.0 / 1000 * 0.1;
        ServiceAvailability found = of(service);
        assertEquals(withoutTime * (1 - takeover), found.availability(), 1e-12);
        Contribution worst = found.contributions().stream().filter(c -> c.element().id().equals("pair")).findFirst()
                .orElseThrow();
        assertEquals(withoutTime * takeover * YEAR, worst.minutesPerYear(), 1e-6);
        assertTrue(Topology.of(draft.site()).singlePoints().isEmpty());
    }

    @Test
    void onlyThePreferredOneIsActiveAndSharedFailuresAreNoTakeover() {
        Node a = figures(draft.server("a"), 990, 10);
        Node b = figures(draft.server("b"), 90, 10);
        figures(draft.root(), 9_990, 10);
        RedundancyGroup pair = draft.group("pair", RedundancyScheme.COLD_STANDBY, 1, a, b);
        pair.setPreferred(a);
        pair.setTakeover(Duration.ofHours(1));
        Service service = draft.service("s", Draft.need(pair));
        double room = 9_990.0 / 10_000;
        double often = room / 1000;
        assertEquals(room * (1 - 0.01 * 0.1) * (1 - often * 1), of(service).availability(), 1e-9);
    }

    @Test
    void loadSharingHasNoTakeover() {
        Node a = figures(draft.server("a"), 990, 10);
        Node b = figures(draft.server("b"), 990, 10);
        RedundancyGroup farm = draft.group("farm", RedundancyScheme.PARALLEL, 1, a, b);
        farm.setTakeover(Duration.ofHours(1));
        assertEquals(1 - 1e-4, of(draft.service("s", Draft.need(farm))).availability(), 1e-12);
    }

    /** Four disks of which three are needed, one spare, two hours to rebuild on it. */
    @Test
    void aSpareShortensTheRepair() {
        Node array = figures(draft.server("array"), 1e12, 1);
        Part[] disks = new Part[4];
        for (int i = 0; i < 4; i++) {
            disks[i] = figures(draft.part(array, PartKind.DISK, "disk" + i), 990, 10);
        }
        RedundancyGroup raid = draft.group("raid", RedundancyScheme.RAID5, 3, disks);
        Service service = draft.service("s", Draft.need(array));
        assertEquals(atLeastThreeOfFour(0.01), of(service).availability(), 1e-9);
        Part spare = figures(draft.part(array, PartKind.DISK, "spare"), 990, 10);
        raid.getSpares().add(spare);
        raid.setTakeover(Duration.ofHours(2));
        double usedUp = 1 - Math.pow(0.99, 4);
        double repair = usedUp * 10 + (1 - usedUp) * 2;
        assertEquals(atLeastThreeOfFour(repair / (990 + repair)), of(service).availability(), 1e-9);
    }

    private static double atLeastThreeOfFour(double q) {
        return Math.pow(1 - q, 4) + 4 * q * Math.pow(1 - q, 3);
    }

    /** A spare disk is no disk that the node cannot run without. */
    @Test
    void aSpareIsNotNeeded() {
        Node array = draft.server("array");
        Part spare = draft.part(array, PartKind.DISK, "spare");
        draft.group("raid", RedundancyScheme.MIRROR, 1, draft.part(array, PartKind.DISK, "d1"),
                draft.part(array, PartKind.DISK, "d2")).getSpares().add(spare);
        draft.service("s", Draft.need(array));
        assertEquals(List.of("array"),
                Topology.of(draft.site()).singlePoints().stream().map(p -> p.element().id()).toList());
    }

    /** More services than one: what stops most of them comes first. */
    @Test
    void singlePointsAreRanked() {
        Node a = figures(draft.server("a"), 99, 1);
        Node b = figures(draft.server("b"), 9, 1);
        draft.service("s", Draft.need(a), Draft.need(b));
        draft.service("t", Draft.need(a));
        var points = Topology.of(draft.site()).singlePoints();
        assertEquals(List.of("a", "b"), points.stream().map(p -> p.element().id()).toList());
        assertEquals(List.of("s", "t"), points.getFirst().services());
        assertEquals(0.01 * YEAR, points.getFirst().minutesPerYear(), 1e-6);
    }
}
