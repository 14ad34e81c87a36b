/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Node;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.TrapFilter;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.form.NodeSection;

/** The open alarms of a node, in its properties. */
public final class NodeAlarmsSection implements NodeSection {
    private static final int MOST = 20;

    private final Texts texts = Texts.of(NodeAlarmsSection.class);
    private Kit kit;
    private StyledText text;
    private Node node;
    private Background.Call asking;

    @Override
    public Control create(Composite parent, Kit with) {
        kit = with;
        text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
        kit.theme().paint(text);
        Following following = kit.connections().followChanges(Set.of("alarms", "handling", Connections.RECONNECTED),
                c -> ask());
        text.addDisposeListener(e -> following.close());
        return text;
    }

    @Override
    public void show(Node now) {
        node = now;
        text.setText("");
        ask();
    }

    private void ask() {
        if (node == null || node.getId() == null) {
            return;
        }
        if (asking != null) {
            asking.cancel();
        }
        var filter = new TrapFilter(null, null, null, List.of(node.getId()), null, null, null, null, null, null);
        asking = kit.background().ask(text, () -> kit.connections().call(new FindAlarms(filter, false, 0L, MOST)),
                this::fill,
                problem -> text.setText(problem.what()));
    }

    private void fill(FindAlarms.Page page) {
        if (page.rows().isEmpty()) {
            text.setText(texts.get("section.none"));
        } else {
            var lines = new StringBuilder();
            for (AlarmRow row : page.rows()) {
                lines.append(
                        "%s  %s  %s%n".formatted(kit.severities().word(row.severity()), kit.times().brief(row.last()),
                                row.message()));
            }
            if (page.total() > page.rows().size()) {
                lines.append(texts.get("section.more", page.total() - page.rows().size()));
            }
            text.setText(lines.toString().strip());
        }
        text.getParent().layout(true, true);
    }
}
