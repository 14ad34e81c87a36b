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
import java.util.List;

import org.yagura.core.event.SyslogMessages;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.store.Combos;
import org.yagura.traps.core.internal.store.StoredTrap;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapReader;

/** Reads on in the syslog messages that are stored of a node, by what the index knows of them. Thread-safe. */
public final class StoredSyslog implements SyslogMessages {
    private static final String NOTIFICATION = Syslog.NOTIFICATION.toString();

    private final View view;
    private final Decoding decoding;

    /** A reader of what a view shows. */
    public StoredSyslog(View view, Decoding decoding) {
        this.view = view;
        this.decoding = decoding;
    }

    @Override
    public Read after(String node, Long after, int most) {
        return view.read(connection -> read(connection, node, after, most));
    }

    private Read read(Connection connection, String node, Long after, int most) throws SQLException {
        TrapIndex index = view.state().index();
        long newest = index.newestId();
        // a number that is not given yet is of other tables
        if (after == null || after > newest) {
            return new Read(List.of(), newest, after != null, false);
        }
        Combos combos = index.combos();
        long[] ids = index.after(combo -> NOTIFICATION.equals(view.state().trapOids().word(combos.oid(combo)))
                && node.equals(view.nodeId(combos.origin(combo))), after, most);
        var messages = new ArrayList<Message>(ids.length);
        for (StoredTrap stored : new TrapReader(connection, index).read(ids)) {
            if (stored != null && stored.version() == StoredTrap.SYSLOG) {
                messages.add(new Message(View.instant(stored.micros()), line(stored)));
            }
        }
        boolean more = ids.length == most;
        return new Read(messages, more ? ids[ids.length - 1] : newest, after + 1 < index.oldestId(), more);
    }

    private String line(StoredTrap stored) {
        try {
            Trap trap = decoding.decode(TrapReceived.TYPE.decode(stored.layout(), stored.payload()));
            return Syslog.line(trap) + values(trap);
        } catch (UndecodableException | IllegalArgumentException e) {
            // it was stored with a reason in place of a message
            return stored.text();
        }
    }

    /** The structured values, with the kind of message before them; empty when there are none. */
    private static String values(Trap trap) {
        var values = new StringBuilder();
        String before = "";
        for (int i = 0; i < trap.size(); i++) {
            Oid oid = trap.oid(i);
            String name = Syslog.parameter(oid);
            if (name != null) {
                int dot = name.lastIndexOf('.');
                String group = name.substring(0, dot);
                if (!group.equals(before)) {
                    values.append(before.isEmpty() ? " " + Syslog.id(trap) + " [" : "][").append(group);
                    before = group;
                }
                values.append(' ').append(name, dot + 1, name.length()).append("=\"")
                        .append(new String(trap.varbind(i).content(), StandardCharsets.UTF_8)).append('"');
            }
        }
        return before.isEmpty() ? "" : values.append(']').toString();
    }
}
