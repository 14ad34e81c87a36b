/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds in an answer what says that something is not as it should be: a field marked as a verdict that is false. */
final class Verdicts {
    private final List<String> bad = new ArrayList<>();

    private Verdicts() {
    }

    /** The paths of the verdicts that are false, such as {@code holds} or {@code scenarios[1].met}. */
    static List<String> bad(Catalogue.Schema schema, Object answer) {
        var verdicts = new Verdicts();
        verdicts.walk("", schema, answer);
        return verdicts.bad;
    }

    private void walk(String path, Catalogue.Schema schema, Object value) {
        switch (value) {
            case Map<?, ?> object -> object.forEach((name, inner) -> {
                Catalogue.Schema field = schema.field(name.toString());
                if (field != null) {
                    walk(path.isEmpty() ? name.toString() : path + "." + name, field, inner);
                }
            });
            case List<?> list -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(path + "[" + i + "]", schema.items(), list.get(i));
                }
            }
            case Boolean fine when !fine && schema.verdict() -> bad.add(path);
            case null, default -> {
                // no verdict
            }
        }
    }
}
