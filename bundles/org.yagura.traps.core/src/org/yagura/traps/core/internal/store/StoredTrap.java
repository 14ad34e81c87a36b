/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.yagura.core.event.EventRaised;

/**
 * What is stored of a trap for good; state and assignee, which change, are in the {@link TrapIndex}.
 *
 * @param micros when it was received, microseconds since 1970, UTC
 * @param form SNMP version and layout of the payload, see {@link #version()} and {@link #layout()}, or that of an event
 * @param severity ordinal of the severity that the rules gave
 * @param origin number of the source
 * @param oid number of the trap OID
 * @param rule number of the rule that decided; 0 for none
 * @param alarm id of the alarm that it raised, counted for or cleared; 0 for none
 * @param previous id of the trap before it of the same alarm; 0 for none
 * @param message UTF-8; of an event see {@link Wording}
 * @param payload of the fact that it came with
 */
public record StoredTrap(long micros, int form, int severity, int origin, int oid, int rule, long alarm, long previous,
        byte[] message, byte[] payload) {
    private static final int VERSION_MASK = 3;
    private static final int VERSION_BITS = 2;
    /** What {@link #version()} is of a syslog message. */
    public static final int SYSLOG = 4;
    private static final int SYSLOG_LAYOUTS = 8;
    /** Layouts from here on are those of events, not of traps. */
    private static final int EVENTS = 16;
    private static final int FIXED = 64;
    private static final int SEVEN = 7;
    private static final int LOW_SEVEN = 0x7F;
    private static final int MORE = 0x80;

    /** Whether it is an event of a domain and no trap. */
    public boolean event() {
        return (form & VERSION_MASK) == 0 && form >>> VERSION_BITS >= EVENTS;
    }

    /** The event that it is. */
    public EventRaised raised() {
        return EventRaised.TYPE.decode(layout() - EVENTS, payload);
    }

    /** SNMP version 1, 2 (for v2c) or 3, {@link #SYSLOG}; 0 for what could not be decoded, and for events. */
    public int version() {
        return syslog() ? SYSLOG : form & VERSION_MASK;
    }

    private boolean syslog() {
        return (form & VERSION_MASK) != 0 && (form >>> VERSION_BITS & SYSLOG_LAYOUTS) != 0;
    }

    /** Version of the fact type's layout in which the payload is. */
    public int layout() {
        return (form >>> VERSION_BITS) - (syslog() ? SYSLOG_LAYOUTS : 0);
    }

    /** The form for a version and a layout. */
    static int form(int version, int layout) {
        return version == SYSLOG ? (SYSLOG_LAYOUTS | layout) << VERSION_BITS | 1 : layout << VERSION_BITS | version;
    }

    /** The form of an event whose fact has a version. */
    static int event(int factVersion) {
        return form(0, EVENTS + factVersion);
    }

    /** The message as text; of an event in English. */
    public String text() {
        return text(Locale.ENGLISH);
    }

    /** The message as text; of an event in a language. */
    public String text(Locale language) {
        String text = new String(message, StandardCharsets.UTF_8);
        return event() ? Wording.in(text, language) : text;
    }

    /** No more bytes than this are needed by {@link #write}. */
    int bound() {
        return FIXED + message.length + payload.length;
    }

    void write(ByteBuffer out) {
        out.putLong(micros).put((byte) form).put((byte) severity);
        number(out, origin);
        number(out, oid);
        number(out, rule);
        number(out, alarm);
        number(out, previous);
        number(out, message.length);
        number(out, payload.length);
        out.put(message).put(payload);
    }

    static StoredTrap read(ByteBuffer in) {
        long micros = in.getLong();
        int form = in.get();
        int severity = in.get();
        int origin = (int) number(in);
        int oid = (int) number(in);
        int rule = (int) number(in);
        long alarm = number(in);
        long previous = number(in);
        var message = new byte[(int) number(in)];
        var payload = new byte[(int) number(in)];
        in.get(message).get(payload);
        return new StoredTrap(micros, form, severity, origin, oid, rule, alarm, previous, message, payload);
    }

    /** Passes over a trap and gives its time. */
    static long skip(ByteBuffer in) {
        long micros = in.getLong();
        in.getShort();
        for (int i = 0; i < 5; i++) {
            number(in);
        }
        int length = (int) (number(in) + number(in));
        in.position(in.position() + length);
        return micros;
    }

    private static void number(ByteBuffer out, long value) {
        long rest = value;
        while ((rest & ~LOW_SEVEN) != 0) {
            out.put((byte) (rest & LOW_SEVEN | MORE));
            rest >>>= SEVEN;
        }
        out.put((byte) rest);
    }

    private static long number(ByteBuffer in) {
        long value = 0;
        for (int shift = 0;; shift += SEVEN) {
            byte next = in.get();
            value |= (long) (next & LOW_SEVEN) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
