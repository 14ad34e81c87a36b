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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

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
        var scene = new Scene(new Sites.Revision(0, site(query, language)), view.mibs());
        return view.read(connection -> {
            Finder.Found found = finder.find(connection, query.filter(), context.caller(), null, 0, newest,
                    Finder.Effort.ALL);
            return new Run(connection, found, scene, rows).run();
        });
    }

    private static Site site(ReplayRules query, Locale language) {
        try {
            return new SiteFiles().load(query.site().getBytes(StandardCharsets.UTF_8), "site").site();
        } catch (SiteFileException e) {
            throw Problems.invalid(language, "site", String.valueOf(e.getMessage()));
        }
    }

    /** One replay. */
    private final class Run {
        private final Connection connection;
        private final Finder.Found found;
        private final Scene scene;
        private final int most;
        private final List<Long> differing = new ArrayList<>();
        private final List<ReplayRules.Outcome> nows = new ArrayList<>();
        private final List<ReplayRules.Outcome> thens = new ArrayList<>();
        private final Set<Long> alarmsNow = new HashSet<>();
        private final Set<String> open = new HashSet<>();
        private long alarmsThen;
        private long different;
        private long discarded;

        Run(Connection connection, Finder.Found found, Scene scene, int most) {
            this.connection = connection;
            this.found = found;
            this.scene = scene;
            this.most = most;
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
            int shown = Math.min(most, differing.size());
            var rows = new ArrayList<ReplayRules.Difference>(shown);
            int last = differing.size() - 1;
            long[] shownIds = new long[shown];
            Arrays.setAll(shownIds, i -> differing.get(last - i));
            List<TrapRow> trapRows = finder.rows(connection, found.index(), shownIds);
            for (int i = 0; i < trapRows.size(); i++) {
                rows.add(new ReplayRules.Difference(trapRows.get(i), nows.get(last - i), thens.get(last - i)));
            }
            return new ReplayRules.Replay(ids.length, different, discarded, alarmsNow.size(), alarmsThen, rows);
        }

        private void one(long id, StoredTrap stored) {
            if (stored.alarm() != 0) {
                alarmsNow.add(stored.alarm());
            }
            Outcome then = outcome(stored);
            if (then == null) {
                return;
            }
            count(then);
            ReplayRules.Outcome now = now(stored, then.alarmType());
            var tried = new ReplayRules.Outcome(then.ruleName(), then.severity(), then.message(),
                    then.alarmType() == AlarmType.PROBLEM ? then.reductionKey() : null,
                    then.alarmType() == AlarmType.RESOLUTION ? then.clearKey() : null, then.discard());
            boolean unmatchedResolution = then.alarmType() == AlarmType.RESOLUTION && stored.alarm() == 0;
            boolean same = Objects.equals(now.rule(), tried.rule()) && now.severity() == tried.severity()
                    && Objects.equals(now.message(), tried.message()) && !tried.discarded()
                    && (unmatchedResolution || Objects.equals(now.reductionKey(), tried.reductionKey())
                            && Objects.equals(now.clearKey(), tried.clearKey()));
            if (!same) {
                different++;
                discarded += tried.discarded() ? 1 : 0;
                differing.add(id);
                nows.add(now);
                thens.add(tried);
            }
        }

        private Outcome outcome(StoredTrap stored) {
            if (stored.version() == 0) {
                return null;
            }
            try {
                Trap trap = decoding.decode(TrapReceived.TYPE.decode(stored.layout(), stored.payload()));
                return scene.rules().evaluate(trap, scene.node(trap.sourceText()));
            } catch (UndecodableException | IllegalArgumentException e) {
                return null;
            }
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

        private ReplayRules.Outcome now(StoredTrap stored, AlarmType like) {
            Alarm alarm = stored.alarm() == 0 ? null : view.state().alarms().alarm(stored.alarm());
            String key = alarm == null ? null : alarm.key();
            boolean resolution = like == AlarmType.RESOLUTION;
            return new ReplayRules.Outcome(view.ruleName(stored.rule()), Severity.values()[stored.severity()],
                    stored.text(), resolution ? null : key, resolution ? key : null, false);
        }
    }
}
