/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.yagura.model.Secret;
import org.yagura.model.site.GreetingProtocol;
import org.yagura.model.site.GreetingSecurity;
import org.yagura.model.site.GreetingWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Certificates;
import org.yagura.testsupport.GreetingDaemon;
import org.yagura.testsupport.ListeningProcess;
import org.yagura.testsupport.Ports;
import org.yagura.watch.core.internal.poll.GreetingKind;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** Real servers of mail, files and directories: greeted, encrypted, logged in to; and they hang and are killed. */
final class GreetingServersTest {
    private static final String WHERE = "127.0.35.9";
    private static final Duration SHORT = Duration.ofMillis(900);
    private static final Map<GreetingProtocol, ListeningProcess> SERVERS = new EnumMap<>(GreetingProtocol.class);
    private static final Map<GreetingProtocol, Integer> PORTS = new EnumMap<>(GreetingProtocol.class);
    private static final Map<GreetingProtocol, Integer> SECURE = new EnumMap<>(GreetingProtocol.class);

    @TempDir
    private static Path home;

    private final Asking asking = new Asking(WHERE);

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(GreetingDaemon.installed(), "exim, vsftpd or slapd is not on this machine");
        Certificates.rsa(home, "ip:" + WHERE, -1, 12).pem(home, "server");
        for (GreetingProtocol protocol : new GreetingProtocol[]{GreetingProtocol.SMTP, GreetingProtocol.FTP,
                GreetingProtocol.LDAP}) {
            PORTS.put(protocol, Ports.free());
            SECURE.put(protocol, Ports.free());
            SERVERS.put(protocol, start(protocol));
        }
    }

    private static ListeningProcess start(GreetingProtocol protocol) throws Exception {
        Path folder = home.resolve(protocol.getName());
        int port = PORTS.get(protocol);
        int secure = SECURE.get(protocol);
        return switch (protocol) {
            case SMTP -> GreetingDaemon.mail(folder, home, WHERE, port, secure);
            case FTP -> GreetingDaemon.files(folder, home, WHERE, port);
            case LDAP -> GreetingDaemon.directory(folder, home, WHERE, port, secure);
            default -> throw new IllegalArgumentException(protocol.toString());
        };
    }

    @AfterAll
    static void end() {
        SERVERS.values().forEach(ListeningProcess::close);
        SERVERS.clear();
    }

    private static GreetingWatch watch(GreetingProtocol protocol, GreetingSecurity security) {
        GreetingWatch watch = SiteFactory.eINSTANCE.createGreetingWatch();
        watch.setProtocol(protocol);
        watch.setSecurity(security);
        watch.setPort((security == GreetingSecurity.TLS ? SECURE : PORTS).get(protocol));
        watch.setCheckCertificate(false);
        watch.setCertificateDays(0);
        return watch;
    }

    private Measurement run(GreetingWatch watch, Duration timeout) throws Exception {
        Measurement measured = asking.run(new GreetingKind(), watch, timeout);
        assertFalse(measured.toString().contains(GreetingDaemon.PASSWORD), measured::toString);
        return measured;
    }

    private Measurement logIn(GreetingProtocol protocol, String user, String password) throws Exception {
        GreetingWatch watch = watch(protocol, GreetingSecurity.STARTTLS);
        watch.setUser(user);
        watch.setPassword(Secret.plain(password));
        return run(watch, Asking.LONG);
    }

    private static void said(Outcome outcome, String text, Measurement measured) {
        assertEquals(outcome, measured.outcome(), measured.text()::toString);
        assertTrue(measured.text().in(Locale.ENGLISH).contains(text), measured.text()::toString);
    }

    private static String banner(GreetingProtocol protocol) {
        return switch (protocol) {
            case SMTP -> "mail.example ESMTP Exim";
            case FTP -> "Files of Aozora";
            default -> "LDAP";
        };
    }

    @ParameterizedTest
    @EnumSource(value = GreetingProtocol.class, names = {"SMTP", "FTP", "LDAP"})
    void greetedInClearAndEncrypted(GreetingProtocol protocol) throws Exception {
        Measurement clear = run(watch(protocol, GreetingSecurity.NONE), Asking.LONG);
        said(Outcome.GOOD, banner(protocol), clear);
        assertTrue(Asking.value(clear, "certificate").isEmpty());
        GreetingWatch encrypted = watch(protocol, GreetingSecurity.STARTTLS);
        Measurement begun = run(encrypted, Asking.LONG);
        said(Outcome.GOOD, banner(protocol), begun);
        assertEquals(11, Asking.value(begun, "certificate").orElseThrow(), 1.1);
        encrypted.setCertificateDays(30);
        assertEquals(Outcome.WARNING, run(encrypted, Asking.LONG).outcome(), "it ends soon");
        encrypted.setCheckCertificate(true);
        assertEquals(Outcome.FAILED, run(encrypted, Asking.LONG).outcome(), "nobody vouches for it");
    }

    @ParameterizedTest
    @EnumSource(value = GreetingProtocol.class, names = {"SMTP", "LDAP"})
    void encryptedFromTheFirstByte(GreetingProtocol protocol) throws Exception {
        Measurement measured = run(watch(protocol, GreetingSecurity.TLS), Asking.LONG);
        said(Outcome.GOOD, banner(protocol), measured);
        assertTrue(Asking.value(measured, "certificate").isPresent());
    }

    @Test
    void whoMayGetsIn() throws Exception {
        said(Outcome.GOOD, "Exim", logIn(GreetingProtocol.SMTP, GreetingDaemon.USER, GreetingDaemon.PASSWORD));
        said(Outcome.GOOD, "Aozora", logIn(GreetingProtocol.FTP, GreetingDaemon.GUEST, "me@example"));
        said(Outcome.GOOD, "LDAP", logIn(GreetingProtocol.LDAP, GreetingDaemon.NAME, GreetingDaemon.PASSWORD));
    }

    @Test
    void whoMayNotIsRefusedInTheWordsOfTheServer() throws Exception {
        said(Outcome.FAILED, "refuses the log-in: 535", logIn(GreetingProtocol.SMTP, GreetingDaemon.USER, "wrong"));
        said(Outcome.FAILED, "refuses the log-in: 530", logIn(GreetingProtocol.FTP, GreetingDaemon.USER, "wrong"));
        said(Outcome.FAILED, "refuses the log-in: 49", logIn(GreetingProtocol.LDAP, GreetingDaemon.NAME, "wrong"));
    }

    @Test
    void aServerThatDoesNotEncryptAndOneThatWantsALogIn() throws Exception {
        GreetingWatch mail = watch(GreetingProtocol.SMTP, GreetingSecurity.STARTTLS);
        mail.setPort(Ports.free());
        try (var _ = GreetingDaemon.mail(home.resolve("clear"), null, WHERE, mail.getPort(), Ports.free())) {
            said(Outcome.FAILED, "does not encrypt the connection", run(mail, Asking.LONG));
        }
        GreetingWatch directory = watch(GreetingProtocol.LDAP, GreetingSecurity.NONE);
        directory.setPort(Ports.free());
        try (var _ = GreetingDaemon.directory(home.resolve("closed"), home, WHERE, directory.getPort(), Ports.free(),
                "disallow bind_anon")) {
            said(Outcome.GOOD, "LDAP", run(directory, Asking.LONG));
        }
    }

    @Test
    void whoeverElseHasThePortIsToldFromTheServer() throws Exception {
        GreetingWatch mail = watch(GreetingProtocol.SMTP, GreetingSecurity.NONE);
        mail.setPort(PORTS.get(GreetingProtocol.FTP));
        said(Outcome.FAILED, "not as a server of that protocol should", run(mail, Asking.LONG));
        GreetingWatch files = watch(GreetingProtocol.FTP, GreetingSecurity.STARTTLS);
        files.setPort(PORTS.get(GreetingProtocol.SMTP));
        said(Outcome.FAILED, "does not encrypt the connection", run(files, Asking.LONG));
        GreetingWatch directory = watch(GreetingProtocol.LDAP, GreetingSecurity.NONE);
        directory.setPort(PORTS.get(GreetingProtocol.SMTP));
        assertEquals(Outcome.FAILED, run(directory, Asking.LONG).outcome());
    }

    @ParameterizedTest
    @EnumSource(value = GreetingProtocol.class, names = {"SMTP", "FTP", "LDAP"})
    void hungAndKilledItIsSaidAndComesBack(GreetingProtocol protocol) throws Exception {
        GreetingWatch watch = watch(protocol, GreetingSecurity.STARTTLS);
        ListeningProcess server = SERVERS.get(protocol);
        server.suspend(true);
        Measurement hung;
        try {
            hung = run(watch, SHORT);
        } finally {
            server.suspend(false);
        }
        said(Outcome.FAILED, "0.9 s", hung);
        said(Outcome.GOOD, banner(protocol), run(watch, Asking.LONG));
        server.kill();
        said(Outcome.FAILED, "Connection refused by", run(watch, Asking.LONG));
        server.start();
        Await.until("it answers again", () -> run(watch, Asking.LONG).outcome() == Outcome.GOOD);
    }
}
