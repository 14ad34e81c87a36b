/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;

import org.eclipse.swt.printing.Printer;
import org.eclipse.swt.printing.PrinterData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.ui.internal.chart.ChartColours;

/** A chart goes through the platform's printing to paper, which is a PDF file here. */
class ChartPrintingTest {
    /** The printer of GTK that is a file. */
    private static final String FILE = "GtkPrintBackendFile";
    private static final Pattern IMAGE = Pattern.compile(
            "<<[^<>]*/Subtype\\s*/Image[^<>]*>>\\s*stream\\r?\\n");
    private static final Pattern BOX = Pattern.compile("/MediaBox\\s*\\[\\s*0 0 ([\\d.]+) ([\\d.]+)\\s*]");

    @TempDir
    private Path folder;
    private final SeriesAgent agent = new SeriesAgent().with("web01", "cpu.used", "%", m -> 30 + 20 * Math.sin(m / 20))
            .with("web02", "cpu.used", "%", m -> 60 + 20 * Math.sin(m / 25))
            .with("db01", "cpu.used", "%", m -> 50 + 40 * Math.sin(m / 15));

    private static Optional<PrinterData> filePrinter() {
        return Arrays.stream(Printer.getPrinterList()).filter(p -> FILE.equals(p.driver)).findFirst();
    }

    /** What is on a page. */
    private record Paper(double width, double height, int pages, int pixelsWide, int pixelsHigh, byte[] rgb) {

        static Paper read(Path file) throws IOException {
            String pdf = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            Matcher box = BOX.matcher(pdf);
            assertTrue(box.find(), pdf.substring(0, Math.min(400, pdf.length())));
            Matcher image = IMAGE.matcher(pdf);
            assertTrue(image.find(), "the page has a picture");
            byte[] rest = pdf.substring(image.end()).getBytes(StandardCharsets.ISO_8859_1);
            byte[] rgb = new InflaterInputStream(new ByteArrayInputStream(rest)).readAllBytes();
            return new Paper(Double.parseDouble(box.group(1)), Double.parseDouble(box.group(2)),
                    pdf.split("/Type\\s*/Page\\b(?!s)", -1).length - 1, number(image.group(), "Width"),
                    number(image.group(), "Height"), rgb);
        }

        private static int number(String dictionary, String key) {
            Matcher found = Pattern.compile("/" + key + "\\s+(\\d+)").matcher(dictionary);
            assertTrue(found.find(), dictionary);
            return Integer.parseInt(found.group(1));
        }

        /** How many pixels of the picture have a colour, in rows from one share of the height to another. */
        long inColour(int rgbOf, double from, double to) {
            long found = 0;
            for (int i = (int) (from * pixelsHigh) * pixelsWide; i < (int) (to * pixelsHigh) * pixelsWide; i++) {
                int at = (rgb[3 * i] & 0xff) << 16 | (rgb[3 * i + 1] & 0xff) << 8 | rgb[3 * i + 2] & 0xff;
                found += at == rgbOf ? 1 : 0;
            }
            return found;
        }
    }

    private Paper print(int orientation) throws Exception {
        Path file = folder.resolve("chart-" + orientation + ".pdf");
        var said = new ArrayList<String>();
        try (var robot = new ChartRobot(agent)) {
            PrinterData data = filePrinter().orElseThrow();
            data.printToFile = true;
            data.fileName = file.toString();
            data.orientation = orientation;
            robot.toggle(agent, 1, 2, 3);
            var canvas = robot.panel.pane().canvas();
            new ChartPrinting(robot.window.kit(), canvas, said::add).print(data,
                    ChartLegend.sheet(robot.panel.pane().feed().picture(new ChartColours(Palette.LIGHT))));
            robot.window.until("printed", () -> complete(file) || !said.isEmpty());
        }
        assertEquals(List.of(), said);
        return Paper.read(file);
    }

    private static boolean complete(Path file) {
        try {
            return Files.exists(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).stripTrailing()
                            .endsWith("%%EOF");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void whole(Paper paper) {
        assertEquals(1, paper.pages());
        for (int series = 0; series < 3; series++) {
            int colour = new ChartColours(Palette.LIGHT).series(series).getRGB() & 0xffffff;
            assertTrue(paper.inColour(colour, 0, 0.8) > 200, "the line of series " + series);
            assertTrue(paper.inColour(colour, 0.8, 1) > 50, "its square in the legend");
        }
    }

    @Test
    void lyingAndUprightTheWholeChartWithItsLegendIsOnOnePage() throws Exception {
        try (var robot = new ChartRobot(agent)) {
            assumeTrue(filePrinter().isPresent(), "GTK has no printer to a file here");
            robot.settle();
        }
        Paper lying = print(PrinterData.LANDSCAPE);
        whole(lying);
        assertTrue(lying.width() > lying.height(), lying.width() + " x " + lying.height());
        Paper upright = print(PrinterData.PORTRAIT);
        whole(upright);
        assertTrue(upright.width() < upright.height(), upright.width() + " x " + upright.height());
        assertTrue(lying.pixelsWide() > upright.pixelsWide(), "drawn for the width of the page");
    }
}
