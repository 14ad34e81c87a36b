/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.topology.core.discovery.CancelDiscovery;
import org.yagura.topology.core.discovery.Drift;
import org.yagura.topology.core.discovery.FindDrift;
import org.yagura.topology.core.discovery.GetDiscovery;
import org.yagura.topology.core.discovery.Proposal;
import org.yagura.topology.core.discovery.Proposals;
import org.yagura.topology.core.discovery.RunDiscovery;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;
import org.yagura.ui.theme.Theme;

/** Discovery: asks the nodes, shows where they differ from the drawing, and takes over what a person accepts. */
final class DriftPanel extends Composite {
    private static final int POLL_MILLIS = 1_000;

    private final TopologyDesk desk;
    private final Kit kit;
    private final Texts texts = Texts.of(DriftPanel.class);
    private final Text networks;
    private final Button run;
    private final Button cancel;
    private final Button accept;
    private final Label state;
    private final ProblemPane problem;
    private final List<Column<Drift>> columns;
    private final PagedTable<Drift> table;
    private final Following drafts;

    DriftPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        kit = desk.kit();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(8, 4).spacing(8, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        networks = new Text(bar, SWT.BORDER);
        networks.setMessage(texts.get("drift.networks"));
        networks.setData("name", texts.get("drift.networks"));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(280, SWT.DEFAULT).applyTo(networks);
        run = button(bar, "drift.run", this::run);
        cancel = button(bar, "drift.cancel", () -> command(new CancelDiscovery()));
        state = new Label(bar, SWT.NONE);
        kit.theme().paintBar(state);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(state);
        accept = button(bar, "drift.accept", this::accept);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), null);
        columns = List.of(
                Column.<Drift>text("kind", texts.get("drift.kind"), 110, d -> texts.get("drift." + d.kind()))
                        .withSort(),
                Column.<Drift>text("node", texts.get("drift.node"), 150, Drift::nodeName).withSort(),
                Column.<Drift>text("subject", texts.get("drift.subject"), 240, Drift::subject).withSort(),
                Column.<Drift>text("drawn", texts.get("drift.drawn"), 230, Drift::drawn),
                Column.<Drift>text("found", texts.get("drift.found"), 280, Drift::found),
                Column.<Drift>text("proposal", texts.get("drift.can"), 130,
                        d -> texts.get(d.proposal() == null ? "drift.decide" : "drift.takeOver")));
        table = new PagedTable<>(this, kit, "topology.drift", columns, false);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.name(texts.get("drift.title"));
        table.onSelection(this::selected);
        table.onOpen(d -> show(d));
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("discovery", "site", Connections.RECONNECTED), c -> load()),
                kit.connections().followStatus(s -> enable()));
        drafts = desk.answers().follow(this::enable);
        addDisposeListener(e -> {
            followings.forEach(Following::close);
            drafts.close();
        });
        poll();
    }

    private Button button(Composite bar, String key, Runnable action) {
        return Theme.button(bar, texts.get(key), action);
    }

    private void load() {
        kit.background().ask(this, () -> kit.connections().call(new FindDrift(null, null)), found -> {
            table.empty(EmptyState.of(texts.get("drift.none")));
            table.source(new ListSource<>(found.drifts(), d -> d, columns));
        }, problem::show);
    }

    private void run() {
        String text = networks.getText().strip();
        command(new RunDiscovery(null, text.isEmpty() ? null : List.of(text.split("[,;\\s]+"))));
    }

    private void command(Command<?> command) {
        problem.show(null);
        kit.background().ask(this, () -> kit.connections().call(command), done -> poll(), problem::show);
    }

    /** Tells how far the run is, as long as one is under way. */
    private void poll() {
        kit.background().ask(this, () -> kit.connections().call(new GetDiscovery()), found -> {
            state.setText(found.run() == 0
                    ? texts.get("drift.never")
                    : texts.get(found.running() ? "drift.running" : "drift.ended", found.done(), found.targets(),
                            found.answered()));
            cancel.setEnabled(found.running());
            if (found.running()) {
                getDisplay().timerExec(POLL_MILLIS, () -> {
                    if (!isDisposed()) {
                        poll();
                    }
                });
            } else {
                load();
            }
        }, problem::show);
    }

    private void selected(Selection<Drift> selection) {
        enable();
        if (selection.single() != null) {
            show(selection.single());
        }
    }

    private void show(Drift drift) {
        if (drift.element() != null || drift.node() != null) {
            desk.show(List.of(drift.element() == null ? drift.node() : drift.element()));
        }
    }

    private void enable() {
        if (!isDisposed()) {
            run.setEnabled(kit.connections().may(Privilege.RUN));
            cancel.setEnabled(cancel.getEnabled() && kit.connections().may(Privilege.RUN));
            accept.setEnabled(kit.connections().may(Privilege.EDIT) && desk.answers().draft().isPresent()
                    && table.selection().rows().stream().anyMatch(d -> d.proposal() != null));
        }
    }

    /** Takes what is selected over into the draft, as one step of undo; saving makes it true. */
    private void accept() {
        List<Proposal> proposals = table.selection().rows().stream().map(Drift::proposal).filter(p -> p != null)
                .toList();
        desk.answers().draft().ifPresent(draft -> {
            int[] left = {0};
            draft.editor().change(texts.get("drift.accepted", proposals.size()),
                    site -> left[0] = Proposals.apply(site, proposals).size());
            state.setText(texts.get("drift.taken", proposals.size() - left[0], left[0]));
        });
    }

    PagedTable<Drift> table() {
        return table;
    }

    String state() {
        return state.getText();
    }
}
