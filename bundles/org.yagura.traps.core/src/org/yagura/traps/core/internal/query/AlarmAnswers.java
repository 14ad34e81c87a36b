/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;

import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.SummariseAlarms;
import org.yagura.traps.core.internal.store.Alarm;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.AlarmHandled;
import org.yagura.traps.core.internal.store.PeopleFacts.TrapHandled;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapReader;

/** Answers questions for alarms and carries out commands on them. */
final class AlarmAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MAX_SIZE = 1000;
    private static final int MAX_HANDLED = 10_000;
    private static final int LAST_TRAPS = 100;

    private final Finder finder;
    private final View view;
    private final Details details;
    private final Clock clock;

    AlarmAnswers(Finder finder, Details details, Clock clock) {
        this.finder = finder;
        this.view = finder.view();
        this.details = details;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindAlarms.class, this::find), RequestHandler.of(GetAlarm.class, this::get),
                RequestHandler.of(SummariseAlarms.class, this::summarise),
                RequestHandler.of(HandleAlarms.class, this::handle));
    }

    private FindAlarms.Page find(FindAlarms query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        int size = Problems.bounded(language, "size", query.size(), USUAL_SIZE, MAX_SIZE);
        long position = Problems.place(language, query.position());
        boolean cleared = Boolean.TRUE.equals(query.cleared());
        var wanted = new Wanted(view, query.filter(), context.caller());
        Text text = wanted.text().isEmpty() ? null : new Text(wanted.text());
        var rows = new ArrayList<AlarmRow>();
        long total = 0;
        for (Alarm alarm : view.state().alarms().sorted()) {
            if ((cleared || alarm.open()) && matches(alarm, wanted, text)) {
                if (total >= position && rows.size() < size) {
                    rows.add(view.row(alarm, language));
                }
                total++;
            }
        }
        return new FindAlarms.Page(total, position, rows);
    }

    private boolean matches(Alarm a, Wanted wanted, Text text) {
        return wanted.severity(a.severity()) && wanted.state(a.state()) && wanted.assignee(a.assignee())
                && a.lastAt() >= wanted.from() && a.lastAt() < wanted.to() && wanted.origin(a.origin())
                && wanted.wantsOid(a.oid()) && (text == null || text(a, text));
    }

    private boolean text(Alarm a, Text text) {
        return text.in(a.message()) || text.in(view.nodeName(a.origin()))
                || text.in(view.address(a.origin())) || text.in(a.key())
                || text.in(view.ruleName(a.rule())) || text.in(view.trapName(a.oid()));
    }

    private GetAlarm.Detail get(GetAlarm query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (query.id() == null) {
            throw Problems.invalid(language, "missing", "id");
        }
        Alarm alarm = view.state().alarms().alarm(query.id());
        if (alarm == null || !view.inScope(context.caller(), alarm.origin())) {
            throw Problems.notFound(language, "alarm", Long.toString(query.id()));
        }
        return view.read(connection -> {
            TrapIndex index = view.state().index();
            long[] ids = traps(connection, index, alarm, LAST_TRAPS);
            return new GetAlarm.Detail(view.row(alarm, language), guide(connection, index, alarm, language),
                    finder.rows(connection, index, ids, language), History.alarm(connection, view, alarm.id()));
        });
    }

    private String guide(Connection connection, TrapIndex index, Alarm alarm, Locale language) throws SQLException {
        StoredTrap last = alarm.rule() != 0 || alarm.lastTrap() < index.oldestId() || alarm.lastTrap() == 0
                ? null
                : new TrapReader(connection, index).read(alarm.lastTrap());
        return last != null && last.event() ? last.raised().guide(language) : details.guide(alarm.rule(), language);
    }

    /** The last traps of an alarm, newest first; each names the one before it. */
    private static long[] traps(Connection connection, TrapIndex index, Alarm alarm, int most) throws SQLException {
        var reader = new TrapReader(connection, index);
        var ids = LongStream.builder();
        long id = alarm.lastTrap();
        for (int i = 0; i < most && id >= index.oldestId() && id != 0; i++) {
            StoredTrap trap = reader.read(id);
            if (trap == null) {
                break;
            }
            ids.add(id);
            id = trap.previous();
        }
        return ids.build().toArray();
    }

    private SummariseAlarms.Summary summarise(SummariseAlarms query, RequestHandler.Context context) {
        var bySeverity = new EnumMap<Severity, Long>(Severity.class);
        var byNode = new LinkedHashMap<String, SummariseAlarms.NodeAlarms>();
        for (Alarm alarm : view.state().alarms().sorted()) {
            if (alarm.open() && view.inScope(context.caller(), alarm.origin())) {
                Severity severity = Severity.values()[alarm.severity()];
                bySeverity.merge(severity, 1L, Long::sum);
                String node = view.nodeId(alarm.origin());
                long unhandled = alarm.state() == HandlingState.UNHANDLED.ordinal() ? 1 : 0;
                byNode.merge(String.valueOf(node), new SummariseAlarms.NodeAlarms(node, severity, 1, unhandled),
                        (a, b) -> new SummariseAlarms.NodeAlarms(a.nodeId(),
                                a.worst().compareTo(b.worst()) >= 0 ? a.worst() : b.worst(), a.open() + b.open(),
                                a.unhandled() + b.unhandled()));
            }
        }
        return new SummariseAlarms.Summary(List.copyOf(byNode.values()), Map.copyOf(bySeverity));
    }

    private HandleTraps.Handled handle(HandleAlarms command, RequestHandler.Context context) {
        Caller caller = context.caller();
        boolean clear = Boolean.TRUE.equals(command.clear());
        HandlingAnswers.check(view, caller.language(), command.state(), command.assignee(), command.comment(), clear);
        if (command.ids() == null) {
            throw Problems.invalid(caller.language(), "missing", "ids");
        }
        if (command.ids().size() > MAX_HANDLED) {
            throw Problems.invalid(caller.language(), "many", MAX_HANDLED);
        }
        List<Alarm> alarms = command.ids().stream().distinct().map(id -> view.state().alarms().alarm(id))
                .filter(a -> a != null && view.inScope(caller, a.origin())).toList();
        long missing = command.ids().stream().distinct().count() - alarms.size();
        Instant now = clock.instant();
        String comment = command.comment() == null || command.comment().isBlank() ? null : command.comment();
        long[] ids = alarms.stream().mapToLong(Alarm::id).toArray();
        for (int from = 0; from < ids.length; from += PeopleFacts.MAX_IDS) {
            long[] part = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + PeopleFacts.MAX_IDS));
            context.commit(List.of(PeopleFacts.ALARM_HANDLED.fact(now, new AlarmHandled(part, command.state(),
                    command.assignee(), comment, clear, caller.user()))));
        }
        if (command.state() != null) {
            long[] behind = behind(alarms, command.state());
            HandlingAnswers.commit(context, now, behind,
                    ranges -> new TrapHandled(ranges, command.state(), command.assignee(), null, caller.user()));
        }
        context.audit(ids.length + " alarms handled, " + missing + " missing");
        return new HandleTraps.Handled(ids.length, missing);
    }

    /** The traps behind alarms that are in another state, in ascending order. */
    private long[] behind(List<Alarm> alarms, HandlingState state) {
        return view.read(connection -> {
            TrapIndex index = view.state().index();
            var ids = LongStream.builder();
            for (Alarm alarm : alarms) {
                for (long id : traps(connection, index, alarm, Integer.MAX_VALUE)) {
                    if (index.combos().state(index.comboOf(id)) != state.ordinal()) {
                        ids.add(id);
                    }
                }
            }
            return ids.build().distinct().sorted().toArray();
        });
    }
}
