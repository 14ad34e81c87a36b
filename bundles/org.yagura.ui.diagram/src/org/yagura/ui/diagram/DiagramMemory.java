/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.yagura.diagram.core.Point;
import org.yagura.ui.UiSettings;

/**
 * What a person has set of diagrams of a kind: layers, overlays and the grid for all of them; for each one which containers
 * are collapsed and what was in sight.
 */
final class DiagramMemory {
    private static final Pattern VIEW = Pattern.compile("(\\d{1,4}\\.\\d{1,6});(-?\\d{1,9});(-?\\d{1,9})");
    private static final int MOST_COLLAPSED = 1000;

    private final UiSettings settings;
    private final String prefix;

    /**
     * What was in sight.
     *
     * @param middle in points of the diagram
     */
    record Sight(double zoom, Point middle) {
    }

    DiagramMemory(UiSettings settings, String kind) {
        this.settings = settings;
        prefix = "diagram." + kind + ".";
    }

    /** Settings may be on a disk: only what is new is written. */
    private void put(String key, String value) {
        if (!Objects.equals(settings.get(key).orElse(null), value)) {
            settings.put(key, value);
        }
    }

    /** Whether a layer is on, if a person has said so. */
    Optional<Boolean> layer(String id) {
        return settings.get(prefix + "layer." + id).map(Boolean::valueOf);
    }

    void layer(String id, boolean on) {
        put(prefix + "layer." + id, Boolean.toString(on));
    }

    /** Whether an overlay is on. */
    boolean overlay(OverlayEntry entry) {
        return settings.get(prefix + "overlay." + entry.id()).map(Boolean::valueOf).orElse(entry.on());
    }

    void overlay(OverlayEntry entry, boolean on) {
        put(prefix + "overlay." + entry.id(), on == entry.on() ? null : Boolean.toString(on));
    }

    boolean grid() {
        return settings.get(prefix + "grid").isPresent();
    }

    void grid(boolean on) {
        put(prefix + "grid", on ? "true" : null);
    }

    /** The containers that were collapsed. */
    Set<String> collapsed(String diagram) {
        return new LinkedHashSet<>(
                settings.get(prefix + "collapsed." + diagram).map(ids -> List.of(ids.split("\n"))).orElse(List.of()));
    }

    void collapsed(String diagram, Set<String> ids) {
        List<String> kept = ids.stream().filter(id -> !id.isEmpty() && id.indexOf('\n') < 0).limit(MOST_COLLAPSED)
                .sorted().toList();
        put(prefix + "collapsed." + diagram, kept.isEmpty() ? null : String.join("\n", kept));
    }

    /** What was in sight; empty when nothing is remembered, or nothing that can be read. */
    Optional<Sight> sight(String diagram) {
        return settings.get(prefix + "sight." + diagram).map(VIEW::matcher).filter(m -> m.matches())
                .map(m -> new Sight(Double.parseDouble(m.group(1)),
                        new Point(Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)))));
    }

    void sight(String diagram, Sight sight) {
        put(prefix + "sight." + diagram, String.format(Locale.ROOT, "%.6f;%d;%d", sight.zoom(),
                sight.middle().x(), sight.middle().y()));
    }
}
