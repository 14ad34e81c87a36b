/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.printing.PrintDialog;
import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.diagram.internal.paint.Picture;
import org.yagura.ui.theme.Icons;

/** Prints the diagram on one page, in the light colours, turned as the page is, not larger than it is. */
public final class Printing {
    private static final double POINTS_PER_INCH = 96;

    private final DiagramCanvas diagram;
    private final Icons icons;
    private final Texts texts;

    /** Prints of that diagram. */
    public Printing(DiagramCanvas diagram, Icons icons, Texts texts) {
        this.diagram = diagram;
        this.icons = icons;
        this.texts = texts;
    }

    /** Asks for a printer, and prints. */
    public void ask() {
        var dialog = new PrintDialog(diagram.control().getShell(), SWT.NONE);
        PrinterData data = dialog.open();
        if (data != null) {
            print(data);
        }
    }

    /** Prints; says so when the printer does not take it. */
    public void print(PrinterData data) {
        var printer = new Printer(data);
        try {
            if (!printer.startJob(texts.get("export.name")) || !printer.startPage()) {
                diagram.notice(texts.get("print.failed"));
                return;
            }
            Drawing shown = diagram.drawing();
            var picture = new Picture(new Drawing(shown.scene(), Look.LIGHT, shown.painters(), shown.overlays()),
                    icons);
            Rectangle page = printer.getClientArea();
            double real = printer.getDPI().x / POINTS_PER_INCH;
            double fit = Math.min(page.width / (double) picture.page().width(),
                    page.height / (double) picture.page().height());
            var gc = new GC(printer);
            try {
                picture.paint(gc, printer, Math.min(real, fit), page.x, page.y);
            } finally {
                gc.dispose();
            }
            printer.endPage();
            printer.endJob();
        } finally {
            printer.dispose();
        }
    }
}
