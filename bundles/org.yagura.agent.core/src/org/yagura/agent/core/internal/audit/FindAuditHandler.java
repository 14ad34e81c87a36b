/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.yagura.agent.core.AgentTexts;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.recent.Recent;
import org.yagura.core.store.Database;

/**
 * Answers windows of the audit trail. Ids have no gaps, so without a filter a place is an id; with a filter, places that
 * were met are remembered, and the next window starts from the nearest one.
 */
public final class FindAuditHandler implements RequestHandler<FindAudit, FindAudit.Page> {
    private static final int USUAL = 200;
    private static final int MOST = 1_000;
    private static final int REMEMBERED_FILTERS = 64;
    private static final int STEP = 1_000;

    private final Database database;
    private final Map<Filter, Places> remembered = new Recent<>(REMEMBERED_FILTERS);

    private record Filter(String where, List<Object> values, long upToId) {
    }

    /** How many rows a filter has, and the ids at some places. */
    private record Places(long total, TreeMap<Long, Long> ids) {
    }

    /** Answers from that database. */
    public FindAuditHandler(Database database) {
        this.database = database;
    }

    @Override
    public Class<FindAudit> type() {
        return FindAudit.class;
    }

    @Override
    public FindAudit.Page handle(FindAudit query, Context context) {
        int size = query.size() == null ? USUAL : query.size();
        long position = query.position() == null ? 0 : query.position();
        if (size < 0 || size > MOST || position < 0) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "invalid.window", MOST);
        }
        return database.read(connection -> {
            AuditEnds ends = AuditEnds.read(connection);
            long upTo = query.upToId() == null ? ends.lastId() : Math.min(ends.lastId(), query.upToId());
            Filter filter = filter(query, upTo);
            Places places = places(connection, filter, ends);
            List<FindAudit.Row> rows = position >= places.total() || size == 0
                    ? List.of()
                    : rows(connection, filter, places, position, size);
            return new FindAudit.Page(upTo, places.total(), position, rows);
        });
    }

    private static Filter filter(FindAudit query, long upTo) {
        var where = new StringBuilder();
        var values = new ArrayList<Object>();
        if (given(query.user())) {
            where.append(" AND login = ?");
            values.add(query.user().strip());
        }
        if (given(query.operation())) {
            String operation = query.operation().strip();
            boolean all = operation.endsWith("*");
            where.append(all ? " AND operation LIKE ? ESCAPE '!'" : " AND operation = ?");
            values.add(all ? escaped(operation.substring(0, operation.length() - 1)) + "%" : operation);
        }
        if (query.outcomes() != null && !query.outcomes().isEmpty()) {
            where.append(" AND outcome IN (?").append(", ?".repeat(query.outcomes().size() - 1)).append(')');
            values.addAll(query.outcomes());
        }
        if (query.from() != null) {
            where.append(" AND at_micros >= ?");
            values.add(AuditProjection.micros(query.from()));
        }
        if (query.to() != null) {
            where.append(" AND at_micros < ?");
            values.add(AuditProjection.micros(query.to()));
        }
        if (given(query.text())) {
            where.append(" AND (LOWER(operation) LIKE ? ESCAPE '!' OR LOWER(summary) LIKE ? ESCAPE '!' "
                    + "OR LOWER(request) LIKE ? ESCAPE '!')");
            String mask = "%" + escaped(query.text().strip().toLowerCase(Locale.ROOT)) + "%";
            values.addAll(List.of(mask, mask, mask));
        }
        return new Filter(where.toString(), values, upTo);
    }

    private static boolean given(String text) {
        return text != null && !text.isBlank();
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private Places places(Connection connection, Filter filter, AuditEnds ends) throws SQLException {
        synchronized (remembered) {
            Places known = remembered.get(filter);
            if (known != null) {
                return known;
            }
        }
        Places places = new Places(
                filter.where().isEmpty()
                        ? Math.max(0, filter.upToId() - ends.firstId() + 1)
                        : count(connection, filter),
                new TreeMap<>(Map.of(0L, filter.upToId())));
        synchronized (remembered) {
            remembered.put(filter, places);
        }
        return places;
    }

    private static long count(Connection connection, Filter filter) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT COUNT(*) FROM audit_entry WHERE id <= ?" + filter.where())) {
            bind(select, filter.upToId(), filter.values());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void bind(PreparedStatement select, long upTo, List<Object> values) throws SQLException {
        select.setLong(1, upTo);
        for (int i = 0; i < values.size(); i++) {
            select.setObject(i + 2, values.get(i));
        }
    }

    private List<FindAudit.Row> rows(Connection connection, Filter filter, Places places, long position, int size)
            throws SQLException {
        long from = start(connection, filter, places, position);
        var rows = new ArrayList<FindAudit.Row>(size);
        try (PreparedStatement select = connection.prepareStatement("SELECT id, at_micros, login, address, operation, "
                + "outcome, summary, request, hash FROM audit_entry WHERE id <= ?" + filter.where()
                + " ORDER BY id DESC" + " " + database.dialect().firstRows(size))) {
            bind(select, from, filter.values());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new FindAudit.Row(row.getLong(1), AuditProjection.instant(row.getLong(2)),
                            row.getString(3), row.getString(4), row.getString(5), row.getString(6), row.getString(7),
                            row.getString(8), row.getString(9)));
                }
            }
        }
        return rows;
    }

    /** The id of the row at a place. */
    private long start(Connection connection, Filter filter, Places places, long position) throws SQLException {
        if (filter.where().isEmpty()) {
            return filter.upToId() - position;
        }
        long at;
        long id;
        synchronized (places) {
            Map.Entry<Long, Long> nearest = places.ids().floorEntry(position);
            at = nearest.getKey();
            id = nearest.getValue();
        }
        if (at == position) {
            return id;
        }
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM audit_entry WHERE id <= ?"
                + filter.where() + " ORDER BY id DESC")) {
            bind(select, id, filter.values());
            try (ResultSet row = select.executeQuery()) {
                for (long place = at; row.next(); place++) {
                    if (place == position || place % STEP == 0) {
                        synchronized (places) {
                            places.ids().put(place, row.getLong(1));
                        }
                    }
                    if (place == position) {
                        return row.getLong(1);
                    }
                }
            }
        }
        return 0;
    }
}
