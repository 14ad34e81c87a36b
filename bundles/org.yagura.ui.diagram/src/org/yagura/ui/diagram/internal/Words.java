/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.ui.diagram.DiagramHost;

/** What is drawn, in words: for tooltips and for those who cannot see it. */
public final class Words {
    private final Scene scene;
    private final DiagramHost host;
    private final Texts texts;

    /** The words of that diagram. */
    public Words(Scene scene, DiagramHost host, Texts texts) {
        this.scene = scene;
        this.host = host;
        this.texts = texts;
    }

    /** The tooltip of a figure or connection; null when there is none with that id. */
    public String tip(String id, Drawing drawing) {
        Figure figure = scene.figure(id);
        if (figure != null) {
            return with(tied(id, host.describe(figure), drawing), drawing.mark(figure));
        }
        Connection connection = scene.connection(id);
        return connection == null ? null : with(tied(id, line(connection), drawing), drawing.mark(connection));
    }

    private String tied(String id, String words, Drawing drawing) {
        var all = new StringBuilder(words);
        scene.tiesOf(id).forEach(tie -> all.append('\n').append(with(tie.words(), drawing.mark(tie))));
        return all.toString();
    }

    private static String with(String words, Mark mark) {
        return mark == null ? words : words + "\n" + mark.words();
    }

    private String line(Connection connection) {
        String ends = texts.get("words.line", name(connection.from().figure()), name(connection.to().figure()));
        String own = host.describe(connection);
        return own.isEmpty() ? ends : own + "\n" + ends;
    }

    private String name(String figure) {
        Figure end = scene.figure(figure);
        return end == null ? "" : end.name();
    }

    /** What a screen reader says of a figure or connection; null when there is none with that id. */
    public String spoken(String id, Drawing drawing, boolean selected) {
        String tip = tip(id, drawing);
        if (tip == null) {
            return null;
        }
        var spoken = new StringBuilder(tip.replace('\n', ','));
        ShownFigure shown = scene.shown(id);
        if (shown != null) {
            if (shown.figure().container()) {
                int inside = scene.withContents(java.util.List.of(id)).size() - 1;
                spoken.append(", ")
                        .append(texts.get(shown.collapsed() ? "words.collapsed" : "words.container", inside));
            }
            spoken.append(", ").append(texts.get("words.connections", scene.connectionsOf(id).size()));
        }
        if (selected) {
            spoken.append(", ").append(texts.get("words.selected"));
        }
        return spoken.toString();
    }

    /** The whole diagram in one sentence. */
    public String whole() {
        return texts.get("words.whole", scene.shownFigures(), scene.connections().size());
    }
}
