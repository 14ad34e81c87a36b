/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ScrollBar;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.SceneSearch;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.internal.Contributions;
import org.yagura.ui.diagram.internal.gesture.CarryGesture;
import org.yagura.ui.diagram.internal.paint.CanvasPainter;

/**
 * A diagram on the screen, to be looked at and edited with mouse and keyboard. The host fills the scene and answers to
 * gestures; the canvas paints, selects, navigates and turns gestures into the host's commands. On the user interface
 * thread; everything it needs is freed with the control.
 */
public final class DiagramCanvas {
    private static final double ZOOM_STEP = 1.2;
    private static final int MARGIN = 24;

    private final Canvas canvas;
    private final Scene scene;
    private final List<PaletteEntry> palette;
    private final List<OverlayEntry> overlayEntries;
    private final CanvasParts parts;
    private final List<Runnable> viewFollowers = new CopyOnWriteArrayList<>();
    private Predicate<DiagramCommand> others = command -> false;
    private boolean shown;
    /** What comes into the middle as soon as there is room; null for nothing. */
    private Point centred;

    /**
     * A canvas.
     *
     * @param scene what it shows; the host changes it as it likes, on this thread
     */
    public DiagramCanvas(Composite parent, Kit kit, Scene scene, DiagramHost host) {
        this.scene = scene;
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND | SWT.H_SCROLL | SWT.V_SCROLL);
        var contributions = new Contributions(RegistryFactory.getRegistry(), host.kind());
        palette = joined(host.palette(), contributions.palette());
        overlayEntries = joined(host.overlays(), contributions.overlays());
        parts = new CanvasParts(this, canvas, kit, scene, host);
        painters(contributions.painters());
        overlays(overlayEntries.stream().filter(OverlayEntry::on).map(OverlayEntry::overlay).toList());
        kit.theme().follow(canvas, () -> {
            Drawing now = parts.painter().drawing();
            drawing(new Drawing(scene, kit.theme().dark() ? Look.DARK : Look.LIGHT, now.painters(), now.overlays()));
        });
        canvas.addListener(SWT.Paint, e -> parts.painter().paint(e.gc, e.x, e.y, e.width, e.height));
        canvas.addListener(SWT.Resize, e -> resized());
        canvas.addListener(SWT.MouseWheel, this::wheel);
        canvas.addListener(SWT.MouseHorizontalWheel, e -> panBy(e.count * 16, 0));
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        new DiagramMenu(this, host);
        scrollBy(canvas.getHorizontalBar(), true);
        scrollBy(canvas.getVerticalBar(), false);
        Scene.Following following = scene.follow(change -> sceneChanged());
        canvas.addDisposeListener(e -> following.close());
    }

    private static <T> List<T> joined(List<T> own, List<T> others) {
        var all = new ArrayList<>(own);
        all.addAll(others);
        return List.copyOf(all);
    }

    private void sceneChanged() {
        selection().prune();
        fitAtFirst();
        viewChanged();
    }

    /** The control. */
    public Control control() {
        return canvas;
    }

    /** What is shown. */
    public Scene scene() {
        return scene;
    }

    /** What is selected. */
    public DiagramSelection selection() {
        return parts.stage().selection();
    }

    /** Shows figures in other ways; begin with {@link #drawing()}'s painters, so that those of extensions stay. */
    public void painters(Painters painters) {
        Drawing now = parts.painter().drawing();
        drawing(new Drawing(scene, now.look(), painters, now.overlays()));
    }

    /** Lays these over the diagram, the first one below. Call {@link #refresh} when their answers change. */
    public void overlays(List<Overlay> overlays) {
        Drawing now = parts.painter().drawing();
        drawing(new Drawing(scene, now.look(), now.painters(), overlays));
    }

    /** What is painted now, for export and for what else shows the same. */
    public Drawing drawing() {
        return parts.painter().drawing();
    }

    private void drawing(Drawing drawing) {
        parts.painter().drawing(drawing);
        viewFollowers.forEach(Runnable::run);
    }

    /** Paints again, because overlays have other answers now. */
    public void refresh() {
        canvas.redraw();
        viewFollowers.forEach(Runnable::run);
    }

    /** The zoom; 1 is the real size. */
    public double zoom() {
        return parts.stage().viewport().zoom();
    }

    /** Zooms; the middle stays where it is. */
    public void zoom(double zoom) {
        parts.stage().viewport().zoomAt(zoom, canvas.getClientArea().width / 2, canvas.getClientArea().height / 2);
        viewChanged();
    }

    /** Shows everything, not larger than it is. */
    public void fit() {
        fit(scene.extent());
    }

    private void fit(Box area) {
        if (area != null && !area.isEmpty()) {
            int banners = drawing().banners().size() * CanvasPainter.BANNER;
            parts.stage().viewport().fit(area, 1, MARGIN + banners);
            viewChanged();
        }
    }

    /** The part of the diagram that is in sight. */
    public Box visible() {
        return parts.stage().viewport().visible();
    }

    /** The place on the control of a place of the diagram. */
    public Point toControl(Point place) {
        var viewport = parts.stage().viewport();
        return new Point(viewport.toX(place.x()), viewport.toY(place.y()));
    }

    /** Puts a place of the diagram into the middle. */
    public void centre(Point at) {
        parts.stage().viewport().centre(new Box(at.x(), at.y(), 0, 0));
        viewChanged();
    }

    /** Zooms, and puts a place of the diagram into the middle. */
    void look(double zoom, Point at) {
        shown = true;
        parts.stage().viewport().zoomAt(zoom, 0, 0);
        centre(at);
        centred = parts.stage().viewport().width() == 0 ? at : null;
    }

    /** Whether the grid is shown. */
    boolean grid() {
        return parts.painter().grid();
    }

    /** Shows or hides the grid. */
    void grid(boolean show) {
        parts.painter().grid(show);
    }

    /** Expands what hides a figure or connection, and brings it into sight. */
    public void reveal(String id) {
        scene.batch(() -> ends(id).forEach(figure -> {
            for (String above = scene.parent(figure); above != null; above = scene.parent(above)) {
                scene.collapse(above, false);
            }
        }));
        parts.stage().present(id);
        viewChanged();
    }

    private Collection<String> ends(String id) {
        var connection = scene.connection(id);
        return connection == null ? List.of(id) : List.of(connection.from().figure(), connection.to().figure());
    }

    /** Selects and brings into sight; of ties their members. */
    public void show(Collection<String> ids) {
        List<String> shown = ids.stream()
                .flatMap(id -> scene.tie(id) == null ? Stream.of(id) : scene.tie(id).members().stream()).toList();
        shown.forEach(this::reveal);
        selection().set(shown);
    }

    /** Ids of figures and connections whose texts hold that text. */
    public List<String> find(String text) {
        return new SceneSearch(scene).containing(text);
    }

    /** Takes an entry of the palette in hand: the next click creates it, or draws it from figure to figure. */
    public void arm(PaletteEntry entry) {
        parts.hand().arm(entry);
    }

    /** What the next click creates; null when it selects. */
    public PaletteEntry armed() {
        return parts.hand().armed();
    }

    /** Creates it at once, near the figure that has the keyboard: the way without a mouse. */
    public void create(PaletteEntry entry) {
        parts.commands().create(entry);
    }

    /** Shows where an entry that is dragged over a place of the control would be created; nowhere any more when null. */
    public void carry(PaletteEntry entry, int x, int y) {
        parts.hand().begin(
                entry == null
                        ? null
                        : new CarryGesture(parts.stage(), entry, parts.stage().viewport().toDiagram(x, y)));
    }

    /** Creates what was {@link #carry carried} to there. */
    public void drop(PaletteEntry entry, int x, int y) {
        arm(null);
        carry(entry, x, y);
        parts.hand().drop();
        setFocus();
    }

    /** What can be created here: the host's entries, then those of extensions. */
    public List<PaletteEntry> palette() {
        return palette;
    }

    /** Overlays that can be switched on and off: the host's, then those of extensions. */
    public List<OverlayEntry> overlayEntries() {
        return overlayEntries;
    }

    /** Gives commands to another part that the canvas has no place for: a palette, a search field, dialogs. */
    void elsewhere(Predicate<DiagramCommand> part) {
        others = part;
    }

    /** Runs a command that is done by another part; says whether there is one. */
    boolean elsewhere(DiagramCommand command) {
        return others.test(command);
    }

    /** Whether a command can be run now. */
    public boolean can(DiagramCommand command) {
        return parts.commands().can(command);
    }

    /** Runs a command; says whether it could. */
    public boolean run(DiagramCommand command) {
        return parts.commands().run(command);
    }

    /** What a command is called in menus; undo and redo say what they take back or make again. */
    public String label(DiagramCommand command) {
        String label = texts().get("command." + command.name());
        String more = command == DiagramCommand.UNDO
                ? parts.stage().editing().undoLabel()
                : command == DiagramCommand.REDO ? parts.stage().editing().redoLabel() : null;
        return more == null ? label : label + " " + more;
    }

    /** Shows one line to the person at the lower edge, until the next gesture; takes it away when empty. */
    public void notice(String text) {
        Label label = parts.noticeLabel();
        label.setText(text);
        label.setVisible(!text.isEmpty());
        placeNotice();
    }

    /** What was last said at the lower edge and not taken away; empty for nothing. */
    public String noticed() {
        return parts.noticeLabel().getText();
    }

    private void placeNotice() {
        Label label = parts.noticeLabel();
        var size = label.computeSize(SWT.DEFAULT, SWT.DEFAULT);
        Rectangle client = canvas.getClientArea();
        label.setBounds(8, client.height - size.y - 8, Math.min(size.x, Math.max(0, client.width - 16)), size.y);
    }

    /** What a screen reader says of what has the keyboard. */
    public String spoken() {
        return parts.access();
    }

    /** Calls back whenever another part is in sight, or something else is painted. */
    public Scene.Following followView(Runnable follower) {
        viewFollowers.add(follower);
        return () -> viewFollowers.remove(follower);
    }

    /** To be called by parts of the toolkit that have moved what is in sight. */
    void viewChanged() {
        scrollBars();
        canvas.redraw();
        viewFollowers.forEach(Runnable::run);
    }

    /** The inner parts, for the other parts of the toolkit and for tests. */
    CanvasParts parts() {
        return parts;
    }

    private void resized() {
        Rectangle client = canvas.getClientArea();
        parts.stage().viewport().size(client.width, client.height);
        placeNotice();
        fitAtFirst();
        if (centred != null && client.width > 0) {
            centre(centred);
            centred = null;
        }
        viewChanged();
    }

    /** The first time that there is something to see and room to see it, all of it is shown. */
    private void fitAtFirst() {
        if (!shown && parts.stage().viewport().width() > 0 && scene.shownFigures() > 0) {
            shown = true;
            fit();
        }
    }

    private void wheel(Event e) {
        if ((e.stateMask & SWT.MOD1) != 0) {
            parts.stage().viewport().zoomAt(zoom() * Math.pow(ZOOM_STEP, Math.signum(e.count)), e.x, e.y);
            viewChanged();
        } else if ((e.stateMask & SWT.MOD2) != 0) {
            panBy(e.count * 16, 0);
        } else {
            panBy(0, e.count * 16);
        }
        e.doit = false;
    }

    private void panBy(int dx, int dy) {
        parts.stage().viewport().pan(dx, dy);
        viewChanged();
    }

    /** Zooms in or out by one step. */
    void zoomStep(int steps) {
        zoom(zoom() * Math.pow(ZOOM_STEP, steps));
    }

    /** Shows an area. */
    void fitArea(Box area) {
        fit(area);
    }

    /** The bars cover what is drawn and what is in sight. */
    private void scrollBars() {
        Box all = scene.extent().union(visible());
        var viewport = parts.stage().viewport();
        bar(canvas.getHorizontalBar(), all.width() * zoom(), viewport.width(), -viewport.toX(all.x()));
        bar(canvas.getVerticalBar(), all.height() * zoom(), viewport.height(), -viewport.toY(all.y()));
    }

    private static void bar(ScrollBar bar, double whole, int room, int at) {
        int maximum = Math.max(room, (int) Math.ceil(whole));
        bar.setValues(Math.clamp(at, 0, maximum), 0, maximum, Math.max(1, room), 24, Math.max(1, room - 24));
        bar.setEnabled(maximum > room);
    }

    private void scrollBy(ScrollBar bar, boolean across) {
        bar.addListener(SWT.Selection, e -> {
            Box all = scene.extent().union(visible());
            var viewport = parts.stage().viewport();
            int now = across ? -viewport.toX(all.x()) : -viewport.toY(all.y());
            int by = now - bar.getSelection();
            viewport.pan(across ? by : 0, across ? 0 : by);
            canvas.redraw();
            viewFollowers.forEach(Runnable::run);
        });
    }

    /** Texts of the toolkit, in the language of the process. */
    static Texts texts() {
        return Texts.of(DiagramCanvas.class);
    }

    /** Moves the keyboard here. */
    public boolean setFocus() {
        return canvas.setFocus();
    }

    /** The selected figures and connections as a list. */
    public List<String> selected() {
        return new ArrayList<>(selection().ids());
    }
}
