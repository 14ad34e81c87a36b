/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Puts the rows of one table into a site. */
final class CsvReader {

    /** A cell that cannot be taken. */
    private static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;
        private final String column;

        Wrong(String column, String text) {
            super(text);
            this.column = column;
        }
    }

    private final CsvTable table;
    private final Site site;
    private final Texts texts;
    private final CsvPlaces places;
    private final Map<Set<Element>, List<Link>> links = new HashMap<>();
    private final List<Imported.Problem> problems = new ArrayList<>();

    CsvReader(CsvTable table, Site site, Texts texts) {
        this.table = table;
        this.site = site;
        this.texts = texts;
        this.places = new CsvPlaces(site);
        for (Link link : site.getLinks()) {
            if (link.getFrom() != null && link.getTo() != null && link.getFrom() != link.getTo()) {
                links.computeIfAbsent(Set.of(link.getFrom(), link.getTo()), _ -> new ArrayList<>()).add(link);
            }
        }
    }

    List<Imported.Problem> problems() {
        return problems;
    }

    void row(int line, List<String> header, List<String> fields) {
        if (fields.size() != header.size()) {
            problems.add(new Imported.Problem(line, "", texts.get("csv.fields", fields.size(), header.size())));
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            cells.put(header.get(i), fields.get(i));
        }
        try {
            Optional<Element> there = existing(cells);
            Element element = there.isPresent() ? there.get() : made(cells);
            for (Map.Entry<String, String> cell : cells.entrySet()) {
                EAttribute attribute = table.attribute(cell.getKey());
                if (attribute != null) {
                    attribute(element, attribute, cell.getValue());
                }
            }
            for (String column : table.places()) {
                if (cells.containsKey(column)) {
                    place(element, column, cells.get(column));
                }
            }
            if (there.isEmpty()) {
                places.add(element);
            }
        } catch (Wrong e) {
            problems.add(new Imported.Problem(line, e.column, e.getMessage()));
        }
    }

    private static String text(Map<String, String> cells, String column) {
        return cells.getOrDefault(column, "").strip();
    }

    private Optional<Element> existing(Map<String, String> cells) throws Wrong {
        String id = text(cells, "id");
        if (!id.isEmpty()) {
            Optional<Element> found = places.find(id, Element.class).filter(e -> id.equals(e.getId()));
            if (found.isPresent() && !table.isRow(found.get())) {
                throw new Wrong("id", texts.get("csv.other", id));
            }
            return found;
        }
        return switch (table) {
            case NODES -> places.find(text(cells, "name"), Node.class).map(Element.class::cast);
            case PARTS -> places.find(node(cells).getName() + " / " + text(cells, "name"), Part.class)
                    .map(Element.class::cast);
            case LINKS -> link(cells);
        };
    }

    private Optional<Element> link(Map<String, String> cells) throws Wrong {
        Element from = end("from", text(cells, "from"));
        Element to = end("to", text(cells, "to"));
        String kind = text(cells, "kind");
        return links.getOrDefault(Set.of(from, to == from ? site : to), List.of()).stream()
                .filter(link -> kind.isEmpty() || link.getKind() == LinkKind.getByName(kind))
                .map(Element.class::cast).findFirst();
    }

    private Node node(Map<String, String> cells) throws Wrong {
        String name = text(cells, "node");
        return places.find(name, Node.class).orElseThrow(() -> unknown("node", name));
    }

    private Element end(String column, String text) throws Wrong {
        return places.end(text).orElseThrow(() -> unknown(column, text));
    }

    private Wrong unknown(String column, String text) {
        return new Wrong(column, texts.get(text.isEmpty() ? "csv.needed" : "csv.unknown", text));
    }

    private Element made(Map<String, String> cells) throws Wrong {
        SiteFactory factory = SiteFactory.eINSTANCE;
        String name = text(cells, "name");
        if (name.isEmpty() && table != CsvTable.LINKS) {
            throw new Wrong("name", texts.get("csv.needed"));
        }
        String id = text(cells, "id").isEmpty() ? Elements.newId() : text(cells, "id");
        switch (table) {
            case NODES -> {
                String area = text(cells, "area");
                Node node = factory.createNode();
                node.setId(id);
                node.setName(name);
                places.find(area, Area.class).orElseThrow(() -> unknown("area", area)).getNodes().add(node);
                return node;
            }
            case PARTS -> {
                Part part = factory.createPart();
                part.setId(id);
                part.setName(name);
                node(cells).getParts().add(part);
                return part;
            }
            case LINKS -> {
                Link link = factory.createLink();
                link.setId(id);
                link.setFrom((Failable) end("from", text(cells, "from")));
                link.setTo((Failable) end("to", text(cells, "to")));
                site.getLinks().add(link);
                return link;
            }
        }
        throw new IllegalStateException(table.name());
    }

    private void attribute(Element element, EAttribute attribute, String text) throws Wrong {
        if (text.isEmpty()) {
            element.eUnset(attribute);
            return;
        }
        Class<?> type = attribute.getEType().getInstanceClass();
        boolean truth = type == boolean.class || type == Boolean.class;
        if (truth && !text.equals("true") && !text.equals("false")) {
            throw new Wrong(attribute.getName(), texts.get("csv.value", text, attribute.getName()));
        }
        try {
            element.eSet(attribute, EcoreUtil.createFromString(attribute.getEAttributeType(), text));
        } catch (IllegalArgumentException e) {
            throw new Wrong(attribute.getName(), texts.get("csv.value", text, attribute.getName()));
        }
    }

    private void place(Element element, String column, String given) throws Wrong {
        String text = given.strip();
        if (text.equals(CsvPlaces.text(element, column))) {
            return;
        }
        switch (column) {
            case "area" -> places.find(text, Area.class).orElseThrow(() -> unknown(column, text)).getNodes()
                    .add((Node) element);
            case "address" -> address((Node) element, text);
            case "node" -> places.find(text, Node.class).orElseThrow(() -> unknown(column, text)).getParts()
                    .add((Part) element);
            case "controller" -> ((Part) element).setController(text.isEmpty()
                    ? null
                    : places.find(CsvPlaces.text((Element) element.eContainer()) + " / " + text, Part.class)
                            .orElseThrow(() -> unknown(column, text)));
            case "from" -> ((Link) element).setFrom((Failable) end(column, text));
            case "to" -> ((Link) element).setTo((Failable) end(column, text));
            default -> throw new IllegalArgumentException(column);
        }
    }

    /** The primary address gets another text; a node without any gets an interface for it. */
    static void address(Node node, String text) {
        for (Interface port : node.getInterfaces()) {
            for (Address address : port.getAddresses()) {
                if (address.getText().equals(Elements.primaryAddress(node).orElse(""))) {
                    if (text.isEmpty()) {
                        port.getAddresses().remove(address);
                    } else {
                        address.setText(text);
                    }
                    return;
                }
            }
        }
        if (node.getInterfaces().isEmpty()) {
            node.getInterfaces().addAll(Elements.node(NodeKind.OTHER, "", text).getInterfaces());
        } else {
            Address address = SiteFactory.eINSTANCE.createAddress();
            address.setText(text);
            address.setPrimary(true);
            node.getInterfaces().getFirst().getAddresses().add(address);
        }
    }
}
