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
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.layout.Direction;
import org.yagura.diagram.core.layout.LayoutTask;
import org.yagura.diagram.core.layout.Progress;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.ScenarioAction;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.topology.core.drawing.SiteEdits;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.DraftBar;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.site.SiteDrafts;

/** The diagram of the site that engineers edit, with the state of now, weak points and a rehearsal laid over it. */
public final class TopologyPanel extends Composite implements SiteDrafts.Follower, TopologyHost.Actions {
    private static final String LIVE = "topology.live";
    private static final String SINGLE = "topology.single";

    private final TopologyDesk desk;
    private final Kit kit;
    private final Texts texts = Texts.of(TopologyPanel.class);
    private final DraftBar bar;
    private final ToolItem live;
    private final ToolItem single;
    private final ToolItem endRehearsal;
    private final Composite place;
    private final LinkedSelection linked;
    private final List<Following> followings = new ArrayList<>();
    private DiagramCanvas canvas;
    private SiteDrawing drawing;
    private SiteDraft draft;
    private SiteEditor.Registration changes;
    private Overlay singlePoints;
    private Overlay rehearsal;
    private int rehearsing;
    private boolean arranged;

    /** A panel on the draft of the site that is connected. */
    public TopologyPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        kit = desk.kit();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        bar = new DraftBar(this, kit);
        var tools = new Composite(this, SWT.NONE);
        kit.theme().paintBar(tools);
        GridLayoutFactory.fillDefaults().margins(6, 2).applyTo(tools);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(tools);
        var switches = new ToolBar(tools, SWT.FLAT | SWT.RIGHT);
        kit.theme().paintBar(switches);
        live = toggle(switches, "overlay.live", LIVE, true);
        single = toggle(switches, "overlay.points", SINGLE, false);
        endRehearsal = new ToolItem(switches, SWT.PUSH);
        endRehearsal.setText(texts.get("rehearsal.end"));
        endRehearsal.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> desk.rehearsal().end()));
        place = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(place);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(place);
        linked = new LinkedSelection(kit.selection(), this, this::reveal);
        followings.add(kit.drafts().follow(this));
        followings.add(desk.answers().follow(this::answered));
        followings.add(desk.rehearsal().follow(this::rehearse));
        followings.add(desk.onShow(this::show));
        for (NodeBadges badges : desk.badges()) {
            followings.add(badges.follow(b -> overlay()));
        }
        addDisposeListener(e -> {
            linked.close();
            followings.forEach(Following::close);
            end();
        });
        rehearse();
    }

    private ToolItem toggle(ToolBar tools, String key, String setting, boolean first) {
        var item = new ToolItem(tools, SWT.CHECK);
        item.setText(texts.get(key));
        item.setToolTipText(texts.get(key + ".tooltip"));
        item.setSelection(Boolean.parseBoolean(kit.settings().get(setting).orElse(Boolean.toString(first))));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            kit.settings().put(setting, Boolean.toString(item.getSelection()));
            answered();
        }));
        return item;
    }

    private void end() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
    }

    @Override
    public void begun(SiteDraft begun) {
        String root = drawing == null || drawing.root() == null ? null : drawing.root().getId();
        end();
        draft = begun;
        if (canvas != null) {
            canvas.control().dispose();
        }
        var scene = new Scene();
        drawing = new SiteDrawing(scene, Locale.getDefault());
        var edits = new SiteEdits(draft.editor(), drawing, bar::mayEdit, Locale.getDefault());
        canvas = new DiagramCanvas(place, kit, scene, new TopologyHost(drawing, edits, this));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas.control());
        canvas.selection().follow(this::selected);
        place.layout();
        drawing.show(draft.site(), root == null ? null : area(root));
        changes = draft.editor().onChange(this::followEditor);
        arrange();
        overlay();
    }

    private Area area(String id) {
        return SiteIndex.of(draft.site()).element(id, Area.class).orElse(null);
    }

    @Override
    public void changed() {
        // the editor tells of its changes itself
    }

    private void followEditor() {
        if (drawing.root() != null && drawing.root().eContainer() == null) {
            only(null);
        } else {
            drawing.refresh();
        }
    }

    /** Places what no person has placed; seen at once, kept in the model only with the next move. */
    private void arrange() {
        arranged = drawing.unplaced().isEmpty();
        if (arranged) {
            canvas.fit();
            return;
        }
        LayoutTask task = LayoutTask.around(canvas.scene(), Direction.DOWN, drawing.fixed());
        SiteDrawing mine = drawing;
        kit.background().run(texts.get("arranging"), canvas.control(), monitor -> task.run(new Progress() {
            @Override
            public boolean cancelled() {
                return monitor.isCanceled();
            }

            @Override
            public void done(double share) {
                // short enough
            }
        }), (Map<String, Box> bounds) -> {
            if (mine == drawing) {
                drawing.arrange(bounds);
                canvas.scene().reroute();
                canvas.fit();
                arranged = true;
            }
        }, problem -> bar.show(problem));
    }

    private void answered() {
        singlePoints = single.getSelection()
                ? desk.answers().topology().map(t -> Overlays.singlePoints(t, texts)).orElse(null)
                : null;
        rehearse();
    }

    private void rehearse() {
        boolean running = desk.rehearsal().running();
        endRehearsal.setEnabled(running);
        int mine = ++rehearsing;
        if (!running || desk.answers().topology().isEmpty()) {
            rehearsal = null;
            overlay();
            return;
        }
        var topology = desk.answers().topology().get();
        var supposed = desk.rehearsal().all();
        kit.background().ask(this, () -> Overlays.rehearsal(topology, supposed, texts, Locale.getDefault()), found -> {
            if (mine == rehearsing) {
                rehearsal = found;
                overlay();
            }
        }, bar::show);
    }

    private void overlay() {
        if (canvas == null || canvas.control().isDisposed()) {
            return;
        }
        var all = new ArrayList<Overlay>();
        if (live.getSelection()) {
            all.add(Overlays.live(desk.badges()));
        }
        if (singlePoints != null) {
            all.add(singlePoints);
        }
        if (rehearsal != null) {
            all.add(rehearsal);
        }
        canvas.overlays(all);
        canvas.refresh();
    }

    private void selected() {
        List<String> ids = canvas.selected();
        if (ids.size() == 1) {
            NamedElement element = drawing.element(ids.getFirst());
            if (element instanceof Node node) {
                linked.select(Selected.node(node.getId(), this));
            } else if (element instanceof Area area) {
                linked.select(new Selected(Set.of(), Set.of(area.getId()), this));
            }
        }
    }

    private void reveal(Selected selection) {
        if (canvas != null && !canvas.control().isDisposed()) {
            var ids = new ArrayList<>(selection.nodes());
            ids.addAll(selection.areas());
            if (ids.stream().anyMatch(canvas.scene()::contains)) {
                canvas.show(ids);
            }
        }
    }

    /** Selects elements and brings them into sight; parts by opening their node. */
    public void show(Collection<String> ids) {
        if (canvas == null) {
            return;
        }
        for (String id : ids) {
            if (canvas.scene().figure(id) == null && drawing.element(id) == null) {
                SiteIndex.of(draft.site()).element(id, Part.class)
                        .ifPresent(part -> drawing.open(((Node) part.eContainer()).getId(), true));
            }
        }
        canvas.show(ids);
    }

    @Override
    public void properties(NamedElement element) {
        kit.selection().select(element instanceof Node node
                ? Selected.node(node.getId(), this)
                : new Selected(Set.of(), Set.of(element.getId()), this));
    }

    @Override
    public void suppose(Collection<String> ids, ScenarioAction action) {
        desk.rehearsal().suppose(ids, action);
    }

    @Override
    public ScenarioAction supposed(String id) {
        return desk.rehearsal().of(id);
    }

    @Override
    public void only(Area area) {
        drawing.show(draft.site(), area);
        arrange();
    }

    /** The diagram, for the workbench's commands and for tests; null before the site has come. */
    public DiagramCanvas canvas() {
        return canvas;
    }

    /** Whether everything has its place. */
    boolean arranged() {
        return arranged;
    }

    /** The bar, for the workbench's commands and for tests. */
    public DraftBar bar() {
        return bar;
    }

    @Override
    public boolean setFocus() {
        return canvas != null && !canvas.control().isDisposed() && canvas.setFocus();
    }
}
