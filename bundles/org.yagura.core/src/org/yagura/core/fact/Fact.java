/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.fact;

import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened. Facts never change; a newer version of a type adds fields. A reader that does not know the
 * type or the version keeps the fact and leaves it alone.
 *
 * @param type name of the type, lower case with dots, such as {@code trap.received}
 * @param version version of the payload's layout, from 1
 * @param at when it happened, UTC, as seen by the producer
 * @param payload the content, laid out as the {@link FactType} of that name says; never changed after construction
 */
public record Fact(String type, int version, Instant at, byte[] payload) {

    /** The largest payload that the journal takes, in bytes; larger contents are cut into parts by their producer. */
    public static final int MAX_PAYLOAD = 2 << 20;

    public Fact {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(payload, "payload");
        if (payload.length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("payload of " + payload.length + " bytes is over " + MAX_PAYLOAD);
        }
    }
}
