/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.example;

import java.util.Set;

import org.yagura.model.site.NodeKind;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;

/** On the page of a UPS: how many of the newest traps of the site are its own. Other nodes have no such section. */
public final class PowerSupplySection implements NodePageSection {
    private static final int LOOKED_AT = 200;

    /** What is shown; a record, so that the page knows when nothing has changed. */
    private record Share(long own, int all) implements Content {
        @Override
        public void show(SectionBody body) {
            body.note(own + " / " + all);
        }
    }

    @Override
    public Set<String> topics() {
        return Set.of("traps");
    }

    @Override
    public Content load(Question about) {
        if (about.node().getKind() != NodeKind.UPS) {
            return null;
        }
        FindBusyNodes.Busy busy = about.connections().call(new FindBusyNodes(LOOKED_AT));
        long own = busy.nodes().stream().filter(n -> n.node().equals(about.node().getName()))
                .mapToLong(FindBusyNodes.Node::traps).sum();
        return new Share(own, busy.traps());
    }
}
