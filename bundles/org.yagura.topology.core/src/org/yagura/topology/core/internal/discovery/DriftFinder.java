/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.eclipse.emf.ecore.EAttribute;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.Drift.Kind;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.InterfaceFound;
import org.yagura.topology.core.discovery.Proposal;

/** Compares a site with what was found. For one use by one thread. */
final class DriftFinder {
    private static final String UPS_OBJECT_ID = "1.3.6.1.2.1.33";

    private final Site site;
    private final List<InventoryTable.Row> found;
    private final Who who;
    private final Texts texts;
    private final ModelTexts words;
    private final List<Drift> drifts = new ArrayList<>();

    private DriftFinder(Site site, List<InventoryTable.Row> found, Locale language) {
        this.site = site;
        this.found = found;
        this.who = new Who(SiteIndex.of(site), found);
        this.texts = Texts.of(DriftFinder.class, language);
        this.words = ModelTexts.of(language);
    }

    /** The differences: node by node in the order of addresses, then links, then nodes that are not drawn. */
    static List<Drift> find(Site site, List<InventoryTable.Row> found, Locale language) {
        return new DriftFinder(site, found, language).run();
    }

    private List<Drift> run() {
        for (InventoryTable.Row row : found) {
            who.byAddress(row.address()).ifPresent(node -> compare(node, row.inventory()));
        }
        drifts.addAll(new LinkDrift(site, found, who, texts).find());
        for (InventoryTable.Row row : found) {
            if (who.byAddress(row.address()).isEmpty()) {
                drifts.add(notDrawn(row));
            }
        }
        return drifts;
    }

    private void compare(Node node, Inventory inventory) {
        Inventory.SystemFound system = inventory.system();
        hostName(node, system.name());
        text(node, SitePackage.Literals.NODE__PRODUCT, node.getProduct(), system.product());
        text(node, SitePackage.Literals.NODE__SERIAL, node.getSerial(), system.serial());
        text(node, SitePackage.Literals.NODE__FIRMWARE, node.getFirmware(), system.firmware());
        text(node, SitePackage.Literals.NODE__OPERATING_SYSTEM, node.getOperatingSystem(), system.operatingSystem());
        drifts.addAll(new InterfaceDrift(node, inventory, texts).find());
        drifts.addAll(new PartDrift(node, inventory, texts, words).find());
    }

    private void hostName(Node node, String name) {
        if (name != null && (node.getHostName() == null || node.getHostName().isBlank()
                || !Who.shortName(node.getHostName()).equals(Who.shortName(name)))) {
            text(node, SitePackage.Literals.NODE__HOST_NAME, node.getHostName(), name);
        }
    }

    private void text(Node node, EAttribute feature, String drawn, String found) {
        if (found != null && !found.equals(drawn == null ? null : drawn.strip())) {
            String shown = drawn == null || drawn.isBlank() ? null : drawn;
            drifts.add(new Drift(Kind.CHANGED, node.getId(), node.getName(), node.getId(), words.label(feature), shown,
                    found, new Proposal(node.getId(), null, Map.of(feature.getName(), found), List.of())));
        }
    }

    private Drift notDrawn(InventoryTable.Row row) {
        Inventory inventory = row.inventory();
        String name = inventory.system().name() == null ? row.address() : inventory.system().name();
        List<Proposal> interfaces = inventory.interfaces().stream().filter(InterfaceDrift::matters)
                .map(f -> InterfaceDrift.proposal(null, f, row.address())).toList();
        if (inventory.interfaces().stream().noneMatch(f -> f.addresses().contains(row.address()))) {
            interfaces = new ArrayList<>(interfaces);
            interfaces.add(InterfaceDrift.proposal(null,
                    new InterfaceFound(0, "eth0", 0, null, 0, true, true, List.of(row.address())), row.address()));
        }
        Map<String, String> values = DriftValues.of("name", Who.shortName(name), "hostName", name, "kind",
                kind(inventory).getName(), "description", inventory.system().description(), "serial",
                inventory.system().serial(), "product", inventory.system().product());
        Proposal proposal = area(inventory).map(a -> new Proposal(a.getId(), "Node", values, List.of())).orElse(null);
        if (proposal != null) {
            proposal = new Proposal(proposal.owner(), "Node", values, interfaces);
        }
        return new Drift(Kind.EXTRA, null, name, null, texts.get("drift.node"), null,
                row.address() + (inventory.system().description() == null
                        ? ""
                        : ", " + inventory.system().description()),
                proposal);
    }

    /** Where its neighbours are, else the first area that has nodes. */
    private Optional<Area> area(Inventory inventory) {
        return inventory.neighbours().stream().flatMap(n -> who.neighbour(n).stream())
                .flatMap(n -> Elements.area(n).stream()).findFirst().or(() -> site.getAreas().stream().findFirst());
    }

    private static NodeKind kind(Inventory inventory) {
        String id = inventory.system().objectId();
        if (id != null && id.startsWith(UPS_OBJECT_ID)) {
            return NodeKind.UPS;
        }
        if (inventory.system().bridges() > 2) {
            return NodeKind.SWITCH_HUB;
        }
        return inventory.system().forwards() && inventory.system().processors() == 0
                ? NodeKind.ROUTER
                : NodeKind.OTHER;
    }
}
