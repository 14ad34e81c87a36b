/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import org.yagura.model.site.SnmpVersion;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.fact.SecurityLevel;
import org.yagura.traps.core.internal.fact.Transport;
import org.yagura.traps.core.internal.fact.TrapReceived;

/** Makes traps as senders would. */
public final class Pdus {
    private static final int SEQUENCE = 0x30;
    private static final int TRAP = 0xA7;
    private final ByteArrayOutputStream bindings = new ByteArrayOutputStream();

    private Pdus() {
    }

    /** A v2c trap with texts as bindings. */
    public static byte[] v2(String oid, String... texts) {
        var pdu = new Pdus();
        pdu.bind("1.3.6.1.2.1.1.3.0", value(0x43, new byte[]{1, 2}));
        pdu.bind("1.3.6.1.6.3.1.1.4.1.0", value(0x06, Oid.of(oid).content()));
        for (int i = 0; i < texts.length; i++) {
            pdu.bind("1.3.6.1.4.1.9999.2." + (i + 1), value(0x04, texts[i].getBytes(StandardCharsets.UTF_8)));
        }
        byte[] list = value(SEQUENCE, pdu.bindings.toByteArray());
        byte[] zero = value(0x02, new byte[]{0});
        return value(TRAP, join(zero, zero, zero, list));
    }

    /** A trap as the receiver puts it into the journal. */
    public static TrapReceived received(long micros, byte[] peer, String oid, String... texts) {
        return new TrapReceived(micros, peer, 40_000, Transport.UDP, SnmpVersion.V2C, "public",
                SecurityLevel.NO_AUTH_NO_PRIV,
                new byte[0], "", false, v2(oid, texts));
    }

    private void bind(String oid, byte[] value) {
        bindings.writeBytes(value(SEQUENCE, join(value(0x06, Oid.of(oid).content()), value)));
    }

    private static byte[] value(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            out.write(0x82);
            out.write(content.length >> 8);
            out.write(content.length);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
