/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.decode;

import java.nio.charset.StandardCharsets;

import org.yagura.model.site.SnmpVersion;

/**
 * Syslog messages as the notification syslogMsgNotification that RFC 5676 makes of them: which objects hold what, and how
 * they are read. So what rules, filters and lists do with traps they do with syslog.
 */
public final class Syslog {
    /** syslogMsgNotification. */
    public static final Oid NOTIFICATION = Oid.of("1.3.6.1.2.1.192.0.1");
    /** Columns of syslogMsgTable: facility (SyslogFacility of RFC 5427). */
    public static final Oid FACILITY = column(2);
    /** Severity (SyslogSeverity of RFC 5427), 0 to 7. */
    public static final Oid SEVERITY = column(3);
    /** Version of the protocol; 0 for RFC 3164. */
    public static final Oid VERSION = column(4);
    /** The time that the sender wrote. */
    public static final Oid TIME = column(5);
    /** Host that it says it is of. */
    public static final Oid HOST = column(6);
    /** Program. */
    public static final Oid APP = column(7);
    /** Process. */
    public static final Oid PROCESS = column(8);
    /** Kind of message. */
    public static final Oid MESSAGE_ID = column(9);
    /** Number of structured values. */
    public static final Oid PARAMETERS = column(10);
    /** The text. */
    public static final Oid TEXT = column(11);
    /** syslogMsgSDParamValue: below it an index of the message, one of the value, and the names of its group and its own. */
    public static final Oid PARAMETER = Oid.of("1.3.6.1.2.1.192.1.3.1.4");
    private static final int INDEXES = 2;

    private Syslog() {
    }

    private static Oid column(int number) {
        return Oid.of("1.3.6.1.2.1.192.1.2.1." + number);
    }

    /** Whether a trap is a syslog message. */
    public static boolean is(Trap trap) {
        return trap.version() == SnmpVersion.SYSLOG;
    }

    /** The host that a message says it is of; empty when it says none. */
    public static String host(Trap trap) {
        return text(trap, HOST);
    }

    /** Its severity, 0 (the system is unusable) to 7 (debugging). */
    public static int severity(Trap trap) {
        for (int i = 0; i < trap.size(); i++) {
            if (SEVERITY.isPrefixOf(trap.oid(i))) {
                return (int) trap.varbind(i).number();
            }
        }
        return 7;
    }

    /** What its line in a list says: program, process and text. */
    public static String line(Trap trap) {
        String app = text(trap, APP);
        String process = text(trap, PROCESS);
        String tag = app + (process.isEmpty() ? "" : '[' + process + ']');
        return tag.isEmpty() ? text(trap, TEXT) : tag + ": " + text(trap, TEXT);
    }

    /** The program; empty when it is not known. */
    public static String app(Trap trap) {
        return text(trap, APP);
    }

    /** The kind of message; empty when it has none. */
    public static String id(Trap trap) {
        return text(trap, MESSAGE_ID);
    }

    private static String text(Trap trap, Oid column) {
        for (int i = 0; i < trap.size(); i++) {
            if (column.isPrefixOf(trap.oid(i))) {
                return new String(trap.varbind(i).content(), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** The name of a structured value, its group before it: {@code origin.ip}; null when the object is none. */
    public static String parameter(Oid oid) {
        if (!PARAMETER.isPrefixOf(oid)) {
            return null;
        }
        var name = new StringBuilder();
        int at = PARAMETER.size() + INDEXES;
        for (int part = 0; part < 2; part++) {
            int length = at < oid.size() ? oid.arc(at++) : -1;
            if (length < 0 || length > oid.size() - at) {
                return null;
            }
            for (int end = at + length; at < end; at++) {
                name.append((char) oid.arc(at));
            }
            name.append(part == 0 ? "." : "");
        }
        return name.toString();
    }
}
