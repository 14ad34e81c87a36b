/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.SaveSite;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Site;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;

/**
 * The newest revision of the site model, loaded in the background after each connection and each change. To be used on
 * the user interface thread, except {@link #read}.
 */
public final class SiteModels {

    /**
     * A revision as loaded.
     *
     * @param revision its number
     * @param site the content; shared, never to be changed
     * @param index finds things in it
     * @param text the XMI it came as
     */
    public record Loaded(long revision, Site site, SiteIndex index, String text) {
    }

    private static final int CHANGE_TRIES = 4;

    private final Connections connections;
    private final Background background;
    private final List<Consumer<Loaded>> followers = new CopyOnWriteArrayList<>();
    private volatile Loaded current;
    private Problem problem;
    private Background.Call loading;
    private boolean again;

    /** Models of the site that is connected; begins to follow at once. */
    public SiteModels(Connections connections, Background background) {
        this.connections = connections;
        this.background = background;
        connections.followChanges(Set.of("site"), changes -> reload());
    }

    /** The newest revision; empty until the first one has come. For any thread. */
    public Optional<Loaded> current() {
        return Optional.ofNullable(current);
    }

    /** Why the newest revision could not be loaded; empty when it could. */
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    /** Calls back with each new revision until closed, and at once if there is one. */
    public Following follow(Consumer<Loaded> follower) {
        followers.add(follower);
        if (current != null) {
            follower.accept(current);
        }
        return () -> followers.remove(follower);
    }

    /** Loads again, in the background. */
    public void reload() {
        if (loading != null && loading.running()) {
            again = true;
            return;
        }
        loading = background.ask(null, () -> read(connections.call(new GetSite(null))), this::loaded, this::failed);
    }

    /**
     * Reads a site from its text; for any thread.
     *
     * @throws ProblemException when the text is not a good model
     */
    public static Loaded read(GetSite.SiteText text) {
        try {
            Site site = new SiteFiles().load(text.site().getBytes(StandardCharsets.UTF_8), "site").site();
            return new Loaded(text.revision(), site, SiteIndex.of(site), text.site());
        } catch (SiteFileException e) {
            throw new ProblemException(new Problem(Problem.FAILED, e.getLocalizedMessage(), null, null, e.toString()),
                    e);
        }
    }

    /**
     * Makes one change to the newest revision and saves it at once, apart from the draft that editing views share. When
     * somebody else was faster, it is made again on what they have saved.
     *
     * @param reason why, for the history
     * @param change changes the site that it gets; called in the background, perhaps several times
     */
    public void change(String reason, Consumer<Site> change, Runnable saved, Consumer<Problem> failed) {
        background.ask(null, () -> save(reason, change), done -> {
            reload();
            saved.run();
        }, failed);
    }

    private SaveSite.Saved save(String reason, Consumer<Site> change) {
        for (int tries = CHANGE_TRIES;; tries--) {
            Loaded newest = read(connections.call(new GetSite(null)));
            change.accept(newest.site());
            try {
                return connections.call(new SaveSite(
                        new String(new SiteFiles().toBytes(newest.site()), StandardCharsets.UTF_8), newest.revision(),
                        reason));
            } catch (SiteFileException e) {
                throw new ProblemException(
                        new Problem(Problem.INVALID, e.getLocalizedMessage(), null, null, e.toString()), e);
            } catch (ProblemException e) {
                if (!e.problem().code().equals(Problem.CONFLICT) || tries == 1) {
                    throw e;
                }
            }
        }
    }

    private void loaded(Loaded now) {
        boolean newer = current == null || now.revision() != current.revision() || !now.text().equals(current.text());
        current = now;
        problem = null;
        if (newer) {
            followers.forEach(f -> f.accept(now));
        }
        next();
    }

    private void failed(Problem why) {
        problem = why;
        next();
    }

    private void next() {
        if (again) {
            again = false;
            reload();
        }
    }
}
