/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.FileDialog;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.export.PdfExport;
import org.yagura.diagram.core.export.SvgExport;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.ui.Kit;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.diagram.internal.paint.Picture;

/** Writes the diagram as PNG, SVG or PDF. Documents are in the light colours, because they are read on paper. */
public final class Exporting {
    private static final double PNG_ZOOM = 2;
    private static final long MOST_PIXELS = 100_000_000;

    private final DiagramCanvas diagram;
    private final Kit kit;
    private final Texts texts;

    /** Exports of that diagram. */
    public Exporting(DiagramCanvas diagram, Kit kit, Texts texts) {
        this.diagram = diagram;
        this.kit = kit;
        this.texts = texts;
    }

    /** Asks where to, and writes. */
    public void ask() {
        var dialog = new FileDialog(diagram.control().getShell(), SWT.SAVE);
        dialog.setText(texts.get("export.title"));
        dialog.setFilterExtensions(new String[]{"*.svg", "*.png", "*.pdf"});
        dialog.setFilterNames(new String[]{texts.get("export.svg"), texts.get("export.png"), texts.get("export.pdf")});
        dialog.setFileName(texts.get("export.name"));
        dialog.setOverwrite(true);
        String chosen = dialog.open();
        if (chosen != null) {
            String[] endings = {".svg", ".png", ".pdf"};
            boolean named = chosen.toLowerCase(Locale.ROOT).matches(".*\\.(svg|png|pdf)");
            write(Path.of(named ? chosen : chosen + endings[Math.max(0, dialog.getFilterIndex())]));
        }
    }

    /** Draws now, and writes the file in the background; the person is told how that went. */
    public void write(Path file) {
        Callable<Void> writing;
        try {
            writing = drawn(file);
        } catch (ProblemException e) {
            diagram.notice(e.problem().what());
            return;
        }
        kit.background().ask(diagram.control(), writing,
                done -> diagram.notice(texts.get("export.done", file.getFileName())),
                problem -> diagram.notice(texts.get("export.failed", file.getFileName(), problem.what()
                        + (problem.why() == null ? "" : " " + problem.why()))));
    }

    private Callable<Void> drawn(Path file) {
        Drawing shown = diagram.drawing();
        var paper = new Drawing(shown.scene(), Look.LIGHT, shown.painters(), shown.overlays());
        String title = texts.get("export.name");
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            ImageData pixels = pixels(paper);
            return () -> {
                var loader = new ImageLoader();
                loader.data = new ImageData[]{pixels};
                try (var out = Files.newOutputStream(file)) {
                    loader.save(out, SWT.IMAGE_PNG);
                }
                return null;
            };
        }
        if (name.endsWith(".pdf")) {
            byte[] document = pdf(paper, title);
            return () -> {
                Files.write(file, document);
                return null;
            };
        }
        String document = new SvgExport(paper, title).toText();
        return () -> {
            Files.writeString(file, document);
            return null;
        };
    }

    private byte[] pdf(Drawing paper, String title) {
        try {
            return new PdfExport(paper, title).toBytes();
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(Problem.FAILED, texts.get("export.pdfFailed"), e.getMessage(), null, null));
        }
    }

    /** Twice the real size, less when that would be too large. */
    private ImageData pixels(Drawing paper) {
        var picture = new Picture(paper, kit.icons());
        Box page = picture.page();
        double area = (double) page.width() * page.height();
        double zoom = Math.min(PNG_ZOOM, Math.sqrt(MOST_PIXELS / Math.max(1, area)));
        return picture.pixels(diagram.control().getDisplay(), zoom);
    }
}
