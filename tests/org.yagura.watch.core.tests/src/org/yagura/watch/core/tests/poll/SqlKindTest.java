/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;

import org.apache.derby.iapi.jdbc.AutoloadedDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.yagura.model.Secret;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SqlWatch;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.Postgresql;
import org.yagura.watch.core.internal.poll.SqlKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** A real database that asks for a password, one that never answers, and drivers that plug-ins bring. */
final class SqlKindTest {
    private static final String DATABASE = "jdbc:derby:memory:sqlkind";
    private static final String LOG = "derby.stream.error.file";

    @TempDir
    private static Path folder;
    private static Driver derby;
    private final SqlKind kind = new SqlKind(() -> List.of(derby), true);
    private final List<String> loaded = new ArrayList<>();
    private final Asking asking = new Asking(Peer.WHERE);

    private static Connection connect(String attributes) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "me");
        properties.setProperty("password", "geheim");
        return derby.connect(DATABASE + attributes, properties);
    }

    private static void stop(String how) {
        SQLException stopped = assertThrows(SQLException.class, () -> connect(how));
        assertEquals("08006", stopped.getSQLState(), stopped.getMessage());
    }

    /** The first that asks for its driver starts it, which opens its log. */
    @BeforeAll
    static void start() {
        if (System.getProperty(LOG) == null) {
            System.setProperty(LOG, folder.resolve("derby.log").toString());
        }
        derby = new AutoloadedDriver();
    }

    @BeforeEach
    void make() throws SQLException {
        try (Connection connection = connect(";create=true"); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (name VARCHAR(20), amount INT)");
            statement.execute("INSERT INTO t VALUES ('one', 1), ('two', 22), ('none', NULL)");
            for (String each : List.of("derby.user.me', 'geheim", "derby.connection.requireAuthentication', 'true")) {
                statement.execute("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('" + each + "')");
            }
        }
        stop(";shutdown=true");
    }

    @AfterEach
    void drop() {
        stop(";drop=true");
    }

    private static SqlWatch watch(String query) {
        SqlWatch watch = SiteFactory.eINSTANCE.createSqlWatch();
        watch.setUrl(DATABASE);
        watch.setUser("me");
        watch.setPassword(Secret.plain("geheim"));
        watch.setQuery(query);
        return watch;
    }

    private Measurement run(SqlWatch watch) throws Exception {
        Measurement measured = asking.run(kind, watch, Asking.LONG);
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            assertFalse(measured.text().in(language).contains("geheim"), measured.text().in(language));
        }
        return measured;
    }

    private String wrong(SqlWatch watch) throws Exception {
        Measurement measured = run(watch);
        assertEquals(Outcome.FAILED, measured.outcome(), measured.text().toString());
        return measured.text().toString();
    }

    @Test
    void valueRowsAndTimesAreMeasured() throws Exception {
        Measurement good = run(watch("SELECT amount FROM t ORDER BY amount DESC NULLS LAST"));
        assertEquals(Outcome.GOOD, good.outcome(), good.text().toString());
        assertEquals(22, Asking.value(good, "value").getAsDouble());
        assertEquals(3, Asking.value(good, "rows").getAsDouble());
        assertTrue(Asking.value(good, "connect").getAsDouble() > 0);
        assertTrue(Asking.value(good, "query").getAsDouble() > 0);
        assertEquals(1, Asking.value(run(watch("VALUES TRUE")), "value").getAsDouble());
        assertEquals(-2.5, Asking.value(run(watch("VALUES CAST(-2.5 AS DOUBLE)")), "value").getAsDouble());
        assertTrue(Asking.value(run(watch("SELECT name FROM t")), "value").isEmpty());
        assertTrue(Asking.value(run(watch("SELECT amount FROM t WHERE name = 'none'")), "value").isEmpty());
        assertEquals(0, Asking.value(run(watch("SELECT amount FROM t WHERE 1 = 0")), "rows").getAsDouble());
    }

    @Test
    void whatIsExpectedIsLookedFor() throws Exception {
        SqlWatch watch = watch("SELECT name FROM t WHERE amount = 1");
        watch.setExpect("^on.$");
        assertEquals(Outcome.GOOD, run(watch).outcome());
        watch.setExpect("two");
        assertTrue(wrong(watch).endsWith("gives another value than expected: one"));
        watch.setQuery("SELECT name FROM t WHERE 1 = 0");
        assertTrue(wrong(watch).contains("gives no row"));
    }

    @Test
    void nothingCanBeWritten() throws Exception {
        assertTrue(wrong(watch("INSERT INTO t VALUES ('three', 3)")).contains("does not answer the query"));
        assertTrue(wrong(watch("DELETE FROM t")).contains("does not answer the query"));
        assertEquals(3, Asking.value(run(watch("SELECT * FROM t")), "rows").getAsDouble());
    }

    @Test
    void rowsAreBounded() throws Exception {
        SqlWatch many = watch("SELECT 1 FROM sys.syscolumns a, sys.syscolumns b, sys.syscolumns c");
        assertEquals(10_000, Asking.value(run(many), "rows").getAsDouble());
    }

    @Test
    void badQueriesAndPasswordsAreTold() throws Exception {
        assertTrue(wrong(watch("SELECT geheim FROM nowhere")).contains("does not answer the query"));
        SqlWatch other = watch("VALUES 1");
        other.setPassword(Secret.plain("guess"));
        String text = wrong(other);
        assertTrue(text.contains("does not let the agent in") && !text.contains("guess"), text);
        other.setPassword(null);
        assertTrue(wrong(other).contains("does not let the agent in"));
    }

    /** A driver that never comes to an end, by itself. */
    public static final class Stub implements Driver {
        private final CountDownLatch end = new CountDownLatch(1);

        @Override
        public Connection connect(String url, Properties properties) throws SQLException {
            for (boolean waits = true; waits;) {
                try {
                    end.await();
                    waits = false;
                } catch (InterruptedException e) {
                    // as drivers do that wait in the system
                    waits = end.getCount() > 0;
                }
            }
            throw new SQLException("ended");
        }

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:stub://");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion() {
            return 1;
        }

        @Override
        public int getMinorVersion() {
            return 0;
        }

        @Override
        public boolean jdbcCompliant() {
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @Test
    void aDatabaseThatHangsEndsWithTheTimeAndIsAskedByOneOnly() throws Exception {
        var stub = new Stub();
        var hanging = new SqlKind(() -> List.of(stub), false);
        SqlWatch watch = watch("SELECT 1");
        watch.setUrl("jdbc:stub://me:geheim@%address%/x?password=geheim");
        try (Probe probe = asking.probe(hanging, watch)) {
            Measurement silent = probe.run(ProbeRun.begin(Instant.now(), Duration.ofMillis(200)));
            assertEquals("No answer from jdbc:stub://127.0.35.1/x within 0.2 s. See whether it runs, and whether a"
                    + " firewall is between.", silent.text().toString());
            Measurement again = probe.run(ProbeRun.begin(Instant.now(), Asking.LONG));
            assertTrue(again.text().toString().contains("has not even ended"), again.text().toString());
            stub.end.countDown();
            Await.until("the first has ended", () -> end(probe).contains("does not let the agent in: ended"));
        }
        asking.interrupted(new SqlKind(() -> List.of(new Stub()), false), watch);
    }

    private static String end(Probe probe) {
        try {
            return probe.run(ProbeRun.begin(Instant.now(), Asking.LONG)).text().toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void driversComeFromPlugIns() throws Exception {
        URL declared = Files.writeString(folder.resolve("driver"), "# ours\n" + Stub.class.getName() + "\n").toUri()
                .toURL();
        URL broken = Files.writeString(folder.resolve("broken"), "no.such.Driver\n").toUri().toURL();
        SqlWatch watch = watch("SELECT 1");
        watch.setUrl("jdbc:stub://%address%/x");
        asking.probe(new SqlKind(context(broken, declared)), watch).close();
        CannotAskException none = assertThrows(CannotAskException.class,
                () -> asking.probe(new SqlKind(context(broken)), watch));
        assertTrue(none.getMessage().startsWith("No JDBC driver for jdbc:stub://127.0.35.1/x is there."));
        URL own = Files.writeString(folder.resolve("own"), AutoloadedDriver.class.getName()).toUri().toURL();
        watch.setUrl("jdbc:derby://%address%/x");
        loaded.clear();
        assertThrows(CannotAskException.class, () -> asking.probe(new SqlKind(context(own)), watch));
        assertEquals(List.of(), loaded);
    }

    private BundleContext context(URL... resources) {
        ClassLoader loader = SqlKindTest.class.getClassLoader();
        Bundle[] bundles = List.of(resources).stream().map(resource -> (Bundle) Proxy.newProxyInstance(loader,
                new Class<?>[]{Bundle.class}, (_, method, arguments) -> switch (method.getName()) {
                    case "getState" -> Bundle.ACTIVE;
                    case "getResource" -> resource;
                    case "loadClass" -> {
                        loaded.add((String) arguments[0]);
                        yield loader.loadClass((String) arguments[0]);
                    }
                    default -> null;
                })).toArray(Bundle[]::new);
        return (BundleContext) Proxy.newProxyInstance(loader, new Class<?>[]{BundleContext.class},
                (_, _, _) -> bundles);
    }

    @Test
    void databasesInsideOfTheAgentAreRefused() {
        var outside = new SqlKind(() -> List.of(derby), false);
        for (String url : List.of(DATABASE, "jdbc:derby:/data;password=geheim", "jdbc:h2:file:~/x",
                "http://%address%/")) {
            SqlWatch watch = watch("VALUES 1");
            watch.setUrl(url);
            String text = assertThrows(CannotAskException.class, () -> asking.probe(outside, watch)).getMessage();
            assertTrue(text.startsWith("The address of the database is none") && !text.contains("geheim"), text);
        }
        assertThrows(CannotAskException.class, () -> asking.probe(kind, watch(" ")));
    }

    @Test
    void postgresqlIsAskedWhereThereIsOne() throws Exception {
        Postgresql.server().getConnection().close();
        String address = System.getenv("YAGURA_POSTGRESQL");
        assumeTrue(address.startsWith("jdbc:postgresql://"), "its address names no server");
        Driver driver = DriverManager.getDriver(address);
        SqlWatch watch = watch("SELECT 42 FROM generate_series(1, 5)");
        watch.setUrl(address);
        watch.setUser(null);
        watch.setPassword(null);
        var server = new SqlKind(() -> List.of(driver), false);
        Measurement good = asking.run(server, watch, Asking.LONG);
        assertEquals(42, Asking.value(good, "value").getAsDouble(), good.text().toString());
        assertEquals(5, Asking.value(good, "rows").getAsDouble());
        watch.setQuery("CREATE TABLE written (x INT)");
        assertTrue(asking.run(server, watch, Asking.LONG).text().toString().contains("read-only"));
        watch.setQuery("SELECT pg_sleep(60)");
        Measurement slow = asking.run(server, watch, Duration.ofMillis(700));
        assertTrue(slow.text().toString().contains("within 0.7 s"), slow.text().toString());
    }
}
