/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.yagura.agent.core.PrivateFiles;

/**
 * The site's own certificate authority and the server's certificate, in PEM files that only the owner reads: made on the
 * first start, the server's made anew before it ends or when names are added.
 */
public final class Certificates {
    /** The server's certificate is made anew when it ends within this time. */
    public static final Duration RENEWAL = Duration.ofDays(30);

    private static final Duration CA_LIFE = Duration.ofDays(3_650);
    private static final Duration SERVER_LIFE = Duration.ofDays(397);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int SERIAL_BITS = 127;
    private static final int LINE = 64;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final Clock clock;

    /**
     * A private key with its certificate and those above it.
     *
     * @param key the private key
     * @param chain the server's certificate first
     */
    public record Identity(PrivateKey key, List<X509Certificate> chain) {

        public Identity {
            chain = List.copyOf(chain);
        }

        /** The certificate itself. */
        public X509Certificate certificate() {
            return chain.getFirst();
        }
    }

    /** Certificates in a folder. */
    public Certificates(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** The file with the authority's certificate. */
    public Path authorityFile() {
        return folder.resolve("ca.pem");
    }

    /** The server's certificate under the site's own authority; both are made when they are missing. */
    public Identity own(Collection<String> moreNames) throws IOException, GeneralSecurityException {
        return kept("server", "CN=Yagura agent", KeyPurposeId.id_kp_serverAuth, names(moreNames));
    }

    /** What a manager shows to node agents, under the same authority; made when it is missing. */
    public Identity manager() throws IOException, GeneralSecurityException {
        return kept("manager", "CN=Yagura manager", KeyPurposeId.id_kp_clientAuth, Set.of());
    }

    private Identity kept(String name, String subject, KeyPurposeId purpose, Set<String> names)
            throws IOException, GeneralSecurityException {
        PrivateFiles.folder(folder);
        Identity authority = authority();
        Path certificate = folder.resolve(name + ".pem");
        Path key = folder.resolve(name + "-key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            Identity kept = read(certificate, key);
            if (good(kept, authority, names)) {
                return kept;
            }
        }
        Identity made = issued(authority, subject, purpose, names);
        PrivateFiles.write(key, pem("PRIVATE KEY", made.key().getEncoded()));
        PrivateFiles.write(certificate, certificates(made.chain()));
        return made;
    }

    private boolean good(Identity own, Identity authority, Set<String> names) {
        try {
            own.certificate().verify(authority.certificate().getPublicKey());
            return clock.instant().plus(RENEWAL).isBefore(own.certificate().getNotAfter().toInstant())
                    && namesOf(own.certificate()).containsAll(names);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Set<String> namesOf(X509Certificate certificate) throws CertificateException {
        var names = new LinkedHashSet<String>();
        Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
        if (alternatives != null) {
            alternatives.forEach(name -> names.add(String.valueOf(name.get(1))));
        }
        return names;
    }

    /** What clients may call this machine. */
    static Set<String> names(Collection<String> more) {
        var names = new LinkedHashSet<String>(List.of("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1"));
        try {
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            // a machine without a name of its own is reached by its address
        }
        for (String name : more) {
            names.add(isAddress(name) ? address(name) : name);
        }
        return names;
    }

    private static boolean isAddress(String name) {
        return name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    }

    private static String address(String text) {
        try {
            return InetAddress.getByName(text).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private Identity authority() throws IOException, GeneralSecurityException {
        Path certificate = authorityFile();
        Path key = folder.resolve("ca-key.pem");
        if (Files.exists(certificate) && Files.exists(key)) {
            return read(certificate, key);
        }
        KeyPair pair = newPair();
        X500Name name = new X500Name("CN=Yagura site CA " + HexFormat.of().formatHex(serial().toByteArray(), 0, 4));
        Instant now = clock.instant();
        try {
            var builder = new JcaX509v3CertificateBuilder(name, serial(), Date.from(now.minus(CLOCK_SKEW)),
                    Date.from(now.plus(CA_LIFE)), name, pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
            X509Certificate made = signed(builder, pair.getPrivate());
            PrivateFiles.write(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            PrivateFiles.write(certificate, certificates(List.of(made)));
            return new Identity(pair.getPrivate(), List.of(made));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private Identity issued(Identity authority, String subject, KeyPurposeId purpose, Set<String> names)
            throws IOException, GeneralSecurityException {
        KeyPair pair = newPair();
        Instant now = clock.instant();
        GeneralName[] alternatives = names.stream()
                .map(name -> new GeneralName(isAddress(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        try {
            var extensions = new JcaX509ExtensionUtils();
            var builder = new JcaX509v3CertificateBuilder(authority.certificate(), serial(),
                    Date.from(now.minus(CLOCK_SKEW)), Date.from(now.plus(SERVER_LIFE)),
                    new X500Name(subject), pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            if (alternatives.length > 0) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            }
            builder.addExtension(Extension.subjectKeyIdentifier, false,
                    extensions.createSubjectKeyIdentifier(pair.getPublic()));
            builder.addExtension(Extension.authorityKeyIdentifier, false,
                    extensions.createAuthorityKeyIdentifier(authority.certificate()));
            return new Identity(pair.getPrivate(),
                    List.of(signed(builder, authority.key()), authority.certificate()));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws OperatorCreationException, CertificateException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static BigInteger serial() {
        return new BigInteger(SERIAL_BITS, RANDOM).setBit(SERIAL_BITS - 1);
    }

    /**
     * A certificate of one's own from PEM files.
     *
     * @throws IOException when they cannot be read, are no PEM, or the key is protected by a password
     * @throws GeneralSecurityException when the key does not belong to the certificate, or the chain is broken
     */
    public static Identity read(Path certificate, Path key) throws IOException, GeneralSecurityException {
        var chain = new ArrayList<X509Certificate>();
        for (Object object : objects(certificate)) {
            if (object instanceof X509CertificateHolder holder) {
                chain.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
        }
        if (chain.isEmpty()) {
            throw new IOException("there is no certificate in " + certificate);
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            if (!chain.get(i).getIssuerX500Principal().equals(chain.get(i + 1).getSubjectX500Principal())) {
                throw new GeneralSecurityException("the certificates in " + certificate + " are not in order: "
                        + chain.get(i).getSubjectX500Principal() + " was not issued by the one that follows");
            }
            chain.get(i).verify(chain.get(i + 1).getPublicKey());
        }
        for (Object object : objects(key)) {
            PrivateKeyInfo info = object instanceof PEMKeyPair pair
                    ? pair.getPrivateKeyInfo()
                    : object instanceof PrivateKeyInfo plain ? plain : null;
            if (info != null) {
                PrivateKey found = new JcaPEMKeyConverter().getPrivateKey(info);
                CertificateKeys.check(found, chain.getFirst().getPublicKey());
                return new Identity(found, chain);
            }
        }
        throw new IOException("there is no private key without a password in " + key);
    }

    private static List<Object> objects(Path file) throws IOException {
        var objects = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
                PEMParser parser = new PEMParser(reader)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                objects.add(object);
            }
        }
        return objects;
    }

    private static byte[] certificates(List<X509Certificate> chain) throws GeneralSecurityException {
        var text = new StringBuilder();
        for (X509Certificate certificate : chain) {
            text.append(new String(pem("CERTIFICATE", certificate.getEncoded()), StandardCharsets.US_ASCII));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] pem(String what, byte[] content) {
        String text = Base64.getMimeEncoder(LINE, new byte[]{'\n'}).encodeToString(content);
        return ("-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A key store in memory with one identity. */
    public static KeyStore store(Identity identity, char[] password) throws GeneralSecurityException {
        return CertificateKeys.store(identity, password);
    }
}
