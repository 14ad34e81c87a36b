/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import org.yagura.snmp.OwnEngine;
import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.fact.SecurityLevel;

/**
 * Makes the messages that this engine sends: reports (RFC 3414, 3.2) and answers to informs. At most a hundred reports a
 * second, so that forged messages cannot be turned into a stream against others. Not thread-safe.
 */
final class Reports {
    static final int UNSUPPORTED_LEVEL = 1;
    static final int NOT_IN_TIME = 2;
    static final int UNKNOWN_USER = 3;
    static final int UNKNOWN_ENGINE = 4;
    static final int WRONG_DIGEST = 5;
    private static final Oid USM_STATS = Oid.of("1.3.6.1.6.3.15.1.1");
    private static final int STATISTICS = 7;
    private static final int MAX_SIZE = 65_507;
    private static final int USM = 3;
    private static final int VERSION = 3;
    private static final long PER_SECOND = 100;
    private static final long SECOND = 1_000_000_000L;
    /** Of the security levels, in their order. */
    private static final byte[] FLAGS = {0, 1, 3};
    private static final byte[] NOTHING = new byte[0];

    private final OwnEngine own;
    private final long[] counts = new long[STATISTICS];
    private long second = System.nanoTime();
    private long sent;

    Reports(OwnEngine own) {
        this.own = own;
    }

    /**
     * A report about a message.
     *
     * @param statistic which counter of usmStats it tells
     * @param keys to sign it; null for none
     * @return null when there have been enough of them this second
     */
    byte[] report(V3Message about, int statistic, UsmKeys keys) {
        counts[statistic]++;
        long now = System.nanoTime();
        if (now - second > SECOND) {
            second = now;
            sent = 0;
        }
        if (++sent > PER_SECOND) {
            return null;
        }
        var out = new BerWriter();
        out.number(Ber.COUNTER32, counts[statistic] & 0xFFFF_FFFFL);
        int before = out.size();
        out.raw(USM_STATS.plus(statistic, 0).content());
        out.wrap(Ber.OID, before).wrap(Ber.SEQUENCE, 0).wrap(Ber.SEQUENCE, 0);
        out.integer(0).integer(0).integer(0).wrap(Ber.REPORT, 0);
        out.octets(NOTHING).octets(own.id()).wrap(Ber.SEQUENCE, 0);
        return secure(about, keys, keys == null ? SecurityLevel.NO_AUTH_NO_PRIV : SecurityLevel.AUTH_NO_PRIV,
                out.bytes(), NOTHING);
    }

    /** Wraps a scoped PDU into an answer to a message, secured at that level. */
    byte[] secure(V3Message about, UsmKeys keys, SecurityLevel level, byte[] scoped, byte[] newSalt) {
        int boots = own.boots();
        int time = own.time();
        boolean priv = level == SecurityLevel.AUTH_PRIV;
        byte[] salt = priv ? newSalt : NOTHING;
        byte[] digest = level == SecurityLevel.NO_AUTH_NO_PRIV ? NOTHING : new byte[keys.user().auth().length];
        var out = new BerWriter();
        if (priv) {
            try {
                out.octets(keys.encipher(scoped, boots, time, salt));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        } else {
            out.raw(scoped);
        }
        int before = out.size();
        out.octets(salt).octets(digest);
        int digestEnd = out.size();
        out.octets(level == SecurityLevel.NO_AUTH_NO_PRIV
                ? about.user.getBytes(StandardCharsets.UTF_8)
                : keys.user().name().getBytes(StandardCharsets.UTF_8));
        out.integer(time).integer(boots).octets(own.id()).wrap(Ber.SEQUENCE, before).wrap(Ber.OCTETS, before);
        int header = out.size();
        out.integer(USM).octets(new byte[]{FLAGS[level.ordinal()]}).integer(MAX_SIZE).integer(about.id);
        out.wrap(Ber.SEQUENCE, header).integer(VERSION).wrap(Ber.SEQUENCE, 0);
        byte[] message = out.bytes();
        if (digest.length > 0) {
            int at = message.length - digestEnd + 2;
            System.arraycopy(keys.sign(message, 0, message.length, at), 0, message, at, digest.length);
        }
        return message;
    }
}
