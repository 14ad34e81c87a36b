/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;
import org.yagura.model.Secret;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SqlWatch;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.DatabaseDaemon;
import org.yagura.testsupport.Ports;
import org.yagura.watch.core.internal.poll.SqlKind;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** A real PostgreSQL: asked, refused, slow, hung and killed. */
final class PostgresqlTest {
    private static DatabaseDaemon database;

    private final SqlKind kind = new SqlKind(() -> List.of(new Driver()), false);
    private final Asking asking = new Asking("127.0.0.1");

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(DatabaseDaemon.programs() != null, "no PostgreSQL on this machine");
        database = DatabaseDaemon.start(Ports.free());
    }

    @AfterAll
    static void end() {
        if (database != null) {
            database.close();
        }
    }

    private Measurement ask(String query, String password, Duration timeout) throws Exception {
        SqlWatch watch = SiteFactory.eINSTANCE.createSqlWatch();
        watch.setUrl(database.url());
        watch.setUser(DatabaseDaemon.USER);
        watch.setPassword(Secret.plain(password));
        watch.setQuery(query);
        Measurement measured = asking.run(kind, watch, timeout);
        assertFalse(measured.toString().contains(password), measured::toString);
        return measured;
    }

    private Measurement ask(String query) throws Exception {
        return ask(query, DatabaseDaemon.PASSWORD, Asking.LONG);
    }

    @Test
    void valueAndRowsAreMeasured() throws Exception {
        Measurement measured = ask("SELECT 42 FROM generate_series(1, 5)");
        assertEquals(Outcome.GOOD, measured.outcome(), measured.text()::toString);
        assertEquals(42, Asking.value(measured, "value").orElseThrow());
        assertEquals(5, Asking.value(measured, "rows").orElseThrow());
        assertTrue(Asking.value(measured, "connect").isPresent() && Asking.value(measured, "query").isPresent());
    }

    @Test
    void whatItRefusesIsSaid() throws Exception {
        Measurement stranger = ask("SELECT 1", "wrong-secret", Asking.LONG);
        assertEquals(Outcome.FAILED, stranger.outcome());
        assertTrue(ask("CREATE TABLE written (x INT)").text().in(Locale.ENGLISH).contains("read-only"));
        assertTrue(ask("SELECT nothing").text().in(Locale.ENGLISH).contains("nothing"));
    }

    @Test
    void aSlowQueryIsCancelledAtTheServer() throws Exception {
        assertEquals(Outcome.FAILED,
                ask("SELECT pg_sleep(91)", DatabaseDaemon.PASSWORD, Duration.ofMillis(700)).outcome());
        Await.until("nobody sleeps any more", () -> Asking.value(ask("SELECT count(*) FROM pg_stat_activity "
                + "WHERE query LIKE '%pg_sleep(91)%' AND pid <> pg_backend_pid() AND state = 'active'"), "value")
                .orElse(1) == 0);
    }

    @Test
    void hungAndKilledItIsSaidAndComesBack() throws Exception {
        database.suspend(true);
        Measurement hung = ask("SELECT 1", DatabaseDaemon.PASSWORD, Duration.ofMillis(600));
        database.suspend(false);
        assertEquals(Outcome.FAILED, hung.outcome());
        assertEquals(Outcome.GOOD, ask("SELECT 1").outcome());
        database.kill();
        assertEquals(Outcome.FAILED, ask("SELECT 1").outcome());
        database.start();
        Await.until("it answers again", () -> ask("SELECT 1").outcome() == Outcome.GOOD);
    }
}
