/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Request;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.MuteWatches;
import org.yagura.watch.core.RunWatches;
import org.yagura.watch.core.UnmuteWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchesDone;

/** What people do with watches: run, mute, unmute, see as a chart. Commands are given in parts, with progress. */
final class WatchActions {
    private static final int AT_ONCE = 1000;

    private final Kit kit;
    private final PagedTable<WatchRow> table;
    private final Consumer<WatchRow> chart;
    private final Runnable toFilter;
    private final Texts texts = Texts.of(WatchActions.class);
    private WatchFilter filter = WatchFilter.ALL;

    /**
     * Actions on the selection of a table.
     *
     * @param chart shows what a watch has measured
     * @param toFilter gives the keyboard to the filter
     * @param toWhy gives the keyboard to the explanation
     */
    WatchActions(Kit kit, PagedTable<WatchRow> table, Consumer<WatchRow> chart, Runnable toFilter,
            Runnable toWhy) {
        this.kit = kit;
        this.table = table;
        this.chart = chart;
        this.toFilter = toFilter;
        MenuManager menu = table.menu();
        add(menu, "why", Privilege.SEE, toWhy);
        add(menu, "chart", Privilege.SEE, this::chart);
        add(menu, "run", Privilege.RUN, this::run);
        add(menu, "mute", Privilege.HANDLE, this::mute);
        add(menu, "unmute", Privilege.HANDLE, this::unmute);
        menu.insertBefore("additions", kit.nodePages().action(
                () -> table.selection().single() == null ? null : table.selection().single().node()));
        menu.insertBefore("additions", new Separator());
        table.widget().addListener(SWT.KeyDown, this::key);
    }

    /** What the table shows, for a selection of everything. */
    void filter(WatchFilter now) {
        filter = now;
    }

    private void add(MenuManager menu, String key, Privilege needed, Runnable run) {
        menu.insertBefore("additions", new Action(texts.get("watches." + key)) {
            @Override
            public void run() {
                run.run();
            }

            @Override
            public boolean isEnabled() {
                return kit.connections().may(needed) && !table.selection().isEmpty();
            }
        });
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) != 0) {
            return;
        }
        switch (Character.toLowerCase(event.character)) {
            case 'g' -> chart();
            case 'r' -> run();
            case 'm' -> mute();
            case 'u' -> unmute();
            case '/' -> toFilter.run();
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    private boolean may(Privilege needed) {
        if (table.selection().isEmpty()) {
            return false;
        }
        if (!kit.connections().may(needed)) {
            table.note(texts.get("watches.not." + needed.name()));
            return false;
        }
        return true;
    }

    private void chart() {
        WatchRow row = table.selection().single();
        if (row != null) {
            chart.accept(row);
        }
    }

    private void run() {
        if (may(Privilege.RUN)) {
            give("run", RunWatches::new);
        }
    }

    private void mute() {
        if (may(Privilege.HANDLE)) {
            var dialog = new MuteDialog(table.control().getShell(), kit.times());
            if (dialog.open() == Window.OK) {
                mute(dialog.until(), dialog.reason());
            }
        }
    }

    /** Makes what is selected mute. */
    void mute(Instant until, String reason) {
        give("mute", refs -> new MuteWatches(refs, until, reason));
    }

    private void unmute() {
        if (may(Privilege.HANDLE)) {
            give("unmute", UnmuteWatches::new);
        }
    }

    private void give(String key, Function<List<WatchRef>, Request<WatchesDone>> command) {
        Selection<WatchRow> selection = table.selection();
        List<WatchRef> some = selection.all() ? null : selection.rows().stream().map(WatchActions::ref).toList();
        WatchFilter all = filter;
        kit.background().run(texts.get("watches.job." + key), table.control(),
                monitor -> give(monitor, some == null ? every(all, monitor) : some, command), done -> {
                    table.note(done.missing() == 0
                            ? texts.get("watches.done." + key, done.done())
                            : texts.get("watches.done.missing", texts.get("watches.done." + key, done.done()),
                                    done.missing()));
                    table.changed();
                }, table::showProblem);
    }

    private static WatchRef ref(WatchRow row) {
        return new WatchRef(row.watch(), row.node());
    }

    private List<WatchRef> every(WatchFilter wanted, IProgressMonitor monitor) {
        var refs = new ArrayList<WatchRef>();
        FindWatches.Page page;
        do {
            page = kit.connections().call(FindWatches.worst(wanted, (long) refs.size(), AT_ONCE));
            page.rows().forEach(row -> refs.add(ref(row)));
        } while (!page.rows().isEmpty() && refs.size() < page.total() && !monitor.isCanceled());
        return refs;
    }

    private WatchesDone give(IProgressMonitor monitor, List<WatchRef> refs,
            Function<List<WatchRef>, Request<WatchesDone>> command) {
        monitor.beginTask("", refs.size());
        int done = 0;
        int missing = 0;
        for (int from = 0; from < refs.size(); from += AT_ONCE) {
            if (monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
            List<WatchRef> part = List.copyOf(refs.subList(from, Math.min(refs.size(), from + AT_ONCE)));
            WatchesDone said = kit.connections().call(command.apply(part));
            done += said.done();
            missing += said.missing();
            monitor.worked(part.size());
        }
        return new WatchesDone(done, missing);
    }
}
