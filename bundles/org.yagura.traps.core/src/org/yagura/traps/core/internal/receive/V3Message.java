/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.charset.StandardCharsets;

import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.BerReader;
import org.yagura.traps.core.internal.decode.UndecodableException;
import org.yagura.traps.core.internal.fact.SecurityLevel;

/**
 * An SNMPv3 message (RFC 3412, 6; RFC 3414, 2.4), its scoped PDU still closed. Refers into the array that it was read
 * from.
 */
final class V3Message {
    private static final int USM = 3;
    private static final int AUTH = 1;
    private static final int PRIV = 2;
    private static final int REPORTABLE = 4;
    private static final int MAX_ENGINE = 32;
    private static final int MAX_NAME = 32;
    private static final int MAX_DIGEST = 64;
    private static final int MAX_SALT = 8;

    final byte[] bytes;
    final int from;
    final int to;
    int id;
    SecurityLevel level;
    boolean reportable;
    byte[] engine;
    int boots;
    int time;
    String user;
    int digestAt;
    int digestLength;
    byte[] salt;
    int bodyTag;
    int bodyFrom;
    int bodyTo;

    private V3Message(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    /** Reads the header; the reader stands after the version. */
    static V3Message read(BerReader in, byte[] bytes, int from, int to) throws UndecodableException {
        var m = new V3Message(bytes, from, to);
        m.header(in);
        m.security(in);
        m.bodyTag = in.peek();
        int bodyStart = in.position();
        if (m.bodyTag != (m.level == SecurityLevel.AUTH_PRIV ? Ber.OCTETS : Ber.SEQUENCE)) {
            throw in.at(bodyStart, "a scoped PDU that is not as the security level says");
        }
        m.bodyTo = in.enterAny();
        m.bodyFrom = m.level == SecurityLevel.AUTH_PRIV ? in.position() : bodyStart;
        if (m.bodyTo != to) {
            throw in.at(m.bodyTo, "bytes after the scoped PDU");
        }
        return m;
    }

    private void header(BerReader in) throws UndecodableException {
        int end = in.enter(Ber.SEQUENCE);
        id = in.readInt();
        in.readInt();
        int place = in.position();
        byte[] flags = in.readBytes(Ber.OCTETS, 1);
        if (flags.length != 1) {
            throw in.at(place, "flags of " + flags.length + " bytes");
        }
        boolean auth = (flags[0] & AUTH) != 0;
        boolean priv = (flags[0] & PRIV) != 0;
        if (priv && !auth) {
            throw in.at(place, "privacy without authentication");
        }
        level = priv ? SecurityLevel.AUTH_PRIV : auth ? SecurityLevel.AUTH_NO_PRIV : SecurityLevel.NO_AUTH_NO_PRIV;
        reportable = (flags[0] & REPORTABLE) != 0;
        place = in.position();
        int model = in.readInt();
        if (model != USM) {
            throw in.at(place, "security model " + model + " where 3 (USM) is known");
        }
        if (in.position() != end) {
            throw in.at(in.position(), "bytes after the header");
        }
    }

    private void security(BerReader in) throws UndecodableException {
        int end = in.enter(Ber.OCTETS);
        int inner = in.enter(Ber.SEQUENCE);
        if (inner != end) {
            throw in.at(inner, "security parameters that do not fill their string");
        }
        engine = in.readBytes(Ber.OCTETS, MAX_ENGINE);
        boots = in.readInt();
        time = in.readInt();
        if (boots < 0 || time < 0) {
            throw in.at(in.position(), "a negative time of the engine");
        }
        user = new String(in.readBytes(Ber.OCTETS, MAX_NAME), StandardCharsets.UTF_8);
        int digestEnd = in.enter(Ber.OCTETS);
        digestAt = in.position();
        digestLength = digestEnd - digestAt;
        if (digestLength > MAX_DIGEST) {
            throw in.at(digestAt, "a digest of " + digestLength + " bytes");
        }
        in.position(digestEnd);
        int place = in.position();
        salt = in.readBytes(Ber.OCTETS, MAX_SALT);
        if (level == SecurityLevel.AUTH_PRIV && salt.length != MAX_SALT) {
            throw in.at(place, "privacy parameters of " + salt.length + " bytes");
        }
        if (in.position() != end) {
            throw in.at(in.position(), "bytes after the security parameters");
        }
    }
}
