/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.site.GetSite;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.selection.Selected;

class NodeChoiceTest {
    private final Site site = DemoSite.load();
    private final Area area = site.getAreas().getFirst();

    private MemoryAgent agent() throws Exception {
        String text = new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        return new MemoryAgent().answer(GetSite.class, q -> new GetSite.SiteText(1, text));
    }

    private static NodeChoice open(UiWindow window) {
        NodeChoice choice = window.open(parent -> new FilterBar(parent, window.kit(), () -> {
        })).nodes();
        window.kit().site().reload();
        window.until("the site", () -> window.kit().site().current().isPresent());
        return choice;
    }

    @Test
    void theMenuIsTheTreeOfTheSite() throws Exception {
        try (var window = new UiWindow(agent())) {
            NodeChoice choice = open(window);
            Widgets.chooseFrom(choice.button(), area.getName(), "All of " + area.getName());
            assertEquals(Set.of(area.getId()), choice.chosen().areas());
            assertEquals("Node: " + area.getName() + "  ▾", choice.button().getText().replace("&&", "&"));
        }
    }

    @Test
    void aNodeIsChosenByItsNameAndKeptByItsId() throws Exception {
        try (var window = new UiWindow(agent())) {
            NodeChoice choice = open(window);
            Node node = SiteIndex.of(site).nodes().iterator().next();
            choice.choose(Selected.node(node.getId(), null));
            assertTrue(choice.button().getText().contains(node.getName()), choice.button().getText());
            Widgets.chooseFrom(choice.button(), "Whole site");
            assertTrue(choice.chosen().isEmpty());
        }
    }

    @Test
    void whatIsNotInTheSiteAnyMoreIsShownByItsId() throws Exception {
        try (var window = new UiWindow(agent())) {
            NodeChoice choice = open(window);
            choice.choose(new Selected(Set.of("gone-1"), Set.of(), null));
            assertEquals("Node: gone-1  ▾", choice.button().getText());
        }
    }

    @Test
    void namesComeAsSoonAsTheSiteIsThere() throws Exception {
        try (var window = new UiWindow(agent())) {
            NodeChoice choice = window.open(parent -> new FilterBar(parent, window.kit(), () -> {
            })).nodes();
            choice.choose(new Selected(Set.of(), Set.of(area.getId()), null));
            window.kit().site().reload();
            window.until("the name", () -> choice.button().getText().contains(area.getName()));
        }
    }
}
