/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that goes out or came in.
 *
 * @param name its name without folders
 * @param content what is in it; not to be changed
 */
public record ExchangeFile(String name, byte[] content) {

    /** The longest file that is read, in bytes; only the whole model may be so long. */
    public static final int MAXIMUM_BYTES = 256 << 20;
    /** The longest file of another form, and the most that an archive may hold, in bytes. */
    static final int TEXT_BYTES = 64 << 20;

    /** A file of text. */
    static ExchangeFile of(String name, String text) {
        return new ExchangeFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a file, not much more of it than is taken.
     *
     * @throws IOException when it cannot be read
     */
    public static ExchangeFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new ExchangeFile(String.valueOf(file.getFileName()), in.readNBytes(MAXIMUM_BYTES + 1));
        }
    }

    /** What is in it as text of UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
