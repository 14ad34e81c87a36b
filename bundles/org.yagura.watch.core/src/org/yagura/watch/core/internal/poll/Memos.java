/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.json.Json;
import org.yagura.watch.core.spi.Measurement;

/** Memos that are JSON. */
public final class Memos {
    private static final Logger LOG = LoggerFactory.getLogger(Memos.class);

    private Memos() {
    }

    /** What a memo keeps; empty for none, and for one of another form, such as an older product has left. */
    public static <T> Optional<T> read(String memo, Class<T> type) {
        try {
            return memo == null
                    ? Optional.empty()
                    : Optional.ofNullable(Json.read(memo.getBytes(StandardCharsets.UTF_8), type));
        } catch (IOException e) {
            LOG.debug("a memo of another form: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** The memo of all of these; where it would be too long, of the first ones. */
    static <T> String fitting(List<T> all, Function<List<T>, Object> content) {
        String memo = Json.text(content.apply(all));
        return memo.length() <= Measurement.LONGEST_MEMO
                ? memo
                : fitting(all.subList(0, all.size() / 2), content);
    }
}
