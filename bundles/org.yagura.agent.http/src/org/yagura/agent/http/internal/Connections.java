/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.eclipse.jetty.alpn.java.server.JDK9ServerALPNProcessor;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http2.hpack.HpackFieldPreEncoder;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How connections are taken by all doors: HTTP/1.1 and HTTP/2 over TLS 1.2 and 1.3. */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final int HEADER_BYTES = 16 << 10;
    /** Bytes a second of a body, on the average. */
    private static final int SLOWEST_BODY = 64;
    private static final int HTTP2_STREAMS = 128;
    private static final int PASSWORD_BYTES = 24;

    private Connections() {
    }

    /** A password for a key store that is in memory only. */
    public static char[] password() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes).toCharArray();
    }

    /** Gives TLS its certificate, and leaves out what is weak. */
    public static void secure(SslContextFactory.Server factory, Certificates.Identity identity, char[] password)
            throws GeneralSecurityException {
        factory.setKeyStore(Certificates.store(identity, password));
        factory.setKeyStorePassword(new String(password));
        factory.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        factory.setExcludeCipherSuites("^.*_(MD5|SHA|SHA1)$", "^TLS_RSA_.*$", "^.*_CBC_.*$",
                "^.*(NULL|anon|EXPORT|RC4).*$");
        factory.setUseCipherSuitesOrder(true);
        factory.setRenegotiationAllowed(false);
        factory.setSniRequired(false);
    }

    /** Threads that listen; requests have virtual ones. */
    public static QueuedThreadPool threads(String name, int most) {
        var pool = new QueuedThreadPool(most);
        pool.setName(name);
        pool.setDaemon(true);
        pool.setVirtualThreadsExecutor(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory()));
        return pool;
    }

    /** The protocols of a connection, from the outermost on. */
    public static ConnectionFactory[] factories(SslContextFactory.Server tls, int idleMillis) {
        LOG.debug("encoders of headers: {}", encoders());
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setIdleTimeout(idleMillis);
        configuration.setMinRequestDataRate(SLOWEST_BODY);
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        var one = new HttpConnectionFactory(configuration);
        var two = new HTTP2ServerConnectionFactory(configuration);
        two.setMaxConcurrentStreams(HTTP2_STREAMS);
        two.setStreamIdleTimeout(idleMillis);
        ALPNServerConnectionFactory alpn = alpn("h2", "http/1.1");
        alpn.setDefaultProtocol(one.getProtocol());
        return new ConnectionFactory[]{new SslConnectionFactory(tls, alpn.getProtocol()), alpn, two, one};
    }

    /** Jetty finds the part that speaks ALPN by a service loader, which has to see that part's bundle. */
    private static ALPNServerConnectionFactory alpn(String... protocols) {
        return seeing(JDK9ServerALPNProcessor.class, () -> new ALPNServerConnectionFactory(protocols));
    }

    /** The same for the part that writes the headers of HTTP/2; it is looked for once, when a class is initialised. */
    private static HttpField encoders() {
        return seeing(HpackFieldPreEncoder.class, () -> new PreEncodedHttpField("Yagura", "agent"));
    }

    private static <T> T seeing(Class<?> part, Supplier<T> work) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(part.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
