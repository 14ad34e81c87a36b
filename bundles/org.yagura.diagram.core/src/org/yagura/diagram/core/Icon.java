/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * An icon: the file {@code icons/NAME.svg} in the bundle of a class. It is 24 units wide and high, drawn with strokes in
 * {@code currentColor}.
 *
 * @param owner a class of the bundle that has the file
 * @param name of the file, without its ending
 */
public record Icon(Class<?> owner, String name) {

    /** Checks that both are there. */
    public Icon {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(name, "name");
    }

    /**
     * The file's text.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public String svg() {
        try (InputStream in = owner.getResourceAsStream("/icons/" + name + ".svg")) {
            if (in == null) {
                throw new IllegalArgumentException("no icon " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
