/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.export.PdfExport;
import org.yagura.diagram.core.export.SvgExport;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.ui.Kit;
import org.yagura.ui.background.SaveDialog;
import org.yagura.ui.background.WholeFile;
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
        SaveDialog
                .ask(diagram.control().getShell(), kit.settings(), texts.get("export.title"), texts.get("export.name"),
                        List.of(new SaveDialog.Sort("svg", texts.get("export.svg")),
                                new SaveDialog.Sort("png", texts.get("export.png")),
                                new SaveDialog.Sort("pdf", texts.get("export.pdf"))))
                .ifPresent(this::write);
    }

    /** Draws now, and writes the file in the background; the person is told how that went. */
    public void write(Path file) {
        Supplier<byte[]> content;
        try {
            content = drawn(file);
        } catch (ProblemException e) {
            diagram.notice(e.problem().what());
            return;
        }
        kit.background().ask(diagram.control(), () -> {
            WholeFile.write(file, content.get(), () -> {
                // short enough to be written to its end
            });
            return null;
        }, done -> diagram.notice(texts.get("export.done", file.getFileName())),
                problem -> diagram.notice(texts.get("export.failed", file.getFileName(), problem.what()
                        + (problem.why() == null ? "" : " " + problem.why()))));
    }

    /** The picture as it is now; what takes long is left to the one who asks for the bytes. */
    private Supplier<byte[]> drawn(Path file) {
        Drawing shown = diagram.drawing();
        var paper = new Drawing(shown.scene(), Look.LIGHT, shown.painters(), shown.overlays());
        String title = texts.get("export.name");
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".png")) {
            ImageData pixels = pixels(paper);
            return () -> {
                var loader = new ImageLoader();
                loader.data = new ImageData[]{pixels};
                var out = new ByteArrayOutputStream();
                loader.save(out, SWT.IMAGE_PNG);
                return out.toByteArray();
            };
        }
        byte[] document = name.endsWith(".pdf")
                ? pdf(paper, title)
                : new SvgExport(paper, title).toText().getBytes(StandardCharsets.UTF_8);
        return () -> document;
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
