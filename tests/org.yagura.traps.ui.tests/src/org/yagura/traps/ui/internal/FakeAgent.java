/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.swt.widgets.Display;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.SaveSite;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.CountTraps;
import org.yagura.traps.core.FindAlarms;
import org.yagura.traps.core.FindMibObjects;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetAlarm;
import org.yagura.traps.core.GetRetention;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.traps.core.HandleTraps;
import org.yagura.traps.core.ImportMib;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.ReplayRules;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.SummariseAlarms;
import org.yagura.traps.core.TrapChain;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.Session;
import org.yagura.ui.connection.SiteAddress;

/** An agent in memory, with the same answers to the same questions; remembers what it was asked. */
final class FakeAgent implements Connections {
    static final Instant START = Instant.parse("2026-11-20T05:00:00Z");

    final List<Request<?>> asked = new CopyOnWriteArrayList<>();
    final Map<Long, TrapRow> traps = new LinkedHashMap<>();
    final Map<Long, AlarmRow> alarms = new LinkedHashMap<>();
    final List<String> modules = new CopyOnWriteArrayList<>(List.of("IF-MIB"));
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final Set<Privilege> privileges;
    private final String site;
    volatile Problem failure;
    volatile long dropped;
    volatile long revision = 7;
    volatile SaveSite saved;
    volatile int days = 30;

    private record Follower(Set<String> topics, Consumer<List<Change>> target) {
    }

    FakeAgent(String site, Privilege... privileges) {
        this.site = site;
        this.privileges = Set.of(privileges);
    }

    synchronized TrapRow trap(Severity severity, String node, String message) {
        long id = traps.size() + 1L;
        var row = new TrapRow(id, START.plusSeconds(id), severity, HandlingState.UNHANDLED, null, node, "127.1.1." + id,
                "v2c", "1.3.6.1.6.3.1.1.5.3", "linkDown", message, null, 0);
        traps.put(id, row);
        return row;
    }

    /** An event of the agent itself. */
    synchronized TrapRow event(Severity severity, String node, String message) {
        long id = traps.size() + 1L;
        var row = new TrapRow(id, START.plusSeconds(id), severity, HandlingState.UNHANDLED, "n", node, "watch", "event",
                null, "Ping", message, null, 0);
        traps.put(id, row);
        return row;
    }

    synchronized AlarmRow alarm(Severity severity, String node, String message) {
        long id = alarms.size() + 1L;
        var row = new AlarmRow(id, node + ":x", severity, severity, HandlingState.UNHANDLED, null, node, message,
                "rule", 3,
                START, START.plusSeconds(9), null, 1, null, 0);
        alarms.put(id, row);
        return row;
    }

    void tell(String topic) {
        var change = new Change(topic, Map.of());
        Display.getDefault().asyncExec(() -> followers.stream()
                .filter(f -> f.topics().isEmpty() || f.topics().contains(topic))
                .forEach(f -> f.target().accept(List.of(change))));
    }

    @Override
    public ConnectionStatus status() {
        var session = new Session("sato", "Sato Hanako", privileges, "Test site", ZoneOffset.UTC);
        return new ConnectionStatus(Phase.CONNECTED, null, session, null, null, null);
    }

    @Override
    public Following followStatus(Consumer<ConnectionStatus> follower) {
        follower.accept(status());
        return () -> {
        };
    }

    @Override
    public Following followChanges(Set<String> topics, Consumer<List<Change>> target) {
        var follower = new Follower(topics, target);
        followers.add(follower);
        return () -> followers.remove(follower);
    }

    @Override
    public void connect(SiteAddress address, Login login) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void retryNow() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void changePassword(char[] present, char[] next) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void disconnect() {
        throw new UnsupportedOperationException();
    }

    int following() {
        return followers.size();
    }

    @Override
    @SuppressWarnings("unchecked")
    public synchronized <R> R call(Request<R> request) {
        asked.add(request);
        if (failure != null) {
            throw new ProblemException(failure);
        }
        return (R) answer(request);
    }

    private Object answer(Request<?> request) {
        return switch (request) {
            case FindTraps find -> find(find);
            case CountTraps count -> new CountTraps.Counts(count.filters().stream().map(this::count).toList());
            case GetTrap get -> detail(traps.get(get.id()));
            case HandleTraps handle -> handle(handle);
            case FindAlarms find -> page(find);
            case GetAlarm get ->
                new GetAlarm.Detail(alarms.get(get.id()), "Call the vendor.", List.copyOf(traps.values()), List.of());
            case HandleAlarms handle -> handle(handle);
            case SummariseAlarms _ -> new SummariseAlarms.Summary(List.of(), Map.of());
            case GetTrapChain _ -> chain();
            case ListRefusedSources _ -> new ListRefusedSources.Refused(
                    List.of(new ListRefusedSources.Source("10.9.8.7", "v2c", null, "unknown community", 12, START)));
            case GetRetention _ -> new GetRetention.Retention(days, 5_000_000, traps.size(), START, List.of());
            case SetRetention set -> {
                days = set.days();
                yield new GetRetention.Retention(set.days(), set.rows(), traps.size(), START, List.of());
            }
            case GetSite _ -> new GetSite.SiteText(revision, site);
            case SaveSite save -> save(save);
            case ReplayRules _ -> replay();
            case ListMibs _ -> new ListMibs.Mibs(modules.stream().map(m -> new ListMibs.Module(m, "SMIv2", 3, 1,
                    m.equals("IF-MIB"), List.of())).toList());
            case ImportMib take -> {
                modules.add(take.fileName());
                yield new ImportMib.Imported(List.of(), List.of("line 3: passed over"));
            }
            case FindMibObjects _ ->
                new FindMibObjects.Found(List.of(new FindMibObjects.MibObject("1.3.6.1.2.1.2.2.1.1",
                        "ifIndex", "IF-MIB", "object", "Integer32", "A unique value", List.of())));
            default -> throw new IllegalArgumentException("not expected: " + request);
        };
    }

    private List<TrapRow> matching(TrapFilter filter) {
        return traps.values().stream().filter(r -> filter == null || matches(filter, r)).toList().reversed();
    }

    private static boolean matches(TrapFilter filter, TrapRow row) {
        return (filter.severities() == null || filter.severities().isEmpty()
                || filter.severities().contains(row.severity()))
                && (filter.states() == null || filter.states().isEmpty() || filter.states().contains(row.state()))
                && (filter.text() == null || row.message().contains(filter.text()))
                && (filter.areas() == null || filter.areas().isEmpty());
    }

    private TrapPage find(FindTraps find) {
        List<TrapRow> rows = matching(find.filter());
        int from = (int) Math.min(find.position(), rows.size());
        return new TrapPage(traps.size(), rows.size(), true, from,
                rows.subList(from, Math.min(rows.size(), from + find.size())));
    }

    private CountTraps.Count count(TrapFilter filter) {
        List<TrapRow> rows = matching(filter);
        return new CountTraps.Count(rows.size(),
                rows.stream().filter(r -> r.state() == HandlingState.UNHANDLED).count(), true);
    }

    private static TrapDetail detail(TrapRow row) {
        if (row.version().equals("event")) {
            return new TrapDetail(row, null, "Look at the switch.", null, null, null, null, null, null, null, null,
                    null, false, List.of(new TrapDetail.Varbind(null, "watch", null, "watch-ping", null)), null, null,
                    null, List.of());
        }
        return new TrapDetail(row, "link", "Look at the cable.", "A link went down", null, null, null, 4200L, "public",
                "noAuthNoPriv", row.source() + ":4711", "udp", false,
                List.of(new TrapDetail.Varbind("1.3.6.1.2.1.2.2.1.1.3", "ifIndex.3", "Integer32", "3",
                        "A unique value")),
                "30820102ff41", null, null, List.of(new TrapDetail.Handling(START, "sato", row.state(), null, "seen")));
    }

    private HandleTraps.Handled handle(HandleTraps handle) {
        var ids = handle.ids() != null
                ? handle.ids()
                : new ArrayList<>(matching(handle.filter()).stream().map(TrapRow::id).toList());
        for (Long id : ids) {
            TrapRow r = traps.get(id);
            traps.put(id,
                    new TrapRow(r.id(), r.receivedAt(), r.severity(),
                            handle.state() == null ? r.state() : handle.state(),
                            r.nodeId(), r.node(), r.source(), r.version(), r.oid(), r.name(), r.message(),
                            handle.assignee() == null ? r.assignee() : handle.assignee(),
                            r.comments() + (handle.comment() == null ? 0 : 1)));
        }
        tell("handling");
        return new HandleTraps.Handled(ids.size(), 0);
    }

    private HandleTraps.Handled handle(HandleAlarms handle) {
        for (Long id : handle.ids()) {
            AlarmRow r = alarms.get(id);
            boolean clear = Boolean.TRUE.equals(handle.clear());
            alarms.put(id, new AlarmRow(r.id(), r.reductionKey(), clear ? Severity.CLEARED : r.severity(), r.worst(),
                    handle.state() == null ? r.state() : handle.state(), r.nodeId(), r.node(), r.message(), r.rule(),
                    r.count(), r.first(), r.last(), clear ? START.plusSeconds(60) : r.cleared(), r.lastTrapId(),
                    r.assignee(),
                    r.comments()));
        }
        tell("alarms");
        return new HandleTraps.Handled(handle.ids().size(), 0);
    }

    private FindAlarms.Page page(FindAlarms find) {
        List<AlarmRow> rows = alarms.values().stream()
                .filter(a -> Boolean.TRUE.equals(find.cleared()) || a.cleared() == null).toList();
        int from = (int) Math.min(find.position(), rows.size());
        return new FindAlarms.Page(rows.size(), from, rows.subList(from, Math.min(rows.size(), from + find.size())));
    }

    private TrapChain chain() {
        long n = traps.size();
        return new TrapChain(dropped, 0, n + 2, 1, 1, 0, n, n, 0, 0, 0, true, dropped, true,
                List.of("udp:0.0.0.0/10162"), null);
    }

    private SaveSite.Saved save(SaveSite save) {
        if (save.basedOn() != revision) {
            throw new ProblemException(new Problem(Problem.CONFLICT, "somebody was faster", null, null, null));
        }
        saved = save;
        revision++;
        return new SaveSite.Saved(revision, 1);
    }

    private ReplayRules.Replay replay() {
        TrapRow row = traps.values().iterator().next();
        var now = new ReplayRules.Outcome("old", row.severity(), row.message(), null, null, false);
        var then = new ReplayRules.Outcome("new", Severity.CRITICAL, "tried", "k", null, false);
        return new ReplayRules.Replay(traps.size(), 1, 0, 0, 1, List.of(new ReplayRules.Difference(row, now, then)));
    }
}
