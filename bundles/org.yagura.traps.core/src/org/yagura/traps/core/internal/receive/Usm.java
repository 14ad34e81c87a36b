/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.yagura.snmp.OwnEngine;
import org.yagura.core.recent.Recent;
import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.BerReader;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.receive.Refused.Why;

/**
 * The user-based security model (RFC 3414, 7860) for a receiver of notifications. For traps the sender's engine is
 * authoritative: its clock is learnt from authentic messages. For informs this agent's engine is: it answers discovery
 * and tells its clock by reports, whose number a second is limited.
 *
 * <p>A model of our own because SNMP4J's answers informs before they are durable, takes a message at a time through a
 * dispatcher and makes a cipher for each; the algorithms are those of the Java platform. Keys and clocks are kept only
 * for engines that have sent an authentic message, so that forged ones cannot fill the memory. Clocks go on over a
 * restart: an authentic message that is older than one that was taken before is refused. Not thread-safe: one worker
 * uses it; only {@link #forget} is for any thread.
 */
public final class Usm {
    private static final int MAX_KEYS = 10_000;
    private static final int MIN_ENGINE = 5;
    private static final int SALT = 8;

    private final OwnEngine own;
    private final Reports reports;
    private final Map<KeysAt, UsmKeys> keys = new Recent<>(MAX_KEYS);
    private final Map<Sender, EngineClock> clocks = new Recent<>(SenderClocks.MOST);
    private final Map<Sender, SenderClock> heard = new LinkedHashMap<>();
    private final Queue<Predicate<Sender>> toForget = new ConcurrentLinkedQueue<>();
    private long nextSalt = new SecureRandom().nextLong();
    private Access access;

    /**
     * A model that goes on with what is known.
     *
     * @param known clocks of senders, those that were heard last at the end
     * @param now the time, to tell how far these have gone on
     */
    public Usm(OwnEngine own, List<SenderClock> known, Instant now) {
        this.own = own;
        this.reports = new Reports(own);
        long nanos = System.nanoTime();
        for (SenderClock k : known) {
            var clock = new EngineClock();
            long ago = ChronoUnit.MICROS.between(Instant.EPOCH, now) - k.micros();
            clock.hears(k.boots(), k.time(), nanos - TimeUnit.MICROSECONDS.toNanos(Math.max(0, ago)));
            clocks.put(k.sender(), clock);
        }
    }

    private record KeysAt(UsmUser user, Bytes engine) {
    }

    private record Bytes(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes b && Arrays.equals(bytes, b.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /**
     * A notification whose sender has proved a credential.
     *
     * @param message the message that it came in
     * @param user who
     * @param keys the keys that it came with; null without authentication
     * @param scoped the scoped PDU in clear
     * @param engine context engine id
     * @param context context name
     * @param pduFrom where in {@code scoped} the PDU begins
     * @param pduTo where it ends
     */
    record Accepted(V3Message message, UsmUser user, UsmKeys keys, byte[] scoped, byte[] engine, byte[] context,
            int pduFrom,
            int pduTo) {

        boolean inform() {
            return (scoped[pduFrom] & 0xFF) == Ber.INFORM;
        }
    }

    /** A message is refused; this is the report to send, or null. */
    static final class Answer {
        private byte[] report;

        byte[] report() {
            return report;
        }
    }

    /** The clocks of these senders are not known any more, from the next message on. */
    void forget(Predicate<Sender> which) {
        toForget.add(which);
    }

    /** The clocks that are later than before since the last call. */
    List<SenderClock> heard() {
        if (heard.isEmpty()) {
            return List.of();
        }
        List<SenderClock> all = List.copyOf(heard.values());
        heard.clear();
        return all;
    }

    /**
     * Checks a message, with the credentials in force.
     *
     * @param micros when it was received
     * @param answer takes the report when the message is refused and wants one
     */
    Accepted process(V3Message m, byte[] peer, long micros, Access inForce, Answer answer)
            throws UndecodableException, Refused {
        for (Predicate<Sender> which = toForget.poll(); which != null; which = toForget.poll()) {
            clocks.keySet().removeIf(which);
        }
        if (inForce != access) {
            access = inForce;
            keys.clear();
        }
        try {
            return check(m, peer, micros, answer);
        } catch (GeneralSecurityException e) {
            throw new Refused(Why.DECRYPTION, m.user);
        }
    }

    private Accepted check(V3Message m, byte[] peer, long micros, Answer answer)
            throws UndecodableException, Refused, GeneralSecurityException {
        if (m.engine.length < MIN_ENGINE) {
            if (m.reportable) {
                throw refuse(m, Why.DISCOVERY, Reports.UNKNOWN_ENGINE, answer);
            }
            throw new Refused(Why.ENGINE, m.user);
        }
        boolean ours = Arrays.equals(m.engine, own.id());
        List<UsmUser> known = access.users(m.user);
        if (known.isEmpty()) {
            throw refuse(m, Why.USER, ours ? Reports.UNKNOWN_USER : Reports.UNKNOWN_ENGINE, answer);
        }
        Why why = Why.SOURCE;
        for (UsmUser user : known) {
            if (!user.allows(peer)) {
                continue;
            }
            if (!ours && user.engineId() != null && !Arrays.equals(user.engineId(), m.engine)) {
                why = Why.ENGINE;
            } else if (user.level() != m.level) {
                why = Why.LEVEL;
            } else if (user.auth() == null) {
                return open(m, user, null, ours, answer);
            } else {
                UsmKeys at = authentic(m, user);
                if (at != null) {
                    checkTime(m, at, micros, ours, answer);
                    return open(m, user, at, ours, answer);
                }
                why = Why.DIGEST;
            }
        }
        if (why == Why.SOURCE) {
            throw new Refused(why, m.user);
        }
        int statistic = !ours
                ? Reports.UNKNOWN_ENGINE
                : why == Why.LEVEL ? Reports.UNSUPPORTED_LEVEL : Reports.WRONG_DIGEST;
        throw refuse(m, why, statistic, answer);
    }

    private Refused refuse(V3Message m, Why why, int statistic, Answer answer) {
        if (m.reportable) {
            answer.report = reports.report(m, statistic, null);
        }
        return new Refused(why, m.user);
    }

    private UsmKeys authentic(V3Message m, UsmUser user) throws GeneralSecurityException {
        if (m.digestLength != user.auth().length) {
            return null;
        }
        var place = new KeysAt(user, new Bytes(m.engine));
        UsmKeys known = keys.get(place);
        UsmKeys at = known != null ? known : new UsmKeys(user, m.engine);
        if (!at.authentic(m.bytes, m.from, m.to, m.digestAt)) {
            return null;
        }
        if (known == null) {
            keys.put(place, at);
        }
        return at;
    }

    private void checkTime(V3Message m, UsmKeys at, long micros, boolean ours, Answer answer) throws Refused {
        if (!(ours ? own.inTime(m.boots, m.time) : inTime(m, micros))) {
            if (ours && m.reportable) {
                answer.report = reports.report(m, Reports.NOT_IN_TIME, at);
            }
            boolean asksForTime = ours && m.reportable && m.boots == 0;
            throw new Refused(asksForTime ? Why.DISCOVERY : Why.TIME_WINDOW, m.user);
        }
    }

    private boolean inTime(V3Message m, long micros) {
        var sender = new Sender(m.user, m.engine);
        EngineClock clock = clocks.computeIfAbsent(sender, k -> new EngineClock());
        long now = System.nanoTime();
        if (clock.hears(m.boots, m.time, now)) {
            heard.put(sender, new SenderClock(sender, m.boots, m.time, micros));
        }
        return clock.inTime(m.boots, m.time, now);
    }

    private Accepted open(V3Message m, UsmUser user, UsmKeys at, boolean ours, Answer answer)
            throws UndecodableException, Refused, GeneralSecurityException {
        Accepted accepted;
        if (m.level != SecurityLevel.AUTH_PRIV) {
            accepted = scoped(m, user, at, Arrays.copyOfRange(m.bytes, m.bodyFrom, m.bodyTo));
        } else {
            accepted = deciphered(m, user, at);
        }
        if (accepted.inform() && !ours) {
            throw refuse(m, Why.ENGINE, Reports.UNKNOWN_ENGINE, answer);
        }
        return accepted;
    }

    private Accepted deciphered(V3Message m, UsmUser user, UsmKeys at) throws Refused, GeneralSecurityException {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                return scoped(m, user, at, at.decipher(m.bytes, m.bodyFrom, m.bodyTo, m.boots, m.time, m.salt));
            } catch (UndecodableException e) {
                if (!at.otherExtension()) {
                    break;
                }
            }
        }
        throw new Refused(Why.DECRYPTION, m.user);
    }

    private static Accepted scoped(V3Message m, UsmUser user, UsmKeys at, byte[] clear) throws UndecodableException {
        var in = new BerReader(clear);
        int end = in.enter(Ber.SEQUENCE);
        byte[] engine = in.readBytes(Ber.OCTETS, 255);
        byte[] context = in.readBytes(Ber.OCTETS, 255);
        int from = in.position();
        int to = in.enterAny();
        if (to != end) {
            throw in.at(to, "bytes after the PDU");
        }
        return new Accepted(m, user, at, clear, engine, context, from, to);
    }

    /** The answer to an inform: the same PDU as a response, secured as the inform was. */
    byte[] response(Accepted inform) {
        byte[] pdu = Arrays.copyOfRange(inform.scoped(), inform.pduFrom(), inform.pduTo());
        pdu[0] = (byte) Ber.RESPONSE;
        var out = new BerWriter();
        out.raw(pdu).octets(inform.context()).octets(inform.engine()).wrap(Ber.SEQUENCE, 0);
        return reports.secure(inform.message(), inform.keys(), inform.message().level, out.bytes(), salt());
    }

    private byte[] salt() {
        var salt = new byte[SALT];
        long value = nextSalt++;
        for (int i = 0; i < SALT; i++) {
            salt[i] = (byte) (value >>> 8 * (SALT - 1 - i));
        }
        return salt;
    }
}
