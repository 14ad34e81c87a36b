/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

import org.yagura.model.site.SnmpVersion;

/**
 * A decoded trap or inform, the same for all versions after RFC 3584. Immutable; bindings are made when asked for.
 */
public final class Trap {
    /** Value of {@link #upTime()} when the sender gave none. */
    public static final long NO_TIME = -1;
    /** Places in {@link #marks} for a binding: object from, to; tag; value from, to. */
    static final int MARKS = 5;

    private final SnmpVersion version;
    private final Oid trapOid;
    private final Oid enterprise;
    private final int generic;
    private final int specific;
    private final long upTime;
    private final byte[] source;
    private final byte[] pdu;
    private final int[] marks;
    private final Oids oids;
    private final List<Varbind> added;

    Trap(SnmpVersion version, Head head, byte[] source, byte[] pdu, int[] marks, Oids oids, List<Varbind> added) {
        this.version = version;
        this.trapOid = head.trapOid;
        this.enterprise = head.enterprise;
        this.generic = head.generic;
        this.specific = head.specific;
        this.upTime = head.upTime;
        this.source = source;
        this.pdu = pdu;
        this.marks = marks;
        this.oids = oids;
        this.added = added;
    }

    /** What identifies a trap. */
    record Head(Oid trapOid, Oid enterprise, int generic, int specific, long upTime) {
    }

    /** This with bindings added that third parties' decoders found. */
    Trap with(List<Varbind> more) {
        return new Trap(version, new Head(trapOid, enterprise, generic, specific, upTime), source, pdu, marks, oids,
                List.copyOf(more));
    }

    /** SNMP version that it came by. */
    public SnmpVersion version() {
        return version;
    }

    /** The trap's identity: snmpTrapOID.0, for v1 after RFC 3584, 3.1. */
    public Oid trapOid() {
        return trapOid;
    }

    /** The enterprise: of the PDU (v1), else after RFC 3584, 3.2. */
    public Oid enterprise() {
        return enterprise;
    }

    /** The generic trap number, 0 to 6. */
    public int generic() {
        return generic;
    }

    /** The specific trap number, 0 unless {@link #generic()} is 6. */
    public int specific() {
        return specific;
    }

    /** sysUpTime of the sender in hundredths of a second; {@link #NO_TIME} when it gave none. */
    public long upTime() {
        return upTime;
    }

    /** Address of the original source, 4 or 16 bytes; a new array. */
    public byte[] source() {
        return source.clone();
    }

    /** Address of the original source as text. */
    public String sourceText() {
        return Addresses.text(source);
    }

    /** How many bindings, without sysUpTime.0 and snmpTrapOID.0. */
    public int size() {
        return marks.length / MARKS + added.size();
    }

    /** A binding, from 0. */
    public Varbind varbind(int index) {
        int own = marks.length / MARKS;
        if (index >= own) {
            return added.get(index - own);
        }
        int m = index * MARKS;
        return new Varbind(oids.get(pdu, marks[m], marks[m + 1]), marks[m + 2], pdu, marks[m + 3], marks[m + 4]);
    }

    /** The object of a binding, from 0. */
    public Oid oid(int index) {
        int own = marks.length / MARKS;
        return index >= own
                ? added.get(index - own).oid()
                : oids.get(pdu, marks[index * MARKS], marks[index * MARKS + 1]);
    }

    /** The bindings, without sysUpTime.0 and snmpTrapOID.0. */
    public List<Varbind> varbinds() {
        return new View();
    }

    private final class View extends AbstractList<Varbind> implements RandomAccess {
        @Override
        public Varbind get(int index) {
            Objects.checkIndex(index, size());
            return varbind(index);
        }

        @Override
        public int size() {
            return Trap.this.size();
        }
    }
}
