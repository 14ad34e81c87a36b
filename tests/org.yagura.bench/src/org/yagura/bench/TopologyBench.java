/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.yagura.core.event.Severity;
import org.yagura.model.site.Area;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.Topology;

/** The answers on a site of 2,000 nodes, 20,000 parts and 200 services. */
public final class TopologyBench {
    private static final int ROUNDS = 15;
    private static final int MOST_PAIRS = 1000;
    private static final double MILLIS = 1e6;

    private final Site site = TopologySite.build();
    private final Random random = new Random(1);
    private final List<Node> nodes = new ArrayList<>();

    private TopologyBench() {
        site.eAllContents().forEachRemaining(o -> {
            if (o instanceof Node node) {
                nodes.add(node);
            }
        });
    }

    /** Entry point; takes no arguments. */
    public static void main(String[] arguments) {
        new TopologyBench().run();
    }

    private void run() {
        System.out.printf(Locale.ROOT, "site of %,d nodes, %,d parts, %,d links, %,d groups, %,d services%n",
                nodes.size(),
                nodes.stream().mapToInt(n -> n.getParts().size()).sum(), site.getLinks().size(),
                site.getGroups().size(), site.getServices().size());
        double first = median(times(1, () -> Topology.of(site).singlePoints()));
        double edited = median(times(ROUNDS, () -> {
            edit();
            return Topology.of(site).singlePoints();
        }));
        Topology topology = Topology.of(site);
        System.out.printf(Locale.ROOT, "%,d single points%n", topology.singlePoints().size());
        double available = median(times(1, () -> availability(topology)));
        double whatIf = median(times(ROUNDS, () -> topology.whatIf(some(), Locale.ENGLISH)));
        print("pairs of all services", times(1, () -> site.getServices().stream()
                .map(s -> topology.pairs(s, MOST_PAIRS)).toList()));
        print("rules", times(ROUNDS, () -> topology.findings(LocalDate.EPOCH, Locale.ENGLISH)));
        print("root cause of a rack's alarms", times(ROUNDS, () -> topology.rootCause(rack())));
        System.out.printf(Locale.ROOT, "load average of the machine %.1f on %d processors%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.getRuntime().availableProcessors());
        Goals.below("topology-single-points", first / 1000, 1, "s");
        Goals.below("topology-single-points-after-edit", edited, 100, "ms");
        Goals.below("topology-availability", available / 1000, 5, "s");
        Goals.below("topology-what-if", whatIf, 100, "ms");
    }

    private static void print(String name, double[] millis) {
        System.out.printf(Locale.ROOT, "%s %.0f ms%n", name, median(millis));
    }

    /** What a person does between two looks: adds a memory module or takes one away, and says how long repair takes. */
    private void edit() {
        Node node = nodes.get(random.nextInt(nodes.size()));
        if (random.nextBoolean() || node.getParts().isEmpty()) {
            Part part = SiteFactory.eINSTANCE.createPart();
            part.setId("new-" + random.nextLong());
            part.setName("memory");
            part.setKind(PartKind.MEMORY);
            node.getParts().add(part);
        } else {
            node.getParts().removeLast();
        }
        node.setMttr(random.nextInt(10) + 1.0);
    }

    /** All nodes of a rack are silent. */
    private Map<String, Severity> rack() {
        var rack = (Area) nodes.get(random.nextInt(nodes.size())).eContainer();
        return rack.getNodes().stream().collect(Collectors.toMap(Node::getId, n -> Severity.CRITICAL));
    }

    private static List<ServiceAvailability> availability(Topology topology) {
        var all = new ArrayList<ServiceAvailability>();
        for (Service service : topology.site().getServices()) {
            all.add(topology.availability(service));
        }
        System.out.printf(Locale.ROOT, "availability: %d exact, best %.7f, worst %.7f%n",
                all.stream().filter(ServiceAvailability::exact).count(),
                all.stream().mapToDouble(ServiceAvailability::availability).max().orElse(0),
                all.stream().mapToDouble(ServiceAvailability::availability).min().orElse(0));
        return all;
    }

    private List<Failable> some() {
        var failed = new ArrayList<Failable>();
        for (int i = 0; i < 5; i++) {
            Node node = nodes.get(random.nextInt(nodes.size()));
            List<Part> parts = node.getParts();
            failed.add(parts.isEmpty() ? node : parts.get(random.nextInt(parts.size())));
            failed.add(nodes.get(random.nextInt(nodes.size())));
        }
        return failed;
    }

    private static double[] times(int rounds, Supplier<?> work) {
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long begun = System.nanoTime();
            work.get();
            millis[i] = (System.nanoTime() - begun) / MILLIS;
        }
        return millis;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
