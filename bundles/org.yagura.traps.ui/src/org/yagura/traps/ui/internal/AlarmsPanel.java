/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.HandlingState;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.TrapFilter;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;

/** The alarms: each problem in one row, the worst first; beside it what to do and what was done. */
final class AlarmsPanel extends Composite {
    private static final String KEY = "alarms.filter";
    private static final String CLEARED = "alarms.cleared";

    private final Kit kit;
    private final Texts texts = Texts.of(AlarmsPanel.class);
    private final Handling handling;
    private final TrapFilterBar bar;
    private final Button cleared;
    private final PagedTable<AlarmRow> table;
    private final StyledText story;
    private Background.Call asking;

    AlarmsPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        handling = new Handling(kit);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        bar = new TrapFilterBar(this, kit, this::apply);
        cleared = new Button(bar.control(), SWT.CHECK);
        cleared.setText(texts.get("alarms.cleared"));
        cleared.setSelection(kit.settings().get(CLEARED).isPresent());
        cleared.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
            kit.settings().put(CLEARED, cleared.getSelection() ? "true" : null);
            apply(bar.filter());
        }));
        kit.theme().paintBar(cleared);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new PagedTable<>(sash, kit, "alarms", Columns.alarms(), false);
        table.name(texts.get("alarms.table"));
        story = new StyledText(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        story.setMargins(8, 6, 8, 6);
        kit.theme().paint(story);
        sash.setWeights(4, 1);
        table.onSelection(this::selected);
        table.onOpen(row -> story.setFocus());
        fillMenu(table.menu());
        table.widget().addListener(SWT.KeyDown, this::key);
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("alarms", "handling", Connections.RECONNECTED), c -> {
                    table.changed();
                    selected(table.selection());
                }), kit.selection().follow(s -> {
                    if (s.origin() != this) {
                        bar.offer(s);
                    }
                }));
        addDisposeListener(e -> followings.forEach(Following::close));
        TabFilter last = kit.settings().get(KEY).flatMap(TabFilter::parse).orElse(TabFilter.ALL);
        bar.show(last);
        apply(last);
    }

    PagedTable<AlarmRow> table() {
        return table;
    }

    TrapFilterBar bar() {
        return bar;
    }

    String story() {
        return story.getText();
    }

    /** What gets the keyboard. */
    Control focus() {
        return table.control();
    }

    /** Shows only alarms of nodes or areas. */
    void show(Selected selected) {
        TabFilter filter = new TabFilter("", List.of(), List.of(), List.copyOf(selected.nodes()),
                List.copyOf(selected.areas()), "", null, null, null);
        bar.show(filter);
        apply(filter);
    }

    /** Shows an alarm among those of its node, also when it is over. */
    void show(String node, long alarm) {
        cleared.setSelection(true);
        kit.settings().put(CLEARED, "true");
        show(node == null ? Selected.NOTHING : Selected.node(node, this));
        table.selectSoon(alarm);
    }

    private void apply(TabFilter filter) {
        kit.settings().put(KEY, filter.isAll() ? null : filter.toJson());
        table.empty(filter.isAll()
                ? EmptyState.of(texts.get("alarms.empty"))
                : new EmptyState(texts.get("alarms.empty.filter"), texts.get("alarms.empty.reset"), () -> {
                    bar.show(TabFilter.ALL);
                    apply(TabFilter.ALL);
                }));
        table.source(new Source(kit.connections(), filter.at(kit.times().now()), cleared.getSelection()));
    }

    private record Source(Connections connections, TrapFilter filter, boolean cleared) implements PageSource<AlarmRow> {
        @Override
        public Page<AlarmRow> fetch(PageRequest request) {
            FindAlarms.Page page = connections
                    .call(new FindAlarms(filter, cleared, request.position(), request.size()));
            return new Page<>(null, page.total(), true, page.position(), page.rows());
        }

        @Override
        public Object key(AlarmRow row) {
            return row.id();
        }
    }

    private void fillMenu(MenuManager menu) {
        add(menu, "handled", Handling.Change.state(HandlingState.HANDLED));
        add(menu, "progress", Handling.Change.state(HandlingState.IN_PROGRESS));
        add(menu, "unhandled", Handling.Change.state(HandlingState.UNHANDLED));
        menu.add(new Separator());
        add(menu, "clear", Handling.Change.clearing());
        menu.add(action("mine", this::takeIt));
        menu.add(action("comment", this::comment));
        menu.add(new Separator());
        menu.add(kit.nodePages().action(
                () -> table.selection().single() == null ? null : table.selection().single().nodeId()));
    }

    private void add(MenuManager menu, String key, Handling.Change change) {
        menu.add(action(key, () -> handle(change)));
    }

    private Action action(String key, Runnable run) {
        return new Action(texts.get("alarms." + key)) {
            @Override
            public void run() {
                run.run();
            }

            @Override
            public boolean isEnabled() {
                return kit.connections().may(Privilege.HANDLE);
            }
        };
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
            return;
        }
        switch (Character.toLowerCase(event.character)) {
            case 'h' -> handle(Handling.Change.state(HandlingState.HANDLED));
            case 'p' -> handle(Handling.Change.state(HandlingState.IN_PROGRESS));
            case 'u' -> handle(Handling.Change.state(HandlingState.UNHANDLED));
            case 'x' -> handle(Handling.Change.clearing());
            case 'm' -> takeIt();
            case 'c' -> comment();
            case '/' -> bar.focusText();
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    private void takeIt() {
        handle(Handling.Change.assign(kit.connections().status().session().user()));
    }

    private void comment() {
        var dialog = new InputDialog(getShell(), texts.get("alarms.comment.title"), texts.get("alarms.comment.text"),
                "",
                entered -> entered.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            handle(Handling.Change.comment(dialog.getValue().strip()));
        }
    }

    /** Does something with the selected alarms. */
    void handle(Handling.Change change) {
        Selection<AlarmRow> selection = table.selection();
        if (selection.isEmpty() || !kit.connections().may(Privilege.HANDLE)) {
            return;
        }
        if (!selection.all()) {
            give(selection.rows().stream().map(AlarmRow::id).toList(), change);
            return;
        }
        TrapFilter filter = bar.filter().at(kit.times().now());
        boolean withCleared = cleared.getSelection();
        kit.background().run(texts.get("alarms.collecting"), this, monitor -> {
            var ids = new ArrayList<Long>();
            FindAlarms.Page page;
            do {
                page = kit.connections().call(new FindAlarms(filter, withCleared, (long) ids.size(), 1000));
                page.rows().forEach(r -> ids.add(r.id()));
            } while (!page.rows().isEmpty() && ids.size() < page.total() && !monitor.isCanceled());
            return ids;
        }, ids -> give(ids, change), table::showProblem);
    }

    private void give(List<Long> ids, Handling.Change change) {
        Consumer<String> done = said -> table.changed();
        handling.alarms(this, ids, change, done, table::showProblem);
    }

    private void selected(Selection<AlarmRow> selection) {
        AlarmRow row = selection.single();
        if (asking != null) {
            asking.cancel();
        }
        if (row == null) {
            story.setText(selection.isEmpty() ? texts.get("alarms.none") : texts.get("alarms.many", selection.count()));
            return;
        }
        if (row.nodeId() != null) {
            kit.selection().select(Selected.node(row.nodeId(), this));
        }
        asking = kit.background().ask(this, () -> kit.connections().call(new GetAlarm(row.id())), this::tell,
                table::showProblem);
    }

    private void tell(GetAlarm.Detail detail) {
        AlarmRow row = detail.row();
        var text = new StringBuilder();
        text.append(kit.severities().word(row.severity())).append("  ").append(row.node()).append('\n')
                .append(row.message()).append("\n\n");
        if (detail.guide() != null) {
            text.append(texts.get("alarms.guide")).append('\n').append(detail.guide()).append("\n\n");
        }
        text.append(
                texts.get("alarms.times", row.count(), kit.times().exact(row.first()), kit.times().exact(row.last())))
                .append('\n');
        if (row.cleared() != null) {
            text.append(texts.get("alarms.over", kit.times().exact(row.cleared()))).append('\n');
        }
        if (!detail.history().isEmpty()) {
            text.append('\n').append(texts.get("alarms.history")).append('\n');
            for (var done : detail.history()) {
                text.append(kit.times().brief(done.at())).append("  ").append(done.person()).append(": ")
                        .append(done.state() == null ? "" : kit.severities().word(done.state()) + " ")
                        .append(Objects.requireNonNullElse(done.comment(), "")).append('\n');
            }
        }
        text.append('\n').append(texts.get("alarms.traps")).append('\n');
        for (var trap : detail.traps()) {
            text.append(kit.times().brief(trap.receivedAt())).append("  ").append(trap.message()).append('\n');
        }
        story.setText(text.toString());
    }
}
