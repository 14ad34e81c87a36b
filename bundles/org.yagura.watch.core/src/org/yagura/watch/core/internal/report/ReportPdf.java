/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;
import org.yagura.core.report.ReportChapter;
import org.yagura.core.report.ReportChart;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.report.ReportTable;
import org.yagura.core.text.Texts;

/** Writes a report as a PDF document of A4 pages, without a display. */
final class ReportPdf {
    private static final float MARGIN = 46;
    private static final float TITLE = 20;
    private static final float HEADING = 13;
    private static final float STRONG = 9.5f;
    private static final float TEXT = 9;
    private static final float SMALL = 8;
    private static final float GAP = 10;
    private static final Color RULE = new Color(0xD8DEE4);
    private static final float NUMBER_WIDTH = 1;
    private static final float TEXT_WIDTH = 1.5f;
    private static final float FIRST_WIDTH = 3;
    private static final String UNKNOWN = "\u2013";

    private final KeptReport.Head head;
    private final ZoneId zone;
    private final List<ReportChapter> chapters;
    private final Locale language;
    private final Texts texts;
    private final PdfWords words;

    ReportPdf(KeptReport.Head head, String zone, List<ReportChapter> chapters, Locale language) {
        this.head = head;
        this.zone = ZoneId.of(zone);
        this.chapters = chapters;
        this.language = language;
        this.texts = Texts.of(ReportPdf.class, language);
        try {
            this.words = new PdfWords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] toBytes() {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter writer = PdfWriter.getInstance(document, bytes);
        writer.setPageEvent(new Foot());
        document.addTitle(texts.get("pdf.title") + " " + head.name() + " " + head.first());
        document.addCreator("Yagura");
        document.open();
        opening(document);
        for (ReportChapter chapter : chapters) {
            chapter(document, writer, chapter);
        }
        if (chapters.isEmpty()) {
            document.add(paragraph(words.plain(texts.get("pdf.empty"), TEXT), GAP));
        }
        document.close();
        return bytes.toByteArray();
    }

    private void opening(Document document) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language);
        var moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(language);
        document.add(paragraph(words.strong(head.name(), TITLE), 0));
        document.add(paragraph(words.plain(texts.get("pdf.title") + "  "
                + texts.get("pdf.period", day.format(head.first()), day.format(head.end().minusDays(1)), zone.getId()),
                HEADING), 2));
        document.add(paragraph(
                words.faint(texts.get("pdf.made", plainSpaces(moment.format(head.made().atZone(zone)))), TEXT), 2));
        if (head.made().isBefore(new ReportPeriod(head.first(), head.end(), zone).to())) {
            document.add(paragraph(words.strong(texts.get("pdf.running"), TEXT), GAP));
        }
    }

    /** Java's narrow space before AM and PM is in no typeface of the PDF standard. */
    private static String plainSpaces(String text) {
        return text.replace('\u202F', ' ');
    }

    private void chapter(Document document, PdfWriter writer, ReportChapter chapter) {
        Paragraph heading = paragraph(words.strong(chapter.title(), HEADING), 2 * GAP);
        heading.setKeepTogether(true);
        document.add(heading);
        chapter.notes().forEach(note -> document.add(paragraph(words.plain(note, TEXT), 2)));
        for (ReportChart chart : chapter.charts()) {
            document.add(chart(writer, chart));
        }
        for (ReportTable table : chapter.tables()) {
            document.add(table(table));
        }
    }

    private static Paragraph paragraph(Phrase phrase, float before) {
        var paragraph = new Paragraph(phrase);
        paragraph.setSpacingBefore(before);
        return paragraph;
    }

    /** Heading and picture in a table of their own, so that a page never parts them. */
    private PdfPTable chart(PdfWriter writer, ReportChart chart) {
        var picture = new PdfChart(chart, words, zone, language);
        PdfTemplate template = writer.getDirectContent().createTemplate(PdfChart.WIDTH, picture.height());
        picture.draw(template);
        var table = new PdfPTable(1);
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP);
        table.setKeepTogether(true);
        PdfPCell title = cell(
                words.strong(chart.title() + (chart.unit().isEmpty() ? "" : " (" + chart.unit() + ")"), STRONG),
                Element.ALIGN_LEFT, Rectangle.NO_BORDER);
        table.addCell(title);
        var drawn = new PdfPCell(Image.getInstance(template), true);
        drawn.setBorder(Rectangle.NO_BORDER);
        table.addCell(drawn);
        return table;
    }

    private PdfPTable table(ReportTable from) {
        float[] widths = new float[from.columns().size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = from.columns().get(i).digits() != null ? NUMBER_WIDTH : i == 0 ? FIRST_WIDTH : TEXT_WIDTH;
        }
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(GAP);
        PdfPCell title = cell(words.strong(from.title(), STRONG), Element.ALIGN_LEFT, Rectangle.NO_BORDER);
        title.setColspan(widths.length);
        table.addCell(title);
        for (ReportTable.Column column : from.columns()) {
            table.addCell(cell(words.faint(column.name(), SMALL), align(column), Rectangle.BOTTOM));
        }
        table.setHeaderRows(2);
        for (List<ReportTable.Cell> row : from.rows()) {
            for (int i = 0; i < widths.length; i++) {
                ReportTable.Column column = from.columns().get(i);
                table.addCell(cell(words.plain(text(row.get(i), column), SMALL), align(column), Rectangle.BOTTOM));
            }
        }
        if (from.left() > 0) {
            PdfPCell more = cell(words.faint(texts.get("pdf.left", from.left()), SMALL), Element.ALIGN_LEFT,
                    Rectangle.NO_BORDER);
            more.setColspan(widths.length);
            table.addCell(more);
        }
        return table;
    }

    private static int align(ReportTable.Column column) {
        return column.digits() == null ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT;
    }

    private String text(ReportTable.Cell cell, ReportTable.Column column) {
        if (cell.text() != null) {
            return cell.text();
        }
        if (cell.number() == null) {
            return UNKNOWN;
        }
        NumberFormat format = NumberFormat.getNumberInstance(language);
        int digits = column.digits() == null ? 0 : column.digits();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(cell.number());
    }

    private static PdfPCell cell(Phrase phrase, int align, int border) {
        var cell = new PdfPCell(phrase);
        cell.setHorizontalAlignment(align);
        cell.setBorder(border);
        cell.setBorderColor(RULE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(3);
        return cell;
    }

    /** The number at the foot of each page. */
    private final class Foot extends PdfPageEventHelper {
        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_RIGHT,
                    words.faint(texts.get("pdf.page", writer.getPageNumber()), SMALL), document.right(),
                    document.bottom() - 2 * GAP, 0);
        }
    }
}
