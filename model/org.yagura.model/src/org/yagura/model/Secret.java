/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Objects;

/**
 * A secret of the model in its written form: {@code {aes}…} encrypted, as it is stored, or {@code {plain}…} as a person
 * typed it and before the agent has encrypted it. Immutable. {@link #toString} never shows it.
 */
public final class Secret {

    private static final String AES = "{aes}";
    private static final String PLAIN = "{plain}";

    private final String encoded;

    private Secret(String encoded) {
        this.encoded = encoded;
    }

    /**
     * Reads the written form. Null or empty text gives null: there is no secret.
     *
     * @throws IllegalArgumentException for any other form; the message does not hold the text
     */
    public static Secret parse(String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            return null;
        }
        if (!encoded.startsWith(AES) && !encoded.startsWith(PLAIN)) {
            throw new IllegalArgumentException("a secret must begin with {aes} or {plain}");
        }
        return new Secret(encoded);
    }

    /** A secret as a person typed it. */
    public static Secret plain(String clearText) {
        return new Secret(PLAIN + Objects.requireNonNull(clearText));
    }

    /** Stands for an encrypted secret that is not shown; see {@link Secrets#withhold}. */
    static Secret withheld() {
        return new Secret(AES);
    }

    /** Whether this only says that there is a secret, without its content. */
    public boolean isWithheld() {
        return encoded.equals(AES);
    }

    /** A secret from its encrypted form, which is Base64 text. */
    static Secret encrypted(String base64) {
        return new Secret(AES + base64);
    }

    /** The written form, as it stands in a model file. */
    public String encoded() {
        return encoded;
    }

    /** Whether it is encrypted. */
    public boolean isEncrypted() {
        return encoded.startsWith(AES);
    }

    /** What follows the marker: Base64 of the encrypted form, or the clear text. */
    String body() {
        return encoded.substring(isEncrypted() ? AES.length() : PLAIN.length());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.encoded.equals(encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return (isEncrypted() ? AES : PLAIN) + "…";
    }
}
