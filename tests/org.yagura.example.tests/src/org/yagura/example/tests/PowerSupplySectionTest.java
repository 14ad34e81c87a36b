/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.example.FindBusyNodes;
import org.yagura.example.PowerSupplySection;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.SiteFactory;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.node.Question;

/** The section of a third party on the node page. */
final class PowerSupplySectionTest {
    private final PowerSupplySection section = new PowerSupplySection();

    private static Question about(NodeKind kind) {
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setName("ups01");
        node.setKind(kind);
        var connections = (Connections) Proxy.newProxyInstance(PowerSupplySectionTest.class.getClassLoader(),
                new Class<?>[]{Connections.class}, (proxy, method, arguments) -> {
                    assertEquals("call", method.getName(), "it asks, and nothing else");
                    assertEquals(new FindBusyNodes(200), arguments[0]);
                    return new FindBusyNodes.Busy(10, List.of(new FindBusyNodes.Node("ups01", 4)));
                });
        return new Question(connections, null, node);
    }

    @Test
    void onlyAPowerSupplyHasIt() {
        assertNull(section.load(about(NodeKind.ROUTER)));
        assertNotNull(section.load(about(NodeKind.UPS)));
    }

    @Test
    void whatIsTheSameIsEqual() {
        assertEquals(section.load(about(NodeKind.UPS)), section.load(about(NodeKind.UPS)));
        assertEquals(Set.of("traps"), section.topics());
    }
}
