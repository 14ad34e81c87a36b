/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.core.runtime.IProgressMonitor;
import org.yagura.core.operation.Problem;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.edit.Edits;
import org.yagura.diagram.core.layout.LayoutTask;
import org.yagura.diagram.core.layout.Progress;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.diagram.internal.Stage;

/** Lays out in a job that can be cancelled, and applies the result as one step. */
final class Arranging {
    private static final int TICKS = 1000;

    private final Stage stage;
    private final Kit kit;
    private Background.Call running;

    Arranging(Stage stage, Kit kit) {
        this.stage = stage;
        this.kit = kit;
    }

    /** Runs a layout; one that is still running is given up. */
    void run(LayoutTask task) {
        if (running != null) {
            running.cancel();
        }
        String name = stage.texts().get("arrange.job");
        stage.notice().accept(name);
        running = kit.background().run(name, stage.canvas(), monitor -> task.run(new Monitored(monitor)), this::apply,
                this::failed);
    }

    private void apply(Map<String, Box> moved) {
        stage.notice().accept("");
        moved.keySet().removeIf(id -> stage.scene().figure(id) == null);
        if (moved.isEmpty()) {
            return;
        }
        var steps = new ArrayList<Function<Edits, Edit>>();
        steps.add(edits -> edits.place(moved));
        stage.scene().connections().stream().filter(c -> !c.bends().isEmpty())
                .filter(c -> moved.containsKey(c.from().figure()) || moved.containsKey(c.to().figure()))
                .forEach(c -> steps.add(edits -> edits.bend(c.id(), java.util.List.of())));
        if (stage.editing().run(steps)) {
            stage.scene().reroute();
        }
    }

    private void failed(Problem problem) {
        stage.notice().accept(problem.what());
    }

    /** Passes on to the platform's monitor. */
    private static final class Monitored implements Progress {
        private final IProgressMonitor monitor;
        private int told;

        Monitored(IProgressMonitor monitor) {
            this.monitor = monitor;
            monitor.beginTask("", TICKS);
        }

        @Override
        public boolean cancelled() {
            return monitor.isCanceled();
        }

        @Override
        public void done(double share) {
            int now = (int) (share * TICKS);
            monitor.worked(Math.max(0, now - told));
            told = Math.max(told, now);
        }
    }
}
