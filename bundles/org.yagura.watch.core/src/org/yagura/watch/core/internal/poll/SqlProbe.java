/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.SafePattern;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Asks a database by a connection of its own each time, in a transaction that only reads and is rolled back.
 */
final class SqlProbe implements Probe {
    /** As much of a value is looked at most. */
    static final int LONGEST = 8_192;
    /** So long the database may take to end a query. */
    private static final Duration CANCELLING = Duration.ofSeconds(1);
    private static final int MOST_ROWS = 10_000;
    private static final int FETCHED = 500;
    private static final int MILLIS = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(SqlProbe.class);

    private final Driver driver;
    private final Question question;
    private final Aside aside = new Aside();

    /**
     * What is asked.
     *
     * @param password gives it in clear text, null for none; called in each run only
     * @param expect what the first value must contain; null: any
     */
    record Question(String url, String user, Supplier<String> password, String query, SafePattern expect) {
    }

    SqlProbe(Driver driver, Question question) {
        this.driver = driver;
        this.question = question;
    }

    /** An address without what may be secret in it: user, password, parameters. */
    static String shown(String url) {
        return Failures.clean(url.replaceAll("(?s)[?;].*", "").replaceAll("//.*@", "//").replaceAll(":[^:/]*/[^/]*@",
                ":@"));
    }

    @Override
    public Measurement run(ProbeRun run) throws InterruptedException {
        var held = new Held();
        return aside.run(run, shown(question.url()), () -> ask(run, held), asking -> giveUp(asking, held));
    }

    private Measurement silent(ProbeRun run) {
        return Measurement.failed(Say.say("net.silent", shown(question.url()), Say.seconds(run.timeout())));
    }

    /** What a run holds at the database. */
    private static final class Held {
        private volatile Connection connection;
        private volatile Statement statement;
    }

    /** Has the database end the query, for a little while, then lets go of it; without that it would go on for nobody. */
    private static void giveUp(Future<?> asking, Held held) {
        Thread.ofVirtual().name("giving up a database").start(() -> {
            Thread cancelling = Thread.ofVirtual().start(() -> cancel(held.statement));
            try {
                cancelling.join(CANCELLING);
            } catch (InterruptedException e) {
                LOG.debug("not waiting any longer", e);
            }
            asking.cancel(true);
            try {
                if (held.connection != null) {
                    held.connection.abort(Runnable::run);
                }
            } catch (SQLException e) {
                LOG.debug("a connection that took too long cannot be closed: {}", e.getSQLState());
            }
            cancelling.interrupt();
        });
    }

    private static void cancel(Statement statement) {
        try {
            if (statement != null) {
                statement.cancel();
            }
        } catch (SQLException e) {
            LOG.debug("a query that took too long cannot be cancelled: {}", e.getSQLState());
        }
    }

    private Measurement ask(ProbeRun run, Held held) {
        String password = question.password().get();
        String step = "sql.connection";
        try (Connection connection = driver.connect(question.url(), properties(password, run))) {
            if (connection == null) {
                return Measurement.failed(Say.say("sql.noDriver", shown(question.url())));
            }
            held.connection = connection;
            double connected = run.millis();
            step = "sql.refused";
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                held.statement = statement;
                return answer(statement, connected, run);
            } finally {
                connection.rollback();
            }
        } catch (SQLTimeoutException e) {
            return silent(run);
        } catch (SQLException e) {
            return run.left().isZero()
                    ? silent(run)
                    : Measurement.failed(Say.say(step, shown(question.url()), told(e, password)));
        }
    }

    private Properties properties(String password, ProbeRun run) {
        var properties = new Properties();
        if (question.user() != null && !question.user().isBlank()) {
            properties.setProperty("user", question.user());
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        if (question.url().startsWith("jdbc:postgresql:")) {
            String seconds = Integer.toString(seconds(run));
            properties.setProperty("loginTimeout", seconds);
            properties.setProperty("socketTimeout", seconds);
        }
        return properties;
    }

    private static int seconds(ProbeRun run) {
        return (run.leftMillis() - 1) / MILLIS + 1;
    }

    /** What the database says, without the password. */
    private static String told(SQLException e, String password) {
        String message = String.valueOf(e.getMessage());
        return Failures.clean(password == null || password.isEmpty() ? message : message.replace(password, "…"));
    }

    private Measurement answer(Statement statement, double connected, ProbeRun run) throws SQLException {
        statement.setQueryTimeout(seconds(run));
        statement.setMaxRows(MOST_ROWS);
        statement.setFetchSize(FETCHED);
        try (ResultSet rows = statement.executeQuery(question.query())) {
            String first = null;
            int count = 0;
            for (; rows.next(); count++) {
                if (count == 0) {
                    first = rows.getString(1);
                }
            }
            double time = run.millis() - connected;
            List<Metric> metrics = new ArrayList<>(List.of(Metric.gauge("connect", "ms", connected),
                    Metric.gauge("query", "ms", time), Metric.gauge("rows", "", count)));
            double value = number(first);
            if (Double.isFinite(value)) {
                metrics.add(Metric.gauge("value", "", value));
            }
            Phrase wrong = judge(first, count);
            return wrong == null
                    ? Measurement.good(Say.say("sql.good", shown(question.url()), count, run.millis()), metrics)
                    : Measurement.failed(wrong, metrics);
        }
    }

    private Phrase judge(String first, int count) {
        if (question.expect() == null) {
            return null;
        }
        if (count == 0) {
            return Say.say("sql.empty", shown(question.url()));
        }
        String text = first == null ? "" : first.substring(0, Math.min(first.length(), LONGEST));
        return switch (question.expect().find(text)) {
            case YES -> null;
            case NO -> Say.say("sql.unexpected", shown(question.url()), Failures.clean(text));
            default -> Say.say("pattern.costly", shown(question.url()));
        };
    }

    /** The number that a value is; not finite when it is none. Truth is 1. */
    private static double number(String value) {
        if (value == null || value.length() > LONGEST) {
            return Double.NaN;
        }
        return switch (value.strip()) {
            case "t", "true", "TRUE" -> 1;
            case "f", "false", "FALSE" -> 0;
            case String text when text.matches("[-+]?(\\d{1,400}\\.?\\d{0,400}|\\.\\d{1,400})([eE][-+]?\\d{1,3})?") ->
                Double.parseDouble(text);
            default -> Double.NaN;
        };
    }
}
