/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.Agent;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.http.HttpDoor;
import org.yagura.agent.http.HttpSettings;
import org.yagura.agent.http.internal.Certificates;
import org.yagura.agent.http.internal.Certificates.Identity;

/** The agent's own authority, its renewal, and certificates of one's own. */
class CertificatesTest {
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
    @TempDir
    Path folder;

    private Certificates at(Duration later) {
        return new Certificates(folder, Clock.fixed(NOW.plus(later), ZoneOffset.UTC));
    }

    @Test
    void isMadeOnceAndRenewedInTime() throws Exception {
        Identity first = at(Duration.ZERO).own(List.of());
        assertEquals(first.certificate(), at(Duration.ofDays(300)).own(List.of()).certificate());
        Identity renewed = at(Duration.ofDays(370)).own(List.of());
        assertNotEquals(first.certificate(), renewed.certificate());
        assertEquals(first.chain().getLast(), renewed.chain().getLast(), "the authority stays");
        renewed.certificate().verify(first.chain().getLast().getPublicKey());
    }

    @Test
    void namesThisMachineAndWhatIsAdded() throws Exception {
        Identity identity = at(Duration.ZERO).own(List.of("yagura.example", "10.1.2.3"));
        String names = identity.certificate().getSubjectAlternativeNames().stream()
                .map(n -> String.valueOf(n.get(1))).collect(Collectors.joining(" "));
        for (String name : List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1", "yagura.example", "10.1.2.3")) {
            assertTrue(names.contains(name), names);
        }
        assertEquals(identity.certificate(), at(Duration.ZERO).own(List.of("yagura.example")).certificate());
        assertNotEquals(identity.certificate(), at(Duration.ZERO).own(List.of("another.example")).certificate());
    }

    @Test
    void keepsKeysPrivate() throws Exception {
        at(Duration.ZERO).own(List.of());
        for (String file : List.of("ca-key.pem", "server-key.pem")) {
            assertEquals("rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))));
        }
    }

    @Test
    void refusesAKeyThatDoesNotBelong() throws Exception {
        at(Duration.ZERO).own(List.of());
        assertThrows(GeneralSecurityException.class,
                () -> Certificates.read(folder.resolve("server.pem"), folder.resolve("ca-key.pem")));
        assertThrows(IOException.class,
                () -> Certificates.read(folder.resolve("server-key.pem"), folder.resolve("server-key.pem")));
        assertThrows(IOException.class,
                () -> Certificates.read(folder.resolve("server.pem"), folder.resolve("server.pem")));
    }

    @Test
    void servesACertificateOfOnesOwn() throws Exception {
        new Certificates(folder, Clock.systemUTC()).own(List.of());
        Path certificate = folder.resolve("server.pem");
        var settings = new HttpSettings("127.0.0.1", 0, certificate, folder.resolve("server-key.pem"), List.of(),
                HttpSettings.Limits.usual());
        Path data = folder.resolve("data");
        try (LiveAgent live = new LiveAgent(data, "", settings)) {
            assertEquals(200, live.call("agent.about", "").statusCode());
            assertTrue(Files.notExists(data.resolve("tls/server.pem")));
            oldTlsIsRefused(live);
        }
        var wrong = new HttpSettings("127.0.0.1", 0, certificate, folder.resolve("ca-key.pem"), List.of(),
                HttpSettings.Limits.usual());
        AgentException failure = assertThrows(AgentException.class, () -> {
            var agent = new Agent(AgentSettings.of(data),
                    new Contributions());
            agent.start();
            try (agent; var door = new HttpDoor(agent, wrong)) {
                door.open();
            }
        });
        assertTrue(failure.getMessage().contains("certificate"), failure.getMessage());
    }

    private void oldTlsIsRefused(LiveAgent live) throws Exception {
        try (SSLSocket socket = (SSLSocket) LiveAgent.trusting(folder.resolve("ca.pem")).getSocketFactory()
                .createSocket("127.0.0.1", live.door.port())) {
            socket.setEnabledProtocols(new String[]{"TLSv1.2"});
            socket.setEnabledCipherSuites(new String[]{"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"});
            assertThrows(SSLException.class, socket::startHandshake);
        }
        try (SSLSocket socket = (SSLSocket) LiveAgent.trusting(folder.resolve("ca.pem")).getSocketFactory()
                .createSocket("127.0.0.1", live.door.port())) {
            socket.setEnabledProtocols(new String[]{"TLSv1.2"});
            socket.startHandshake();
            assertEquals("TLSv1.2", socket.getSession().getProtocol());
            assertTrue(socket.getSession().getCipherSuite().contains("GCM")
                    || socket.getSession().getCipherSuite().contains("POLY1305"));
        }
    }
}
