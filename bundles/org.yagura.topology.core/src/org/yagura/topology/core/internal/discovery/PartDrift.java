/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

import org.eclipse.emf.ecore.EAttribute;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.SitePackage;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.Drift.Kind;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.PartFound;
import org.yagura.topology.core.discovery.Proposal;

/**
 * Compares the parts of one node, kind by kind: they are the same by serial number, else by name, else by their place among
 * the rest. Kinds of which the node tells nothing are not compared.
 */
final class PartDrift {
    private final Node node;
    private final Inventory inventory;
    private final Texts texts;
    private final ModelTexts words;
    private final List<Drift> drifts = new ArrayList<>();

    PartDrift(Node node, Inventory inventory, Texts texts, ModelTexts words) {
        this.node = node;
        this.inventory = inventory;
        this.texts = texts;
        this.words = words;
    }

    List<Drift> find() {
        for (PartKind kind : PartKind.VALUES) {
            var found = new ArrayList<>(
                    inventory.parts().stream().filter(p -> kind.getName().equals(p.kind())).toList());
            if (!found.isEmpty()) {
                var drawn = new ArrayList<>(node.getParts().stream()
                        .filter(p -> p.getKind() == kind && p.getLifeCycle() != LifeCycle.RETIRED).toList());
                compare(kind, drawn, found);
            }
        }
        return drifts;
    }

    private void compare(PartKind kind, List<Part> drawn, List<PartFound> found) {
        match(drawn, found, (d, f) -> f.serial() != null && f.serial().equals(d.getSerial()));
        match(drawn, found, (d, f) -> f.name() != null && f.name().equals(d.getName()));
        match(drawn, found, (d, f) -> blank(d.getSerial()) || blank(f.serial()));
        for (Part missing : drawn) {
            if (missing.getLifeCycle() != LifeCycle.PLANNED) {
                drifts.add(new Drift(Kind.MISSING, node.getId(), node.getName(), missing.getId(),
                        subject(kind, missing.getName()), described(missing.getProduct(), missing.getSerial()), null,
                        null));
            }
        }
        for (PartFound extra : found) {
            drifts.add(new Drift(Kind.EXTRA, node.getId(), node.getName(), null, subject(kind, extra.name()), null,
                    described(extra.product(), extra.serial()),
                    new Proposal(node.getId(), "Part",
                            DriftValues.of("kind", kind.getName(), "name",
                                    extra.name() == null ? words.label(kind) : extra.name(), "product",
                                    extra.product(), "serial", extra.serial(), "firmware", extra.firmware(), "slot",
                                    extra.slot()),
                            List.of())));
        }
    }

    private void match(List<Part> drawn, List<PartFound> found, BiPredicate<Part, PartFound> same) {
        drawn.removeIf(d -> {
            Optional<PartFound> match = found.stream().filter(f -> same.test(d, f)).findFirst();
            match.ifPresent(f -> {
                found.remove(f);
                text(d, SitePackage.Literals.PART__PRODUCT, d.getProduct(), f.product());
                text(d, SitePackage.Literals.PART__SERIAL, d.getSerial(), f.serial());
                text(d, SitePackage.Literals.PART__FIRMWARE, d.getFirmware(), f.firmware());
            });
            return match.isPresent();
        });
    }

    private void text(Part part, EAttribute feature, String drawn, String found) {
        if (found != null && !found.equals(drawn)) {
            drifts.add(new Drift(Kind.CHANGED, node.getId(), node.getName(), part.getId(),
                    texts.get("drift.of", words.label(feature), part.getName()), blank(drawn) ? null : drawn, found,
                    new Proposal(part.getId(), null, Map.of(feature.getName(), found), List.of())));
        }
    }

    private String subject(PartKind kind, String name) {
        return name == null ? words.label(kind) : texts.get("drift.part", words.label(kind), name);
    }

    private static String described(String product, String serial) {
        return blank(product) ? serial : blank(serial) ? product : product + ", " + serial;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
