/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.edit.CopiedChange;
import org.yagura.topology.core.Mending;
import org.yagura.topology.core.Mending.Wish;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.Topology;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.site.SiteDraft;

/**
 * What in the draft breaks rules, the site's and those of third parties: checked in the background with all new answers; and
 * the quick fixes. On the user interface thread.
 */
public final class DraftFindings {
    private static final int MOST_ATTEMPTS = 3;

    private final Kit kit;
    private final Answers answers;
    private final RuleBook rules;
    private final Texts texts = Texts.of(DraftFindings.class);
    private final List<Runnable> followers = new CopyOnWriteArrayList<>();
    private Following following;
    private Background.Call checking;
    private RuleBook.Checked checked;
    private Problem problem;

    DraftFindings(Kit kit, Answers answers, RuleBook rules) {
        this.kit = kit;
        this.answers = answers;
        this.rules = rules;
    }

    /** What is told of fixes. */
    interface Mended {

        /** They are made, as one step of undo, but for some that are offered no more. */
        void done(int made, int left);

        /** None is made. */
        void failed(Problem why);
    }

    /** Calls back whenever the draft has been checked until closed, and at once if it has been. */
    public Following follow(Runnable follower) {
        followers.add(follower);
        if (following == null) {
            following = answers.follow(this::check);
        } else if (checked != null || problem != null) {
            follower.run();
        }
        return () -> leave(follower);
    }

    private void leave(Runnable follower) {
        followers.remove(follower);
        if (followers.isEmpty() && following != null) {
            following.close();
            following = null;
            stop();
            checked = null;
            problem = null;
        }
    }

    /** What was found; empty before the first check, and when it could not be checked. */
    public Optional<RuleBook.Checked> checked() {
        return Optional.ofNullable(checked);
    }

    /** Why it could not be checked; empty when it could. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    private void stop() {
        if (checking != null) {
            checking.cancel();
        }
    }

    /** Checks again, because there are other answers or rules. */
    void check() {
        stop();
        if (followers.isEmpty()) {
            return;
        }
        Topology topology = answers.topology().orElse(null);
        if (topology == null) {
            answers.problem().ifPresent(this::failed);
            return;
        }
        checking = kit.background().ask(null,
                () -> rules.check(topology, kit.times().now(), Locale.getDefault()), found -> {
                    checked = found;
                    problem = null;
                    followers.forEach(Runnable::run);
                }, this::failed);
    }

    private void failed(Problem why) {
        checked = null;
        problem = why;
        followers.forEach(Runnable::run);
    }

    /** Why fixes cannot be made now, one sentence; empty when they can. */
    public Optional<String> refusal() {
        if (!kit.connections().may(Privilege.EDIT)) {
            return Optional.of(texts.get("fix.mayNot"));
        }
        if (kit.drafts().saving()) {
            return Optional.of(texts.get("fix.saving"));
        }
        return kit.drafts().current().isPresent() ? Optional.empty() : Optional.of(texts.get("fix.noDraft"));
    }

    /**
     * Makes fixes in the draft as it is then, all as one step of undo; each is looked for again first.
     *
     * @param wishes not empty
     */
    void mend(List<Wish> wishes, Mended told) {
        mend(wishes, told, 1);
    }

    private void mend(List<Wish> wishes, Mended told, int attempt) {
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            told.failed(new Problem(Problem.REFUSED, texts.get("fix.none"), refusal.get(), null, null));
            return;
        }
        SiteDraft draft = kit.drafts().current().orElseThrow();
        var change = new CopiedChange(draft.editor());
        var mending = new Mending(rules, kit.times().now(), Locale.getDefault());
        kit.background().run(texts.get("fix.working"), null, monitor -> {
            monitor.beginTask("", wishes.size() + 1);
            List<Wish> made = mending.make(change, wishes, () -> {
                monitor.worked(1);
                return monitor.isCanceled();
            });
            if (monitor.isCanceled()) {
                throw new CancellationException();
            }
            return made;
        }, made -> {
            boolean late = change.isOutdated() || kit.drafts().current().orElse(null) != draft;
            if (late && attempt < MOST_ATTEMPTS) {
                change.close();
                mend(wishes, told, attempt + 1);
                return;
            }
            boolean brought = !late && refusal().isEmpty() && change.bring(label(made));
            change.close();
            if (brought) {
                told.done(made.size(), wishes.size() - made.size());
            } else {
                told.failed(new Problem(Problem.CONFLICT, texts.get("fix.none"),
                        refusal().orElse(texts.get(late ? "fix.late" : "fix.gone")), null, null));
            }
        }, why -> {
            change.close();
            told.failed(why);
        });
    }

    private String label(List<Wish> made) {
        return made.size() == 1 ? made.getFirst().fix() : texts.get("fix.many", made.size());
    }
}
