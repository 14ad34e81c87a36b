/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.model.Ips;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapRow;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.rules.RuleSet;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;

/** Makes everything about a trap out of what is stored. Thread-safe. */
final class Details {
    private final View view;
    private final Decoding decoding;
    private volatile Guides guides;

    private record Guides(long revision, Mibs mibs, RuleSet rules) {
    }

    Details(View view, Decoding decoding) {
        this.view = view;
        this.decoding = decoding;
    }

    TrapDetail of(Connection connection, TrapIndex index, long id, StoredTrap stored, Locale language)
            throws SQLException {
        TrapRow row = view.row(id, index, stored, History.comments(connection, index, new long[]{id})[0], language);
        List<TrapDetail.Handling> history = History.trap(connection, view, id);
        if (stored.event()) {
            return event(row, stored, history, language);
        }
        return foreign(stored) ? hex(row, stored, history) : snmp(row, stored, history, language);
    }

    /** Whether the payload is that of a message that is not SNMP; a trap that broke in the decoder is SNMP. */
    private static boolean foreign(StoredTrap stored) {
        if (stored.version() != 0) {
            return false;
        }
        try {
            TrapUndecodable.TYPE.decode(stored.layout(), stored.payload());
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static TrapDetail event(TrapRow row, StoredTrap stored, List<TrapDetail.Handling> history,
            Locale language) {
        EventRaised event = stored.raised();
        List<TrapDetail.Varbind> values = event.values().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(e -> new TrapDetail.Varbind(null, e.getKey(), null, e.getValue(), null)).toList();
        return new TrapDetail(row, null, event.guide(language), null, null, null, null, null, null, null, null, null,
                false, values, null, null, alarm(stored), history);
    }

    private TrapDetail hex(TrapRow row, StoredTrap stored, List<TrapDetail.Handling> history) {
        TrapUndecodable message = TrapUndecodable.TYPE.decode(stored.layout(), stored.payload());
        String oid = row.oid();
        List<TrapDetail.Varbind> varbinds = decoding.decode(message).map(this::varbinds).orElse(List.of());
        return new TrapDetail(row, view.ruleName(stored.rule()), null, null, null, null, null, null, null, null,
                peer(message.peer(), message.port()), message.transport().word(), false, varbinds,
                HexFormat.of().formatHex(message.message()), oid == null ? message.reason() : null, alarm(stored),
                history);
    }

    private TrapDetail snmp(TrapRow row, StoredTrap stored, List<TrapDetail.Handling> history, Locale language) {
        TrapReceived received = TrapReceived.TYPE.decode(stored.layout(), stored.payload());
        Trap trap = null;
        String reason = null;
        try {
            trap = decoding.decode(received);
        } catch (UndecodableException e) {
            reason = e.reason();
        }
        boolean v1 = row.version().equals("v1");
        boolean syslog = stored.version() == StoredTrap.SYSLOG;
        String rule = view.ruleId(stored.rule());
        String guide = rule == null ? null : guides().rules().guide(rule, language).orElse(null);
        return new TrapDetail(row, view.ruleName(stored.rule()), guide,
                trap == null ? null : view.mibs().description(trap.trapOid()),
                trap == null ? null : trap.enterprise().toString(), trap == null || !v1 ? null : trap.generic(),
                trap == null || !v1 ? null : trap.specific(),
                trap == null || trap.upTime() == Trap.NO_TIME ? null : trap.upTime(),
                syslog ? null : received.credential(), syslog ? null : received.level().word(),
                peer(received.peer(), received.port()), received.transport().word(),
                received.inform(), trap == null ? List.of() : varbinds(trap), HexFormat.of().formatHex(received.pdu()),
                reason, alarm(stored), history);
    }

    private List<TrapDetail.Varbind> varbinds(Trap trap) {
        Mibs mibs = view.mibs();
        var list = new ArrayList<TrapDetail.Varbind>();
        for (Varbind v : trap.varbinds()) {
            list.add(new TrapDetail.Varbind(v.oid().toString(), mibs.name(v), v.type(), mibs.value(v),
                    mibs.description(v.oid())));
        }
        return list;
    }

    private static Long alarm(StoredTrap stored) {
        return stored.alarm() == 0 ? null : stored.alarm();
    }

    private static String peer(byte[] address, int port) {
        return Ips.written(Addresses.text(address), port);
    }

    /** The guide of a rule as it is now. */
    String guide(int rule, Locale language) {
        String id = view.ruleId(rule);
        return id == null ? null : guides().rules().guide(id, language).orElse(null);
    }

    private Guides guides() {
        Sites.Revision revision = view.sites().current();
        Guides known = guides;
        if (known == null || known.revision() != revision.number() || known.mibs() != view.mibs()) {
            known = new Guides(revision.number(), view.mibs(), RuleSet.compile(revision.site(), view.mibs()));
            guides = known;
        }
        return known;
    }
}
