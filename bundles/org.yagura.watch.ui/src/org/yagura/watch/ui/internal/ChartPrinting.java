/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.watch.ui.internal.chart.ChartSheet;

/** Prints a chart with its legend on one page, as wide as the page, drawn in the background as finely as the printer prints. */
final class ChartPrinting {
    private static final double POINTS_PER_INCH = 96;
    /** Finer is not seen, and takes long. */
    private static final double FINEST = 4;

    private final Kit kit;
    private final ChartCanvas canvas;
    private final Consumer<String> say;
    private final Texts texts = Texts.of(ChartPrinting.class);

    ChartPrinting(Kit kit, ChartCanvas canvas, Consumer<String> say) {
        this.kit = kit;
        this.canvas = canvas;
        this.say = say;
    }

    /** Asks for a printer, and prints. */
    void ask(ChartSheet sheet) {
        var offered = new PrinterData();
        offered.orientation = PrinterData.LANDSCAPE;
        var dialog = new PrintDialog(canvas.getShell(), SWT.NONE);
        dialog.setPrinterData(offered);
        PrinterData data = dialog.open();
        if (data != null) {
            print(data, sheet);
        }
    }

    /** Prints; says so when the printer does not take it. */
    void print(PrinterData data, ChartSheet sheet) {
        var printer = new Printer(data);
        Rectangle page = printer.getClientArea();
        double scale = printer.getDPI().x / POINTS_PER_INCH;
        int width = (int) (page.width / scale);
        int height = (int) (page.height / scale);
        canvas.addListener(SWT.Dispose, e -> printer.dispose());
        kit.background().ask(canvas, () -> Pixels.of(sheet.draw(width, height, Math.min(scale, FINEST))),
                pixels -> {
                    if (!printed(printer, page, pixels)) {
                        say.accept(texts.get("print.failed"));
                    }
                    printer.dispose();
                }, why -> {
                    say.accept(why.what());
                    printer.dispose();
                });
    }

    private boolean printed(Printer printer, Rectangle page, ImageData pixels) {
        if (!printer.startJob(texts.get("export.name")) || !printer.startPage()) {
            return false;
        }
        var image = new Image(printer, pixels);
        var gc = new GC(printer);
        try {
            gc.drawImage(image, 0, 0, pixels.width, pixels.height, page.x, page.y, page.width,
                    (int) ((long) page.width * pixels.height / pixels.width));
        } finally {
            gc.dispose();
            image.dispose();
        }
        printer.endPage();
        printer.endJob();
        return true;
    }
}
