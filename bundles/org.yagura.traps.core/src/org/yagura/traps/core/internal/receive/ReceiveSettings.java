/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.receive;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.internal.decode.Addresses;

/**
 * How traps are received, from the agent's settings.
 *
 * @param ports {@code trap-port}: ports, with commas; 0 is any free port. Not given: 162 where that is allowed and free,
 *        else 10162
 * @param fixedPorts whether ports were given
 * @param addresses {@code trap-bind}: addresses, with commas; {@code *} (not given) is all, IPv4 and IPv6. That is safe:
 *        senders are taken only with a credential and from the networks that it names, and in a new site that is
 *        loopback alone
 * @param tcp {@code trap-tcp}: whether TCP is served, too; {@code true} when not given
 * @param bufferBytes {@code trap-buffer}: the socket's buffer to ask for, in bytes; 4 MiB when not given
 * @param queueBytes {@code trap-queue}: the most that waits between sockets and journal, in bytes; 64 MiB when not given
 * @param idleMillis {@code trap-tcp-idle}: after how many seconds a silent connection is closed; 600 when not given
 * @param syslog how syslog messages are received; null when they are not
 */
public record ReceiveSettings(List<Integer> ports, boolean fixedPorts, List<InetAddress> addresses, boolean tcp,
        int bufferBytes, long queueBytes, int idleMillis, Syslog syslog) {
    /** The port of SNMP notifications. */
    public static final int STANDARD_PORT = 162;
    /** The port that is taken where {@link #STANDARD_PORT} cannot be had. */
    public static final int OTHER_PORT = 10162;
    /** The port of syslog, UDP and TCP. */
    public static final int SYSLOG_PORT = 514;
    /** The port that is taken where {@link #SYSLOG_PORT} cannot be had. */
    public static final int OTHER_SYSLOG_PORT = 10514;
    private static final int MAX_PORT = 65_535;
    private static final int DAY = 86_400;

    private static final Setting<List<Long>> PORTS = setting("trap-port", SettingForm.number(0, MAX_PORT).list(), null);
    private static final Setting<List<InetAddress>> BIND = setting("trap-bind", address().list(), "*");
    private static final Setting<Boolean> TCP = setting("trap-tcp", SettingForm.yesNo(), "true");
    private static final Setting<Long> BUFFER = setting("trap-buffer", SettingForm.number(4096, 1 << 30), "4194304");
    private static final Setting<Long> QUEUE = setting("trap-queue", SettingForm.number(1 << 20, 1L << 33), "67108864");
    private static final Setting<Long> IDLE = setting("trap-tcp-idle", SettingForm.number(1, DAY), "600");

    private static final Setting<Boolean> SYSLOG = setting("syslog", SettingForm.yesNo(), "true");
    private static final Setting<Long> SYSLOG_UDP = setting("syslog-port", SettingForm.number(0, MAX_PORT), null);
    private static final Setting<Long> SYSLOG_TLS = setting("syslog-tls-port", SettingForm.number(0, MAX_PORT), "6514");
    private static final Setting<Path> SYSLOG_CA = setting("syslog-tls-ca", file(), null);
    private static final Setting<Charset> SYSLOG_CHARSET = setting("syslog-charset", charset(), "ISO-8859-1");

    /**
     * How syslog messages are received; {@code syslog} says whether.
     *
     * @param port {@code syslog-port}: of UDP, and of TCP where that is served; 0 is any free one. Null when not given: 514
     *        where that is allowed and free, else 10514
     * @param tlsPort {@code syslog-tls-port}: of TLS; 6514 when not given
     * @param clients {@code syslog-tls-ca}: PEM file of who vouches for senders over TLS; null when each is taken
     * @param charset {@code syslog-charset}: of messages that are not UTF-8
     */
    public record Syslog(Integer port, int tlsPort, Path clients, Charset charset) {
    }

    /** The settings that there are. */
    public static List<Setting<?>> all() {
        return List.of(PORTS, BIND, TCP, BUFFER, QUEUE, IDLE, SYSLOG, SYSLOG_UDP, SYSLOG_TLS, SYSLOG_CA,
                SYSLOG_CHARSET);
    }

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one is wrong; the message names it
     */
    public static ReceiveSettings of(Map<String, String> given) {
        List<Long> ports = PORTS.in(given);
        return new ReceiveSettings(ports == null ? List.of(STANDARD_PORT) : ports.stream().map(Long::intValue).toList(),
                ports != null, BIND.in(given), TCP.in(given), BUFFER.in(given).intValue(), QUEUE.in(given),
                1000 * IDLE.in(given).intValue(), SYSLOG.in(given) ? syslog(given) : null);
    }

    private static Syslog syslog(Map<String, String> given) {
        Long port = SYSLOG_UDP.in(given);
        return new Syslog(port == null ? null : port.intValue(), SYSLOG_TLS.in(given).intValue(), SYSLOG_CA.in(given),
                SYSLOG_CHARSET.in(given));
    }

    private static SettingForm<Path> file() {
        return new SettingForm<>("FILE", text -> {
            Path file = Path.of(text);
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException(text);
            }
            return file;
        }, language -> Texts.of(ReceiveSettings.class, language).get("form.file"));
    }

    private static SettingForm<Charset> charset() {
        return new SettingForm<>("NAME", Charset::forName,
                language -> Texts.of(ReceiveSettings.class, language).get("form.charset"));
    }

    private static <T> Setting<T> setting(String name, SettingForm<T> form, String usual) {
        return new Setting<>(name, form, usual, ReceiveSettings.class);
    }

    private static SettingForm<InetAddress> address() {
        return new SettingForm<>("A", text -> {
            try {
                return text.equals("*")
                        ? new InetSocketAddress(0).getAddress()
                        : InetAddress.getByAddress(Addresses.parse(text));
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException(text, e);
            }
        }, language -> Texts.of(ReceiveSettings.class, language).get("form.address"));
    }
}
