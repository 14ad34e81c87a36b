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
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.TrapFilter;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.selection.Selected;

/** The open alarms of a node on its page, the worst first. */
public final class NodePageAlarms implements NodePageSection {
    private static final int MOST = 15;

    @Override
    public Set<String> topics() {
        return Set.of("alarms", "handling");
    }

    @Override
    public Content load(Question about) {
        FindAlarms.Page page = about.connections().call(new FindAlarms(of(about), false, 0L, MOST));
        return new Found(about.node().getId(), page.rows(), page.total() - page.rows().size());
    }

    /** What is of the node. */
    static TrapFilter of(Question about) {
        return new TrapFilter(null, null, null, List.of(about.node().getId()), null, null, null, null, null, null);
    }

    private record Found(String node, List<AlarmRow> rows, long more) implements Content {
        @Override
        public void show(SectionBody body) {
            Texts texts = Texts.of(NodePageAlarms.class);
            Runnable open = () -> AlarmBadges.open(Selected.node(node, body));
            if (rows.isEmpty()) {
                body.note(texts.get("section.none"));
            }
            body.rows(rows.stream()
                    .map(row -> new SectionBody.Row(row.severity(), row.message(),
                            texts.get("page.alarm", body.kit().severities().word(row.state()), row.count()),
                            body.kit().times().brief(row.last()), open))
                    .toList());
            if (more > 0) {
                body.note(texts.get("section.more", more));
            }
        }
    }
}
