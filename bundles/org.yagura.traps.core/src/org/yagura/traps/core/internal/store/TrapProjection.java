/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.change.Publisher;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.fact.PlacedFact;
import org.yagura.core.store.Dialect;
import org.yagura.core.store.Migration;
import org.yagura.core.store.Projection;
import org.yagura.model.site.AlarmType;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;
import org.yagura.traps.core.internal.rules.NodeRef;
import org.yagura.traps.core.internal.rules.Outcome;
import org.yagura.traps.core.internal.store.Actions.Action;
import org.yagura.traps.core.internal.store.PeopleFacts.AlarmHandled;
import org.yagura.traps.core.internal.store.PeopleFacts.TrapHandled;

/**
 * Folds the facts of the traps domain, and the events of all domains: decodes traps, applies the rules of the site's revision in force, stores them,
 * keeps alarms, handling and the chain of counters.
 */
public final class TrapProjection implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(TrapProjection.class);
    /** Id of the trouble, and key of its text: there are as many open alarms as are kept. */
    private static final String ALARMS = "traps.alarms";
    private static final int MAX_COMMENT = 4000;
    /** Between two changes of a topic. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Sites sites;
    private final Decoding decoding;
    private final Publisher publisher;
    private final Health health;
    private final TrapState state = new TrapState();
    private final TrapWriter traps = new TrapWriter();
    private Scene scene;
    private Connection connection;
    /** Numbers of the sources of traps that came, and of those that were handled, since the last commit. */
    private final Set<Integer> added = new HashSet<>();
    private final Set<Integer> handled = new HashSet<>();

    /** A projection that publishes its changes to a feed, and says when it is in trouble. */
    public TrapProjection(Sites sites, Decoding decoding, ChangeFeed changes, Health health) {
        this.sites = sites;
        this.decoding = decoding;
        this.publisher = new Publisher(changes, PAUSE);
        this.health = health;
    }

    /** What readers see of it. */
    public TrapState state() {
        return state;
    }

    @Override
    public String name() {
        return "traps";
    }

    @Override
    public List<Migration> migrations() {
        return TrapTables.STEPS;
    }

    @Override
    public Set<String> factTypes() {
        return Set.of(TrapReceived.TYPE.name(), TrapUndecodable.TYPE.name(), TrapIntake.TYPE.name(),
                PeopleFacts.TRAP_HANDLED.name(), PeopleFacts.ALARM_HANDLED.name(), PeopleFacts.RETENTION.name(),
                PeopleFacts.MIB_IMPORTED.name(), PeopleFacts.MIB_REMOVED.name(), SenderClocks.TYPE.name(),
                PeopleFacts.SENDERS_FORGOTTEN.name(), EventRaised.TYPE.name());
    }

    @Override
    public void open(Connection writer, Dialect dialect) throws SQLException {
        state.load(writer, dialect);
        tellHealth();
    }

    @Override
    public void apply(Connection writer, List<PlacedFact> facts) throws SQLException {
        connection = writer;
        traps.begin(writer);
        look();
        for (PlacedFact placed : facts) {
            try {
                fold(placed.fact());
            } catch (IllegalArgumentException e) {
                keepAside(placed, e);
            }
        }
        traps.flush();
        state.write(writer);
    }

    /** Takes the revision and the MIBs that hold now. */
    private void look() {
        Sites.Revision revision = sites.current();
        if (scene == null || !scene.is(revision, state.mibFiles().pending())) {
            scene = new Scene(revision, state.mibFiles().pending());
            scene.rules().problems().forEach(p -> LOG.warn("revision {}: {}", revision.number(), p));
        }
    }

    private void fold(Fact fact) throws SQLException {
        switch (fact.type()) {
            case "trap.received" -> received(fact);
            case "trap.undecodable" -> undecodable(fact);
            case "event.raised" -> raised(fact);
            case "trap.intake" -> state.chain().intake(TrapIntake.TYPE.content(fact));
            case "trap.clocks" -> state.senders().heard(connection, SenderClocks.TYPE.content(fact));
            case "trap.clocks-forgotten" ->
                state.senders().forget(connection, PeopleFacts.SENDERS_FORGOTTEN.content(fact));
            case "trap.handled" -> trapsHandled(fact.at(), PeopleFacts.TRAP_HANDLED.content(fact));
            case "alarm.handled" -> alarmsHandled(fact.at(), PeopleFacts.ALARM_HANDLED.content(fact));
            case "trap.retention" -> state.retain(connection, PeopleFacts.RETENTION.content(fact));
            case "mib.imported" -> {
                state.mibFiles().put(connection, PeopleFacts.MIB_IMPORTED.content(fact));
                look();
            }
            case "mib.removed" -> {
                state.mibFiles().remove(connection, PeopleFacts.MIB_REMOVED.content(fact).name());
                look();
            }
            default -> throw new IllegalArgumentException("fact of type " + fact.type());
        }
    }

    private void received(Fact fact) throws SQLException {
        TrapReceived received = TrapReceived.TYPE.content(fact);
        boolean discard = false;
        try {
            discard = !store(decoding.decode(received), received.micros(), received.version().getValue() + 1, fact);
        } catch (UndecodableException e) {
            hex(received.micros(), received.peer(), e.reason(), fact);
        }
        state.chain().projected(1, discard ? 1 : 0);
    }

    private void undecodable(Fact fact) throws SQLException {
        TrapUndecodable message = TrapUndecodable.TYPE.content(fact);
        Optional<Trap> trap = decoding.decode(message);
        if (trap.isPresent()) {
            store(trap.get(), message.micros(), 0, fact);
        } else {
            hex(message.micros(), message.peer(), message.reason(), fact);
        }
    }

    private void hex(long micros, byte[] peer, String reason, Fact fact) throws SQLException {
        String source = Addresses.text(Addresses.plain(peer));
        int segment = state.segmentFor(connection, micros);
        int origin = state.origin(source, scene.node(source).id());
        insert(segment,
                new StoredTrap(micros, StoredTrap.form(0, fact.version()), Severity.INDETERMINATE.ordinal(), origin, 0,
                        0,
                        0, 0, reason.getBytes(StandardCharsets.UTF_8), fact.payload()),
                HandlingState.UNHANDLED.ordinal(), 0);
    }

    /** Stores an event beside the traps; rules do not apply, and the chain of counters is about traps only. */
    private void raised(Fact fact) throws SQLException {
        EventRaised event = EventRaised.TYPE.content(fact);
        long micros = TrapState.micros(fact.at());
        String message = Wording.of(event);
        int segment = state.segmentFor(connection, micros);
        int origin = state.origin(event.source(), event.node());
        int severity = event.severity().ordinal();
        var seen = new Alarms.Seen(state.writer().nextId(), micros, severity, origin, 0, 0, message);
        insert(segment, seen, switch (event.kind()) {
            case PROBLEM -> problem(event.key(), seen);
            case RESOLUTION -> event.key().isEmpty() ? null : state.alarms().resolution(event.key(), seen);
            case NONE -> null;
        }, StoredTrap.event(fact.version()), fact);
    }

    private Alarms.Draft problem(String key, Alarms.Seen seen) {
        Alarms.Draft alarm = key.isEmpty() ? null : state.alarms().problem(key, seen);
        if (alarm == null && !key.isEmpty()) {
            state.chain().unraised();
        }
        return alarm;
    }

    /** Stores a trap unless a rule discards it; whether it was stored. */
    private boolean store(Trap trap, long micros, int version, Fact fact) throws SQLException {
        String source = trap.sourceText();
        NodeRef node = scene.node(trap);
        Outcome outcome = judge(trap, node);
        if (outcome.discard()) {
            return false;
        }
        int segment = state.segmentFor(connection, micros);
        int origin = state.origin(source, node.id());
        int oid = state.oids().number(trap.trapOid().toString());
        int rule = outcome.ruleId() == null ? 0 : state.rule(outcome.ruleId(), outcome.ruleName());
        int severity = outcome.severity().ordinal();
        long id = state.writer().nextId();
        var seen = new Alarms.Seen(id, micros, severity, origin, oid, rule, outcome.message());
        Alarms.Draft alarm = null;
        if (outcome.alarmType() == AlarmType.PROBLEM && outcome.reductionKey() != null) {
            alarm = problem(outcome.reductionKey(), seen);
        } else if (outcome.alarmType() == AlarmType.RESOLUTION && outcome.clearKey() != null) {
            alarm = state.alarms().resolution(outcome.clearKey(), seen);
        }
        insert(segment, seen, alarm, StoredTrap.form(version, fact.version()), fact);
        return true;
    }

    /** Stores what was seen, of an alarm when there is one. */
    private void insert(int segment, Alarms.Seen seen, Alarms.Draft alarm, int form, Fact fact) throws SQLException {
        boolean taken = alarm != null && alarm.state() == HandlingState.IN_PROGRESS.ordinal();
        insert(segment, new StoredTrap(seen.micros(), form, seen.severity(), seen.origin(), seen.oid(), seen.rule(),
                alarm == null ? 0 : alarm.id(), alarm == null ? 0 : alarm.lastTrap(),
                seen.message().getBytes(StandardCharsets.UTF_8), fact.payload()),
                taken ? alarm.state() : HandlingState.UNHANDLED.ordinal(), taken ? alarm.assignee() : 0);
        if (alarm != null) {
            state.alarms().stored(alarm, seen.id());
        }
    }

    private Outcome judge(Trap trap, NodeRef node) {
        try {
            return scene.rules().evaluate(trap, node);
        } catch (RuntimeException | StackOverflowError e) {
            LOG.warn("the rules fail on a trap {} of {}", trap.trapOid(), node.name(), e);
            return new Outcome(null, null, Severity.INDETERMINATE, trap.trapOid().toString(), null, null,
                    AlarmType.NONE,
                    false);
        }
    }

    private void insert(int segment, StoredTrap trap, int handling, int assignee) throws SQLException {
        IndexWriter index = state.writer();
        traps.add(segment, index.nextId(), trap);
        index.add(index.combos().number(trap.origin(), trap.oid(), assignee, trap.severity(), handling), trap.micros());
        added.add(trap.origin());
    }

    private void trapsHandled(Instant at, TrapHandled fact) throws SQLException {
        Action action = action(at, fact.person(), fact.state(), fact.assignee(), fact.comment());
        long[] ranges = fact.ranges();
        for (int i = 0; i + 1 < ranges.length; i += 2) {
            state.writer().change(ranges[i], ranges[i + 1], action.state(), action.assignee(),
                    action.comment() != null, handled);
        }
        state.actions().traps(connection, action, ranges);
    }

    private void alarmsHandled(Instant at, AlarmHandled fact) throws SQLException {
        Action action = action(at, fact.person(), fact.state(), fact.assignee(), fact.comment());
        for (long id : fact.ids()) {
            if (state.alarms().handle(id, action.state(), action.assignee(), action.comment() != null, fact.clear(),
                    TrapState.micros(at))) {
                state.actions().alarm(connection, action, id);
            }
        }
    }

    private Action action(Instant at, String person, HandlingState to, String assignee, String comment) {
        int who = assignee == null ? -1 : assignee.isEmpty() ? 0 : state.people().number(assignee);
        String text = comment != null && comment.length() > MAX_COMMENT ? comment.substring(0, MAX_COMMENT) : comment;
        return Action.of(TrapState.micros(at), state.people().number(person), to, who, text);
    }

    private void keepAside(PlacedFact placed, IllegalArgumentException why) throws SQLException {
        Fact fact = placed.fact();
        String reason = String.valueOf(why.getMessage());
        LOG.error("the fact at {}/{} ({} version {}) is kept aside: {}", placed.position(), placed.offset(),
                fact.type(),
                fact.version(), reason);
        state.keepAside(connection, placed, reason);
    }

    @Override
    public void committed() {
        TrapState.Changed changed = state.committed();
        publish("traps", added, Map.of("newestId", state.index().newestId()));
        publish("handling", handled, Map.of());
        publish("alarms", changed.alarms(), Map.of());
        if (changed.chain()) {
            publisher.publish(new Change("chain", Map.of()));
        }
        if (changed.mibs()) {
            publisher.publish(new Change("mibs", Map.of()));
        }
        tellHealth();
        forget();
    }

    /** Tells that something of these sources has changed, with the areas in which they stand. */
    private void publish(String topic, Set<Integer> origins, Map<String, Object> detail) {
        if (!origins.isEmpty()) {
            look();
            var areas = new HashSet<String>();
            origins.stream().map(state::nodeId).filter(Objects::nonNull).distinct()
                    .forEach(id -> areas.addAll(scene.areas(id)));
            publisher.publish(new Change(topic, detail, Optional.of(areas)));
        }
    }

    private void tellHealth() {
        int open = state.alarms().open();
        int most = state.retention().openAlarms();
        if (open >= most) {
            health.trouble(ALARMS, "CRITICAL", ALARMS, Integer.toString(most));
        } else if (open <= most - most / 10) {
            health.over(ALARMS);
        }
    }

    @Override
    public void rolledBack() {
        state.rolledBack();
        traps.forget();
        scene = null;
        forget();
    }

    private void forget() {
        added.clear();
        handled.clear();
    }

    @Override
    public boolean maintain(Connection writer) throws SQLException {
        return state.maintain(writer);
    }
}
