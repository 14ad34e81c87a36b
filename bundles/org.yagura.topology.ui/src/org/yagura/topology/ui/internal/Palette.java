/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Icon;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.KindIcons;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PartKind;
import org.yagura.topology.core.drawing.Kinds;
import org.yagura.topology.core.drawing.Pattern;
import org.yagura.ui.diagram.PaletteEntry;

/** What can be drawn: links first, then whole patterns, nodes, areas and parts. */
final class Palette {
    private static final int AREA_WIDTH = 440;
    private static final int AREA_HEIGHT = 260;

    private Palette() {
    }

    static List<PaletteEntry> entries(Texts texts, Locale language) {
        ModelTexts words = ModelTexts.of(language);
        var entries = new ArrayList<PaletteEntry>();
        for (LinkKind kind : LinkKind.VALUES) {
            entries.add(PaletteEntry.connection(Kinds.of(kind), texts.get("palette.links"), words.label(kind),
                    icon("network")).hinted(texts.get("palette.link.hint")));
        }
        Pattern.byKind().forEach((kind, pattern) -> entries.add(PaletteEntry
                .figure(kind, texts.get("palette.patterns"), pattern.label(language), icon("stack-2"))
                .hinted(texts.get("palette.pattern.hint"))));
        for (NodeKind kind : NodeKind.VALUES) {
            entries.add(PaletteEntry.figure(Kinds.of(kind), texts.get("palette.nodes"), words.label(kind),
                    icon(KindIcons.icon(kind))));
        }
        for (AreaKind kind : AreaKind.VALUES) {
            entries.add(PaletteEntry
                    .figure(Kinds.of(kind), texts.get("palette.areas"), words.label(kind), icon(KindIcons.icon(kind)))
                    .sized(AREA_WIDTH, AREA_HEIGHT));
        }
        for (PartKind kind : PartKind.VALUES) {
            entries.add(PaletteEntry
                    .figure(Kinds.of(kind), texts.get("palette.parts"), words.label(kind), icon(KindIcons.icon(kind)))
                    .hinted(texts.get("palette.part.hint")));
        }
        return entries;
    }

    private static Icon icon(String name) {
        return new Icon(KindIcons.class, name);
    }
}
