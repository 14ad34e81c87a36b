/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;

/** The search finds nodes as people remember them: by a part of the name, of an address, of a place. */
class NodeSearchTest {

    private static UiWindow window() {
        Site site = SiteAgents.small();
        Area tokyo = site.getAreas().getFirst();
        tokyo.getNodes().add(Elements.node(NodeKind.DB_SERVER, "tokyo-db", "192.0.2.7"));
        for (int i = 0; i < 30; i++) {
            tokyo.getNodes().add(Elements.node(NodeKind.DB_SERVER, "batch" + i, "198.51.100." + i));
        }
        var window = new UiWindow(new SiteAgents(site).agent());
        window.kit().site().reload();
        window.until("the site has come", () -> window.kit().site().current().isPresent());
        return window;
    }

    private static List<String> labels(UiWindow window, String typed) {
        return new NodeSearch().find(window.kit(), typed).stream().map(SearchSource.Found::label).toList();
    }

    @Test
    void aNodeIsFoundByNameAddressAndPlaceInAnyOrder() {
        try (var window = window()) {
            assertEquals(List.of("tokyo-db  192.0.2.7  –  Tokyo"), labels(window, "DB tokyo 192.0.2"));
            assertEquals(List.of("tokyo-db  192.0.2.7  –  Tokyo"), labels(window, "　2.7 db"),
                    "a wide space parts words too");
            assertEquals("tokyo-db  192.0.2.7  –  Tokyo", labels(window, "tokyo").getFirst(),
                    "what is called so comes first");
            assertEquals(SearchSource.MOST, labels(window, "tokyo").size());
            assertEquals(List.of(), labels(window, "osaka"));
        }
    }

    @Test
    void choosingANodeOpensItsPage() {
        try (var window = window()) {
            var opened = new ArrayList<String>();
            window.kit().nodePages().openBy(opened::add);
            SearchSource.Found found = new NodeSearch().find(window.kit(), "tokyo-db").getFirst();
            found.open().run();
            assertEquals(List.of(found.id()), opened);
        }
    }

    @Test
    void withoutASiteNothingIsFound() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            assertEquals(List.of(), labels(window, "tokyo"));
        }
    }
}
