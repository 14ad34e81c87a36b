/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import org.yagura.client.internal.JsonTree;

/** Writes JSON by the streaming generator alone. */
final class JsonOut {
    private JsonOut() {
    }

    /** Maps, lists, texts, numbers and booleans as UTF-8 JSON. */
    static byte[] bytes(Object value) throws IOException {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JsonTree.factory().createGenerator(out, JsonEncoding.UTF8)) {
            write(generator, value);
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Map<?, ?> map -> {
                out.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.writeFieldName(entry.getKey().toString());
                    write(out, entry.getValue());
                }
                out.writeEndObject();
            }
            case Iterable<?> list -> {
                out.writeStartArray();
                for (Object one : list) {
                    write(out, one);
                }
                out.writeEndArray();
            }
            case String text -> out.writeString(text);
            case Boolean bool -> out.writeBoolean(bool);
            default -> out.writeNumber(value.toString());
        }
    }

    /** JSON again, indented, with a new line at the end. */
    static void pretty(byte[] json, OutputStream to) throws IOException {
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        JsonGenerator generator = JsonTree.factory().createGenerator(to, JsonEncoding.UTF8);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(printer);
        try (JsonParser parser = JsonTree.factory().createParser(json)) {
            while (parser.nextToken() != null) {
                generator.copyCurrentEvent(parser);
            }
        }
        generator.writeRaw('\n');
        generator.close();
        to.flush();
    }
}
