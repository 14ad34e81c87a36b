/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.LinkKind;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.topology.core.drawing.Kinds;

/** Two people draw the same site at once, each in a window of their own. */
class TogetherTest {

    private static void link(Room room, String from, String to) {
        room.panel.canvas().arm(room.entry(Kinds.of(LinkKind.LAN)));
        room.page.drag(room.page.middle(from), room.page.middle(to), 0);
    }

    private static List<String> links(Room room) {
        return room.site().getLinks().stream()
                .map(l -> l.getFrom().getName() + "-" + l.getTo().getName()).sorted().toList();
    }

    @Test
    void whatTwoDrewIsMergedAndNothingIsLost() {
        try (var mine = new Room(SiteAgents.small()).diagram();
                var theirs = new Room(mine.agents).diagram()) {
            link(mine, "w1", "d1");
            link(theirs, "w2", "d1");
            theirs.page.drag(theirs.page.middle("d1"), theirs.page.middle("d1").plus(0, 160), 0);
            theirs.save("their link");
            mine.window.agent().tell("site");
            mine.window.until("the choice is offered", () -> Controls.of(mine.panel).hasButton("Merge"));
            assertEquals(List.of("www-1-db-1"), links(mine), "nothing has happened yet");
            Controls.of(mine.panel).press("Merge");
            mine.window.until("both are in the drawing", () -> links(mine).size() == 2);
            mine.window.until("it is arranged", () -> mine.panel.arranged());
            assertEquals(List.of("www-1-db-1", "www-2-db-1"), links(mine));
            mine.site().getLinks().forEach(l -> assertNotNull(mine.panel.canvas().scene().route(l.getId())));
            assertEquals(theirs.panel.canvas().scene().figure("d1").bounds(),
                    mine.panel.canvas().scene().figure("d1").bounds(), "where they have put it");
            mine.save("both");
            theirs.window.agent().tell("site");
            theirs.window.until("they see it", () -> theirs.drawn() && links(theirs).size() == 2);
            assertTrue(theirs.agents.newest().revision() >= 3);
        }
    }

    @Test
    void whatTheOtherRemovedIsAskedForWhereItWasChanged() {
        try (var mine = new Room(SiteAgents.small()).diagram();
                var theirs = new Room(mine.agents).diagram()) {
            theirs.page.click("w2");
            theirs.page.press(0, SWT.DEL);
            theirs.save("one less");
            link(mine, "w2", "d1");
            mine.window.agent().tell("site");
            mine.window.until("the choice is offered", () -> Controls.of(mine.panel).hasButton("Merge"));
            Controls.of(mine.panel).press("Merge");
            mine.window.until("a person has to decide",
                    () -> Controls.of(mine.panel).hasButton("Merge with these choices"));
            assertEquals(List.of("www-2-db-1"), links(mine), "mine is not touched before");
        }
    }
}
