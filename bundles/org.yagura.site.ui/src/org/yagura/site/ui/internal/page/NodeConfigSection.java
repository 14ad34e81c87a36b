/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.SitePackage;
import org.yagura.site.ui.internal.EditView;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.KitView;

/** What the site says of a node: interfaces, parts, contracts, vendor, contact, notes. */
public final class NodeConfigSection implements NodePageSection {
    private static final int MOST = 40;
    private static final List<EStructuralFeature> PLAIN = List.of(SitePackage.Literals.NODE__HOST_NAME,
            SitePackage.Literals.NAMED_ELEMENT__DESCRIPTION, SitePackage.Literals.NODE__OPERATING_SYSTEM,
            SitePackage.Literals.NODE__FIRMWARE, SitePackage.Literals.NODE__VENDOR, SitePackage.Literals.NODE__PRODUCT,
            SitePackage.Literals.NODE__SERIAL, SitePackage.Literals.NODE__CONTACT, SitePackage.Literals.NODE__NOTES);

    private final Texts texts = Texts.of(NodeConfigSection.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());

    private record Value(String label, String text) {
    }

    private record Found(String node, List<Value> values, String open, String links) implements Content {
        @Override
        public void show(SectionBody body) {
            values.forEach(v -> body.value(v.label(), v.text()));
            body.links(links, List.of(open), i -> () -> edit(body, node));
        }
    }

    @Override
    public Set<String> topics() {
        return Set.of();
    }

    @Override
    public Content load(Question about) {
        Node node = about.node();
        var values = new ArrayList<Value>();
        for (EStructuralFeature feature : PLAIN) {
            values.add(new Value(words.label(feature), (String) node.eGet(feature)));
        }
        node.getInterfaces().stream().limit(MOST).forEach(i -> values.add(port(i)));
        if (!node.getParts().isEmpty()) {
            values.add(new Value(texts.get("config.parts"), node.getParts().stream().limit(MOST)
                    .map(this::part).collect(Collectors.joining("\n"))));
        }
        String contracts = about.site().index().contracts(node).stream().limit(MOST).map(this::contract)
                .collect(Collectors.joining("\n"));
        values.add(new Value(texts.get("config.contracts"), contracts));
        values.removeIf(v -> v.text() == null || v.text().isBlank());
        return new Found(node.getId(), values, texts.get("config.open"), texts.get("config.links"));
    }

    private Value port(Interface port) {
        var lines = new ArrayList<String>();
        port.getAddresses().forEach(
                a -> lines.add(a.isPrimary() ? texts.get("config.primary", a.getText()) : String.valueOf(a.getText())));
        if (port.getMac() != null && !port.getMac().isBlank()) {
            lines.add(port.getMac());
        }
        return new Value(port.getName() == null || port.getName().isBlank()
                ? texts.get("config.interface")
                : port.getName(), lines.isEmpty() ? "–" : String.join("\n", lines));
    }

    private String part(Part part) {
        return texts.get("config.part", words.label(part.getKind()), Elements.name(part));
    }

    private String contract(Contract contract) {
        return contract.getEnd() == null
                ? Elements.name(contract)
                : texts.get("config.contract", Elements.name(contract), contract.getEnd());
    }

    private static void edit(SectionBody body, String node) {
        body.kit().selection().select(Selected.node(node, body));
        KitView.open(EditView.class, "org.yagura.site.ui.edit");
    }
}
