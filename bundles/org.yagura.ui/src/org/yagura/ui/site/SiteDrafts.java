/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.site.SaveSite;
import org.yagura.core.text.Texts;
import org.yagura.model.Conflict;
import org.yagura.model.Merge;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Site;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;

/**
 * The one draft of the site that all editing views share, so that forms and drawings show the same changes and have the same
 * undo. It begins with the first view that follows. When somebody else saves meanwhile, nothing happens to it by itself. On
 * the user interface thread.
 */
public final class SiteDrafts {
    private final Texts texts = Texts.of(SiteDrafts.class);
    private final Connections connections;
    private final Background background;
    private final SiteModels models;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private Following arrivals;
    private SiteEditor.Registration changes;
    private SiteDraft draft;
    private boolean saving;
    private long newest;

    /** A view that edits. */
    public interface Follower {

        /** There is another draft: the first one, one on a newer revision, or the old one given up. */
        void begun(SiteDraft draft);

        /** The draft, or what can be done with it, has changed. */
        void changed();
    }

    /** Drafts of the site that is connected. */
    public SiteDrafts(Connections connections, Background background, SiteModels models) {
        this.connections = connections;
        this.background = background;
        this.models = models;
    }

    /** The draft; empty before the site has come, and while nobody follows. */
    public Optional<SiteDraft> current() {
        return Optional.ofNullable(draft);
    }

    /** Calls back until closed, and at once if there is a draft. */
    public Following follow(Follower follower) {
        followers.add(follower);
        if (arrivals == null) {
            arrivals = models.follow(this::arrived);
        } else if (draft != null) {
            follower.begun(draft);
        }
        return () -> leave(follower);
    }

    private void leave(Follower follower) {
        followers.remove(follower);
        if (followers.isEmpty() && arrivals != null && !isChanged()) {
            arrivals.close();
            arrivals = null;
            end();
        }
    }

    /** Whether there are changes that are not saved. */
    public boolean isChanged() {
        return draft != null && draft.editor().isChanged();
    }

    /** Whether it is being saved. */
    public boolean saving() {
        return saving;
    }

    /** The revision that somebody else has saved since the draft began, while there are changes; empty for none. */
    public OptionalLong conflict() {
        return newest == 0 ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    private void arrived(SiteModels.Loaded loaded) {
        if (!isChanged()) {
            begin(loaded);
        } else if (loaded.revision() != draft.basedOn() && !saving) {
            newest = loaded.revision();
            tell();
        }
    }

    private void begin(SiteModels.Loaded loaded) {
        end();
        draft = new SiteDraft(loaded);
        changes = draft.editor().onChange(this::tell);
        newest = 0;
        followers.forEach(f -> f.begun(draft));
    }

    private void end() {
        if (draft != null) {
            changes.close();
            draft.close();
            draft = null;
        }
    }

    private void tell() {
        followers.forEach(Follower::changed);
    }

    /** Gives the changes up and begins on the newest revision. */
    public void discard() {
        models.current().ifPresent(loaded -> {
            draft.editor().saved();
            begin(loaded);
        });
    }

    /** Lets the draft stand on top of the newest revision: what is saved next undoes what others did to the same. */
    public void keepMine() {
        models.current().ifPresent(loaded -> {
            draft.rebase(loaded.revision());
            newest = 0;
            tell();
        });
    }

    /**
     * Works out, in the background, how the draft and the newest revision go together.
     *
     * @param ready gets the merge, whose conflicts a person has to decide before {@link #merged}
     */
    public void merge(Consumer<Merge> ready, Consumer<Problem> failed) {
        models.current().ifPresent(loaded -> {
            Site base = draft.editor().original();
            Site mine = SiteFiles.copy(draft.site());
            background.ask(null, () -> Merge.of(base, mine, loaded.site()), ready, failed);
        });
    }

    /**
     * Goes on with a draft on the newest revision that holds both, as one step of undo.
     *
     * @param choice what a person decided
     */
    public void merged(Merge merge, Function<? super Conflict, Conflict.Side> choice) {
        models.current().ifPresent(loaded -> {
            Site both = merge.site(choice);
            draft.editor().saved();
            begin(loaded);
            draft.editor().replace(texts.get("draft.merged"), both);
        });
    }

    /**
     * Saves the draft as a new revision.
     *
     * @param reason why, for the history
     * @param saved called when it is done
     * @param failed called with what is wrong; a newer revision of somebody else is no problem but a {@link #conflict}
     */
    public void save(String reason, Runnable saved, Consumer<Problem> failed) {
        List<ModelProblem> wrong = draft.editor().problems().stream().filter(ModelProblem::isError).toList();
        if (!wrong.isEmpty()) {
            failed.accept(new Problem(Problem.INVALID, wrong.getFirst().text(Locale.getDefault()), null,
                    texts.get("draft.correct", wrong.size()), ModelProblem.text(wrong, Locale.getDefault())));
            return;
        }
        saving = true;
        tell();
        SaveSite command = draft.save(reason);
        background.ask(null, () -> connections.call(command), done -> {
            saving = false;
            newest = 0;
            draft.editor().saved();
            draft.rebase(done.revision());
            saved.run();
            models.reload();
            tell();
        }, problem -> {
            saving = false;
            if (problem.code().equals(Problem.CONFLICT)) {
                newest = Math.max(models.current().map(SiteModels.Loaded::revision).orElse(0L), draft.basedOn() + 1);
                models.reload();
            } else {
                failed.accept(problem);
            }
            tell();
        });
    }
}
