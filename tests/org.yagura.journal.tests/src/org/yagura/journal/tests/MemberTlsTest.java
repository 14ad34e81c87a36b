/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.journal.FactBatch;
import org.yagura.journal.Journal;
import org.yagura.journal.JournalLimits;
import org.yagura.journal.JournalSettings;
import org.yagura.journal.Member;
import org.yagura.journal.MemberTls;
import org.yagura.testsupport.Await;

/** Members speak mutual TLS; others do not get in. */
class MemberTlsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    Path folder;

    private KeyStore keys(String name) throws Exception {
        Path file = folder.resolve(name + ".p12");
        var keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-genkeypair", "-alias", name, "-keyalg", "EC", "-groupname", "secp256r1",
                "-dname", "CN=" + name,
                "-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", file.toString(),
                "-storepass", new String(PASSWORD)).redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertEquals(0, keytool.waitFor());
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static KeyManager keyManager(KeyStore keys) throws Exception {
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        return factory.getKeyManagers()[0];
    }

    private static TrustManager trustManager(KeyStore... believed) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (KeyStore one : believed) {
            String alias = one.aliases().nextElement();
            store.setCertificateEntry(alias, one.getCertificate(alias));
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers()[0];
    }

    @Test
    void membersAgreeAndAStrangerIsRefused() throws Exception {
        KeyStore[] keys = {keys("m0"), keys("m1")};
        KeyStore stranger = keys("stranger");
        MemberTls[] tls = {new MemberTls(keyManager(keys[0]), trustManager(keys)),
                new MemberTls(keyManager(keys[1]), trustManager(keys))};
        try (var group = new Group(folder, JournalLimits.usual().withFreeBytes(1 << 20), i -> tls[i % 2])) {
            group.openAll();
            Journal leader = group.journals[group.leader()];
            long position = leader.append(new FactBatch("m", 1, Facts.numbered(0, 100))).get();
            for (Journal journal : group.journals) {
                Await.until("every member has it", () -> journal.lastPosition() == position);
                assertEquals(100, Facts.numbers(Facts.all(journal, 0)).size());
            }
            int port = group.members.getFirst().port();
            assertTrue(speaks(port, keyManager(keys[1]), trustManager(keys)));
            assertThrows(IOException.class, () -> speaks(port, null, trustManager(keys)));
            assertThrows(IOException.class, () -> speaks(port, keyManager(stranger), trustManager(keys)));

            int lost = group.follower();
            group.lose(lost);
            group.open(lost);
            Await.until("a lost member asks the others under TLS", () -> !group.journals[lost].status().joining());
            assertEquals(100, Facts.numbers(Facts.all(group.journals[lost], 0)).size());
        }
    }

    /** Whether the member answers with the first frame of HTTP/2; only then is the client's certificate believed. */
    private static boolean speaks(int port, KeyManager key, TrustManager trust) throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(key == null ? null : new KeyManager[]{key}, new TrustManager[]{trust}, null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[]{"h2"});
            socket.setSSLParameters(parameters);
            socket.setSoTimeout(10_000);
            socket.startHandshake();
            if (socket.getInputStream().read() < 0) {
                throw new IOException("the member hangs up");
            }
            return true;
        }
    }

    @Test
    void membersOnOtherMachinesNeedTls() {
        List<Member> members = List.of(new Member("a", "127.0.0.1", 1), new Member("b", "192.0.2.1", 1));
        assertThrows(IllegalArgumentException.class,
                () -> new JournalSettings(folder, "a", members, JournalLimits.usual(), null));
    }
}
