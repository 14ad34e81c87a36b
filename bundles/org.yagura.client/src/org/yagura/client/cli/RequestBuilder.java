/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.client.internal.JsonTree;
import org.yagura.core.text.Texts;

/**
 * Makes a request of {@code key=value} fields, typed by the catalogue. A key with dots goes into an object
 * ({@code filter.text=link}), lists are separated by commas or given by repeated keys, {@code key:=JSON} is taken as it
 * is, {@code key=@FILE} takes the value from a file ({@code @-}: standard input, {@code @@} a value that begins with
 * {@code @}).
 */
final class RequestBuilder {
    private final String operation;
    private final Catalogue catalogue;
    private final Texts texts;
    private final Map<String, Object> request = new LinkedHashMap<>();

    RequestBuilder(String operation, Catalogue catalogue, Texts texts) {
        this.operation = operation;
        this.catalogue = catalogue;
        this.texts = texts;
    }

    /** The request. */
    Map<String, Object> build(List<String> fields) throws UsageException {
        for (String field : fields) {
            int equals = field.indexOf('=');
            if (equals <= 0) {
                throw new UsageException(texts.get("usage.field", field) + shape());
            }
            boolean json = field.charAt(equals - 1) == ':';
            put(field.substring(0, json ? equals - 1 : equals), field.substring(equals + 1), json);
        }
        for (Object required : catalogue.request(operation).required()) {
            if (!request.containsKey(required.toString())) {
                throw new UsageException(texts.get("usage.required", operation, required) + shape());
            }
        }
        return request;
    }

    private void put(String key, String typed, boolean json) throws UsageException {
        Map<String, Object> map = request;
        Catalogue.Schema schema = catalogue.request(operation);
        String[] steps = key.split("\\.", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            schema = known(schema, key, steps[i]);
            Object inner = map.computeIfAbsent(steps[i], k -> new LinkedHashMap<String, Object>());
            if (!(inner instanceof Map<?, ?>)) {
                throw new UsageException(texts.get("usage.twice", key));
            }
            @SuppressWarnings("unchecked")
            Map<String, Object> next = (Map<String, Object>) inner;
            map = next;
        }
        String last = steps[steps.length - 1];
        schema = known(schema, key, last);
        Object value = json ? json(key, content(key, typed)) : value(key, content(key, typed), schema);
        Object old = map.get(last);
        if (old instanceof List<?> list && value instanceof List<?> more && !json) {
            var both = new ArrayList<Object>(list);
            both.addAll(more);
            value = both;
        } else if (old != null) {
            throw new UsageException(texts.get("usage.twice", key));
        }
        map.put(last, value);
    }

    private Catalogue.Schema known(Catalogue.Schema schema, String key, String step) throws UsageException {
        Catalogue.Schema field = schema.field(step);
        if (field == null) {
            throw new UsageException(texts.get("usage.unknown", operation, key) + shape());
        }
        return field;
    }

    private String content(String key, String typed) throws UsageException {
        if (typed.startsWith("@@")) {
            return typed.substring(1);
        }
        if (!typed.startsWith("@")) {
            return typed;
        }
        try {
            String file = typed.substring(1);
            byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        } catch (IOException e) {
            throw new UsageException(texts.get("usage.file", key, typed.substring(1)));
        }
    }

    private Object json(String key, String text) throws UsageException {
        try {
            return JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException(texts.get("usage.json", key, firstLine(e.getMessage())));
        }
    }

    private Object value(String key, String text, Catalogue.Schema schema) throws UsageException {
        if (!schema.values().isEmpty()) {
            for (Object one : schema.values()) {
                if (String.valueOf(one).equalsIgnoreCase(text)) {
                    return one;
                }
            }
            throw wrong(key, text, schema);
        }
        try {
            return switch (schema.type()) {
                case "integer" -> new BigInteger(text);
                case "number" -> new BigDecimal(text);
                case "boolean" -> bool(key, text, schema);
                case "array" -> list(key, text, schema.items());
                case "object" -> throw new UsageException(texts.get("usage.object", key, schema.shown()));
                default -> text;
            };
        } catch (NumberFormatException e) {
            throw wrong(key, text, schema);
        }
    }

    private Object bool(String key, String text, Catalogue.Schema schema) throws UsageException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> Boolean.TRUE;
            case "false", "no" -> Boolean.FALSE;
            default -> throw wrong(key, text, schema);
        };
    }

    private List<Object> list(String key, String text, Catalogue.Schema items) throws UsageException {
        var list = new ArrayList<Object>();
        if (!text.isEmpty()) {
            for (String one : text.split(",", -1)) {
                list.add(value(key, one, items));
            }
        }
        return list;
    }

    private UsageException wrong(String key, String text, Catalogue.Schema schema) {
        return new UsageException(texts.get("usage.type", key, text, schema.shown()));
    }

    private String shape() {
        var out = new StringBuilder("\n").append(texts.get("usage.fields", operation));
        Catalogue.Schema schema = catalogue.request(operation);
        if (schema.fields().isEmpty()) {
            return out.append(' ').append(texts.get("usage.none")).toString();
        }
        for (String name : schema.fields()) {
            out.append("\n  ").append(name).append(" = ").append(schema.field(name).shown());
        }
        return out.toString();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }
}
