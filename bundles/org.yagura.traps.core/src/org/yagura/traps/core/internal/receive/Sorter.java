/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.fact.Fact;
import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.BerReader;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.fact.TrapReceived;
import org.yagura.traps.core.internal.fact.TrapUndecodable;
import org.yagura.traps.core.internal.receive.ReceiveQueue.Chunk;
import org.yagura.traps.core.internal.receive.ReceiveQueue.Origin;
import org.yagura.traps.core.internal.receive.Refused.Why;

/**
 * Sorts messages: traps of senders that prove a credential become facts, what cannot be read is kept, the rest is
 * counted and remembered by source. Whatever the bytes are, each message ends in exactly one of these. Not thread-safe.
 */
public final class Sorter {
    private static final Logger LOG = LoggerFactory.getLogger(Sorter.class);
    private static final int V1 = 0;
    private static final int V2C = 1;
    private static final int V3 = 3;
    private static final long MICROS = 1_000_000;
    private static final byte[] NOTHING = new byte[0];

    private final Usm usm;
    private final Decoding decoding;
    private final RefusedSources refusedSources;
    private final Charset otherCharset;
    private final KeepLimit keepLimit = new KeepLimit();
    private final BerReader reader = new BerReader(NOTHING);

    /** Sorts; syslog messages that are not UTF-8 are read in the other charset. */
    public Sorter(Usm usm, Decoding decoding, RefusedSources refusedSources, Charset otherCharset) {
        this.otherCharset = otherCharset;
        this.usm = usm;
        this.decoding = decoding;
        this.refusedSources = refusedSources;
    }

    /** What came of a chunk. */
    public static final class Sorted {
        public final List<Fact> facts = new ArrayList<>();
        public final List<Runnable> answers = new ArrayList<>();
        public int traps;
        public int undecodable;
        public int unauthenticated;
        public int handshakes;
    }

    /** One message on its way through. */
    private record Message(byte[] bytes, int from, int to, long micros, Origin origin, byte[] peer, int port) {
    }

    /** Sorts a chunk with the credentials in force. */
    public Sorted sort(Chunk chunk, Access access) {
        var sorted = new Sorted();
        for (int i = 0; i < chunk.count(); i++) {
            var m = new Message(chunk.bytes, chunk.from[i], chunk.from[i + 1], chunk.micros[i], chunk.origins[i],
                    chunk.peers[i], chunk.ports[i]);
            try {
                if (m.origin().syslog()) {
                    syslog(m, access, sorted);
                } else {
                    sort(m, access, sorted);
                }
            } catch (UndecodableException e) {
                undecodable(m, e.reason(), access, sorted);
            } catch (RuntimeException e) {
                LOG.error("a message from the network made the receiver fail; it is kept as undecodable", e);
                undecodable(m, "the receiver failed: " + e, access, sorted);
            }
        }
        List<SenderClock> heard = usm.heard();
        if (!heard.isEmpty()) {
            sorted.facts.add(new SenderClocks(heard).fact(instant(chunk.micros[chunk.count() - 1])));
        }
        return sorted;
    }

    private void sort(Message m, Access access, Sorted sorted) throws UndecodableException {
        reader.reset(m.bytes(), m.from(), m.to());
        int end = reader.enter(Ber.SEQUENCE);
        reader.reset(m.bytes(), reader.position(), end);
        int place = reader.position();
        int version = reader.readInt();
        switch (version) {
            case V1 -> community(m, end, SnmpVersion.V1, access, sorted);
            case V2C -> community(m, end, SnmpVersion.V2C, access, sorted);
            case V3 -> user(m, end, access, sorted);
            default -> throw reader.at(place, "SNMP version number " + version);
        }
    }

    /** Nobody proves anything by syslog; it is taken from the networks that the site names. */
    private void syslog(Message m, Access access, Sorted sorted) throws UndecodableException {
        if (!access.takesSyslog(m.peer())) {
            refused(m, SnmpVersion.SYSLOG.getName(), new Refused(Why.SYSLOG, null), sorted);
            return;
        }
        SyslogMessage message = SyslogMessage.read(m.bytes(), m.from(), m.to(), instant(m.micros()), otherCharset);
        accept(m, new TrapReceived(m.micros(), m.peer(), m.port(), m.origin().transport(), SnmpVersion.SYSLOG, "",
                SecurityLevel.NO_AUTH_NO_PRIV, NOTHING, "", false, SyslogPdu.of(message)), sorted);
    }

    private void community(Message m, int end, SnmpVersion version, Access access, Sorted sorted)
            throws UndecodableException {
        int stop = reader.enter(Ber.OCTETS);
        int communityFrom = reader.position();
        Access.Community community;
        try {
            community = access.community(m.bytes(), communityFrom, stop, version, m.peer());
        } catch (Refused e) {
            refused(m, version.getName(), e, sorted);
            return;
        }
        reader.position(stop);
        try {
            int tag = reader.peek();
            byte[] pdu = decoding.checked(version, m.bytes(), stop, end);
            boolean inform = tag == Ber.INFORM;
            accept(m, new TrapReceived(m.micros(), m.peer(), m.port(), m.origin().transport(), version,
                    community.credential(), SecurityLevel.NO_AUTH_NO_PRIV, NOTHING, "", inform, pdu), sorted);
            if (inform) {
                byte[] answer = Arrays.copyOfRange(m.bytes(), m.from(), end);
                answer[stop - m.from()] = (byte) Ber.RESPONSE;
                answer(m, () -> answer, sorted);
            }
        } catch (UndecodableException e) {
            Arrays.fill(m.bytes(), communityFrom, stop, (byte) '*');
            throw e;
        }
    }

    private void user(Message m, int end, Access access, Sorted sorted) throws UndecodableException {
        V3Message message = V3Message.read(reader, m.bytes(), m.from(), end);
        var answer = new Usm.Answer();
        Usm.Accepted accepted;
        try {
            accepted = usm.process(message, m.peer(), m.micros(), access, answer);
        } catch (Refused e) {
            if (answer.report() != null) {
                m.origin().answer(answer.report(), m.peer(), m.port());
            }
            if (e.why() == Why.DISCOVERY) {
                sorted.handshakes++;
            } else {
                refused(m, SnmpVersion.V3.getName(), e, sorted);
            }
            return;
        }
        byte[] pdu = decoding.checked(SnmpVersion.V3, accepted.scoped(), accepted.pduFrom(), accepted.pduTo());
        accept(m, new TrapReceived(m.micros(), m.peer(), m.port(), m.origin().transport(), SnmpVersion.V3,
                accepted.user().credential(), message.level, accepted.engine(),
                new String(accepted.context(), StandardCharsets.UTF_8), accepted.inform(), pdu), sorted);
        if (accepted.inform()) {
            answer(m, () -> usm.response(accepted), sorted);
        }
    }

    private static void accept(Message m, TrapReceived trap, Sorted sorted) {
        sorted.facts.add(trap.fact());
        sorted.traps++;
    }

    private static void answer(Message m, Supplier<byte[]> answer, Sorted sorted) {
        Origin origin = m.origin();
        byte[] peer = m.peer();
        int port = m.port();
        sorted.answers.add(() -> origin.answer(answer.get(), peer, port));
    }

    private void refused(Message m, String version, Refused refused, Sorted sorted) {
        sorted.unauthenticated++;
        refusedSources.add(m.peer(), version, refused, instant(m.micros()));
    }

    private void undecodable(Message m, String reason, Access access, Sorted sorted) {
        sorted.undecodable++;
        if (!keepLimit.allows(m.micros())) {
            return;
        }
        int length = m.to() - m.from();
        byte[] kept = Arrays.copyOfRange(m.bytes(), m.from(), m.from() + Math.min(length, TrapUndecodable.MAX_MESSAGE));
        access.mask(kept);
        sorted.facts
                .add(new TrapUndecodable(m.micros(), m.peer(), m.port(), m.origin().transport(), kept, length, reason)
                        .fact());
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
    }

    /**
     * How many undecodable messages are kept: a thousand at once, then a hundred a second, for anybody can send them.
     * All are counted.
     */
    private static final class KeepLimit {
        private static final long BURST = 1000;
        private static final long PER_SECOND = 100;
        private long tokens = BURST * MICROS;
        private long last;

        boolean allows(long micros) {
            tokens = Math.min(BURST * MICROS, tokens + Math.max(0, micros - last) * PER_SECOND);
            last = Math.max(last, micros);
            if (tokens < MICROS) {
                return false;
            }
            tokens -= MICROS;
            return true;
        }
    }
}
