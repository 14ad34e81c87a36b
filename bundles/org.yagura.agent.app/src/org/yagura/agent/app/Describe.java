/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.OwnHandlers;
import org.yagura.agent.core.Catalogues;
import org.yagura.agent.core.Contributions;
import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.FactSink;
import org.yagura.core.fact.JournalUnavailableException;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.StoreException;
import org.yagura.model.NewSites;

/** Lists what an agent can be asked, without a data directory: opens the domains on nothing and starts none of them. */
public final class Describe {
    private static final Logger LOG = LoggerFactory.getLogger(Describe.class);

    private Describe() {
    }

    /** The catalogue of everything that is contributed and of the agent's own. */
    public static GetCatalogue.Catalogue catalogue(Contributions contributions) {
        var operations = new Operations();
        OwnHandlers.described().forEach(operations::add);
        Path empty = temporary();
        try {
            for (Domain domain : contributions.domains()) {
                try {
                    domain.open(context(empty)).handlers().forEach(handler -> add(operations, handler));
                } catch (RuntimeException e) {
                    LOG.error("the domain {} cannot be described", domain.name(), e);
                }
            }
            contributions.handlers().forEach(handler -> add(operations, handler));
            return Catalogues.of(operations);
        } finally {
            remove(empty);
        }
    }

    private static void add(Operations operations, RequestHandler<?, ?> handler) {
        try {
            operations.add(handler);
        } catch (IllegalArgumentException e) {
            LOG.error("{} cannot be described", handler.getClass().getName(), e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("yagura-describe");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            LOG.debug("{} is left over", folder, e);
        }
    }

    private static DomainContext context(Path empty) {
        return new DomainContext(empty, new NoFacts(), new NoDatabase(), new NoSites(), new ChangeFeed(), new Health(),
                Clock.systemUTC(), Map.of());
    }

    private static final class NoFacts implements FactSink {
        @Override
        public CompletableFuture<Long> append(List<Fact> facts) {
            return CompletableFuture.failedFuture(closed());
        }

        @Override
        public CompletableFuture<Void> projected(long position) {
            return CompletableFuture.failedFuture(closed());
        }

        private static JournalUnavailableException closed() {
            return new JournalUnavailableException(JournalUnavailableException.Reason.CLOSED, "there is no journal",
                    null);
        }
    }

    private static final class NoDatabase implements Database {
        @Override
        public <T> T read(Reading<T> reading) {
            throw new StoreException("there is no database", null);
        }

        @Override
        public Dialect dialect() {
            throw new StoreException("there is no database", null);
        }
    }

    private static final class NoSites implements Sites {
        private final Revision empty = new Revision(0, NewSites.empty());

        @Override
        public Revision current() {
            return empty;
        }

        @Override
        public String reveal(String secret) {
            return "";
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // nothing ever comes
        }
    }
}
