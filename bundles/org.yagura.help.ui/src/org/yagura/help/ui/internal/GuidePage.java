/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A page of the guide: well-formed XHTML with headings, paragraphs, lists, tables, {@code pre}, {@code b}, {@code code},
 * links, and pictures that stand alone in their paragraph. Other elements give their text, other pictures what they show.
 *
 * @param title the text of {@code title}
 * @param blocks what is on it, from top to bottom
 */
public record GuidePage(String title, List<Block> blocks) {
    private static final int MAX_BYTES = 1 << 20;

    /** What a block is. */
    public enum Kind {
        HEADING, PARAGRAPH, ITEM, CODE, ROW, PICTURE
    }

    /** How a piece of text looks. */
    public enum Look {
        PLAIN, BOLD, CODE, LINK, PICTURE
    }

    /** A piece of text; the target is null unless it is a link, or what a picture shows. */
    public record Run(String text, Look look, String target) {
    }

    /** A block of text; the level is that of a heading or the depth of a list item. */
    public record Block(Kind kind, int level, String marker, List<Run> runs) {

        /** The text of all runs. */
        public String text() {
            return runs.stream().map(Run::text).collect(Collectors.joining());
        }
    }

    /**
     * Reads a page.
     *
     * @throws IOException when it is not well-formed or over 1 MB; the message says where
     */
    public static GuidePage read(InputStream in) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("page is over " + MAX_BYTES + " bytes");
            }
            Element root = builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
            var titles = root.getElementsByTagName("title");
            var blocks = new ArrayList<Block>();
            var bodies = root.getElementsByTagName("body");
            if (bodies.getLength() > 0) {
                collect((Element) bodies.item(0), 0, blocks);
            }
            return new GuidePage(titles.getLength() == 0 ? "" : folded(titles.item(0).getTextContent()).strip(),
                    List.copyOf(blocks));
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** All text, for searching. */
    public String text() {
        return blocks.stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    private static void collect(Element parent, int depth, List<Block> blocks) {
        int number = 0;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (!(child instanceof Element element)) {
                continue;
            }
            switch (element.getTagName()) {
                case "h1", "h2", "h3" -> blocks.add(new Block(Kind.HEADING, element.getTagName().charAt(1) - '0', "",
                        runs(element)));
                case "p" -> blocks.add(paragraph(element, depth));
                case "pre" -> blocks.add(new Block(Kind.CODE, depth, "",
                        List.of(new Run(element.getTextContent().strip(), Look.CODE, null))));
                case "li" -> {
                    number++;
                    String marker = parent.getTagName().equals("ol") ? number + "." : "\u2022";
                    blocks.add(new Block(Kind.ITEM, depth, marker, runs(element)));
                    collect(element, depth, blocks);
                }
                case "ul", "ol" -> collect(element, depth + 1, blocks);
                case "tr" -> blocks.add(row(element));
                default -> collect(element, depth, blocks);
            }
        }
    }

    private static Block paragraph(Element element, int depth) {
        var images = element.getElementsByTagName("img");
        if (images.getLength() == 1 && element.getTextContent().isBlank()) {
            Element image = (Element) images.item(0);
            return new Block(Kind.PICTURE, depth, "",
                    List.of(new Run(folded(image.getAttribute("alt")), Look.PICTURE, image.getAttribute("src"))));
        }
        return new Block(Kind.PARAGRAPH, depth, "", runs(element));
    }

    private static Block row(Element row) {
        var runs = new ArrayList<Run>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNextSibling()) {
            if (cell instanceof Element element) {
                if (!runs.isEmpty()) {
                    runs.add(new Run("\t", Look.PLAIN, null));
                }
                Look look = element.getTagName().equals("th") ? Look.BOLD : Look.PLAIN;
                gather(element, look, null, runs);
            }
        }
        return new Block(Kind.ROW, 0, "", trimmed(runs));
    }

    private static List<Run> runs(Element element) {
        var runs = new ArrayList<Run>();
        gather(element, Look.PLAIN, null, runs);
        return trimmed(runs);
    }

    private static void gather(Node node, Look look, String target, List<Run> runs) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                switch (element.getTagName()) {
                    case "b", "strong" -> gather(element, Look.BOLD, target, runs);
                    case "code", "kbd" -> gather(element, Look.CODE, target, runs);
                    case "a" -> gather(element, Look.LINK, element.getAttribute("href"), runs);
                    case "img" -> runs.add(new Run(folded(element.getAttribute("alt")), look, target));
                    case "ul", "ol" -> {
                        // lists inside of an item are blocks of their own
                    }
                    default -> gather(element, look, target, runs);
                }
            } else if (child.getNodeType() == Node.TEXT_NODE) {
                String text = folded(child.getTextContent());
                if (!text.isEmpty()) {
                    runs.add(new Run(text, look, target));
                }
            }
        }
    }

    private static List<Run> trimmed(List<Run> runs) {
        if (!runs.isEmpty()) {
            Run first = runs.getFirst();
            runs.set(0, new Run(first.text().stripLeading(), first.look(), first.target()));
            Run last = runs.getLast();
            runs.set(runs.size() - 1, new Run(last.text().stripTrailing(), last.look(), last.target()));
        }
        return List.copyOf(runs);
    }

    private static String folded(String text) {
        return text.replaceAll("[ \\t\\r\\n]+", " ");
    }
}
