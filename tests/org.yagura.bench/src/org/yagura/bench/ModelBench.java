/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.eclipse.emf.ecore.EObject;
import org.yagura.model.Conflict;
import org.yagura.model.Differences;
import org.yagura.model.Elements;
import org.yagura.model.Ips;
import org.yagura.model.Merge;
import org.yagura.model.NewSites;
import org.yagura.model.Removal;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Diagram;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.NeedAll;
import org.yagura.model.site.NeedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Placement;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Loads and saves a site of 100,000 elements as files, and times what else is done with a whole site. */
public final class ModelBench {

    private static final int ELEMENTS = 100_000;
    private static final int ROUNDS = 25;
    private static final double GOAL_SECONDS = 0.5;
    private static final int LOOKUPS = 10_000_000;
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;
    private static final List<PartKind> PARTS = List.of(PartKind.LAN_PORT, PartKind.LAN_PORT, PartKind.CPU,
            PartKind.CPU, PartKind.DISK, PartKind.DISK);

    private final SiteFiles files = new SiteFiles();

    private ModelBench() {
    }

    /** Entry point; takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        new ModelBench().run();
    }

    private void run() throws Exception {
        Path folder = Files.createTempDirectory("yagura-bench");
        Path file = folder.resolve("large.site");
        try {
            Site site = site(ELEMENTS);
            files.save(site, file);
            System.out.printf(Locale.ROOT, "site of %,d elements; file of %,.1f MB; median of %d rounds counts%n",
                    count(site), Files.size(file) / 1e6, ROUNDS);
            Site loaded = files.load(file).site();
            double[] load = times(() -> files.load(file));
            double[] save = times(() -> {
                files.save(loaded, file);
                return null;
            });
            Site changed = SiteFiles.copy(loaded);
            changed.getAreas().forEach(area -> area.getNodes().get(0).setProduct("changed"));
            print("check", times(() -> SiteChecks.check(loaded)));
            print("index", times(() -> SiteIndex.of(loaded)));
            print("compare", times(() -> Differences.between(loaded, changed)));
            print("copy", times(() -> SiteFiles.copy(loaded)));
            print("removal", times(() -> Removal.of(loaded.getAreas().get(0).getNodes())));
            Site other = SiteFiles.copy(loaded);
            other.getAreas().forEach(area -> area.getNodes().get(1).setProduct("changed"));
            print("merge", times(() -> Merge.of(loaded, changed, other).site(_ -> Conflict.Side.MINE)));
            lookups(SiteIndex.of(loaded));
            System.out.printf(Locale.ROOT, "load average of the machine %.1f on %d processors%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
            print("load", load);
            print("save", save);
            Goals.below("model-load", median(load), GOAL_SECONDS, "s");
            Goals.below("model-save", median(save), GOAL_SECONDS, "s");
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }

    private static int count(Site site) {
        int count = 1;
        for (Iterator<EObject> all = site.eAllContents(); all.hasNext(); all.next()) {
            count++;
        }
        return count;
    }

    /**
     * Areas of 100 nodes; each node with an interface, an address, six parts and a doubled link to the first node of its
     * area; every two nodes in a group, every twenty in a service; every tenth node in a filter; all in a diagram.
     */
    private static Site site(int elements) {
        Site site = NewSites.empty();
        Diagram diagram = named(FACTORY.createDiagram(), "All");
        site.getDiagrams().add(diagram);
        Area area = null;
        Node before = null;
        for (int count = 0, i = 0; count < elements; i++) {
            if (i % 100 == 0) {
                area = named(FACTORY.createArea(), "Area " + i / 100);
                site.getAreas().add(area);
                count++;
            }
            Node node = node(i);
            area.getNodes().add(node);
            links(site, area.getNodes().get(0), node);
            Placement placement = FACTORY.createPlacement();
            placement.setElement(node);
            placement.setX(i % 100 * 120);
            placement.setY(i / 100 * 80);
            diagram.getPlacements().add(placement);
            count += 12;
            if (i % 2 == 1) {
                RedundancyGroup group = named(FACTORY.createRedundancyGroup(), "group " + i);
                group.getMembers().addAll(List.of(before, node));
                site.getGroups().add(group);
                count++;
            }
            if (i % 20 == 19) {
                service(site, i);
                count += 12;
            }
            if (i % 10 == 0) {
                Filter filter = named(FACTORY.createFilter(), "filter " + i);
                filter.getNodes().add(node);
                site.getFilters().add(filter);
                count++;
            }
            before = node;
        }
        return site;
    }

    private static <T extends NamedElement> T named(T element, String name) {
        element.setId(Elements.newId());
        element.setName(name);
        return element;
    }

    private static Node node(int i) {
        Node node = Elements.node(NodeKind.WWW_BM_SERVER, "node-" + i,
                "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
        node.setVendor("Vendor " + i % 20);
        node.setProduct("Product " + i % 300);
        node.setSerial("S" + i);
        for (PartKind kind : PARTS) {
            Part part = named(FACTORY.createPart(), kind.getName().toLowerCase(Locale.ROOT) + node.getParts().size());
            part.setKind(kind);
            node.getParts().add(part);
        }
        return node;
    }

    private static void links(Site site, Node hub, Node node) {
        for (Part port : node.getParts().subList(0, 2)) {
            Link link = FACTORY.createLink();
            link.setId(Elements.newId());
            link.setFrom(port);
            link.setTo(hub == node ? site.getAreas().get(0).getNodes().get(0) : hub);
            site.getLinks().add(link);
        }
    }

    private static void service(Site site, int i) {
        NeedAll all = FACTORY.createNeedAll();
        all.setId(Elements.newId());
        for (RedundancyGroup group : site.getGroups().subList(i / 2 - 9, i / 2 + 1)) {
            NeedElement need = FACTORY.createNeedElement();
            need.setId(Elements.newId());
            need.setElement(group);
            all.getNeeds().add(need);
        }
        Service service = named(FACTORY.createService(), "service " + i);
        service.setNeed(all);
        site.getServices().add(service);
    }

    private static double[] times(Callable<?> work) throws Exception {
        double[] seconds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long begun = System.nanoTime();
            work.call();
            seconds[i] = (System.nanoTime() - begun) / 1e9;
        }
        return seconds;
    }

    private static double median(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String name, double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "%-8s first %.3f s, best %.3f s, median %.3f s, worst %.3f s%n", name,
                seconds[0],
                sorted[0], median(seconds), sorted[sorted.length - 1]);
    }

    private static void lookups(SiteIndex index) {
        List<byte[]> probes = List.of("10.0.0.1", "10.0.77.3", "10.0.120.200", "192.0.2.1", "2001:db8::1").stream()
                .map(text -> Ips.parse(text).orElseThrow()).toList();
        byte[][] addresses = probes.toArray(byte[][]::new);
        int found = 0;
        long begun = System.nanoTime();
        for (int i = 0; i < LOOKUPS; i++) {
            found += index.nodeByAddress(addresses[i % addresses.length]) == null ? 0 : 1;
        }
        System.out.printf(Locale.ROOT, "lookup   %.1f ns for a node by address (%d %% found)%n",
                (System.nanoTime() - begun) / (double) LOOKUPS, found * 100L / LOOKUPS);
    }
}
