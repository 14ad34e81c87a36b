/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.traps.ui.internal;

import java.util.List;
import java.util.Set;

import org.yagura.core.text.Texts;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.KitView;

/** The last traps of a node on its page. */
public final class NodePageTraps implements NodePageSection {
    private static final int MOST = 10;

    @Override
    public Set<String> topics() {
        return Set.of("traps", "handling");
    }

    @Override
    public Content load(Question about) {
        TrapPage page = about.connections().call(new FindTraps(NodePageAlarms.of(about), 0L, MOST, null));
        return new Found(about.node().getId(), page.rows());
    }

    private record Found(String node, List<TrapRow> rows) implements Content {
        @Override
        public void show(SectionBody body) {
            if (rows.isEmpty()) {
                body.note(Texts.of(NodePageTraps.class).get("page.traps.none"));
            }
            body.rows(rows.stream()
                    .map(row -> new SectionBody.Row(row.severity(), row.name(), row.message(),
                            body.kit().times().brief(row.receivedAt()), () -> open(body)))
                    .toList());
        }

        private void open(SectionBody body) {
            body.kit().selection().select(Selected.node(node, body));
            KitView.open(TrapsView.class, TrapsView.ID);
        }
    }
}
