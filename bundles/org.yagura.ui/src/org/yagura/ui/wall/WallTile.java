/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.wall;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.model.SiteIndex;
import org.yagura.ui.connection.Connections;

/**
 * A tile of the wall-board, such as the services with the worst first. Contributed by the extension point
 * {@code org.yagura.ui.wallTile}; one object for each board. The board loads it off the user interface thread, after changes and
 * at least each half minute, says how old what it shows is, and paints it in large type.
 */
public interface WallTile {

    /** Topics of changes after which it is loaded again, as in {@link org.yagura.core.change.Change#topic()}. */
    Set<String> topics();

    /**
     * Finds out what there is to show, in the language of the workbench. Called off the user interface thread, never twice at
     * once; may block.
     *
     * @param connections answers queries
     * @param site for names of elements; null while it has not been loaded
     * @throws Exception told in place of the tile
     */
    Content load(Connections connections, SiteIndex site) throws Exception;

    /**
     * What a tile shows.
     *
     * @param lines what needs somebody first; as many as fit are shown, and how many more there are
     * @param ringing what has to be heard when it is new, by keys that stay, such as ids of critical alarms that nobody works on
     */
    record Content(List<Line> lines, Set<String> ringing) {

        public Content {
            lines = List.copyOf(lines);
            ringing = Set.copyOf(ringing);
        }
    }

    /**
     * A line.
     *
     * @param severity colour and shape; null for none
     * @param head what it is about, such as a name or a count
     * @param text more of it; may be empty
     * @param at since when, or when; null for none
     */
    record Line(Severity severity, String head, String text, Instant at) {
    }
}
