/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.fact;

import java.io.IOException;

import org.yagura.core.json.Json;

/**
 * A type of fact whose content is a record, kept as JSON. For facts of low volume: what persons do, what changes.
 * Unknown fields of a newer writer within the same version are passed over.
 *
 * @param <T> the record
 */
public final class JsonFactType<T extends Record> implements FactType<T> {
    private final String name;
    private final int version;
    private final Class<T> type;

    /** A type with that name and version, for contents of that record class. */
    public JsonFactType(String name, int version, Class<T> type) {
        this.name = name;
        this.version = version;
        this.type = type;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int version() {
        return version;
    }

    @Override
    public byte[] encode(T content) {
        return Json.bytes(content);
    }

    @Override
    public T decode(int found, byte[] payload) {
        if (found > version) {
            throw new IllegalArgumentException(name + " version " + found + " is newer than " + version);
        }
        try {
            return Json.read(payload, type);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " version " + found + " cannot be read: " + e.getMessage(), e);
        }
    }
}
