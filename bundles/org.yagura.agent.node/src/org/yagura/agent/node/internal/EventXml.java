/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.yagura.core.host.ReadHostEvents;
import org.yagura.core.host.ReadHostEvents.Event;

/**
 * Reads what wevtutil writes of events (schema http://schemas.microsoft.com/win/2004/08/events/event), each event by itself: one
 * that is not well-formed costs no other one. Document types and entities of one's own are never read.
 */
final class EventXml {
    private static final String END = "</Event>";
    private static final Pattern BEGIN = Pattern.compile("<Event[\\s>]");
    private static final Pattern RECORD = Pattern.compile("<EventRecordID>\\s*(\\d{1,18})\\s*</EventRecordID>");
    private static final Pattern TIME = Pattern.compile("<TimeCreated\\s+SystemTime\\s*=\\s*['\"]([^'\"<]{1,60})['\"]");
    private static final Pattern PROVIDER = Pattern.compile("<Provider\\s+Name\\s*=\\s*['\"]([^'\"<]{1,255})['\"]");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final int SYSTEM_DEPTH = 3;
    private static final int MOST_DATA = 100;

    /**
     * What was read.
     *
     * @param events in the order of the output
     * @param count how many the output has, also those of which nothing can be made out
     * @param cut whether the output ends within an event
     * @param cutRecord the record that it ends within; 0 when that is not told
     */
    record Parsed(List<Event> events, int count, boolean cut, long cutRecord) {
    }

    private EventXml() {
    }

    /** Reads an output; what is no event in it is left out. */
    static Parsed read(byte[] output) {
        String text = text(output);
        var events = new ArrayList<Event>();
        Matcher begin = BEGIN.matcher(text);
        int from = 0;
        int count = 0;
        while (begin.find(from)) {
            int end = text.indexOf(END, begin.start());
            if (end < 0) {
                Matcher record = RECORD.matcher(text).region(begin.start(), text.length());
                return new Parsed(events, count, true, record.find() ? Long.parseLong(record.group(1)) : 0);
            }
            from = end + END.length();
            count++;
            event(text.substring(begin.start(), from), events);
        }
        return new Parsed(events, count, false, 0);
    }

    /** As it was asked for it is UTF-16; other forms are known by their marks, and by what can be read. */
    static String text(byte[] output) {
        if (output.length >= 2) {
            int first = output[0] & 0xFF;
            int second = output[1] & 0xFF;
            if (first == 0xFF && second == 0xFE || second == 0) {
                return bare(new String(output, StandardCharsets.UTF_16LE));
            }
            if (first == 0xFE && second == 0xFF || first == 0) {
                return bare(new String(output, StandardCharsets.UTF_16BE));
            }
        }
        try {
            return bare(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(output)).toString());
        } catch (CharacterCodingException e) {
            // then it is in the code page of the system, or cut within a character
            return new String(output, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
        }
    }

    private static String bare(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static void event(String xml, List<Event> events) {
        var reading = new Reading();
        try {
            reading.read(xml);
        } catch (XMLStreamException e) {
            reading.broken(xml);
        }
        if (reading.record > 0) {
            events.add(reading.event());
        }
    }

    /** One event while it is read. */
    private static final class Reading {
        private long record;
        private String time = "";
        private Integer level;
        private String provider = "";
        private Integer id;
        private String computer = "";
        private String message = "";
        private final StringBuilder data = new StringBuilder();
        private int dataCount;

        void read(String xml) throws XMLStreamException {
            XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            try {
                read(reader);
            } finally {
                reader.close();
            }
        }

        /** The depth of the event is 1, of its sections 2. */
        private void read(XMLStreamReader reader) throws XMLStreamException {
            int depth = 0;
            String section = "";
            String name = "";
            String dataName = "";
            var text = new StringBuilder();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        depth++;
                        name = reader.getLocalName();
                        text.setLength(0);
                        if (depth == SYSTEM_DEPTH - 1) {
                            section = name;
                        } else if (depth == SYSTEM_DEPTH && section.equals("System")) {
                            attributes(name, reader);
                        }
                        dataName = section.equals("EventData") ? attribute(reader, "Name") : name;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                        int room = ReadHostEvents.LONGEST - text.length();
                        text.append(reader.getTextCharacters(), reader.getTextStart(),
                                Math.min(room, reader.getTextLength()));
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        // the end of what holds others has nothing of its own
                        if (!name.isEmpty()) {
                            value(section, depth, name, dataName, text.toString().strip());
                        }
                        name = "";
                        depth--;
                    }
                    default -> {
                        // comments and instructions say nothing
                    }
                }
            }
        }

        private void attributes(String name, XMLStreamReader reader) {
            switch (name) {
                case "Provider" -> {
                    String said = attribute(reader, "Name");
                    provider = said.isEmpty() ? attribute(reader, "EventSourceName") : said;
                }
                case "TimeCreated" -> time = attribute(reader, "SystemTime");
                default -> {
                    // the others have their values as texts
                }
            }
        }

        private static String attribute(XMLStreamReader reader, String name) {
            String value = reader.getAttributeValue(null, name);
            return value == null ? "" : value.length() > 255 ? value.substring(0, 255) : value;
        }

        private void value(String section, int depth, String name, String dataName, String text) {
            if (section.equals("System") && depth == SYSTEM_DEPTH) {
                switch (name) {
                    case "EventRecordID" -> record = text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
                    case "EventID" -> id = number(text);
                    case "Level" -> level = number(text);
                    case "Computer" -> computer = text;
                    default -> {
                        // nothing that is told of
                    }
                }
            } else if (section.equals("RenderingInfo") && name.equals("Message")) {
                message = text;
            } else if ((section.equals("EventData") || section.equals("UserData")) && !text.isEmpty()
                    && dataCount++ < MOST_DATA && data.length() < ReadHostEvents.LONGEST) {
                data.append(data.isEmpty() ? "" : ", ").append(dataName.isEmpty() ? "" : dataName + "=").append(text);
            }
        }

        private static Integer number(String text) {
            return text.matches("\\d{1,9}") ? Integer.valueOf(text) : null;
        }

        /** Of what is not well-formed, such as text with characters that XML does not have, what can be made out. */
        void broken(String xml) {
            record = group(RECORD, xml).map(Long::parseLong).orElse(0L);
            time = group(TIME, xml).orElse("");
            provider = group(PROVIDER, xml).orElse("");
            level = null;
            id = null;
            computer = "";
            message = TAG.matcher(
                    xml.length() > ReadHostEvents.LONGEST * 8 ? xml.substring(0, ReadHostEvents.LONGEST * 8) : xml)
                    .replaceAll(" ").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        }

        private static Optional<String> group(Pattern pattern, String xml) {
            Matcher matcher = pattern.matcher(xml);
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        }

        Event event() {
            String text = message.isEmpty() ? data.toString() : message;
            return new Event(record, time, level, provider, id, computer,
                    text.length() > ReadHostEvents.LONGEST ? text.substring(0, ReadHostEvents.LONGEST) : text);
        }
    }
}
