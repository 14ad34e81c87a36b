/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;

import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/** The typefaces of a report: Western texts in Helvetica, Japanese ones in what every reader brings; nothing is embedded. */
final class PdfWords {
    static final Color INK = new Color(0x1F2328);
    static final Color FAINT = new Color(0x6A737D);

    private final BaseFont latin;
    private final BaseFont bold;
    private final BaseFont japanese;
    private final CharsetEncoder western = Charset.forName("windows-1252").newEncoder();

    PdfWords() throws IOException {
        latin = BaseFont.createFont(BaseFont.HELVETICA, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED);
        bold = BaseFont.createFont(BaseFont.HELVETICA_BOLD, BaseFont.WINANSI, BaseFont.NOT_EMBEDDED);
        japanese = BaseFont.createFont("HeiseiKakuGo-W5", "UniJIS-UCS2-H", BaseFont.NOT_EMBEDDED);
    }

    BaseFont base(String text) {
        return western.canEncode(text) ? latin : japanese;
    }

    Phrase plain(String text, float size) {
        return new Phrase(size * LEADING, text, new Font(base(text), size, Font.NORMAL, INK));
    }

    Phrase faint(String text, float size) {
        return new Phrase(size * LEADING, text, new Font(base(text), size, Font.NORMAL, FAINT));
    }

    Phrase strong(String text, float size) {
        return new Phrase(size * LEADING, text,
                new Font(western.canEncode(text) ? bold : japanese, size, Font.NORMAL, INK));
    }

    private static final float LEADING = 1.35f;
}
