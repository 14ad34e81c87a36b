/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.Controls;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;

/** What the node page shows of alarms and traps. */
final class NodePageTest {
    private Window window;

    @BeforeEach
    void open() throws Exception {
        window = new Window(Privilege.SEE);
        window.open();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private NodePageSection.Content load(NodePageSection section) throws Exception {
        var node = SiteFactory.eINSTANCE.createNode();
        node.setId("db-1");
        return section.load(new Question(window.agent, null, node));
    }

    private String words(NodePageSection.Content content) {
        var place = new Composite(window.shell, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(place);
        content.show(new SectionBody(place, window.kit));
        String words = Controls.of(place).words();
        place.dispose();
        return words;
    }

    @Test
    void openAlarmsAndTheLastTraps() throws Exception {
        window.agent.alarm(Severity.CRITICAL, "db-1", "disk array degraded");
        window.agent.trap(Severity.MINOR, "db-1", "link down");
        NodePageSection.Content alarms = load(new NodePageAlarms());
        assertTrue(words(alarms).contains("disk array degraded"), words(alarms));
        assertTrue(words(alarms).contains("Unhandled, 3 times"), words(alarms));
        assertEquals(alarms, load(new NodePageAlarms()), "what is the same is equal");
        assertTrue(words(load(new NodePageTraps())).contains("link down"));
    }

    @Test
    void withoutAnyItSaysSo() throws Exception {
        assertTrue(words(load(new NodePageAlarms())).contains("No open alarm."));
        assertTrue(words(load(new NodePageTraps())).contains("No traps have come from this node."));
    }
}
