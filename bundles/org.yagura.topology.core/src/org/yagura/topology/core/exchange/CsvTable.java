/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.text.Texts;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/**
 * Nodes, parts and links as tables of comma-separated values after RFC 4180, in UTF-8. The first row names the columns,
 * in any order; a column that is not there leaves its feature alone, an empty cell takes the value away. A row is about
 * the element with its {@code id}, else with its name (a part: in its node; a link: with its ends), else about a new
 * one. Nothing is removed. Columns beyond the attributes of the element: {@code area} of a node (an id, or names such as
 * {@code Tokyo / DMZ}) and its primary {@code address}; {@code node} and {@code controller} of a part; {@code from} and
 * {@code to} of a link (a node, or a part as {@code node / part}). Names or ids may be given for all of these.
 */
public enum CsvTable {
    /** A row for each node. */
    NODES(Literals.NODE__KIND, "area", "address", List.of(Literals.NODE__HOST_NAME, Literals.NODE__VENDOR,
            Literals.NODE__PRODUCT, Literals.NODE__SERIAL, Literals.NODE__OPERATING_SYSTEM, Literals.NODE__FIRMWARE,
            Literals.NODE__FORWARDS, Literals.NODE__CONTACT, Literals.NODE__NOTES)),
    /** A row for each part. */
    PARTS(Literals.PART__KIND, "node", "controller", List.of(Literals.PART__VENDOR, Literals.PART__PRODUCT,
            Literals.PART__SERIAL, Literals.PART__FIRMWARE, Literals.PART__CAPACITY, Literals.PART__SLOT,
            Literals.PART__HOT_SWAP)),
    /** A row for each link. */
    LINKS(Literals.LINK__KIND, "from", "to", List.of(Literals.LINK__BANDWIDTH, Literals.LINK__LABEL));

    private static final String ID = "id";
    private static final int MOST_CHARACTERS = 64 << 20;

    private final Map<String, EAttribute> attributes = new LinkedHashMap<>();
    private final List<String> columns = new ArrayList<>();
    private final String first;
    private final String second;

    CsvTable(EAttribute kind, String first, String second, List<EAttribute> own) {
        this.first = first;
        this.second = second;
        Stream.of(List.of(Literals.NAMED_ELEMENT__NAME, kind), own,
                List.of(Literals.FAILABLE__LIFE_CYCLE, Literals.FAILABLE__MTBF, Literals.FAILABLE__MTTR,
                        Literals.NAMED_ELEMENT__DESCRIPTION))
                .flatMap(List::stream).forEach(attribute -> attributes.put(attribute.getName(), attribute));
        columns.add(ID);
        columns.addAll(attributes.keySet());
        columns.addAll(3, List.of(first, second));
    }

    /** What the file with the table is called. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /** Names of the columns, in the order in which they are written. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** The table of a site, with all columns and without a byte order mark. */
    public String write(Site site) {
        StringBuilder text = new StringBuilder(CsvText.line(columns));
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            EObject object = all.next();
            if (isRow(object)) {
                text.append(CsvText.line(columns.stream().map(column -> cell((Element) object, column)).toList()));
            }
        }
        return text.toString();
    }

    boolean isRow(EObject object) {
        return switch (this) {
            case NODES -> object instanceof Node;
            case PARTS -> object instanceof Part;
            case LINKS -> object instanceof Link;
        };
    }

    private String cell(Element element, String column) {
        if (column.equals(ID)) {
            return element.getId();
        }
        EAttribute attribute = attributes.get(column);
        if (attribute == null) {
            return CsvPlaces.text(element, column);
        }
        Object value = element.eGet(attribute);
        return value == null ? "" : EcoreUtil.convertToString(attribute.getEAttributeType(), value);
    }

    /**
     * Reads a table into a copy of a site.
     *
     * @param text the table
     * @param language of the problems
     */
    public Imported read(Site site, String text, Locale language) {
        Texts texts = Texts.of(CsvTable.class, language);
        if (text.length() > MOST_CHARACTERS) {
            return failed(site, 0, "", texts.get("csv.long", MOST_CHARACTERS >> 20));
        }
        List<CsvText.Row> records;
        try {
            records = CsvText.records(text);
        } catch (IllegalArgumentException e) {
            return failed(site, Integer.parseInt(e.getMessage()), "", texts.get("csv.quote"));
        }
        if (records.isEmpty()) {
            return failed(site, 0, "", texts.get("csv.empty"));
        }
        List<String> header = records.getFirst().fields().stream().map(String::strip).toList();
        Set<String> seen = new LinkedHashSet<>();
        for (String column : header) {
            if (!columns.contains(column)) {
                return failed(site, records.getFirst().line(), column,
                        texts.get("csv.column", column, String.join(", ", columns)));
            }
            if (!seen.add(column)) {
                return failed(site, records.getFirst().line(), column, texts.get("csv.twice", column));
            }
        }
        Site copy = SiteFiles.copy(site);
        CsvReader reader = new CsvReader(this, copy, texts);
        for (int row = 1; row < records.size() && reader.problems().size() < Imported.MOST_PROBLEMS; row++) {
            reader.row(records.get(row).line(), header, records.get(row).fields());
        }
        return reader.problems().isEmpty()
                ? Imported.of(site, copy, language)
                : Imported.failed(site, reader.problems());
    }

    private static Imported failed(Site site, int line, String column, String text) {
        return Imported.failed(site, List.of(new Imported.Problem(line, column, text)));
    }

    EAttribute attribute(String column) {
        return attributes.get(column);
    }

    /** The columns that are no attributes. */
    List<String> places() {
        return List.of(first, second);
    }
}
