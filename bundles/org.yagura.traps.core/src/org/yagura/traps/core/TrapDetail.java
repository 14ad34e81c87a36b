/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.event.HandlingState;
import org.yagura.core.operation.Doc;

/** Everything about one trap. */
@Doc("Everything about one trap.")
public record TrapDetail(
        @Doc("the row as in the list") TrapRow row,
        @Doc("name of the rule that decided; absent when none matched") String rule,
        @Doc("what to do, from the rule") String guide,
        @Doc("what the MIB says of the trap") String description,
        @Doc("enterprise OID (v1), generic and specific numbers where given") String enterprise,
        @Doc("generic trap number (v1)") Integer generic,
        @Doc("specific trap number (v1)") Integer specific,
        @Doc("sysUpTime of the sender, hundredths of a second") Long upTime,
        @Doc("name of the SNMP credential it came with; absent for syslog") String credential,
        @Doc("security level: noAuthNoPriv, authNoPriv, authPriv; absent for syslog") String level,
        @Doc("who sent the datagram (a relay, perhaps), address and port") String peer,
        @Doc("udp, tcp or tls") String transport,
        @Doc("whether it was an inform and has been answered") boolean inform,
        @Doc("the variable bindings") List<Varbind> varbinds,
        @Doc("the message as received, hex; v3: the decrypted scoped PDU; communities left out") String raw,
        @Doc("why it could not be decoded; absent when it could") String undecodable,
        @Doc("id of the alarm that it raised or counted for") Long alarmId,
        @Doc("comments and state changes, oldest first") List<Handling> history) {

    /** A variable binding. */
    public record Varbind(@Doc("OID") String oid, @Doc("name and index by the imported MIBs") String name,
            @Doc("SNMP type") String type, @Doc("value as text, enumerations by name") String value,
            @Doc("what the MIB says") String description) {
    }

    /** Something that a person did. */
    public record Handling(@Doc("when, UTC") Instant at, @Doc("log-in name") String person,
            @Doc("new state; absent when unchanged") HandlingState state,
            @Doc("new assignee; empty text: nobody; absent when unchanged") String assignee,
            @Doc("comment; absent when none") String comment) {
    }
}
