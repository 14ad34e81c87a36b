/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.yagura.core.domain.Sites;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Site;
import org.yagura.traps.core.ReplayRules;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.rules.Outcome;
import org.yagura.traps.core.internal.store.Alarm;
import org.yagura.traps.core.internal.store.Scene;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapReader;

/** Tries rules on past traps. */
final class ReplayAnswers {
    private static final int USUAL_NEWEST = 10_000;
    private static final int MAX_NEWEST = 100_000;
    private static final int USUAL_ROWS = 200;
    private static final int MAX_ROWS = 1000;
    private static final int STEP = 1024;

    private final Finder finder;
    private final View view;
    private final Decoding decoding;

    ReplayAnswers(Finder finder, Decoding decoding) {
        this.finder = finder;
        this.view = finder.view();
        this.decoding = decoding;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(ReplayRules.class, this::replay));
    }

    private ReplayRules.Replay replay(ReplayRules query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (query.site() == null) {
            throw Problems.invalid(language, "missing", "site");
        }
        int newest = Problems.bounded(language, "newest", query.newest(), USUAL_NEWEST, MAX_NEWEST);
        int rows = Problems.bounded(language, "rows", query.rows(), USUAL_ROWS, MAX_ROWS);
        Mibs mibs = view.mibs();
        var tried = new Scene(new Sites.Revision(0, site(query, language)), mibs);
        var inForce = new Scene(view.sites().current(), mibs);
        return view.read(connection -> {
            Finder.Found found = finder.find(connection, query.filter(), context.caller(), null, 0, newest,
                    Finder.Effort.ALL);
            return new Run(connection, found, tried, inForce, rows, language).run();
        });
    }

    private static Site site(ReplayRules query, Locale language) {
        try {
            return new SiteFiles().load(query.site().getBytes(StandardCharsets.UTF_8), "site").site();
        } catch (SiteFileException e) {
            throw Problems.invalid(language, "site", String.valueOf(e.getMessage()));
        }
    }

    /**
     * What rules make of a trap under the MIBs and names of today.
     *
     * @param then by the tried rules
     * @param today by the rules in force
     */
    private record Judged(Outcome then, Outcome today) {
    }

    /** A trap that the tried rules judge otherwise. */
    private record Differing(long id, ReplayRules.Outcome now, ReplayRules.Outcome then) {
    }

    /** One replay. */
    private final class Run {
        private final Connection connection;
        private final Finder.Found found;
        private final Scene tried;
        private final Scene inForce;
        private final int most;
        private final Locale language;
        /** The newest ones, oldest first. */
        private final Deque<Differing> differing = new ArrayDeque<>();
        private final Set<Long> alarmsNow = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private long alarmsThen;
        private long examined;
        private long different;
        private long discarded;

        Run(Connection connection, Finder.Found found, Scene tried, Scene inForce, int most, Locale language) {
            this.connection = connection;
            this.found = found;
            this.tried = tried;
            this.inForce = inForce;
            this.most = most;
            this.language = language;
        }

        ReplayRules.Replay run() throws SQLException {
            long[] ids = found.ids();
            var reader = new TrapReader(connection, found.index());
            // oldest first, as they came, so that alarms begin and end in order
            for (int to = ids.length; to > 0; to -= STEP) {
                long[] part = Arrays.copyOfRange(ids, Math.max(0, to - STEP), to);
                StoredTrap[] traps = reader.read(part);
                for (int i = part.length - 1; i >= 0; i--) {
                    if (traps[i] != null) {
                        one(part[i], traps[i]);
                    }
                }
            }
            return new ReplayRules.Replay(examined, different, discarded, alarmsNow.size(), alarmsThen, rows());
        }

        /** The newest that differ, newest first; those that are dropped meanwhile are left out. */
        private List<ReplayRules.Difference> rows() throws SQLException {
            List<Differing> shown = List.copyOf(differing.reversed());
            long[] ids = shown.stream().mapToLong(Differing::id).toArray();
            Map<Long, TrapRow> traps = finder.rows(connection, found.index(), ids, language).stream()
                    .collect(Collectors.toMap(TrapRow::id, Function.identity()));
            return shown.stream().filter(d -> traps.containsKey(d.id()))
                    .map(d -> new ReplayRules.Difference(traps.get(d.id()), d.now(), d.then())).toList();
        }

        private void one(long id, StoredTrap stored) {
            if (stored.event()) {
                return;
            }
            examined++;
            if (stored.alarm() != 0) {
                alarmsNow.add(stored.alarm());
            }
            Judged judged = judge(stored);
            if (judged == null) {
                return;
            }
            Outcome then = judged.then();
            count(then);
            Alarm alarm = stored.alarm() == 0 ? null : view.state().alarms().alarm(stored.alarm());
            if (differs(stored, alarm, then, judged.today())) {
                different++;
                discarded += then.discard() ? 1 : 0;
                differing.add(new Differing(id, now(stored, alarm, judged.today().alarmType()),
                        new ReplayRules.Outcome(then.ruleName(), then.severity(), then.message(), then.reductionKey(),
                                then.clearKey(), then.discard())));
                if (differing.size() > most) {
                    differing.removeFirst();
                }
            }
        }

        private Judged judge(StoredTrap stored) {
            if (stored.version() == 0) {
                return null;
            }
            try {
                Trap trap = decoding.decode(TrapReceived.TYPE.decode(stored.layout(), stored.payload()));
                return new Judged(tried.rules().evaluate(trap, tried.node(trap)),
                        inForce.rules().evaluate(trap, inForce.node(trap)));
            } catch (UndecodableException | IllegalArgumentException e) {
                return null;
            }
        }

        /**
         * Whether the rules decide otherwise. A text is stored with the names of its time: where the rules in force give
         * today what the tried ones give, names have changed since and not rules.
         */
        private static boolean differs(StoredTrap stored, Alarm alarm, Outcome then, Outcome today) {
            return then.discard() || then.severity().ordinal() != stored.severity()
                    || !then.message().equals(today.message()) && !then.message().equals(stored.text())
                    || !sameKeys(then, today) && !keysAsStored(stored, alarm, then, today);
        }

        private static boolean sameKeys(Outcome then, Outcome today) {
            return Objects.equals(then.reductionKey(), today.reductionKey())
                    && Objects.equals(then.clearKey(), today.clearKey());
        }

        /** Whether a trap has the alarm that it would have; of one that is gone the key is not known any more. */
        private static boolean keysAsStored(StoredTrap stored, Alarm alarm, Outcome then, Outcome today) {
            String key = then.reductionKey() == null ? then.clearKey() : then.reductionKey();
            return stored.alarm() == 0
                    ? key == null
                    : alarm != null && alarm.key().equals(key) && then.alarmType() == today.alarmType();
        }

        private void count(Outcome then) {
            if (then.discard()) {
                return;
            }
            if (then.alarmType() == AlarmType.PROBLEM && then.reductionKey() != null && open.add(then.reductionKey())) {
                alarmsThen++;
            } else if (then.alarmType() == AlarmType.RESOLUTION && then.clearKey() != null) {
                open.remove(then.clearKey());
            }
        }

        private ReplayRules.Outcome now(StoredTrap stored, Alarm alarm, AlarmType like) {
            String key = alarm == null ? null : alarm.key();
            boolean resolution = like == AlarmType.RESOLUTION;
            return new ReplayRules.Outcome(view.ruleName(stored.rule()), Severity.values()[stored.severity()],
                    stored.text(), resolution ? null : key, resolution ? key : null, false);
        }
    }
}
