/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.fact;

import java.time.Instant;

/**
 * How contents of one type of fact are written and read. Thread-safe.
 *
 * @param <T> the content as Java sees it
 */
public interface FactType<T> {

    /** The name that stands in {@link Fact#type()}. */
    String name();

    /** The version that {@link #encode} writes; {@link #decode} reads all versions up to it. */
    int version();

    /** The bytes of a content, in the layout of {@link #version()}. */
    byte[] encode(T content);

    /**
     * The content of bytes in the layout of a version.
     *
     * @throws IllegalArgumentException when the version is newer than {@link #version()} or the bytes are broken
     */
    T decode(int version, byte[] payload);

    /** A fact of this type. */
    default Fact fact(Instant at, T content) {
        return new Fact(name(), version(), at, encode(content));
    }

    /**
     * The content of a fact of this type.
     *
     * @throws IllegalArgumentException when the fact is of another type, or as {@link #decode} says
     */
    default T content(Fact fact) {
        if (!fact.type().equals(name())) {
            throw new IllegalArgumentException("fact of type " + fact.type() + " where " + name() + " is expected");
        }
        return decode(fact.version(), fact.payload());
    }
}
