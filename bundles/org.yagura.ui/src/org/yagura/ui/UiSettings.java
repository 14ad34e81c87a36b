/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Small things that a view remembers for a person: widths of columns, the last filter. Thread-safe. */
public interface UiSettings {

    /** The value, if one was put. */
    Optional<String> get(String key);

    /** Remembers a value; null forgets it. */
    void put(String key, String value);

    /** Settings that last as long as the object, for tests. */
    static UiSettings inMemory() {
        Map<String, String> values = new ConcurrentHashMap<>();
        return new UiSettings() {
            @Override
            public Optional<String> get(String key) {
                return Optional.ofNullable(values.get(key));
            }

            @Override
            public void put(String key, String value) {
                if (value == null) {
                    values.remove(key);
                } else {
                    values.put(key, value);
                }
            }
        };
    }
}
