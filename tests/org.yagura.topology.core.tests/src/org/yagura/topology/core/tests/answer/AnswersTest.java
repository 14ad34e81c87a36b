/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.yagura.model.FailureFigures;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.WhatIf;
import org.yagura.topology.core.tests.site.PlainReading;
import org.yagura.topology.core.tests.site.RandomSite;

/** All answers on many small random sites, compared with a plain reading of the rules in every state. */
final class AnswersTest {
    private static final int ROUNDS = 1000;

    @Test
    void singlePointsAndPairsAreThoseThatStop() {
        var random = new Random(21);
        for (int round = 0; round < ROUNDS; round++) {
            RandomSite site = RandomSite.of(random, 5 + random.nextInt(9));
            Topology topology = Topology.of(site.site());
            for (Service service : site.site().getServices()) {
                if (new PlainReading(site.site(), Set.of()).works(service)) {
                    compare(site, topology, service);
                }
            }
        }
    }

    private static void compare(RandomSite site, Topology topology, Service service) {
        FailureFigures figures = FailureFigures.of(site.site(), Locale.ENGLISH);
        List<Failable> mayFail = site.failables().stream().filter(f -> Double.isFinite(figures.of(f).mtbf())).toList();
        var singles = new TreeSet<String>();
        var pairs = new TreeSet<String>();
        for (Failable failable : mayFail) {
            if (!new PlainReading(site.site(), Set.of(failable)).works(service)) {
                singles.add(failable.getId());
            }
        }
        for (Failable a : mayFail) {
            for (Failable b : mayFail) {
                if (a.getId().compareTo(b.getId()) < 0 && !singles.contains(a.getId()) && !singles.contains(b.getId())
                        && !new PlainReading(site.site(), Set.of(a, b)).works(service)) {
                    pairs.add(a.getId() + " " + b.getId());
                }
            }
        }
        assertEquals(singles, topology.singlePoints().stream().filter(p -> p.services().contains(service.getId()))
                .map(p -> p.element().id()).collect(Collectors.toCollection(TreeSet::new)));
        var found = new TreeSet<String>();
        topology.pairs(service, 1000).pairs().forEach(p -> {
            String a = p.first().id();
            String b = p.second().id();
            found.add(a.compareTo(b) < 0 ? a + " " + b : b + " " + a);
        });
        assertEquals(pairs, found);
        assertEquals(pairs.size(), topology.pairs(service, 1).total());
    }

    @Test
    void availabilityIsTheSumOverAllStates() {
        var random = new Random(22);
        for (int round = 0; round < ROUNDS / 4; round++) {
            RandomSite site = RandomSite.of(random, 5 + random.nextInt(5));
            site.failables().forEach(f -> {
                f.setMtbf(1 + random.nextDouble() * 100);
                f.setMttr(1 + random.nextDouble() * 10);
            });
            Topology topology = Topology.of(site.site());
            for (Service service : site.site().getServices()) {
                ServiceAvailability found = topology.availability(service);
                assertTrue(found.exact());
                assertEquals(sum(site, service), found.availability(), 1e-9);
            }
        }
    }

    private static double sum(RandomSite site, Service service) {
        FailureFigures figures = FailureFigures.of(site.site(), Locale.ENGLISH);
        double sum = 0;
        int count = site.failables().size();
        for (int state = 0; state < 1 << count; state++) {
            var failed = new HashSet<Failable>();
            double probability = 1;
            for (int i = 0; i < count; i++) {
                double works = figures.of(site.failables().get(i)).availability();
                boolean down = (state >> i & 1) == 1;
                probability *= down ? 1 - works : works;
                if (down) {
                    failed.add(site.failables().get(i));
                }
            }
            sum += new PlainReading(site.site(), failed).works(service) ? probability : 0;
        }
        return sum;
    }

    @Test
    void whatIfSaysDownWhenItIsAndNamesASmallestCause() {
        var random = new Random(23);
        for (int round = 0; round < ROUNDS; round++) {
            RandomSite site = RandomSite.of(random, 14);
            Topology topology = Topology.of(site.site());
            List<Failable> failed = site.failables().stream().filter(f -> random.nextInt(4) == 0).toList();
            WhatIf whatIf = topology.whatIf(failed, Locale.ENGLISH);
            var plain = new PlainReading(site.site(), new HashSet<>(failed));
            for (ServiceOutcome outcome : whatIf.services()) {
                Service service = topology.index().element(outcome.service().id(), Service.class).orElseThrow();
                assertEquals(plain.works(service), outcome.state() != ServiceState.DOWN);
                if (outcome.state() == ServiceState.DOWN) {
                    smallest(site, service, outcome.because());
                    assertFalse(outcome.reasons().isEmpty());
                }
            }
            for (ElementRef stopped : whatIf.stopped()) {
                assertFalse(failed.stream().anyMatch(f -> f.getId().equals(stopped.id())));
            }
        }
    }

    /** It stops the service, and no part of it does. */
    private static void smallest(RandomSite site, Service service, List<ElementRef> because) {
        List<String> ids = because.stream().map(ElementRef::id).toList();
        List<Failable> cause = site.failables().stream().filter(f -> ids.contains(f.getId())).toList();
        assertFalse(new PlainReading(site.site(), new HashSet<>(cause)).works(service));
        for (Failable one : cause) {
            var less = new ArrayList<>(cause);
            less.remove(one);
            assertTrue(new PlainReading(site.site(), new HashSet<>(less)).works(service));
        }
    }

    @Test
    void aServiceThatWorksIsDegradedWhenASingleFailureStopsItNow() {
        var random = new Random(24);
        for (int round = 0; round < ROUNDS / 2; round++) {
            RandomSite site = RandomSite.of(random, 12);
            Topology topology = Topology.of(site.site());
            Failable failed = site.failables().get(random.nextInt(site.failables().size()));
            FailureFigures figures = FailureFigures.of(site.site(), Locale.ENGLISH);
            for (ServiceOutcome outcome : topology.whatIf(List.of(failed), Locale.ENGLISH).services()) {
                Service service = topology.index().element(outcome.service().id(), Service.class).orElseThrow();
                boolean single = site.failables().stream().filter(f -> Double.isFinite(figures.of(f).mtbf()))
                        .anyMatch(f -> new PlainReading(site.site(), Set.of(f)).works(service)
                                && !new PlainReading(site.site(), f == failed ? Set.of(f) : Set.of(f, failed))
                                        .works(service)
                                && new PlainReading(site.site(), Set.of(failed)).works(service) && f != failed);
                if (single) {
                    assertEquals(ServiceState.DEGRADED, outcome.state());
                }
            }
        }
    }
}
