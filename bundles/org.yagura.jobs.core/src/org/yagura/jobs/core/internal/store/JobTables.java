/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.json.Json;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.run.JobRun;

/** The tables of runs. */
final class JobTables {
    /** So many bytes the durations of the last runs of a job take at most. */
    private static final int MOST_PAST = 1_000;
    /** Id of the only row of times. */
    private static final int ONLY = 1;

    private JobTables() {
    }

    static List<Migration> migrations() {
        return List.of(new Migration(1, dialect -> List.of(
                "CREATE TABLE job_plan (digest CHAR(64) NOT NULL PRIMARY KEY, body " + dialect.longBytes()
                        + " NOT NULL)",
                "CREATE TABLE job_run (id VARCHAR(40) NOT NULL PRIMARY KEY, net VARCHAR(64) NOT NULL, "
                        + "plan CHAR(64) NOT NULL, begun BIGINT NOT NULL, over_since BIGINT NOT NULL, "
                        + "request VARCHAR(100), body "
                        + dialect.longBytes() + " NOT NULL)",
                "CREATE INDEX job_run_begun ON job_run (begun DESC)",
                "CREATE INDEX job_run_net ON job_run (net, begun DESC)",
                "CREATE INDEX job_run_over ON job_run (over_since)",
                "CREATE INDEX job_run_request ON job_run (request)", "CREATE INDEX job_run_plan ON job_run (plan)",
                "CREATE TABLE job_at (run VARCHAR(40) NOT NULL, job VARCHAR(200) NOT NULL, body "
                        + dialect.longBytes() + " NOT NULL, PRIMARY KEY (run, job))",
                "CREATE TABLE job_past (job VARCHAR(64) NOT NULL PRIMARY KEY, body " + dialect.bytes(MOST_PAST)
                        + " NOT NULL)",
                "CREATE TABLE job_passed (id INT NOT NULL PRIMARY KEY, until BIGINT NOT NULL)")));
    }

    /** The runs that are not over. */
    static Map<String, RunHead> open(Connection connection) throws SQLException {
        var open = new LinkedHashMap<String, RunHead>();
        try (PreparedStatement select = connection
                .prepareStatement("SELECT body FROM job_run WHERE over_since = 0 ORDER BY begun, id");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                RunHead head = read(rows.getBytes(1), RunHead.class);
                open.put(head.begun().id(), head);
            }
        }
        return open;
    }

    /** How long the last runs of jobs took, in milliseconds, by id of the job. */
    static Map<String, Durations> past(Connection connection) throws SQLException {
        var past = new HashMap<String, Durations>();
        try (PreparedStatement select = connection.prepareStatement("SELECT job, body FROM job_past");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                past.put(rows.getString(1), read(rows.getBytes(2), Durations.class));
            }
        }
        return past;
    }

    static void writePast(Connection connection, Map<String, Durations> past) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM job_past WHERE job = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO job_past (job, body) VALUES (?, ?)")) {
            for (Map.Entry<String, Durations> entry : past.entrySet()) {
                delete.setString(1, entry.getKey());
                delete.addBatch();
                insert.setString(1, entry.getKey());
                insert.setBytes(2, Json.bytes(entry.getValue()));
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    static long passed(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT until FROM job_passed");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static void writePassed(Connection connection, long until) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM job_passed");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO job_passed (id, until) VALUES (?, ?)")) {
            delete.executeUpdate();
            insert.setInt(1, ONLY);
            insert.setLong(2, until);
            insert.executeUpdate();
        }
    }

    static void writePlan(Connection connection, JobFacts.PlanMade plan) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM job_plan WHERE digest = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO job_plan (digest, body) VALUES (?, ?)")) {
            delete.setString(1, plan.digest());
            delete.executeUpdate();
            insert.setString(1, plan.digest());
            insert.setBytes(2, plan.plan());
            insert.executeUpdate();
        }
    }

    /** A plan; null when there is none of that digest. */
    static JobPlan plan(Connection connection, String digest) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM job_plan WHERE digest = ?")) {
            select.setString(1, digest);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Plans.unpack(rows.getBytes(1)) : null;
            }
        }
    }

    static void writeRuns(Connection connection, Collection<RunHead> heads) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM job_run WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO job_run (id, net, plan, begun, over_since, request, body) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (RunHead head : heads) {
                delete.setString(1, head.begun().id());
                delete.addBatch();
                insert.setString(1, head.begun().id());
                insert.setString(2, head.begun().net());
                insert.setString(3, head.begun().plan());
                insert.setLong(4, head.at().toEpochMilli());
                insert.setLong(5, head.isOver() ? head.ended().toEpochMilli() : 0);
                insert.setString(6, head.begun().request());
                insert.setBytes(7, Json.bytes(head));
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    /** Writes what jobs are doing, by run and key. */
    static void writeJobs(Connection connection, Map<JobProjection.Key, JobRun> jobs) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM job_at WHERE run = ? AND job = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO job_at (run, job, body) VALUES (?, ?, ?)")) {
            for (Map.Entry<JobProjection.Key, JobRun> entry : jobs.entrySet()) {
                delete.setString(1, entry.getKey().run());
                delete.setString(2, entry.getKey().job());
                delete.addBatch();
                insert.setString(1, entry.getKey().run());
                insert.setString(2, entry.getKey().job());
                insert.setBytes(3, Json.bytes(entry.getValue()));
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    /** What one job is doing; null when nothing was said of it. */
    static JobRun job(Connection connection, String run, String job) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT body FROM job_at WHERE run = ? AND job = ?")) {
            select.setString(1, run);
            select.setString(2, job);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? read(rows.getBytes(1), JobRun.class) : null;
            }
        }
    }

    /** What was said of the jobs of a run, by key. */
    static Map<String, JobRun> jobs(Connection connection, String run) throws SQLException {
        var jobs = new HashMap<String, JobRun>();
        try (PreparedStatement select = connection.prepareStatement("SELECT job, body FROM job_at WHERE run = ?")) {
            select.setString(1, run);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    jobs.put(rows.getString(1), read(rows.getBytes(2), JobRun.class));
                }
            }
        }
        return jobs;
    }

    /** One run; null when there is none of that id. */
    static RunHead run(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM job_run WHERE id = ?")) {
            select.setString(1, id);
            List<RunHead> found = heads(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** The run that was begun by a request; null when there is none. */
    static RunHead byRequest(Connection connection, String request) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM job_run WHERE request = ?")) {
            select.setString(1, request);
            List<RunHead> found = heads(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    /** Runs of one net or (null) of all that began in a time, the newest first. */
    static List<RunHead> runs(Connection connection, Dialect dialect, String net, long from, long before, int most)
            throws SQLException {
        String sql = "SELECT body FROM job_run WHERE begun >= ? AND begun < ?" + (net == null ? "" : " AND net = ?")
                + " ORDER BY begun DESC" + dialect.firstRows(most);
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, from);
            select.setLong(2, before);
            if (net != null) {
                select.setString(3, net);
            }
            return heads(select);
        }
    }

    /**
     * Forgets some of the runs that were over before a time, with all that was said of their jobs and with plans that no run
     * follows any more; whether there may be more.
     */
    static boolean forget(Connection connection, Dialect dialect, long before, int most) throws SQLException {
        var ids = new ArrayList<String>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT id FROM job_run WHERE over_since > 0 AND over_since < ?" + dialect.firstRows(most))) {
            select.setLong(1, before);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        for (String table : List.of("DELETE FROM job_at WHERE run = ?", "DELETE FROM job_run WHERE id = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(table)) {
                for (String id : ids) {
                    delete.setString(1, id);
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        }
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM job_plan WHERE NOT EXISTS "
                + "(SELECT 1 FROM job_run WHERE job_run.plan = job_plan.digest)")) {
            delete.executeUpdate();
        }
        return ids.size() == most;
    }

    /** How the last run of a net that is over ended, and when; null when there is none. */
    static RunHead lastOver(Connection connection, Dialect dialect, String net) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT body FROM job_run WHERE net = ? AND over_since > 0 ORDER BY over_since DESC"
                        + dialect.firstRows(1))) {
            select.setString(1, net);
            List<RunHead> found = heads(select);
            return found.isEmpty() ? null : found.getFirst();
        }
    }

    private static List<RunHead> heads(PreparedStatement select) throws SQLException {
        var found = new ArrayList<RunHead>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows.getBytes(1), RunHead.class));
            }
        }
        return found;
    }

    private static <T> T read(byte[] body, Class<T> type) {
        try {
            return Json.read(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("a row of job runs is broken", e);
        }
    }
}
