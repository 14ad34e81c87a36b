/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.widgets.Display;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Site;
import org.yagura.topology.core.Topology;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.site.SiteDrafts;

/**
 * What follows from the site as it is being edited: computed on a copy, in the background, a moment after each change. On the
 * user interface thread.
 */
public final class Answers implements SiteDrafts.Follower {
    private static final int PAUSE_MILLIS = 300;

    private final Kit kit;
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private Following drafts;
    private SiteEditor.Registration changes;
    private SiteDraft draft;
    private Topology topology;
    private Problem problem;
    private Background.Call computing;
    private int wanted;

    Answers(Kit kit) {
        this.kit = kit;
    }

    /** Calls back whenever there are new answers until closed, and at once if there are some. */
    public Following follow(Runnable follower) {
        followers.add(follower);
        if (drafts == null) {
            drafts = kit.drafts().follow(this);
        }
        if (topology != null) {
            follower.run();
        }
        return () -> leave(follower);
    }

    private void leave(Runnable follower) {
        followers.remove(follower);
        if (followers.isEmpty() && drafts != null) {
            drafts.close();
            drafts = null;
            forget();
            topology = null;
            problem = null;
        }
    }

    /** The newest answers; empty before the first have been computed. */
    public Optional<Topology> topology() {
        return Optional.ofNullable(topology);
    }

    /** Why there are none; empty when there are, and before it has been tried. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** The draft that they are about, possibly changed since; empty before the site has come. */
    public Optional<SiteDraft> draft() {
        return Optional.ofNullable(draft);
    }

    @Override
    public void begun(SiteDraft begun) {
        forget();
        draft = begun;
        changes = begun.editor().onChange(this::soon);
        compute();
    }

    private void forget() {
        if (changes != null) {
            changes.close();
            changes = null;
        }
        if (computing != null) {
            computing.cancel();
        }
        draft = null;
    }

    @Override
    public void changed() {
        // the editor tells of its changes itself
    }

    private void soon() {
        int mine = ++wanted;
        Display.getCurrent().timerExec(PAUSE_MILLIS, () -> {
            if (mine == wanted && draft != null) {
                compute();
            }
        });
    }

    private void compute() {
        if (computing != null) {
            computing.cancel();
        }
        Site copy = SiteFiles.copy(draft.site());
        computing = kit.background().ask(null, () -> Topology.of(copy), answers -> {
            topology = answers;
            problem = null;
            followers.forEach(Runnable::run);
        }, why -> {
            topology = null;
            problem = why;
            followers.forEach(Runnable::run);
        });
    }
}
