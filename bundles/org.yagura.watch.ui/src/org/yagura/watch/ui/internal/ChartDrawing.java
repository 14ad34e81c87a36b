/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.yagura.core.operation.Problem;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartPicture;

/**
 * Draws a chart in the background for a canvas. There is never more than one drawing under way, and after it the newest wish
 * is drawn. On the user interface thread.
 */
final class ChartDrawing {
    private static final int LEAST = 50;

    private final Kit kit;
    private final ChartCanvas canvas;
    private final Supplier<ChartPicture> wanted;
    private final Consumer<Picture> drawn;
    private final Consumer<Problem> failed;
    private Background.Call drawing;
    private boolean again;

    /** A picture as it is shown. */
    record Picture(ChartData data, ChartPicture.Drawn drawn, ImageData pixels, int zoom) {
    }

    /** Asks for what is wanted each time that it begins to draw. */
    ChartDrawing(Kit kit, ChartCanvas canvas, Supplier<ChartPicture> wanted, Consumer<Picture> drawn,
            Consumer<Problem> failed) {
        this.kit = kit;
        this.canvas = canvas;
        this.wanted = wanted;
        this.drawn = drawn;
        this.failed = failed;
    }

    /** Whether all that was wished for is drawn. */
    boolean still() {
        return (drawing == null || !drawing.running()) && !again;
    }

    /** Draws what is wanted now. */
    void redraw() {
        if (drawing != null && drawing.running()) {
            again = true;
            return;
        }
        again = false;
        Point size = canvas.getSize();
        if (size.x < LEAST || size.y < LEAST) {
            return;
        }
        int zoom = canvas.getMonitor().getZoom();
        ChartPicture picture = wanted.get();
        drawing = kit.background().ask(canvas, () -> {
            ChartPicture.Drawn done = picture.draw(size.x, size.y, zoom / 100.0);
            return new Picture(picture.data(), done, Pixels.of(done.image()), zoom);
        }, made -> {
            drawn.accept(made);
            next();
        }, why -> {
            failed.accept(why);
            next();
        });
    }

    private void next() {
        if (again && !canvas.isDisposed()) {
            redraw();
        }
    }
}
