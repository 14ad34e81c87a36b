/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.jfree.data.Range;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Threshold;
import org.yagura.ui.Kit;
import org.yagura.watch.ui.internal.chart.Amounts;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.ChartPicture;

/**
 * Lets a person move the lines of thresholds, by mouse or keyboard, and saves where they are put once the person has agreed.
 * Nothing is in force before. While a line is held, it says how often its threshold would have told people so.
 */
final class BoundMoves {
    /** So many points a line may be away from where a person takes hold. */
    private static final int NEAR = 4;
    /** So many steps a moved line has over the height of the chart. */
    private static final double STEPS = 200;

    private final Kit kit;
    private final Texts texts = Texts.of(BoundMoves.class);
    private final ChartCanvas owner;
    private final ChartFeed feed;
    private final Consumer<Problem> problem;
    private final BoundTrial trial;
    private final BoundNote note;
    private ChartPicture.Layout layout;
    private BoundLine held;
    private BoundLine before;

    BoundMoves(Kit kit, ChartCanvas owner, ChartFeed feed, Consumer<Problem> problem) {
        this.kit = kit;
        this.owner = owner;
        this.feed = feed;
        this.problem = problem;
        note = new BoundNote(owner);
        trial = new BoundTrial(kit, owner, owner::window, this::say);
        owner.addPaintListener(e -> held().ifPresent(line -> range(line).ifPresent(
                range -> note.paint(e.gc, kit.theme().palette(), line.severity(), height(line, range)))));
    }

    /** Where what is in the picture that is shown now. */
    void layout(ChartPicture.Layout now) {
        layout = now;
        held().ifPresent(trial::of);
    }

    private void say() {
        note.say(held == null
                ? ""
                : texts.get("try.at", amounts().of(held.value(), held.unit()), trial.said()));
    }

    /** What is said at the line that is held; empty for nothing. */
    String said() {
        return note.text();
    }

    private Optional<Range> range(BoundLine line) {
        return layout == null ? Optional.empty() : Optional.ofNullable(layout.values().get(line.unit()));
    }

    private double height(BoundLine line, Range range) {
        return layout.plot().getMaxY()
                - (line.value() - range.getLowerBound()) / range.getLength() * layout.plot().getHeight();
    }

    /** The line that is meant at a height; empty when there is none, or when this person may not change it. */
    Optional<BoundLine> at(int x, int y) {
        if (layout == null || !layout.plot().contains(x, y) || !kit.connections().may(Privilege.EDIT)) {
            return Optional.empty();
        }
        return feed.bounds().stream()
                .filter(line -> range(line).filter(r -> Math.abs(height(line, r) - y) <= NEAR).isPresent()).findFirst();
    }

    /** Takes hold of a line; null when there is none. */
    ChartCanvas.Grip grip(int x, int y) {
        BoundLine taken = at(x, y).orElse(null);
        if (taken == null) {
            return null;
        }
        take(taken);
        return new ChartCanvas.Grip() {
            @Override
            public void move(int to) {
                // it may have been given up meanwhile, by Esc
                held().flatMap(BoundMoves.this::range).ifPresent(range -> put(range.getLowerBound()
                        + (layout.plot().getMaxY() - to) / layout.plot().getHeight() * range.getLength()));
            }

            @Override
            public void drop() {
                if (held != null) {
                    finish();
                }
            }
        };
    }

    private void take(BoundLine line) {
        giveUp();
        before = line;
        held = line;
        trial.of(line);
        say();
    }

    private void letGo() {
        held = null;
        trial.over();
    }

    /** The line goes back to where it was. */
    private void giveUp() {
        if (held != null) {
            letGo();
            feed.bound(before);
        }
    }

    /** Puts the held line to a value, rounded so that it can be read. */
    private void put(double value) {
        Range range = range(held).orElseThrow();
        double step = Math.pow(10, Math.floor(Math.log10(range.getLength() / STEPS * 10)));
        double rounded = Math.round(value / step) * step;
        held = held.at(Math.clamp(rounded, range.getLowerBound(), range.getUpperBound())).strong(true);
        feed.bound(held);
        trial.of(held);
        say();
    }

    /** T takes hold of the next line, Ctrl with up and down moves it, Enter saves it, Esc gives it up. */
    boolean key(Event event) {
        List<BoundLine> lines = feed.bounds();
        boolean command = (event.stateMask & SWT.MODIFIER_MASK) == SWT.MOD1;
        if (!command && (event.character == 't' || event.character == 'T') && !lines.isEmpty()
                && kit.connections().may(Privilege.EDIT)) {
            next(lines);
            return true;
        }
        if (held == null) {
            return false;
        }
        int step = event.keyCode == SWT.ARROW_UP ? 1 : event.keyCode == SWT.ARROW_DOWN ? -1 : 0;
        if (command && step != 0) {
            range(held).ifPresent(range -> put(held.value() + step * range.getLength() / STEPS * 2));
            return true;
        }
        if (event.character == SWT.CR) {
            finish();
            return true;
        }
        if (event.character == SWT.ESC) {
            giveUp();
            return true;
        }
        return false;
    }

    private void next(List<BoundLine> lines) {
        int place = -1;
        for (int i = 0; held != null && i < lines.size(); i++) {
            place = lines.get(i).threshold().equals(held.threshold()) ? i : place;
        }
        take(lines.get((place + 1) % lines.size()).strong(false));
        held = held.strong(true);
        feed.bound(held);
    }

    private void finish() {
        BoundLine now = held;
        if (now.value() != before.value()) {
            var dialog = new InputDialog(owner.getShell(), texts.get("bound.title"),
                    texts.get("bound.ask", before.label(), amounts().of(before.value(), before.unit())),
                    Double.toString(now.value()), text -> number(text) == null ? texts.get("bound.number") : null);
            if (dialog.open() == Window.OK) {
                letGo();
                save(now, number(dialog.getValue()));
                return;
            }
        }
        giveUp();
    }

    private Amounts amounts() {
        return new Amounts(kit.times().language());
    }

    private static Double number(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Saves a threshold with another limit, as a revision of the site. */
    void save(BoundLine line, double limit) {
        kit.site().change(texts.get("bound.reason", line.label()),
                site -> SiteIndex.of(site).element(line.threshold(), Threshold.class).ifPresent(t -> t.setLimit(limit)),
                feed::readBounds, why -> {
                    problem.accept(why);
                    feed.readBounds();
                });
    }

    /** The line that is held; empty for none. */
    Optional<BoundLine> held() {
        return Optional.ofNullable(held);
    }
}
