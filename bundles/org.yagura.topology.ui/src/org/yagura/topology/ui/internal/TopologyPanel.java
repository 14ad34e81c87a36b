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
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.layout.Direction;
import org.yagura.diagram.core.layout.LayoutTask;
import org.yagura.diagram.core.layout.Progress;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.ScenarioAction;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.topology.core.drawing.SiteEdits;
import org.yagura.topology.core.drawing.SiteOverlays;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.diagram.DiagramPanel;
import org.yagura.ui.diagram.OverlayEntry;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.DraftBar;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.site.SiteDrafts;

/** The diagram of the site that engineers edit, with the state of now, weak points and a rehearsal laid over it. */
public final class TopologyPanel extends Composite implements SiteDrafts.Follower, TopologyHost.Actions {
    private final TopologyDesk desk;
    private final Kit kit;
    private final Texts texts = Texts.of(TopologyPanel.class);
    private final DraftBar bar;
    private final ToolItem endRehearsal;
    private final Exchanging exchanging;
    private final Composite place;
    private final LinkedSelection linked;
    private final List<Following> followings = new ArrayList<>();
    private final Changing live = new Changing();
    private final Changing cause = new Changing(this::followCause);
    private final Changing singlePoints = new Changing();
    private final Changing findings = new Changing(this::followFindings);
    private final Changing rehearsal = new Changing();
    private DiagramPanel diagram;
    private DiagramCanvas canvas;
    private SiteDrawing drawing;
    private SiteDraft draft;
    private SiteEditor.Registration changes;
    private Consumer<DiagramCanvas> host = made -> {
    };
    private int rehearsing;
    private boolean arranged;

    /** A panel on the draft of the site that is connected. */
    public TopologyPanel(Composite parent, TopologyDesk desk) {
        this(parent, desk, new DialogAsking(parent, desk.kit().settings()));
    }

    TopologyPanel(Composite parent, TopologyDesk desk, Asking asking) {
        super(parent, SWT.NONE);
        this.desk = desk;
        kit = desk.kit();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        bar = new DraftBar(this, kit);
        endRehearsal = bar.tool("x", texts.get("rehearsal.end"), desk.rehearsal()::end);
        exchanging = new Exchanging(kit, this, asking, this::say, bar::show);
        bar.tool("file-import", texts.get("import.tool"), exchanging::take);
        bar.tool("file-export", texts.get("export.tool"), exchanging::export);
        bar.tool("file-text", texts.get("report.tool"), exchanging::report);
        live.show(Overlays.live(desk.badges()));
        place = new Composite(this, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(place);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(place);
        linked = new LinkedSelection(kit.selection(), this, this::reveal);
        followings.add(kit.drafts().follow(this));
        followings.add(desk.answers().follow(this::answered));
        followings.add(desk.rehearsal().follow(this::rehearse));
        followings.add(desk.onShow(this::show));
        for (NodeBadges badges : desk.badges()) {
            followings.add(badges.follow(b -> repaint()));
        }
        addDisposeListener(e -> {
            linked.close();
            followings.forEach(Following::close);
            end();
        });
        rehearse();
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
        Set<String> opened = drawing == null ? Set.of() : drawing.opened();
        end();
        draft = begun;
        if (diagram != null) {
            diagram.control().dispose();
        }
        var scene = new Scene();
        drawing = new SiteDrawing(scene, Locale.getDefault());
        drawing.open(opened);
        var edits = new SiteEdits(draft.editor(), drawing, bar::mayEdit, Locale.getDefault());
        diagram = new DiagramPanel(place, kit, scene, new TopologyHost(drawing, edits, overlays(), this));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(diagram.control());
        canvas = diagram.canvas();
        host.accept(canvas);
        exchanging.acceptFiles(canvas.control());
        canvas.selection().follow(this::selected);
        place.layout();
        drawing.show(draft.site(), root == null ? null : area(root));
        changes = draft.editor().onChange(this::followEditor);
        arrange();
    }

    private List<OverlayEntry> overlays() {
        return List.of(new OverlayEntry("live", texts.get("overlay.live"), live, true),
                new OverlayEntry("cause", texts.get("overlay.causes"), cause, false),
                new OverlayEntry("points", texts.get("overlay.points"), singlePoints, false),
                new OverlayEntry("findings", texts.get("overlay.findings"), findings, false),
                new OverlayEntry("rehearsal", texts.get("overlay.rehearsal"), rehearsal, true));
    }

    /** Calls back with the canvas, and with each that takes its place. */
    public void onCanvas(Consumer<DiagramCanvas> follower) {
        host = follower;
        if (canvas != null) {
            follower.accept(canvas);
        }
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
            diagram.recall();
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
                diagram.recall();
                arranged = true;
            }
        }, problem -> bar.show(problem));
    }

    private void answered() {
        singlePoints.show(desk.answers().topology().map(t -> SiteOverlays.singlePoints(t, Locale.getDefault()))
                .orElse(Changing.NOTHING));
        rehearse();
    }

    private void followFindings() {
        followings.add(desk.findings().follow(this::checked));
    }

    private void followCause() {
        followings.add(desk.cause().follow(this::explained));
    }

    private void checked() {
        findings.show(desk.findings().checked().map(c -> SiteOverlays.findings(c.findings())).orElse(Changing.NOTHING));
        repaint();
    }

    private void explained() {
        cause.show(desk.cause().answer().map(a -> SiteOverlays.cause(a.found(), Locale.getDefault()))
                .orElse(Changing.NOTHING));
        repaint();
    }

    private void rehearse() {
        boolean running = desk.rehearsal().running();
        if (running && !endRehearsal.isEnabled() && diagram != null) {
            diagram.canvas().overlayEntries().stream().filter(o -> o.overlay() == rehearsal)
                    .forEach(o -> diagram.show(o, true));
        }
        endRehearsal.setEnabled(running);
        int mine = ++rehearsing;
        if (!running || desk.answers().topology().isEmpty()) {
            rehearsal.show(Changing.NOTHING);
            repaint();
            return;
        }
        Topology topology = desk.answers().topology().get();
        Map<String, ScenarioAction> supposed = desk.rehearsal().all();
        kit.background().ask(this, () -> SiteOverlays.rehearsal(topology, supposed, Locale.getDefault()), found -> {
            if (mine == rehearsing) {
                rehearsal.show(found);
                repaint();
            }
        }, bar::show);
    }

    private void repaint() {
        if (canvas != null && !canvas.control().isDisposed()) {
            canvas.refresh();
        }
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
    public void page(Node node) {
        properties(node);
        kit.nodePages().open(node.getId());
    }

    @Override
    public boolean hasAlarms(Collection<String> ids) {
        Selected behind = desk.behind(ids);
        return !behind.areas().isEmpty()
                || desk.badges().stream().anyMatch(b -> behind.nodes().stream().anyMatch(id -> b.badge(id) != null));
    }

    @Override
    public void alarms(Collection<String> ids) {
        desk.showBehind(desk.behind(ids));
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
        diagram.remember();
        drawing.show(draft.site(), area);
        arrange();
    }

    /** The diagram, for the workbench's commands and for tests; null before the site has come. */
    public DiagramCanvas canvas() {
        return canvas;
    }

    /** One line at the lower edge of the diagram. */
    private void say(String text) {
        if (canvas != null && !canvas.control().isDisposed()) {
            canvas.notice(text);
        }
    }

    /** What goes out and comes in. */
    Exchanging exchanging() {
        return exchanging;
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
