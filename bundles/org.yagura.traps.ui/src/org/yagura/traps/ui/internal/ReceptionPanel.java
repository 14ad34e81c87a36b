/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.GetRetention;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.TrapChain;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;

/** How reception goes: the loss chain step by step, who is refused, and how long traps are kept. */
final class ReceptionPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(ReceptionPanel.class);
    private final ProblemPane problem;
    private final ChainCanvas chain;
    private final Label sentence;
    private final PagedTable<ListRefusedSources.Source> refused;
    private final List<Column<ListRefusedSources.Source>> columns;
    private final Spinner days;
    private final Spinner rows;
    private final Label stored;
    private final AtomicReference<List<ListRefusedSources.Source>> sources = new AtomicReference<>(List.of());
    private Background.Call asking;
    private boolean again;

    ReceptionPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().margins(8, 6).spacing(4, 6).applyTo(this);
        kit.theme().paint(this);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), this::ask);
        sentence = new Label(this, SWT.WRAP);
        kit.theme().paint(sentence);
        GridDataFactory.fillDefaults().grab(true, false).hint(300, SWT.DEFAULT).applyTo(sentence);
        chain = new ChainCanvas(this, kit);
        GridDataFactory.fillDefaults().grab(true, false).hint(500, ChainCanvas.HEIGHT).applyTo(chain);
        heading("refused");
        columns = List.of(
                Column.code("address", texts.get("reception.column.address"), 150, ListRefusedSources.Source::address),
                Column.text("version", texts.get("reception.column.version"), 60, ListRefusedSources.Source::version),
                Column.text("user", texts.get("reception.column.user"), 110, ListRefusedSources.Source::user),
                Column.<ListRefusedSources.Source>text("reason", texts.get("reception.column.reason"), 200,
                        ListRefusedSources.Source::reason).growing(),
                Column.number("count", texts.get("reception.column.count"), 80, ListRefusedSources.Source::count),
                Column.time("last", texts.get("reception.column.last"), 120, ListRefusedSources.Source::last));
        refused = new PagedTable<>(this, kit, "refused", columns, false);
        refused.name(texts.get("reception.refused"));
        refused.empty(EmptyState.of(texts.get("reception.refused.none")));
        refused.source(new Sources());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(refused.control());
        heading("retention");
        var line = new Composite(this, SWT.NONE);
        kit.theme().paint(line);
        GridLayoutFactory.fillDefaults().numColumns(6).applyTo(line);
        days = spinner(line, "days", 1, 3650);
        rows = spinner(line, "rows", 100, 1_000_000);
        var apply = new Button(line, SWT.PUSH);
        Theme.ownColours(apply);
        apply.setText(texts.get("reception.apply"));
        apply.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> keep()));
        stored = label(line, "");
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(stored);
        List<Following> followings = List.of(kit.connections().followChanges(
                Set.of("chain", "traps", Connections.RECONNECTED), c -> askSoon()),
                kit.connections().followStatus(status -> apply.setEnabled(status.may(Privilege.ADMINISTER))));
        addDisposeListener(e -> followings.forEach(Following::close));
        ask();
        askRetention();
    }

    /** What gets the keyboard. */
    Control focus() {
        return refused.control();
    }

    PagedTable<ListRefusedSources.Source> refused() {
        return refused;
    }

    ChainCanvas chain() {
        return chain;
    }

    String sentence() {
        return sentence.getText();
    }

    private void heading(String key) {
        Label heading = label(this, texts.get("reception." + key));
        heading.setFont(JFaceResources.getBannerFont());
    }

    private Label label(Composite parent, String text) {
        var label = new Label(parent, SWT.NONE);
        label.setText(text);
        kit.theme().paint(label);
        return label;
    }

    private Spinner spinner(Composite line, String key, int least, int most) {
        label(line, texts.get("reception." + key));
        var spinner = new Spinner(line, SWT.BORDER);
        spinner.setValues(least, least, most, 0, 1, 100);
        spinner.setToolTipText(texts.get("reception." + key));
        return spinner;
    }

    /** What came with the last answer. */
    private final class Sources implements PageSource<ListRefusedSources.Source> {
        @Override
        public Page<ListRefusedSources.Source> fetch(PageRequest request) {
            return new ListSource<>(sources.get(), this::key, columns).fetch(request);
        }

        @Override
        public Object key(ListRefusedSources.Source source) {
            return source.address() + ' ' + source.version() + ' ' + source.user();
        }
    }

    private void askSoon() {
        if (asking != null && asking.running()) {
            again = true;
        } else if (isVisible()) {
            ask();
        }
    }

    private record Answer(TrapChain chain, ListRefusedSources.Refused refused) {
    }

    private void ask() {
        asking = kit.background().ask(this, () -> new Answer(kit.connections().call(new GetTrapChain()),
                kit.connections().call(new ListRefusedSources())), this::fill, problem::show);
    }

    private void fill(Answer answer) {
        problem.show(null);
        TrapChain now = answer.chain();
        chain.show(now);
        sentence.setText(sentence(now));
        sources.set(answer.refused().sources());
        refused.changed();
        layout();
        if (again) {
            again = false;
            getDisplay().timerExec(1000, this::askAgain);
        }
    }

    private void askAgain() {
        if (!isDisposed()) {
            ask();
        }
    }

    private String sentence(TrapChain now) {
        if (!now.receiving()) {
            return texts.get("reception.notReceiving", now.trouble() == null ? "" : now.trouble());
        }
        String where = String.join(", ", now.listening());
        String says = now.lost() == 0
                ? texts.get("reception.nothingLost", now.received(), where)
                : texts.get("reception.lost", now.lost(), now.received(), where);
        return now.trouble() == null ? says : says + " " + now.trouble();
    }

    private void askRetention() {
        kit.background().ask(this, () -> kit.connections().call(new GetRetention()), this::fillRetention,
                problem::show);
    }

    private void fillRetention(GetRetention.Retention now) {
        days.setSelection(now.days());
        rows.setSelection((int) (now.rows() / 1000));
        stored.setText(now.oldest() == null
                ? texts.get("reception.stored.none")
                : texts.get("reception.stored", now.stored(), kit.times().exact(now.oldest())));
        layout(true, true);
    }

    private void keep() {
        int wantedDays = days.getSelection();
        long wantedRows = rows.getSelection() * 1000L;
        kit.background().ask(this,
                () -> kit.connections().call(new SetRetention(wantedDays, wantedRows, null, null, null)),
                this::fillRetention, problem::show);
    }
}
