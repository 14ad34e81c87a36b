/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.TrapChain;
import org.yagura.ui.Kit;
import org.yagura.ui.theme.Theme;

/**
 * The loss chain as boxes from left to right: network, queue, receiver, journal, tables; below each arrow what was lost
 * or set aside there.
 */
final class ChainCanvas extends Canvas {
    /** Wanted height in points. */
    static final int HEIGHT = 120;
    private static final int BOX_HEIGHT = 52;
    private static final int GAP = 70;

    private final Kit kit;
    private final Texts texts = Texts.of(ChainCanvas.class);
    private TrapChain chain;

    /** A step: how many passed, and what did not. */
    record Step(String label, long count, List<Loss> losses) {
    }

    /** What did not pass; bad when it is gone for good. */
    record Loss(String label, long count, boolean bad) {
    }

    ChainCanvas(Composite parent, Kit kit) {
        super(parent, SWT.DOUBLE_BUFFERED);
        this.kit = kit;
        kit.theme().paint(this);
        kit.theme().follow(this, this::redraw);
        addPaintListener(e -> paint(e.gc));
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = description();
            }
        });
    }

    void show(TrapChain now) {
        chain = now;
        redraw();
    }

    /** The chain in words. */
    String description() {
        if (chain == null) {
            return texts.get("chain.none");
        }
        var text = new StringBuilder();
        for (Step step : steps(chain)) {
            text.append(step.label()).append(' ').append(step.count());
            step.losses().forEach(l -> text.append(", ").append(l.label()).append(' ').append(l.count()));
            text.append("; ");
        }
        return text.append(texts.get(chain.addsUp() ? "chain.addsUp" : "chain.doesNotAddUp")).toString();
    }

    private List<Step> steps(TrapChain now) {
        long offered = now.droppedByKernel() + now.droppedByQueue() + now.received();
        return List.of(
                new Step(texts.get("chain.network"), offered,
                        List.of(new Loss(texts.get("chain.kernel"), now.droppedByKernel(), true))),
                new Step(texts.get("chain.queue"), offered - now.droppedByKernel(),
                        List.of(new Loss(texts.get("chain.full"), now.droppedByQueue(), true))),
                new Step(texts.get("chain.received"), now.received(),
                        List.of(new Loss(texts.get("chain.undecodable"), now.undecodable(), false),
                                new Loss(texts.get("chain.refused"), now.unauthenticated(), false),
                                new Loss(texts.get("chain.waiting"), now.waiting(), false))),
                new Step(texts.get("chain.journalled"), now.journalled(),
                        List.of(new Loss(texts.get("chain.lag"), now.lag(), false))),
                new Step(texts.get("chain.projected"), now.projected(),
                        List.of(new Loss(texts.get("chain.discarded"), now.discarded(), false))));
    }

    private void paint(GC gc) {
        if (chain == null) {
            gc.drawText(texts.get("chain.none"), 8, 8, true);
            return;
        }
        gc.setAntialias(SWT.ON);
        List<Step> steps = steps(chain);
        int width = Math.max(80, (getClientArea().width - 2 - (steps.size() - 1) * GAP) / steps.size());
        var palette = kit.theme().palette();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int x = 1 + i * (width + GAP);
            gc.setForeground(Theme.color(palette.line()));
            gc.setBackground(Theme.color(palette.surface()));
            gc.fillRoundRectangle(x, 4, width, BOX_HEIGHT, 8, 8);
            gc.drawRoundRectangle(x, 4, width, BOX_HEIGHT, 8, 8);
            centred(gc, step.label(), x, width, 8, palette.faint());
            centred(gc, "%,d".formatted(step.count()), x, width, 30, palette.text());
            if (i < steps.size() - 1) {
                arrow(gc, x + width, 4 + BOX_HEIGHT / 2, palette.faint());
            }
            int y = BOX_HEIGHT + 10;
            for (Loss loss : step.losses()) {
                RGB colour = loss.count() == 0 ? palette.faint() : loss.bad() ? palette.bad() : palette.text();
                gc.setForeground(Theme.color(colour));
                gc.drawText("%s  %,d".formatted(loss.label(), loss.count()), x + 4, y, true);
                y += 17;
            }
        }
    }

    private static void centred(GC gc, String text, int x, int width, int y, RGB colour) {
        gc.setForeground(Theme.color(colour));
        gc.drawText(text, x + (width - gc.textExtent(text).x) / 2, y, true);
    }

    private static void arrow(GC gc, int x, int y, RGB colour) {
        gc.setForeground(Theme.color(colour));
        gc.setBackground(Theme.color(colour));
        gc.drawLine(x + 6, y, x + GAP - 10, y);
        gc.fillPolygon(new int[]{x + GAP - 6, y, x + GAP - 14, y - 4, x + GAP - 14, y + 4});
    }
}
