/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.testsupport.ui.SectionPage;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.topology.core.AskWhatIf;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.Topology;

/** Where a node stands, told on its page with the real answers on the demo site. */
class NodeContextTest {
    private final Site site = DemoSite.load();
    private final Topology topology = Topology.of(site);

    private Node node(String name) {
        for (Node node : SiteIndex.of(site).nodes()) {
            if (name.equals(node.getName())) {
                return node;
            }
        }
        throw new AssertionError("no node " + name);
    }

    private UiWindow window() {
        return new UiWindow(new SiteAgents(site).agent().answer(AskWhatIf.class, q -> new AskWhatIf.Answer(1, List.of(
                topology.whatIf(q.elements().stream()
                        .map(id -> topology.index().element(id, Failable.class).orElseThrow()).toList(),
                        Locale.ENGLISH))))
                .answer(FindFindings.class, q -> new FindFindings.Page(1, 0, 0, List.of())));
    }

    @Test
    void whatAFailureWouldStopIsTold() {
        try (var window = window()) {
            var page = new SectionPage(window, new NodeContextSection()).show(node("ups01").getId());
            assertTrue(page.words().contains("If it fails: "), page.words());
            assertTrue(page.words().contains("down"), "the weakness of the demo: ups01 stops mail\n" + page.words());
            assertTrue(page.words().contains("Tokyo"), page.words());
        }
    }

    @Test
    void partnersAndNeighboursLeadToTheirPages() {
        try (var window = window()) {
            var opened = new ArrayList<String>();
            window.kit().nodePages().openBy(opened::add);
            var page = new SectionPage(window, new NodeContextSection()).show(node("mail01").getId());
            assertTrue(page.words().contains("mail02"), page.words());
            for (Link link : page.all(Link.class)) {
                var event = new Event();
                event.text = "0";
                link.notifyListeners(SWT.Selection, event);
            }
            assertTrue(opened.contains(node("mail02").getId()), opened.toString());
            assertEquals(List.copyOf(window.kit().selection().current().areas()).size(), 1, "the area is selected");
        }
    }
}
