/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.fact.JsonFactType;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.SaveSite;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/** A small domain: people write notes. */
final class Notes implements Domain {
    static final JsonFactType<Written> WRITTEN = new JsonFactType<>("note.written", 1, Written.class);

    final List<String> happened = new CopyOnWriteArrayList<>();
    String refusesToStart;
    private DomainContext context;

    record Written(String text, long revision) {
    }

    /** A command. */
    @Operation(name = "notes.write", privilege = Privilege.HANDLE, doc = "Writes a note.")
    public record Write(@Doc(value = "the text", required = true) String text,
            @Doc(value = "never shown", secret = true) String secret,
            @Doc("what goes wrong") String trouble) implements Command<Integer> {
    }

    /** A command that gives another one. */
    @Operation(name = "notes.name", privilege = Privilege.EDIT, doc = "Names the site.")
    public record Name(@Doc(value = "the name", required = true) String name) implements Command<Long> {
    }

    /** A query. */
    @Operation(name = "notes.count", privilege = Privilege.SEE, doc = "Counts the notes.")
    public record Count(@Doc("parts") List<Part> parts,
            @Doc("by name") Map<String, Privilege> by) implements Query<Integer> {
    }

    /** A part of a query. */
    public record Part(@Doc("inner") String inner, @Doc("hidden") Integer number) {
    }

    @Override
    public String name() {
        return "notes";
    }

    @Override
    public DomainParts open(DomainContext given) {
        context = given;
        return new DomainParts(List.of(new Table()), List.of(new WriteHandler(), new CountHandler(),
                RequestHandler.of(Name.class, this::name)),
                List.of(new Service("first"), new Service("second")));
    }

    private long name(Name command, RequestHandler.Context given) {
        Site site = SiteFiles.copy(context.sites().current().site());
        site.setName(command.name());
        given.audit("a name of " + command.name().length());
        try {
            return given.give(new SaveSite(new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8),
                    context.sites().current().number(), "another name")).revision();
        } catch (SiteFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Service implements DomainParts.Service {
        private final String name;

        Service(String name) {
            this.name = name;
        }

        @Override
        public void start() throws Exception {
            if (name.equals(refusesToStart)) {
                throw new IOException("port 1 is taken");
            }
            happened.add("start " + name + " at revision " + context.sites().current().number());
        }

        @Override
        public Map<String, Object> endpoints() {
            return Map.of(name + "Port", 7);
        }

        @Override
        public void close() {
            happened.add("close " + name);
        }
    }

    private final class WriteHandler implements RequestHandler<Write, Integer> {
        @Override
        public Class<Write> type() {
            return Write.class;
        }

        @Override
        public Integer handle(Write command, Context given) {
            if ("crash".equals(command.trouble())) {
                throw new IllegalStateException("a fault in a handler");
            }
            given.audit("a note of " + command.text().length());
            given.commit(List.of(WRITTEN.fact(Instant.now(),
                    new Written(command.text(), context.sites().current().number()))));
            if ("give".equals(command.trouble())) {
                given.give(new Name(command.text()));
            }
            if ("late".equals(command.trouble())) {
                given.audit("and more");
            }
            return given.ask(new Count(null, null));
        }
    }

    private final class CountHandler implements RequestHandler<Count, Integer> {
        @Override
        public Class<Count> type() {
            return Count.class;
        }

        @Override
        public Integer handle(Count query, Context given) {
            if (query.parts() != null) {
                given.commit(List.of());
            }
            return context.database().read(connection -> {
                try (PreparedStatement select = connection.prepareStatement("SELECT COUNT(*) FROM note");
                        ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            });
        }
    }

    private static final class Table implements Projection {
        @Override
        public String name() {
            return "notes";
        }

        @Override
        public List<Migration> migrations() {
            return List.of(new Migration(1, dialect -> List.of("CREATE TABLE note (text VARCHAR(1000) NOT NULL)")));
        }

        @Override
        public Set<String> factTypes() {
            return Set.of(WRITTEN.name());
        }

        @Override
        public void apply(Connection connection, List<PlacedFact> facts) throws SQLException {
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO note (text) VALUES (?)")) {
                for (PlacedFact placed : facts) {
                    insert.setString(1, WRITTEN.content(placed.fact()).text());
                    insert.executeUpdate();
                }
            }
        }
    }
}
