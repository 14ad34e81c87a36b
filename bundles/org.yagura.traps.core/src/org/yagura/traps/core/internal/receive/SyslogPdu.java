/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;

import org.yagura.model.Ips;
import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Syslog;

/** Writes a syslog message as the notification that RFC 5676 makes of it, in BER. */
final class SyslogPdu {
    private static final int MINUTES = 60;
    private static final int LONGEST_NAME = 32;

    private final BerWriter out = new BerWriter();

    private SyslogPdu() {
    }

    /** The PDU. */
    static byte[] of(SyslogMessage message) {
        return new SyslogPdu().write(message);
    }

    /** From the end to the beginning. */
    private byte[] write(SyslogMessage m) {
        byte[] address = Ips.parse(m.host()).orElse(null);
        if (address != null && address.length == Integer.BYTES) {
            int before = out.size();
            int value = out.size();
            out.raw(address).wrap(Ber.IP_ADDRESS, value);
            oid(Decoding.TRAP_ADDRESS, before);
        }
        List<SyslogMessage.Value> values = m.values();
        for (int i = values.size() - 1; i >= 0; i--) {
            SyslogMessage.Value value = values.get(i);
            text(parameter(i + 1, value), value.value());
        }
        text(Syslog.TEXT.plus(1), m.text());
        number(Syslog.PARAMETERS, Ber.GAUGE32, values.size());
        text(Syslog.MESSAGE_ID.plus(1), m.id());
        text(Syslog.PROCESS.plus(1), m.process());
        text(Syslog.APP.plus(1), m.app());
        text(Syslog.HOST.plus(1), m.host());
        octets(Syslog.TIME.plus(1), time(m));
        number(Syslog.VERSION, Ber.GAUGE32, m.version());
        number(Syslog.SEVERITY, Ber.INTEGER, m.severity());
        number(Syslog.FACILITY, Ber.INTEGER, m.facility());
        int before = out.size();
        int value = out.size();
        out.raw(Syslog.NOTIFICATION.content()).wrap(Ber.OID, value);
        oid(Decoding.TRAP_OID, before);
        out.wrap(Ber.SEQUENCE, 0);
        out.integer(0).integer(0).integer(0);
        return out.wrap(Ber.TRAP_V2, 0).bytes();
    }

    private void oid(Oid oid, int before) {
        int start = out.size();
        out.raw(oid.content()).wrap(Ber.OID, start);
        out.wrap(Ber.SEQUENCE, before);
    }

    private void number(Oid column, int tag, long number) {
        int before = out.size();
        out.number(tag, number);
        oid(column.plus(1), before);
    }

    private void text(Oid oid, String text) {
        octets(oid, text.getBytes(StandardCharsets.UTF_8));
    }

    private void octets(Oid oid, byte[] bytes) {
        int before = out.size();
        out.octets(bytes);
        oid(oid, before);
    }

    private static Oid parameter(int index, SyslogMessage.Value value) {
        return Syslog.PARAMETER.plus(1, index).plus(named(value.group())).plus(named(value.name()));
    }

    /** A name as an index: its length, then its characters, those of ASCII. */
    private static int[] named(String name) {
        int length = Math.min(name.length(), LONGEST_NAME);
        var arcs = new int[length + 1];
        arcs[0] = length;
        for (int i = 0; i < length; i++) {
            arcs[i + 1] = name.charAt(i) < 0x7F ? name.charAt(i) : '?';
        }
        return arcs;
    }

    /** SyslogTimeStamp of RFC 5676: year, month, day, hour, minute, second, microseconds, and the offset where it is known. */
    private static byte[] time(SyslogMessage m) {
        LocalDateTime time = m.time();
        if (time == null) {
            return new byte[0];
        }
        int micros = time.getNano() / 1000;
        var bytes = new byte[m.offset() == null ? 10 : 13];
        bytes[0] = (byte) (time.getYear() >> 8);
        bytes[1] = (byte) time.getYear();
        bytes[2] = (byte) time.getMonthValue();
        bytes[3] = (byte) time.getDayOfMonth();
        bytes[4] = (byte) time.getHour();
        bytes[5] = (byte) time.getMinute();
        bytes[6] = (byte) time.getSecond();
        bytes[7] = (byte) (micros >> 16);
        bytes[8] = (byte) (micros >> 8);
        bytes[9] = (byte) micros;
        if (m.offset() != null) {
            int offset = Math.abs(m.offset());
            bytes[10] = (byte) (m.offset() < 0 ? '-' : '+');
            bytes[11] = (byte) (offset / MINUTES);
            bytes[12] = (byte) (offset % MINUTES);
        }
        return bytes;
    }
}
