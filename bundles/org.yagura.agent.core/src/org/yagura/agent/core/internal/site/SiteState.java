/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.domain.Sites;
import org.yagura.model.NewSites;
import org.yagura.model.Secrets;
import org.yagura.model.SiteIndex;

/**
 * The site model in force. The thread of the projections sees a revision from the moment in which it is applied, all
 * others once it is durable. Before the first one there is an empty site under the number 0.
 */
public final class SiteState implements Sites {
    private static final Logger LOG = LoggerFactory.getLogger(SiteState.class);

    private final Secrets secrets;
    private final List<Consumer<Revision>> followers = new CopyOnWriteArrayList<>();
    private volatile InForce inForce;
    private volatile InForce applied;
    private volatile Thread applier;

    private record InForce(Revision revision, SiteIndex index) {
    }

    /** An empty site, until another one is brought; secrets are revealed by those given. */
    public SiteState(Secrets secrets) {
        this.secrets = secrets;
        inForce = of(new Revision(0, NewSites.empty()));
    }

    private static InForce of(Revision revision) {
        return new InForce(revision, SiteIndex.of(revision.site()));
    }

    private InForce seen() {
        InForce fresh = applied;
        return fresh != null && Thread.currentThread() == applier ? fresh : inForce;
    }

    @Override
    public Revision current() {
        return seen().revision();
    }

    /** The index of the current revision. */
    public SiteIndex index() {
        return seen().index();
    }

    @Override
    public String reveal(String secret) {
        return secrets.reveal(secret);
    }

    @Override
    public void follow(Consumer<Revision> follower) {
        followers.add(follower);
    }

    /** On the thread of the projections: that revision counts for what is applied after it. */
    void apply(Revision revision) {
        applier = Thread.currentThread();
        applied = of(revision);
    }

    /** What was applied is durable. */
    void committed() {
        InForce fresh = applied;
        if (fresh == null) {
            return;
        }
        inForce = fresh;
        applied = null;
        for (Consumer<Revision> follower : followers) {
            try {
                follower.accept(fresh.revision());
            } catch (RuntimeException e) {
                LOG.error("a follower of the site model failed on revision {}", fresh.revision().number(), e);
            }
        }
    }

    /** What was applied never was. */
    void rolledBack() {
        applied = null;
    }
}
