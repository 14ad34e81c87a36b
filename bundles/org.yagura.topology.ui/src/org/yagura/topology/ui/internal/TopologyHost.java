/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.Separator;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.ScenarioAction;
import org.yagura.topology.core.drawing.Kinds;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.ui.diagram.DiagramHost;
import org.yagura.ui.diagram.Layer;
import org.yagura.ui.diagram.OverlayEntry;
import org.yagura.ui.diagram.PaletteEntry;

/** The topology as a diagram asks for it: words, palette, layers, menu. */
final class TopologyHost implements DiagramHost {
    private final SiteDrawing drawing;
    private final Edits edits;
    private final List<OverlayEntry> overlays;
    private final Actions actions;
    private final Texts texts = Texts.of(TopologyHost.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final List<PaletteEntry> palette;

    /** What the panel does for the menu. */
    interface Actions {

        /** Shows an element's properties. */
        void properties(NamedElement element);

        /** Opens the page of a node. */
        void page(Node node);

        /** Whether elements, or what they are in, have alarms; of areas it is not known. */
        boolean hasAlarms(Collection<String> ids);

        /** Shows the alarms of elements. */
        void alarms(Collection<String> ids);

        /** Supposes something, or takes it back. */
        void suppose(Collection<String> ids, ScenarioAction action);

        /** What is supposed of an element; null for nothing. */
        ScenarioAction supposed(String id);

        /** Shows only an area; null for the whole site. */
        void only(Area area);
    }

    TopologyHost(SiteDrawing drawing, Edits edits, List<OverlayEntry> overlays, Actions actions) {
        this.drawing = drawing;
        this.edits = edits;
        this.overlays = overlays;
        this.actions = actions;
        palette = Palette.entries(texts, Locale.getDefault());
    }

    @Override
    public String kind() {
        return "topology";
    }

    @Override
    public String memory() {
        return (drawing.root() == null ? drawing.site() : drawing.root()).getId();
    }

    @Override
    public Edits edits() {
        return edits;
    }

    @Override
    public List<PaletteEntry> palette() {
        return palette;
    }

    @Override
    public List<Layer> layers() {
        return LinkKind.VALUES.stream().map(kind -> new Layer(Kinds.of(kind), words.label(kind))).toList();
    }

    @Override
    public List<OverlayEntry> overlays() {
        return overlays;
    }

    @Override
    public String describe(Figure figure) {
        NamedElement element = drawing.element(figure.id());
        var lines = new ArrayList<String>();
        switch (element) {
            case Node node -> {
                lines.add(texts.get("describe", figure.name(), words.label(node.getKind())));
                node.getInterfaces().stream().flatMap(i -> i.getAddresses().stream()).map(Address::getText)
                        .forEach(lines::add);
                if (!node.getParts().isEmpty()) {
                    lines.add(texts.get("describe.parts", node.getParts().size()));
                }
            }
            case Area area -> lines.add(texts.get("describe", figure.name(), words.label(area.getKind())));
            case Part part -> lines.add(texts.get("describe", figure.name(), words.label(part.getKind())));
            case null, default -> {
                lines.add(figure.name());
                lines.add(figure.detail());
            }
        }
        if (element != null && element.getDescription() != null && !element.getDescription().isBlank()) {
            lines.add(element.getDescription());
        }
        return String.join("\n", lines.stream().filter(l -> !l.isBlank()).toList());
    }

    @Override
    public String describe(Connection connection) {
        return drawing.element(connection.id()) instanceof Link link
                ? texts.get("describe", Elements.name(link), words.label(link.getKind()))
                : connection.label();
    }

    @Override
    public Set<String> placed() {
        return drawing.fixed();
    }

    @Override
    public void open(String id) {
        NamedElement element = drawing.element(id);
        if (element instanceof Node node && !node.getParts().isEmpty()) {
            drawing.open(id, !drawing.isOpen(id));
        } else if (element instanceof Node node) {
            actions.page(node);
        } else if (element != null) {
            actions.properties(element);
        }
    }

    @Override
    public void fillMenu(IMenuManager menu, Collection<String> selected) {
        List<NamedElement> elements = selected.stream().map(drawing::element).filter(e -> e != null).toList();
        if (elements.size() == 1) {
            NamedElement only = elements.getFirst();
            menu.add(action("menu.properties", () -> actions.properties(only)));
            if (only instanceof Node node) {
                menu.add(action("menu.page", () -> actions.page(node)));
            }
            if (only instanceof Node node && !node.getParts().isEmpty()) {
                boolean open = drawing.isOpen(node.getId());
                menu.add(action(open ? "menu.close" : "menu.open", () -> drawing.open(node.getId(), !open)));
            }
            if (only instanceof Area area && drawing.root() != area) {
                menu.add(action("menu.only", () -> actions.only(area)));
            }
        }
        List<String> ids = elements.stream().map(NamedElement::getId).toList();
        if (actions.hasAlarms(ids)) {
            menu.add(action("show.alarms", () -> actions.alarms(ids)));
        }
        if (drawing.root() != null) {
            menu.add(action("menu.whole", () -> actions.only(null)));
        }
        List<String> failable = elements.stream().filter(Failable.class::isInstance).map(NamedElement::getId).toList();
        if (!failable.isEmpty()) {
            menu.add(new Separator());
            if (failable.stream().anyMatch(id -> actions.supposed(id) != ScenarioAction.FAIL)) {
                menu.add(action("menu.fail", () -> actions.suppose(failable, ScenarioAction.FAIL)));
            }
            if (failable.stream().anyMatch(id -> actions.supposed(id) != ScenarioAction.STOP)) {
                menu.add(action("menu.stop", () -> actions.suppose(failable, ScenarioAction.STOP)));
            }
            if (failable.stream().anyMatch(id -> actions.supposed(id) != null)) {
                menu.add(action("menu.restore", () -> actions.suppose(failable, ScenarioAction.RESTORE)));
            }
        }
    }

    private Action action(String key, Runnable run) {
        return new Action(texts.get(key)) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    @Override
    public String emptyText() {
        return texts.get("diagram.empty");
    }
}
