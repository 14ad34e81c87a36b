/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What a member says of itself when another one asks.
 *
 * @param joining whether it has lost what it knew and is not a full member yet
 * @param term the latest term that it knows of
 * @param leads whether it leads, and knows everything that was committed before
 * @param committed position up to which it knows that entries are committed
 */
record Standing(boolean joining, long term, boolean leads, long committed) {

    /** As it goes over the wire. */
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeBoolean(joining);
            out.writeLong(term);
            out.writeBoolean(leads);
            out.writeLong(committed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What the bytes say; what a newer member adds behind is passed over. */
    static Standing of(byte[] bytes) throws IOException {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Standing(in.readBoolean(), in.readLong(), in.readBoolean(), in.readLong());
        }
    }
}
