/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import java.util.LinkedHashSet;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.SiteModels;

/** A part of a filter bar: a node or an area out of the site's tree, or the whole site. */
public final class NodeChoice {
    private static final Texts TEXTS = Texts.of(NodeChoice.class);

    private final FilterBar bar;
    private final DropButton drop;
    private Selected chosen = Selected.NOTHING;

    NodeChoice(FilterBar bar) {
        this.bar = bar;
        drop = new DropButton(bar.control(), this::fill);
        var following = bar.kit().site().follow(site -> show());
        bar.control().addDisposeListener(e -> following.close());
        show();
    }

    /** The chosen nodes and areas; nothing means the whole site. */
    public Selected chosen() {
        return chosen;
    }

    /** Chooses. */
    public void choose(Selected some) {
        if (!some.sameAs(chosen)) {
            chosen = some;
            show();
            bar.changedSoon(0);
        }
    }

    /** The button, for tests. */
    public Button button() {
        return drop.button();
    }

    private void show() {
        var ids = new LinkedHashSet<>(chosen.areas());
        ids.addAll(chosen.nodes());
        drop.show(TEXTS.get("node"), FilterBar.words(ids, this::name));
    }

    private String name(String id) {
        return bar.kit().site().current().flatMap(s -> s.index().element(id, NamedElement.class))
                .map(NamedElement::getName)
                .orElse(id);
    }

    private void fill(Menu menu) {
        item(menu, TEXTS.get("wholeSite"), Selected.NOTHING);
        new MenuItem(menu, SWT.SEPARATOR);
        bar.kit().site().current().map(SiteModels.Loaded::site)
                .ifPresent(site -> site.getAreas().forEach(a -> area(menu, a)));
    }

    private void area(Menu menu, Area area) {
        var item = new MenuItem(menu, SWT.CASCADE);
        item.setText(safe(area.getName()));
        var inside = new Menu(menu);
        item.setMenu(inside);
        item(inside, TEXTS.get("wholeArea", String.valueOf(area.getName())),
                new Selected(Set.of(), Set.of(area.getId()), null));
        new MenuItem(inside, SWT.SEPARATOR);
        area.getAreas().forEach(a -> area(inside, a));
        for (Node node : area.getNodes()) {
            item(inside, node.getName(), Selected.node(node.getId(), null));
        }
    }

    private void item(Menu menu, String text, Selected selected) {
        var item = new MenuItem(menu, SWT.RADIO);
        item.setText(safe(text));
        item.setSelection(selected.sameAs(chosen));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            if (item.getSelection()) {
                choose(selected);
            }
        }));
    }

    private static String safe(String name) {
        return name == null ? "?" : name.replace("&", "&&");
    }
}
