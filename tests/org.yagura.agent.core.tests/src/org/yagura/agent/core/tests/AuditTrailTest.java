/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.core.internal.audit.AuditChain;
import org.yagura.agent.core.internal.audit.AuditEntry;
import org.yagura.agent.core.internal.audit.AuditProjection;
import org.yagura.agent.core.internal.audit.AuditRetention;
import org.yagura.agent.core.internal.audit.Auditor;
import org.yagura.agent.core.internal.audit.Retention;
import org.yagura.agent.core.internal.audit.FindAuditHandler;
import org.yagura.agent.core.internal.audit.VerifyAuditHandler;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.audit.VerifyAudit;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.RequestHandler;
import org.yagura.store.Store;

/** The chain, its retention, and entries that have to wait, on a store without an agent. */
class AuditTrailTest {
    private static final Instant OLD = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    @TempDir
    Path folder;
    private final AuditProjection projection = new AuditProjection(new ChangeFeed());
    private FoldingStore sink;
    private Store store;

    @BeforeEach
    void open() {
        sink = new FoldingStore(folder.resolve("store"), projection);
        store = sink.store;
    }

    @AfterEach
    void close() {
        sink.close();
    }

    private static AuditEntry entry(int number) {
        return new AuditEntry("ito", "::1", "notes.write", AuditEntry.DONE, "number " + number, "{}");
    }

    private void entries(Instant at, int from, int to) {
        var facts = new ArrayList<Fact>();
        for (int i = from; i < to; i++) {
            facts.add(AuditEntry.TYPE.fact(at, entry(i)));
        }
        sink.append(facts);
    }

    private VerifyAudit.Verified verify() {
        return new VerifyAuditHandler(store).handle(new VerifyAudit(), new Nobody());
    }

    private FindAudit.Page find(Long position, Integer size) {
        return new FindAuditHandler(store).handle(
                new FindAudit(null, null, null, null, null, null, position, size, null), new Nobody());
    }

    private static final class Nobody implements RequestHandler.Context {
        @Override
        public Caller caller() {
            return Caller.system();
        }

        @Override
        public long commit(List<Fact> facts) {
            throw new IllegalStateException();
        }

        @Override
        public <T> T ask(Query<T> query) {
            throw new IllegalStateException();
        }

        @Override
        public void audit(String what) {
            // nobody listens
        }
    }

    private Retention retention(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new Retention(store, sink, new Auditor(sink, new Health(), clock), clock,
                List.of(new AuditRetention(Duration.ofDays(400))));
    }

    @Test
    void hashesDependOnEveryField() {
        String hash = AuditChain.hash(AuditChain.START, 1, 2, entry(1));
        assertNotEquals(hash, AuditChain.hash(hash, 1, 2, entry(1)));
        assertNotEquals(hash, AuditChain.hash(AuditChain.START, 2, 2, entry(1)));
        assertNotEquals(hash, AuditChain.hash(AuditChain.START, 1, 3, entry(1)));
        assertNotEquals(AuditChain.hash(AuditChain.START, 1, 2, new AuditEntry("ab", "c", "", "", "", "")),
                AuditChain.hash(AuditChain.START, 1, 2, new AuditEntry("a", "bc", "", "", "", "")));
    }

    @Test
    void entriesAreCutAndCleaned() {
        AuditEntry entry = new AuditEntry(null, "a\0b\ud800c", "x".repeat(200), "done", "😀".repeat(1_000), null);
        assertEquals("", entry.user());
        assertEquals("a?b?c", entry.address());
        assertTrue(entry.operation().length() <= 100);
        assertTrue(entry.summary().length() <= 1_000 && entry.summary().endsWith("😀…"));
        AuditEntry.TYPE.decode(1, AuditEntry.TYPE.encode(entry));
        sink.append(List.of(AuditEntry.TYPE.fact(NOW, entry)));
        assertTrue(verify().holds());
    }

    @Test
    void removesWhatIsOldAndStillVerifies() {
        entries(OLD, 0, 4_500);
        entries(NOW, 4_500, 4_510);
        retention(NOW).run();
        VerifyAudit.Verified verified = verify();
        assertTrue(verified.holds(), verified.toString());
        assertEquals(4_500 / 2_000 + 1 + 10, verified.entries(), "the young ones, and one for each removal");
        FindAudit.Page page = find(0L, 100);
        assertEquals(13, page.total());
        assertEquals(4_501, page.rows().getLast().id());
        assertEquals("audit.trim", page.rows().getFirst().operation());
        assertEquals(List.of(4_502L, 4_501L), find(11L, 5).rows().stream().map(FindAudit.Row::id).toList());
        retention(NOW).run();
        assertEquals(13, find(0L, 1).total(), "nothing is due any more");
        sink.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("DELETE FROM audit_entry WHERE id <= 4503");
            }
        });
        assertFalse(verify().holds(), "a cut that no rule made");
        assertEquals(4_501, verify().firstBroken());
    }

    @Test
    void countsOnWithTheSameChainAfterAReopening() {
        entries(NOW, 0, 3);
        String hash = verify().lastHash();
        var other = new AuditProjection(new ChangeFeed());
        sink.write(connection -> {
            other.open(connection, store.dialect());
            other.apply(connection, List.of(new PlacedFact(9, 0, AuditEntry.TYPE.fact(NOW, entry(3)))));
        });
        VerifyAudit.Verified verified = verify();
        assertTrue(verified.holds());
        assertEquals(4, verified.entries());
        assertNotEquals(hash, verified.lastHash());
    }

    @Test
    void forgetsWhatWasRolledBack() {
        entries(NOW, 0, 3);
        try {
            sink.write(connection -> {
                projection.apply(connection, List.of(new PlacedFact(9, 0, AuditEntry.TYPE.fact(NOW, entry(3)))));
                throw new SQLException("no");
            });
        } catch (RuntimeException e) {
            projection.rolledBack();
        }
        entries(NOW, 4, 6);
        assertTrue(verify().holds());
        assertEquals(5, verify().entries());
    }

    @Test
    void entriesWaitWhileTheDiskIsFull() {
        var health = new Health();
        var auditor = new Auditor(sink, health, Clock.fixed(NOW, ZoneOffset.UTC));
        sink.full = true;
        auditor.write(entry(1));
        auditor.write(entry(2));
        assertEquals("audit.waiting", health.troubles().getFirst().id());
        assertEquals("2 entries of the audit trail wait to be written.",
                AgentTexts.trouble(health.troubles().getFirst(), Locale.ENGLISH));
        auditor.retry();
        assertEquals(0, verify().entries());
        sink.full = false;
        auditor.retry();
        assertEquals(2, verify().entries());
        assertTrue(health.troubles().isEmpty());
        auditor.write(entry(3));
        assertEquals(3, verify().entries());
    }

    @Test
    void showsATroubleWithoutATextByItsKey() {
        assertEquals("guest.trouble: a, b", AgentTexts.trouble(
                new Health.Trouble("x", "WARNING", "guest.trouble", List.of("a", "b"), NOW), Locale.JAPANESE));
    }

    /** Whatever is changed in whatever entry, the chain breaks there. */
    @Test
    void everyChangeOfAnyEntryIsFoundWhereItIs() {
        entries(OLD, 0, 60);
        var random = new Random(17);
        for (String column : List.of("login", "address", "operation", "outcome", "summary", "request", "hash",
                "at_micros")) {
            for (int i = 0; i < 4; i++) {
                long id = 1 + random.nextInt(60);
                String kept = text("SELECT " + column + " FROM audit_entry WHERE id = " + id);
                String other = switch (column) {
                    case "at_micros" -> Long.toString(Long.parseLong(kept) + 1);
                    case "hash" -> "'" + (kept.startsWith("a") ? "b" : "a") + kept.substring(1) + "'";
                    default -> "'" + kept + " '";
                };
                run("UPDATE audit_entry SET " + column + " = " + other + " WHERE id = " + id);
                VerifyAudit.Verified verified = verify();
                assertFalse(verified.holds(), column);
                assertEquals(id, verified.firstBroken(), column);
                run("UPDATE audit_entry SET " + column + " = " + (column.equals("at_micros") ? kept : "'" + kept + "'")
                        + " WHERE id = " + id);
                assertTrue(verify().holds(), column);
            }
        }
    }

    @Test
    void entriesThatAreTakenOutSwappedOrAddedAreFound() {
        entries(OLD, 0, 30);
        run("UPDATE audit_entry SET id = 1000 WHERE id = 7");
        assertEquals(7, verify().firstBroken(), "one is missing");
        run("UPDATE audit_entry SET id = 7 WHERE id = 8");
        run("UPDATE audit_entry SET id = 8 WHERE id = 1000");
        assertEquals(7, verify().firstBroken(), "two are swapped");
        run("UPDATE audit_entry SET id = 1000 WHERE id = 7");
        run("UPDATE audit_entry SET id = 7 WHERE id = 8");
        run("UPDATE audit_entry SET id = 8 WHERE id = 1000");
        assertTrue(verify().holds());
        run("DELETE FROM audit_entry WHERE id = 1");
        assertEquals(1, verify().firstBroken(), "the beginning is cut off");
    }

    @Test
    void theEndsAreWatched() {
        entries(OLD, 0, 30);
        run("UPDATE audit_end SET last_hash = '" + AuditChain.START + "'");
        assertEquals(30, verify().firstBroken());
        run("UPDATE audit_end SET last_id = 25, last_hash = (SELECT hash FROM audit_entry WHERE id = 25)");
        assertTrue(verify().holds(), "what stands beyond the end is not of the chain");
        run("UPDATE audit_end SET last_id = 40");
        assertEquals(31, verify().firstBroken());
        run("UPDATE audit_end SET last_id = 30, first_hash = '" + "1".repeat(64) + "', last_hash = (SELECT hash FROM "
                + "audit_entry WHERE id = 30)");
        assertEquals(1, verify().firstBroken());
    }

    private void run(String sql) {
        sink.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                assertTrue(statement.executeUpdate(sql) > 0, sql);
            }
        });
    }

    private String text(String sql) {
        return store.read(connection -> {
            try (Statement statement = connection.createStatement(); var row = statement.executeQuery(sql)) {
                row.next();
                return row.getString(1);
            }
        });
    }
}
