/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.emf.common.util.Enumerator;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;

/** The figures of failure that come with the program, read from {@code default-figures.properties}. */
final class DefaultFigures {

    private static final String NAME = "default-figures.properties";
    private static final String NEVER = "never";
    private static final Map<Enumerator, Figure> FIGURES = read();

    /**
     * Figures of a kind, in hours.
     *
     * @param source key of the text that says where they come from
     */
    record Figure(double mtbf, double mttr, String source) {
    }

    private DefaultFigures() {
    }

    /** The figures of a kind of areas, nodes, parts or links. */
    static Figure of(Enumerator kind) {
        Figure figure = FIGURES.get(kind);
        if (figure == null) {
            throw new IllegalArgumentException("no figures for " + kind);
        }
        return figure;
    }

    private static Map<Enumerator, Figure> read() {
        Properties lines = new Properties();
        try (Reader in = new InputStreamReader(DefaultFigures.class.getResourceAsStream(NAME),
                StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<Enumerator, Figure> figures = new HashMap<>();
        put(figures, lines, "area", AreaKind.VALUES);
        put(figures, lines, "node", NodeKind.VALUES);
        put(figures, lines, "part", PartKind.VALUES);
        put(figures, lines, "link", LinkKind.VALUES);
        return Collections.unmodifiableMap(figures);
    }

    private static void put(Map<Enumerator, Figure> figures, Properties lines, String of,
            List<? extends Enumerator> kinds) {
        for (Enumerator kind : kinds) {
            figures.put(kind, figure(lines.getProperty(of + "." + kind.getLiteral())));
        }
    }

    private static Figure figure(String line) {
        if (line.equals(NEVER)) {
            return new Figure(Double.POSITIVE_INFINITY, 0, NEVER);
        }
        String[] words = line.split(" ");
        return new Figure(Double.parseDouble(words[0]), Double.parseDouble(words[1]), words[2]);
    }
}
