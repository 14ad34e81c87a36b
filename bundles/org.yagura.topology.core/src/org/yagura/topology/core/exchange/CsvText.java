/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values after RFC 4180: read with CRLF or LF and with or without a byte order mark, written with CRLF. What
 * a spreadsheet would take for a formula is written with an apostrophe before it, which is left out again when it is read:
 * names can come from devices that anybody set up (CWE-1236).
 */
final class CsvText {

    /** By this at the beginning of a file spreadsheets know UTF-8. */
    static final char MARK = '\ufeff';

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

    private final String text;
    private int at;
    private int line = 1;

    /** A record and the line that it begins in, from 1. */
    record Row(int line, List<String> fields) {
    }

    private CsvText(String text) {
        this.text = text;
        this.at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
    }

    /**
     * The records of a text; empty lines are none.
     *
     * @throws IllegalArgumentException when a quote is not closed, or is in the middle of a field; the message is the
     *         number of the line, from 1
     */
    static List<Row> records(String text) {
        CsvText csv = new CsvText(text);
        List<Row> records = new ArrayList<>();
        while (csv.at < text.length()) {
            int line = csv.line;
            List<String> fields = csv.record();
            if (fields.size() > 1 || !fields.getFirst().isEmpty()) {
                records.add(new Row(line, fields));
            }
        }
        return records;
    }

    private List<String> record() {
        List<String> fields = new ArrayList<>();
        while (true) {
            String field = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            fields.add(field.startsWith("'") && isFormula(field) ? field.substring(1) : field);
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                continue;
            }
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
            return fields;
        }
    }

    private String plain() {
        int begin = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new IllegalArgumentException(Integer.toString(line));
            }
            at++;
        }
        return text.substring(begin, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
                line += c == '\n' ? 1 : 0;
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else if (at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0) {
                return field.toString();
            } else {
                break;
            }
        }
        throw new IllegalArgumentException(Integer.toString(line));
    }

    /** One record as text, with its end of line. */
    static String line(List<String> fields) {
        return fields.stream().map(CsvText::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static boolean isFormula(String field) {
        return FORMULA.matcher(field).matches() && !NUMBER.matcher(field).matches();
    }

    private static String cell(String content) {
        String field = isFormula(content) ? "'" + content : content;
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
