/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Certificates made by the JDK's keytool. */
public final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();

    /** Each kind is made once in a JVM, by the name of its file. */
    private static final Map<String, byte[]> MADE = new ConcurrentHashMap<>();

    private final Path file;

    /** One for a name, that is good from some days from now on (may be negative) for so many days. */
    public Certificates(Path folder, String names, int from, int days) throws Exception {
        this(folder, names, from, days, List.of("EC", "-groupname", "secp256r1"));
    }

    /** One with an RSA key: GnuTLS does not read elliptic keys as Java writes them, without their public part. */
    public static Certificates rsa(Path folder, String names, int from, int days) throws Exception {
        return new Certificates(folder, names, from, days, List.of("RSA", "-keysize", "2048"));
    }

    private Certificates(Path folder, String names, int from, int days, List<String> algorithm) throws Exception {
        file = folder.resolve("keys-" + algorithm.getFirst() + from + "-" + days + "-" + names.hashCode() + ".p12");
        if (Files.exists(file)) {
            return;
        }
        byte[] made = MADE.get(file.getFileName().toString());
        if (made != null) {
            Files.write(file, made);
            return;
        }
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC", "-genkeypair", "-alias", "key", "-dname", "CN=test",
                "-startdate", (from < 0 ? "" : "+") + from + "d", "-validity", Integer.toString(days), "-keystore",
                file.toString(), "-storepass", "changeit", "-ext", "san=" + names, "-keyalg"));
        command.addAll(algorithm);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(output);
        }
        MADE.put(file.getFileName().toString(), Files.readAllBytes(file));
    }

    /** The file of keys, with the password changeit. */
    public Path file() {
        return file;
    }

    private KeyStore keys() throws GeneralSecurityException, IOException {
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    /** A server's socket with it, not bound. */
    public ServerSocket server() throws GeneralSecurityException, IOException {
        return context().getServerSocketFactory().createServerSocket();
    }

    /** The certificate and its key as a file for a server of another make. */
    public Path pem() throws GeneralSecurityException, IOException {
        Path pem = file.resolveSibling(file.getFileName() + ".pem");
        Files.writeString(pem, block("CERTIFICATE", keys().getCertificate("key").getEncoded())
                + block("PRIVATE KEY", keys().getKey("key", PASSWORD).getEncoded()));
        return pem;
    }

    /** Writes certificate and key, each as a file of its own in PEM: {@code NAME.pem} and {@code NAME-key.pem}. */
    public void pem(Path folder, String name) throws GeneralSecurityException, IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".pem"),
                block("CERTIFICATE", keys().getCertificate("key").getEncoded()));
        Files.writeString(folder.resolve(name + "-key.pem"),
                block("PRIVATE KEY", keys().getKey("key", PASSWORD).getEncoded()));
    }

    private static String block(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(content)
                + "\n-----END " + what + "-----\n";
    }

    /** The server's side of TLS with it. */
    public SSLContext context() throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers(), null, null);
        return context;
    }

    /** What shows it to the other side. */
    public KeyManager[] managers() throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keys(), PASSWORD);
        return keys.getKeyManagers();
    }

    /** Who trusts it. */
    public X509ExtendedTrustManager trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("key", keys().getCertificate("key"));
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
