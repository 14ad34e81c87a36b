/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.internal.decode.Trap.Head;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;

/**
 * Decodes traps: standard SNMP by itself, then what third parties' decoders add. Deterministic as far as these are.
 * Thread-safe.
 */
public final class Decoding {
    /** snmpTraps, under which the generic traps stand: 1.3.6.1.6.3.1.1.5. */
    public static final Oid SNMP_TRAPS = Oid.of("1.3.6.1.6.3.1.1.5");
    /** snmpTrapOID.0, which names a notification. */
    public static final Oid TRAP_OID = Oid.of("1.3.6.1.6.3.1.1.4.1.0");
    /** snmpTrapAddress.0, from where a notification came that was passed on. */
    public static final Oid TRAP_ADDRESS = Oid.of("1.3.6.1.6.3.18.1.3.0");
    private static final Oid[] GENERIC = new Oid[6];
    private static final Oid SYS_UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");
    private static final Oid TRAP_ENTERPRISE = Oid.of("1.3.6.1.6.3.1.1.4.3.0");
    private static final Oid TRAP_COMMUNITY = Oid.of("1.3.6.1.6.3.18.1.4.0");
    private static final int ENTERPRISE_SPECIFIC = 6;
    private static final int FIRST_MARKS = 12 * Trap.MARKS;

    static {
        Arrays.setAll(GENERIC, i -> SNMP_TRAPS.plus(i + 1));
    }

    private final Oids oids = new Oids();
    private final Decoders decoders;

    /** Decoding with the third parties' decoders that are there at each moment. */
    public Decoding(Decoders decoders) {
        this.decoders = decoders;
    }

    /** Decoding of standard SNMP alone. */
    public Decoding() {
        this(new Decoders());
    }

    /** The trap in a fact. */
    public Trap decode(TrapReceived received) throws UndecodableException {
        return decoders.enrich(standard(received.version(), received.pdu(), 0, received.pdu().length, received.peer()));
    }

    /** What a third party's decoder makes of a message that is not SNMP; empty when none knows. */
    public Optional<Trap> decode(TrapUndecodable message) {
        return decoders.foreign(message.message(), message.peer()).map(found -> {
            Oid oid = found.trapOid();
            return new Trap(SnmpVersion.V2C, notification(oid, null, Trap.NO_TIME), found.source(), new byte[0],
                    new int[0], oids, found.values());
        });
    }

    /**
     * Checks a PDU as far as {@link #decode} would.
     *
     * @return a copy of it to keep; the community of a forwarded trap (snmpTrapCommunity.0, RFC 3584) is overwritten
     */
    public byte[] checked(SnmpVersion version, byte[] bytes, int from, int to) throws UndecodableException {
        var in = new BerReader(bytes, from, to);
        var marks = new Marks();
        if (version == SnmpVersion.V1) {
            v1Head(in, in.enter(Ber.TRAP_V1));
            marks.read(in, true);
        } else {
            v2Head(in, marks);
        }
        byte[] pdu = Arrays.copyOfRange(bytes, from, to);
        marks.hideCommunities(pdu, from);
        return pdu;
    }

    private Trap standard(SnmpVersion version, byte[] pdu, int from, int to, byte[] peer) throws UndecodableException {
        var in = new BerReader(pdu, from, to);
        var marks = new Marks();
        if (version != SnmpVersion.V1) {
            Head head = v2Head(in, marks);
            byte[] source = original(marks.address(), Addresses.plain(peer));
            return new Trap(version, head, source, pdu, marks.take(), oids, List.of());
        }
        V1 v1 = v1Head(in, in.enter(Ber.TRAP_V1));
        marks.read(in, true);
        byte[] source = original(marks.address(), original(v1.agent(), Addresses.plain(peer)));
        return new Trap(version, v1.head(), source, pdu, marks.take(), oids, List.of());
    }

    /** The address that a trap claims, unless it tells nothing: none, 0.0.0.0, or loopback of another machine. */
    private static byte[] original(byte[] claimed, byte[] otherwise) {
        boolean useless = claimed == null || Addresses.unspecified(claimed)
                || Addresses.loopback(claimed) && !Addresses.loopback(otherwise);
        return useless ? otherwise : claimed;
    }

    private record V1(Head head, byte[] agent) {
    }

    /** RFC 1157, 4.1.6, mapped after RFC 3584, 3.1. */
    private V1 v1Head(BerReader in, int end) throws UndecodableException {
        in.reset(in.bytes(), in.position(), end);
        int stop = in.enter(Ber.OID);
        Oid.check(in.bytes(), in.position(), stop, in);
        Oid enterprise = oids.get(in.bytes(), in.position(), stop);
        in.position(stop);
        int place = in.position();
        byte[] agent = in.readBytes(Ber.IP_ADDRESS, Integer.BYTES);
        if (agent.length != Integer.BYTES) {
            throw in.at(place, "an agent address of " + agent.length + " bytes");
        }
        place = in.position();
        int generic = in.readInt();
        if (generic < 0 || generic > ENTERPRISE_SPECIFIC) {
            throw in.at(place, "generic trap number " + generic);
        }
        int specific = in.readInt();
        long upTime = in.readUnsigned(Ber.TIME_TICKS);
        boolean own = generic == ENTERPRISE_SPECIFIC;
        if (own && enterprise.size() + 2 > Oid.MAX_ARCS) {
            throw in.at(place, "an enterprise too long for a trap OID");
        }
        Oid oid = own ? enterprise.plus(0, specific) : GENERIC[generic];
        return new V1(new Head(oid, enterprise, generic, own ? specific : 0, upTime), agent);
    }

    private Head v2Head(BerReader in, Marks marks) throws UndecodableException {
        int tag = in.peek();
        if (tag != Ber.TRAP_V2 && tag != Ber.INFORM) {
            throw in.at(in.position(), "PDU type 0x" + Integer.toHexString(tag) + " is no notification");
        }
        int end = in.enterAny();
        in.reset(in.bytes(), in.position(), end);
        in.readInt();
        in.readInt();
        in.readInt();
        marks.read(in, false);
        if (marks.trapOid == null) {
            throw in.at(in.position(), "there is no snmpTrapOID.0");
        }
        return notification(marks.trapOid, marks.enterprise, marks.upTime);
    }

    /** RFC 3584, 3.2. */
    private static Head notification(Oid oid, Oid enterprise, long upTime) {
        int last = oid.size() - 1;
        if (last == SNMP_TRAPS.size() && SNMP_TRAPS.isPrefixOf(oid)) {
            int generic = oid.arc(last) - 1;
            if (generic >= 0 && generic < GENERIC.length) {
                return new Head(oid, enterprise != null ? enterprise : SNMP_TRAPS, generic, 0, upTime);
            }
        }
        int cut = last > 2 && oid.arc(last - 1) == 0 ? last - 1 : last;
        return new Head(oid, cut >= 2 ? oid.prefix(cut) : oid, ENTERPRISE_SPECIFIC, oid.arc(last), upTime);
    }

    /** Where the bindings are; and what stands in those that are part of the trap itself. */
    private final class Marks {
        private int[] places = new int[FIRST_MARKS];
        private int count;
        private byte[] bytes;
        private int relayed = -1;
        private Oid trapOid;
        private Oid enterprise;
        private long upTime = Trap.NO_TIME;
        private boolean timed;

        void read(BerReader in, boolean v1) throws UndecodableException {
            bytes = in.bytes();
            int end = in.enter(Ber.SEQUENCE);
            while (in.position() < end) {
                int stop = in.enter(Ber.SEQUENCE);
                if (stop > end) {
                    throw in.at(in.position(), "a binding beyond the end of the list");
                }
                binding(in, stop, v1);
                if (in.position() != stop) {
                    throw in.at(in.position(), "bytes after the value of a binding");
                }
            }
            if (in.position() != in.end()) {
                throw in.at(in.position(), "bytes after the bindings");
            }
        }

        private void binding(BerReader in, int end, boolean v1) throws UndecodableException {
            int oidEnd = in.enter(Ber.OID);
            int oidFrom = in.position();
            Oid.check(bytes, oidFrom, oidEnd, in);
            in.position(oidEnd);
            int place = oidEnd;
            int tag = in.peek();
            int to = in.enterAny();
            if (to > end) {
                throw in.at(place, "a value beyond the end of its binding");
            }
            int from = in.position();
            in.checkValue(tag, from, to, place);
            in.position(to);
            if (v1 || !ofTrap(tag, oidFrom, oidEnd, from, to)) {
                if (tag == Ber.IP_ADDRESS && TRAP_ADDRESS.same(bytes, oidFrom, oidEnd)) {
                    relayed = from;
                }
                add(oidFrom, oidEnd, tag, from, to);
            }
        }

        /** Takes up what identifies the trap; such bindings are not shown again. */
        private boolean ofTrap(int tag, int oidFrom, int oidEnd, int from, int to) {
            if (trapOid == null && tag == Ber.OID && TRAP_OID.same(bytes, oidFrom, oidEnd)) {
                trapOid = oids.get(bytes, from, to);
                return true;
            }
            if (!timed && tag == Ber.TIME_TICKS && SYS_UP_TIME.same(bytes, oidFrom, oidEnd)) {
                timed = true;
                upTime = BerReader.unsigned(bytes, from, to) & 0xFFFF_FFFFL;
                return true;
            }
            if (tag == Ber.OID && TRAP_ENTERPRISE.same(bytes, oidFrom, oidEnd)) {
                enterprise = oids.get(bytes, from, to);
            }
            return false;
        }

        private void add(int oidFrom, int oidEnd, int tag, int from, int to) {
            if (count + Trap.MARKS > places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[count++] = oidFrom;
            places[count++] = oidEnd;
            places[count++] = tag;
            places[count++] = from;
            places[count++] = to;
        }

        void hideCommunities(byte[] copy, int start) {
            for (int i = 0; i < count; i += Trap.MARKS) {
                if (TRAP_COMMUNITY.same(bytes, places[i], places[i + 1]) && places[i + 2] == Ber.OCTETS) {
                    Arrays.fill(copy, places[i + 3] - start, places[i + 4] - start, (byte) '*');
                }
            }
        }

        byte[] address() {
            return relayed < 0 ? null : Arrays.copyOfRange(bytes, relayed, relayed + Integer.BYTES);
        }

        int[] take() {
            return count == places.length ? places : Arrays.copyOf(places, count);
        }
    }
}
