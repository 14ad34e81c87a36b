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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.http.HttpDoor;
import org.yagura.agent.http.HttpSettings;
import org.yagura.agent.http.internal.Certificates;
import org.yagura.core.domain.Health;
import org.yagura.core.json.Json;
import org.yagura.core.tls.PinnedTrust;

/** Certificates that a site brings along: bad ones, ones that end, and ones that are replaced. One agent, many doors. */
class OwnCertificateTest {
    private static final String ENDING = "tls.expiring";
    @TempDir
    static Path folder;
    private static LiveAgent live;
    private Path files;

    @BeforeAll
    static void start() throws Exception {
        live = new LiveAgent(folder.resolve("data"), "");
    }

    @AfterAll
    static void stop() {
        live.close();
    }

    @BeforeEach
    void fresh() throws IOException {
        files = Files.createTempDirectory(folder, "own");
    }

    /** A certificate, its key and its authority, made that long ago. */
    private static Path made(Path into, Duration ago) throws Exception {
        Files.createDirectories(into);
        new Certificates(into, Clock.offset(Clock.systemUTC(), ago.negated())).own(List.of());
        return into;
    }

    private static HttpSettings settings(Path certificate, Path key) {
        return new HttpSettings("127.0.0.1", 0, certificate, key, List.of(), HttpSettings.Limits.usual());
    }

    private static HttpDoor door(Path of) throws AgentException {
        var door = new HttpDoor(live.agent, settings(of.resolve("server.pem"), of.resolve("server-key.pem")));
        door.open();
        return door;
    }

    private static Health.Trouble trouble(String id) {
        return live.agent.health().troubles().stream().filter(t -> t.id().equals(id)).findFirst().orElse(null);
    }

    private static X509Certificate served(HttpDoor door, Path trusted) throws Exception {
        try (SSLSocket socket = RawHttp.tls(LiveAgent.trusting(trusted), door.port())) {
            return (X509Certificate) socket.getSession().getPeerCertificates()[0];
        }
    }

    @Test
    void anAgentWithACertificateThatIsOverStartsAndSaysSo() throws Exception {
        Path old = made(files, Duration.ofDays(500));
        try (HttpDoor door = door(old)) {
            assertEquals("CRITICAL", trouble(ENDING).severity());
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                String text = AgentTexts.trouble(trouble(ENDING), language);
                assertTrue(text.contains("T") && text.contains("Z"), text);
            }
            assertThrows(SSLException.class, () -> served(door, old.resolve("ca.pem")), "clients refuse it");
            assertEquals(503, live.send(live.request("/healthz").GET()).statusCode());
        }
        try (HttpDoor door = door(made(files.resolve("good"), Duration.ZERO))) {
            assertTrue(door.port() > 0);
            assertEquals(null, trouble(ENDING));
            assertEquals(200, live.send(live.request("/healthz").GET()).statusCode());
        }
    }

    @Test
    void oneThatEndsSoonIsAWarningAndOneThatBeginsLaterATrouble() throws Exception {
        try (HttpDoor door = door(made(files.resolve("soon"), Duration.ofDays(390)))) {
            assertTrue(door.port() > 0);
            assertEquals("WARNING", trouble(ENDING).severity());
        }
        try (HttpDoor door = door(made(files.resolve("early"), Duration.ofDays(-3)))) {
            assertTrue(door.port() > 0);
            assertEquals("CRITICAL", trouble(ENDING).severity());
            assertEquals("tls.early", trouble(ENDING).textKey());
        }
    }

    @Test
    void replacedFilesAreTakenWhileItRuns() throws Exception {
        made(files, Duration.ofDays(390));
        try (HttpDoor door = door(files)) {
            door.announce();
            X509Certificate old = served(door, files.resolve("ca.pem"));
            door.renew();
            assertEquals(old, served(door, files.resolve("ca.pem")), "nothing has changed");
            replace(made(files.resolve("new"), Duration.ZERO), files);
            door.renew();
            X509Certificate now = served(door, files.resolve("ca.pem"));
            assertNotEquals(old, now);
            assertEquals(null, trouble(ENDING));
            assertEquals(door.fingerprint(), Json.mapper()
                    .readTree(Files.readString(folder.resolve("data/run/endpoint.json"))).get("caFingerprint")
                    .asText());
        } finally {
            live.door.announce();
        }
    }

    private static void replace(Path from, Path to) throws IOException {
        for (String file : List.of("ca.pem", "server.pem", "server-key.pem")) {
            Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void brokenFilesLeaveTheOldCertificateInUse() throws Exception {
        made(files, Duration.ofDays(1));
        try (HttpDoor door = door(files)) {
            X509Certificate old = served(door, files.resolve("ca.pem"));
            Path key = files.resolve("server-key.pem");
            byte[] good = Files.readAllBytes(key);
            Files.writeString(key, "half of a ke");
            door.renew();
            assertEquals("WARNING", trouble("tls.renewal").severity());
            assertTrue(AgentTexts.trouble(trouble("tls.renewal"), Locale.ENGLISH).contains("server-key.pem"));
            assertEquals(old, served(door, files.resolve("ca.pem")));
            Files.write(key, good);
            door.renew();
            assertEquals(null, trouble("tls.renewal"));
        }
    }

    private static String refusal(Path certificate, Path key) {
        var door = new HttpDoor(live.agent, settings(certificate, key));
        AgentException refused = assertThrows(AgentException.class, door::open);
        door.close();
        assertTrue(refused.text(Locale.JAPANESE).startsWith("HTTPS の証明書を使用できません"), refused.text(Locale.JAPANESE));
        return refused.getMessage();
    }

    @Test
    void whatIsNoGoodIsSaidAtTheStart() throws Exception {
        made(files, Duration.ZERO);
        Path certificate = files.resolve("server.pem");
        Path key = files.resolve("server-key.pem");
        Path other = made(files.resolve("other"), Duration.ZERO).resolve("server-key.pem");
        assertTrue(refusal(certificate, other).contains("does not belong"));
        assertTrue(refusal(files.resolve("missing.pem"), key).contains("missing.pem"));
        assertTrue(refusal(certificate, certificate).contains("no private key"));
        assertTrue(refusal(key, key).contains("no certificate"));
        Path empty = Files.createFile(files.resolve("empty.pem"));
        assertTrue(refusal(empty, key).contains("no certificate"));
        assertTrue(refusal(certificate, empty).contains("no private key"));
        Path binary = Files.write(files.resolve("binary.pem"), new byte[]{0x30, (byte) 0x82, 1, 2, (byte) 0xFF});
        refusal(binary, key);
        refusal(certificate, binary);
        Path cut = Files.writeString(files.resolve("cut.pem"), Files.readString(certificate).substring(0, 300));
        refusal(cut, key);
        assertTrue(refusal(certificate, locked(files.resolve("locked.pem"))).contains("without a password"));
    }

    /** A key that only a password opens. */
    private static Path locked(Path file) throws Exception {
        String algorithm = "PBEWithSHA1AndDESede";
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("secret".toCharArray())));
        byte[] key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded();
        byte[] encoded = new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
        return Files.writeString(file, "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(encoded)
                + "\n-----END ENCRYPTED PRIVATE KEY-----\n");
    }

    @Test
    void aChainMustBeInOrder() throws Exception {
        made(files, Duration.ZERO);
        Path other = made(files.resolve("other"), Duration.ZERO);
        List<String> own = certificates(files.resolve("server.pem"));
        assertEquals(2, own.size());
        Path key = files.resolve("server-key.pem");
        Path foreign = Files.writeString(files.resolve("foreign.pem"),
                own.getFirst() + certificates(other.resolve("ca.pem")).getFirst());
        assertTrue(refusal(foreign, key).contains("not in order"));
        Path turned = Files.writeString(files.resolve("turned.pem"), own.getLast() + own.getFirst());
        refusal(turned, key);
        Path alone = Files.writeString(files.resolve("alone.pem"), own.getFirst());
        try (var door = new HttpDoor(live.agent, settings(alone, key))) {
            door.open();
            assertEquals(door.fingerprint(), PinnedTrust.fingerprint(served(door, files.resolve("ca.pem"))),
                    "a certificate alone will do for clients who trust its authority");
        }
    }

    private static List<String> certificates(Path file) throws IOException {
        String end = "-----END CERTIFICATE-----\n";
        return List.of(Files.readString(file).split("(?<=" + end + ")"));
    }
}
