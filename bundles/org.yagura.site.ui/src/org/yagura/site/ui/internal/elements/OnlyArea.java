/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.ui.Kit;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.selection.Selected;

/** The switch that leaves only what belongs to the area that is selected in other views; remembered. */
final class OnlyArea {
    private static final String ON = "elements.area";

    private final Kit kit;
    private final Texts texts;
    private final FilterBar bar;
    private final Button toggle;
    private final Runnable changed;

    /** A switch in a bar; {@code changed} is called when a person turns it. */
    OnlyArea(FilterBar bar, Kit kit, Texts texts, Runnable changed) {
        this.kit = kit;
        this.texts = texts;
        this.bar = bar;
        this.changed = changed;
        toggle = new Button(bar.control(), SWT.CHECK);
        toggle.setText(texts.get("area"));
        toggle.setToolTipText(texts.get("area.tooltip"));
        toggle.setSelection(kit.settings().get(ON).isPresent());
        kit.theme().paintBar(toggle);
        toggle.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> turn(toggle.getSelection())));
    }

    /** Turns it. */
    void turn(boolean on) {
        toggle.setSelection(on);
        kit.settings().put(ON, on ? "yes" : null);
        changed.run();
    }

    /** Whether it is on. */
    boolean on() {
        return toggle.getSelection();
    }

    /** The area that is left, which it then names: the selected one, or that of the selected node; null for all. */
    Area area(Site site, Selected selected) {
        EObject found = on() ? one(site, selected) : null;
        Area area = found instanceof Node node ? Elements.area(node).orElse(null) : (Area) found;
        String text = area == null ? texts.get("area") : texts.get("area.of", Elements.name(area));
        if (!text.equals(toggle.getText())) {
            toggle.setText(text);
            bar.control().layout();
        }
        return area;
    }

    /** The one node or area that is selected in all views; null for none, or several. */
    static EObject one(Site site, Selected selected) {
        Set<String> ids = new HashSet<>(selected.nodes());
        ids.addAll(selected.areas());
        return ids.size() == 1 ? find(site.getAreas(), ids.iterator().next()) : null;
    }

    private static EObject find(List<Area> areas, String id) {
        for (Area area : areas) {
            if (id.equals(area.getId())) {
                return area;
            }
            Optional<Node> node = area.getNodes().stream().filter(n -> id.equals(n.getId())).findFirst();
            EObject found = node.isPresent() ? node.get() : find(area.getAreas(), id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
