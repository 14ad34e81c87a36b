/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.edit;

import java.util.Objects;
import java.util.Optional;

import org.yagura.diagram.core.Box;

/**
 * Copied figures as text for the clipboard: one line that says what it is and where it was, then the host's data.
 *
 * @param host which kind of host wrote the data, such as {@code topology}; others do not paste it
 * @param area the box around what was copied
 * @param data the host's
 */
public record ClipText(String host, Box area, String data) {
    private static final String MAGIC = "yagura-diagram 1 ";
    private static final int LONGEST = 16 << 20;

    /** Checks that the host's name is one word. */
    public ClipText {
        Objects.requireNonNull(area, "area");
        Objects.requireNonNull(data, "data");
        if (!host.matches("[\\w.-]+")) {
            throw new IllegalArgumentException("not a name of a host: " + host);
        }
    }

    /** The text. */
    public String toText() {
        return MAGIC + host + ' ' + area.x() + ' ' + area.y() + ' ' + area.width() + ' ' + area.height() + '\n' + data;
    }

    /** What a text from the clipboard holds; empty when it is not such a text, not of that host, or over 16 MiB. */
    public static Optional<ClipText> parse(String text, String host) {
        int end = text == null ? -1 : text.indexOf('\n');
        if (end < 0 || text.length() > LONGEST || !text.startsWith(MAGIC)) {
            return Optional.empty();
        }
        String[] parts = text.substring(MAGIC.length(), end).strip().split(" ");
        if (parts.length != 5 || !parts[0].equals(host)) {
            return Optional.empty();
        }
        try {
            Box area = new Box(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]));
            return Optional.of(new ClipText(host, area, text.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // numbers that are none, or negative sizes: somebody else's text
        }
    }
}
