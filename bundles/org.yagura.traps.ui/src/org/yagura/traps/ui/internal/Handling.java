/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.event.HandlingState;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.HandleTraps.Handled;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.Kit;
import org.yagura.ui.table.Selection;

/**
 * Gives the commands that handle traps and alarms, as jobs with progress that can be cancelled. What is done is counted,
 * never silently cut.
 */
final class Handling {
    private static final int CHUNK = 5000;

    private final Kit kit;
    private final Texts texts = Texts.of(Handling.class);

    Handling(Kit kit) {
        this.kit = kit;
    }

    /**
     * What is to be done; null parts are left as they are.
     *
     * @param state new state
     * @param assignee new assignee, an empty text for nobody
     * @param comment comment to be added
     * @param clear clear by hand (alarms)
     */
    record Change(HandlingState state, String assignee, String comment, boolean clear) {

        static Change state(HandlingState state) {
            return new Change(state, null, null, false);
        }

        static Change assign(String login) {
            return new Change(null, login, null, false);
        }

        static Change comment(String text) {
            return new Change(null, null, text, false);
        }

        static Change clearing() {
            return new Change(null, null, null, true);
        }
    }

    /**
     * Handles selected traps.
     *
     * @param filter what the list shows, for a selection of everything
     */
    void traps(Control owner, Selection<TrapRow> selection, TrapFilter filter, Change change, Consumer<String> done,
            Consumer<Problem> failed) {
        if (selection.all()) {
            kit.background().run(texts.get("handling.job.traps", selection.count()), owner,
                    monitor -> kit.connections().call(new HandleTraps(null, filter, (Long) selection.bound(),
                            change.state(), change.assignee(), change.comment())),
                    handled -> done.accept(said(handled)), failed);
        } else {
            List<Long> ids = selection.rows().stream().map(TrapRow::id).toList();
            inChunks(owner, ids, done, failed, chunk -> kit.connections().call(new HandleTraps(chunk, null, null,
                    change.state(), change.assignee(), change.comment())));
        }
    }

    /** Handles alarms by their ids. */
    void alarms(Control owner, List<Long> ids, Change change, Consumer<String> done, Consumer<Problem> failed) {
        inChunks(owner, ids, done, failed, chunk -> kit.connections().call(new HandleAlarms(chunk, change.state(),
                change.assignee(), change.comment(), change.clear() ? Boolean.TRUE : null)));
    }

    /** One command for a part of the ids. */
    private interface Step {
        Handled handle(List<Long> ids);
    }

    private void inChunks(Control owner, List<Long> ids, Consumer<String> done, Consumer<Problem> failed, Step step) {
        kit.background().run(texts.get("handling.job.traps", ids.size()), owner, monitor -> all(monitor, ids, step),
                handled -> done.accept(said(handled)), failed);
    }

    private static Handled all(IProgressMonitor monitor, List<Long> ids, Step step) {
        monitor.beginTask("", ids.size());
        long handled = 0;
        long missing = 0;
        for (int from = 0; from < ids.size(); from += CHUNK) {
            if (monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
            List<Long> chunk = new ArrayList<>(ids.subList(from, Math.min(ids.size(), from + CHUNK)));
            Handled part = step.handle(chunk);
            handled += part.handled();
            missing += part.missing();
            monitor.worked(chunk.size());
        }
        return new Handled(handled, missing);
    }

    private String said(Handled handled) {
        return handled.missing() == 0
                ? texts.get("handling.done", handled.handled())
                : texts.get("handling.done.missing", handled.handled(), handled.missing());
    }
}
