/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Interface;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.ui.Kit;
import org.yagura.ui.form.Cards;
import org.yagura.ui.form.NodeSection;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;

/** What is known of the selected node: kind, addresses, interfaces, vendor, contact, and what other bundles add. */
public final class NodePanel extends Composite {

    /**
     * A section of another bundle.
     *
     * @param label its heading
     * @param section what it shows
     */
    public record Section(String label, NodeSection section) {
    }

    private final Kit kit;
    private final Texts texts = Texts.of(NodePanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final List<Section> sections;
    private final Cards cards;
    private final LinkedSelection linked;

    /** A panel with those sections below the node's own values. */
    public NodePanel(Composite parent, Kit kit, List<Section> sections) {
        super(parent, SWT.NONE);
        this.kit = kit;
        this.sections = List.copyOf(sections);
        GridLayoutFactory.fillDefaults().applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        cards = new Cards(this, kit);
        linked = new LinkedSelection(kit.selection(), this, this::show);
        Following models = kit.site().follow(loaded -> show(linked.shown()));
        kit.theme().follow(this, () -> show(linked.shown()));
        addDisposeListener(e -> {
            linked.close();
            models.close();
        });
    }

    /** How the panel takes part in the shared selection. */
    public LinkedSelection linked() {
        return linked;
    }

    /** How high the page is at a width, for tests. */
    int pageHeight(int width) {
        return cards.size(width).y;
    }

    @Override
    public boolean setFocus() {
        return cards.control().setFocus();
    }

    private void show(Selected selected) {
        if (cards == null || isDisposed()) {
            return;
        }
        cards.clear();
        Set<String> ids = selected.nodes().isEmpty() ? selected.areas() : selected.nodes();
        Element element = ids.size() == 1
                ? kit.site().current().flatMap(s -> s.index().element(ids.iterator().next())).orElse(null)
                : null;
        switch (element) {
            case Node node -> node(node);
            case Area area -> area(area);
            case null, default ->
                cards.note(ids.size() > 1 ? texts.get("node.several", ids.size()) : texts.get("node.none"));
        }
        cards.done();
    }

    private void area(Area area) {
        cards.title(area.getName());
        cards.card("");
        cards.value(words.label(SitePackage.Literals.AREA__KIND), words.label(area.getKind()));
        cards.value(texts.get("node.place"), place(area));
        cards.value(texts.get("node.count"), Integer.toString(count(area)));
        cards.value(words.label(SitePackage.Literals.NAMED_ELEMENT__DESCRIPTION), area.getDescription());
    }

    private static int count(Area area) {
        return area.getNodes().size() + area.getAreas().stream().mapToInt(NodePanel::count).sum();
    }

    private void node(Node node) {
        cards.title(node.getName());
        cards.card("");
        cards.value(words.label(SitePackage.Literals.NODE__KIND), words.label(node.getKind()));
        cards.value(texts.get("node.place"), place(node));
        cards.value(words.label(SitePackage.Literals.NODE__HOST_NAME), node.getHostName());
        cards.value(words.label(SitePackage.Literals.NAMED_ELEMENT__DESCRIPTION), node.getDescription());
        if (!node.getInterfaces().isEmpty()) {
            cards.card(texts.get("node.interfaces"));
            node.getInterfaces().forEach(this::port);
        }
        if (given(node.getVendor(), node.getProduct(), node.getSerial(), node.getContact(), node.getNotes())) {
            cards.card(texts.get("node.care"));
            cards.value(words.label(SitePackage.Literals.NODE__VENDOR), node.getVendor());
            cards.value(words.label(SitePackage.Literals.NODE__PRODUCT), node.getProduct());
            cards.value(words.label(SitePackage.Literals.NODE__SERIAL), node.getSerial());
            cards.value(words.label(SitePackage.Literals.NODE__CONTACT), node.getContact());
            cards.value(words.label(SitePackage.Literals.NODE__NOTES), node.getNotes());
        }
        for (Section each : sections) {
            Composite card = cards.card(each.label());
            GridLayoutFactory.fillDefaults().margins(0, 4).applyTo(card);
            Control control = each.section().create(card, kit);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
            each.section().show(node);
        }
    }

    private void port(Interface port) {
        var lines = new ArrayList<String>();
        for (Address address : port.getAddresses()) {
            lines.add(address.isPrimary() ? texts.get("node.primary", address.getText()) : address.getText());
        }
        if (port.getMac() != null && !port.getMac().isBlank()) {
            lines.add(port.getMac());
        }
        cards.value(port.getName() == null || port.getName().isBlank() ? texts.get("node.interface") : port.getName(),
                lines.isEmpty() ? "–" : String.join("\n", lines));
    }

    private static boolean given(String... values) {
        for (String value : values) {
            if (value != null && !value.isBlank()) {
                return true;
            }
        }
        return false;
    }

    private static String place(NamedElement element) {
        var path = new ArrayList<String>();
        for (Object at = element.eContainer(); at instanceof Area area; at = area.eContainer()) {
            path.addFirst(area.getName());
        }
        return String.join(" / ", path);
    }
}
