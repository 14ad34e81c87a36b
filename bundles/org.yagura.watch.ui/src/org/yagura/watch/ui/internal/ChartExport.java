/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.ImageTransfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Menu;
import org.yagura.core.text.Texts;
import org.yagura.ui.Clipboards;
import org.yagura.ui.Kit;
import org.yagura.ui.background.SaveDialog;
import org.yagura.ui.background.WholeFile;
import org.yagura.ui.filter.DropButton;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartCsv;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartPicture;
import org.yagura.watch.ui.internal.chart.TimeWindow;

/** Copies a chart, and writes it to files: pictures in the light colours, because they are read on paper, and values. */
final class ChartExport {
    private static final double SCALE = 2;

    private final Kit kit;
    private final ChartSource source;
    private final ChartCanvas canvas;
    private final Consumer<String> say;
    private final ChartPrinting printing;
    private final Texts texts = Texts.of(ChartExport.class);

    ChartExport(Kit kit, ChartSource source, ChartCanvas canvas, Consumer<String> say) {
        this.kit = kit;
        this.source = source;
        this.canvas = canvas;
        this.say = say;
        printing = new ChartPrinting(kit, canvas, say);
    }

    /** Adds its menu to a bar. */
    Button addTo(FilterBar bar) {
        return bar.menu(texts.get("export"), this::fill).button();
    }

    private void fill(Menu menu) {
        item(menu, "export.copy.picture", this::copyPicture);
        item(menu, "export.copy.values", this::copyValues);
        item(menu, "export.file", this::ask);
        item(menu, "export.print",
                () -> printing.ask(ChartLegend.sheet(source.picture(new ChartColours(Palette.LIGHT)))));
    }

    private void item(Menu menu, String key, Runnable run) {
        DropButton.item(menu, SWT.PUSH, texts.get(key), false, run).setEnabled(!source.data().series().isEmpty());
    }

    private ImageData pixels(ChartPicture picture, int width, int height) {
        BufferedImage image = picture.draw(width, height, SCALE).image();
        return Pixels.of(image);
    }

    private void copyPicture() {
        ChartPicture picture = source.picture(new ChartColours(Palette.LIGHT));
        int width = canvas.getSize().x;
        int height = canvas.getSize().y;
        kit.background().ask(canvas, () -> pixels(picture, width, height), pixels -> {
            Clipboards.put(pixels, ImageTransfer.getInstance());
            say.accept(texts.get("export.copied.picture"));
        }, why -> say.accept(why.what()));
    }

    private void copyValues() {
        Clipboards.put(ChartCsv.write(source.data(), canvas.window(), kit.times().zone()));
        say.accept(texts.get("export.copied.values"));
    }

    private void ask() {
        SaveDialog.ask(canvas.getShell(), kit.settings(), texts.get("export.title"), texts.get("export.name"),
                List.of(new SaveDialog.Sort("png", texts.get("export.png")),
                        new SaveDialog.Sort("svg", texts.get("export.svg")),
                        new SaveDialog.Sort("csv", texts.get("export.csv"))))
                .ifPresent(this::write);
    }

    /** Writes a file in the background; the person is told how that went. */
    void write(Path file) {
        ChartData data = source.data();
        TimeWindow window = canvas.window();
        ChartPicture picture = source.picture(new ChartColours(Palette.LIGHT));
        int width = canvas.getSize().x;
        int height = canvas.getSize().y;
        kit.background().ask(canvas, () -> {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            byte[] content = name.endsWith(".csv")
                    ? ChartCsv.write(data, window, kit.times().zone()).getBytes(StandardCharsets.UTF_8)
                    : name.endsWith(".svg") ? picture.svg(width, height) : png(pixels(picture, width, height));
            WholeFile.write(file, content, () -> {
                // short enough to be written to its end
            });
            return file.getFileName();
        }, name -> say.accept(texts.get("export.done", name)),
                why -> say.accept(Stream.of(why.what(), why.why(), why.todo()).filter(Objects::nonNull)
                        .collect(Collectors.joining(" "))));
    }

    private static byte[] png(ImageData pixels) {
        var loader = new ImageLoader();
        loader.data = new ImageData[]{pixels};
        var out = new ByteArrayOutputStream();
        loader.save(out, SWT.IMAGE_PNG);
        return out.toByteArray();
    }
}
