/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Scene;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/** The bar of tools above a diagram: zoom, arrange, layers, overlays, search, export. */
final class PanelBar {
    private static final int ICON = 16;
    private static final String ARROW = "▾";

    private final Kit kit;
    private final DiagramPanel panel;
    private final Texts texts;
    private final ToolBar bar;
    private DiagramCanvas canvas;
    private List<Layer> layers = List.of();

    PanelBar(Composite parent, Kit kit, DiagramPanel panel, Texts texts) {
        this.kit = kit;
        this.panel = panel;
        this.texts = texts;
        bar = new ToolBar(parent, SWT.FLAT | SWT.HORIZONTAL | SWT.RIGHT);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        kit.theme().paintBar(bar);
    }

    /** Fills the bar, once the canvas is there. */
    void follow(DiagramCanvas diagram, List<Layer> hostLayers) {
        canvas = diagram;
        layers = hostLayers;
        button(DiagramPanel.class, "zoom-out", DiagramCommand.ZOOM_OUT);
        var zoom = new ToolItem(bar, SWT.PUSH);
        kit.theme().follow(bar, () -> zoom.setForeground(Theme.color(kit.theme().palette().text())));
        zoom.setToolTipText(canvas.label(DiagramCommand.ZOOM_REAL));
        zoom.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> canvas.run(DiagramCommand.ZOOM_REAL)));
        button(DiagramPanel.class, "zoom-in", DiagramCommand.ZOOM_IN);
        button(DiagramPanel.class, "maximize", DiagramCommand.FIT);
        new ToolItem(bar, SWT.SEPARATOR);
        button(Kit.class, "search", DiagramCommand.FIND);
        drop("sitemap", "menu.arrange", this::arrangeMenu);
        if (!layers.isEmpty()) {
            drop("stack-2", "panel.layers", this::layersMenu);
        }
        if (!canvas.overlayEntries().isEmpty()) {
            drop("activity", "panel.overlays", this::overlaysMenu);
        }
        button(Kit.class, "download", DiagramCommand.EXPORT);
        Runnable tell = () -> zoom.setText(texts.get("panel.zoom", Math.round(canvas.zoom() * 100)));
        tell.run();
        Scene.Following following = canvas.followView(tell);
        bar.addDisposeListener(e -> following.close());
    }

    private void button(Class<?> owner, String icon, DiagramCommand command) {
        ToolItem item = item(owner, icon, canvas.label(command), SWT.PUSH);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> canvas.run(command)));
    }

    private ToolItem item(Class<?> owner, String icon, String label, int style) {
        var item = new ToolItem(bar, style);
        item.setToolTipText(label);
        kit.theme().follow(bar, () -> item.setImage(kit.icons().get(owner, icon, ICON, kit.theme().palette().faint())));
        return item;
    }

    private void drop(String icon, String key, Consumer<Menu> fill) {
        // the toolkit's own arrow is black on dark bars too
        ToolItem item = item(Kit.class, icon, texts.get(key), SWT.PUSH);
        item.setText(ARROW);
        kit.theme().follow(bar, () -> item.setForeground(Theme.color(kit.theme().palette().faint())));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            var menu = new Menu(bar.getShell(), SWT.POP_UP);
            fill.accept(menu);
            Rectangle at = item.getBounds();
            menu.setLocation(bar.toDisplay(at.x, at.y + at.height));
            menu.addListener(SWT.Hide, h -> bar.getDisplay().asyncExec(menu::dispose));
            menu.setVisible(true);
        }));
    }

    private void arrangeMenu(Menu menu) {
        for (DiagramCommand command : List.of(DiagramCommand.ARRANGE_DOWN, DiagramCommand.ARRANGE_RIGHT,
                DiagramCommand.ARRANGE_REST, DiagramCommand.ARRANGE_SELECTION)) {
            var item = new MenuItem(menu, SWT.PUSH);
            item.setText(canvas.label(command));
            item.setEnabled(canvas.can(command));
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> canvas.run(command)));
        }
    }

    /** A check mark for each layer. */
    void layersMenu(Menu menu) {
        for (Layer layer : layers) {
            check(menu, layer.label(), panel.isOn(layer), show -> panel.show(layer, show));
        }
    }

    /** A check mark for each overlay. */
    void overlaysMenu(Menu menu) {
        for (OverlayEntry entry : canvas.overlayEntries()) {
            check(menu, entry.label(), panel.isOn(entry), show -> panel.show(entry, show));
        }
    }

    private static void check(Menu menu, String label, boolean on, Consumer<Boolean> set) {
        var item = new MenuItem(menu, SWT.CHECK);
        item.setText(label);
        item.setSelection(on);
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> set.accept(item.getSelection())));
    }
}
