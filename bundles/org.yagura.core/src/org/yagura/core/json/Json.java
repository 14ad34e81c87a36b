/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * JSON by one set of rules: times in ISO 8601 UTC, absent values left out, unknown fields passed over, depth and text
 * sizes bounded.
 */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final int MAX_TEXT = 64 << 20;

    private static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    static {
        MAPPER.getFactory().setStreamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxStringLength(MAX_TEXT).build());
    }

    private Json() {
    }

    /** The mapper behind this class, for streaming; its settings must not be changed. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** A value as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    /** A value as JSON text. */
    public static String text(Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /**
     * The value of that type in UTF-8 JSON.
     *
     * @throws IOException when the JSON is broken or does not fit the type; the message says where
     */
    public static <T> T read(byte[] json, Class<T> type) throws IOException {
        return MAPPER.readValue(json, type);
    }

    /**
     * The value at a place in a text, as a text itself.
     *
     * @param pointer a JSON pointer (RFC 6901), such as {@code /items/0/id}
     * @return empty where the text is no JSON, or has nothing or null there
     * @throws IllegalArgumentException when the pointer is none
     */
    public static Optional<String> at(String json, String pointer) {
        JsonPointer place = JsonPointer.compile(pointer);
        try {
            JsonNode found = MAPPER.readTree(json).at(place);
            return found.isMissingNode() || found.isNull()
                    ? Optional.empty()
                    : Optional.of(found.isValueNode() ? found.asText() : found.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
