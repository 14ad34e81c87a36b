/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Caller;
import org.yagura.core.store.Database;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.NamedElement;
import org.yagura.traps.core.AlarmRow;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.store.Alarm;
import org.yagura.traps.core.internal.store.Combos;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapState;
import org.yagura.traps.core.internal.store.Wording;

/** What all answers need: the tables, what is in memory of them, the site for names and scope. Thread-safe. */
public final class View {
    private static final long MICROS = 1_000_000;
    private static final int NANOS = 1_000;

    private final Database database;
    private final TrapState state;
    private final Sites sites;
    private final CurrentIndex index;

    /** A view of the domain's tables. */
    public View(Database database, TrapState state, Sites sites) {
        this.database = database;
        this.state = state;
        this.sites = sites;
        this.index = new CurrentIndex(sites);
    }

    TrapState state() {
        return state;
    }

    Mibs mibs() {
        return state.mibFiles().mibs();
    }

    Sites sites() {
        return sites;
    }

    /** The site in force. */
    SiteIndex site() {
        return index.get();
    }

    /** Reads; may be called again from the beginning. */
    <T> T read(Database.Reading<T> reading) {
        return database.read(reading);
    }

    /** Whether a caller may see what comes from that source. */
    boolean inScope(Caller caller, int origin) {
        return caller.areas().isEmpty() || inAreas(origin, caller.areas().get());
    }

    /** Whether a source is a node in these areas or below. */
    boolean inAreas(int origin, Set<String> areas) {
        String id = nodeId(origin);
        return id != null && !areas.isEmpty() && site().inScope(id, areas);
    }

    /** Id of the node of a source; null when it is unknown. */
    String nodeId(int origin) {
        return state.nodeId(origin);
    }

    /** Address of a source. */
    String address(int origin) {
        String word = state.origins().word(origin);
        int bar = word == null ? -1 : word.indexOf('|');
        return bar < 0 ? word : word.substring(0, bar);
    }

    /** Name of the node or the redundancy group of a source, or its address. */
    String nodeName(int origin) {
        String id = nodeId(origin);
        return Optional.ofNullable(id).flatMap(i -> site().element(i, NamedElement.class)).map(NamedElement::getName)
                .orElse(address(origin));
    }

    /** Name of a trap. */
    String trapName(int oid) {
        String word = state.trapOids().word(oid);
        return word == null ? null : mibs().name(Oid.of(word));
    }

    /** Id of a rule; null for none. */
    String ruleId(int rule) {
        String word = state.rules().word(rule);
        return word == null ? null : word.substring(0, word.indexOf('|'));
    }

    /** Name of a rule; null for none. */
    String ruleName(int rule) {
        String word = state.rules().word(rule);
        return word == null ? null : word.substring(word.indexOf('|') + 1);
    }

    /** A row of a list, with the combination that an index has for it; the number of comments is to be known. */
    TrapRow row(long id, TrapIndex index, StoredTrap trap, int comments, Locale language) {
        Combos combos = index.combos();
        int combo = index.comboOf(id);
        return new TrapRow(id, instant(trap.micros()), Severity.values()[trap.severity()],
                HandlingState.values()[combos.state(combo)], nodeId(trap.origin()), nodeName(trap.origin()),
                address(trap.origin()), version(trap), state.trapOids().word(trap.oid()),
                trap.event() ? trap.raised().title() : trapName(trap.oid()),
                trap.text(language), state.people().word(combos.assignee(combo)), comments);
    }

    /** A row of the alarm list. */
    AlarmRow row(Alarm a, Locale language) {
        return new AlarmRow(a.id(), a.key(), Severity.values()[a.severity()], Severity.values()[a.worst()],
                HandlingState.values()[a.state()], nodeId(a.origin()), nodeName(a.origin()),
                Wording.in(a.message(), language),
                ruleName(a.rule()), a.traps(), instant(a.firstAt()), instant(a.lastAt()),
                a.open() ? null : instant(a.clearedAt()), a.lastTrap(), state.people().word(a.assignee()), a.notes());
    }

    private static String version(StoredTrap trap) {
        return switch (trap.version()) {
            case 0 -> trap.event() ? "event" : "hex";
            case 2 -> "v2c";
            case StoredTrap.SYSLOG -> "syslog";
            default -> "v" + trap.version();
        };
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, MICROS), Math.floorMod(micros, MICROS) * NANOS);
    }

    static long micros(Instant at) {
        return TimeUnit.SECONDS.toMicros(at.getEpochSecond()) + at.getNano() / NANOS;
    }
}
