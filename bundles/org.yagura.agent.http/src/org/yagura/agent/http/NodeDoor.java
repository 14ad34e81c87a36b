/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.TrustManager;

import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.http.internal.Certificates;
import org.yagura.agent.http.internal.Connections;
import org.yagura.agent.http.internal.HostHandler;
import org.yagura.core.host.HostAccess;
import org.yagura.core.tls.PinnedTrust;

/**
 * HTTPS to a node agent. Whoever does not show the certificate of a known manager is turned away before a request is read;
 * there is no other log-in.
 */
public final class NodeDoor implements AutoCloseable {
    /** The port when none is given. */
    public static final int USUAL_PORT = 8444;

    private static final Logger LOG = LoggerFactory.getLogger(NodeDoor.class);
    private static final int MAX_THREADS = 12;
    private static final int CONNECTIONS = 50;
    private static final int IDLE_MILLIS = 180_000;
    private static final int STOP_MILLIS = 2_000;

    private final HttpSettings settings;
    private final Collection<String> managers;
    private final HostAccess host;
    private final Certificates certificates;
    private final char[] password = Connections.password();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("tls").daemon().factory());
    private Certificates.Identity identity;
    private SslContextFactory.Server tls;
    private Server server;
    private ServerConnector connector;

    /**
     * A door that is not open yet.
     *
     * @param data folder of the node agent; its certificates are made in {@code tls} below it
     * @param managers SHA-256 fingerprints of the managers' certificates, or of the authorities above them
     * @param host what is asked through it
     * @throws IllegalArgumentException when a fingerprint is none
     */
    public NodeDoor(Path data, HttpSettings settings, Collection<String> managers, HostAccess host) {
        this.settings = settings;
        this.managers = managers.stream().map(PinnedTrust::plain).toList();
        this.host = host;
        this.certificates = new Certificates(data.resolve("tls"), Clock.systemUTC());
    }

    /** TLS that knows managers only. */
    private static final class ForManagers extends SslContextFactory.Server {
        private final PinnedTrust trust;

        ForManagers(PinnedTrust trust) {
            this.trust = trust;
            setNeedClientAuth(true);
        }

        @Override
        protected TrustManager[] getTrustManagers(KeyStore store, Collection<? extends CRL> crls) {
            return new TrustManager[]{trust};
        }
    }

    /**
     * Opens it.
     *
     * @throws AgentException when the certificate is no good or the port cannot be had
     */
    public void open() throws AgentException {
        try {
            identity = identity();
            tls = new ForManagers(new PinnedTrust(managers));
            Connections.secure(tls, identity, password);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new AgentException(e, "start.tls", e.getMessage());
        }
        server = new Server(Connections.threads("node", MAX_THREADS));
        server.setStopTimeout(STOP_MILLIS);
        connector = new ServerConnector(server, 1, 1, Connections.factories(tls, IDLE_MILLIS));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addBean(new NetworkConnectionLimit(CONNECTIONS, connector));
        server.addConnector(connector);
        server.setHandler(new HostHandler(host));
        try {
            server.start();
        } catch (Exception e) {
            close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new AgentException(e, "start.http", settings.bind(), settings.port(), cause.getMessage());
        }
        timer.scheduleWithFixedDelay(this::renew, 1, 1, TimeUnit.HOURS);
    }

    private Certificates.Identity identity() throws IOException, GeneralSecurityException {
        if (settings.certificate() != null) {
            return Certificates.read(settings.certificate(), settings.key());
        }
        return certificates.own(new ArrayList<>(settings.names()));
    }

    /** Makes its certificate anew in good time, or takes one's own from its files when they were replaced. */
    private void renew() {
        try {
            Certificates.Identity now = identity();
            if (!now.certificate().equals(identity.certificate())) {
                KeyStore store = Certificates.store(now, password);
                tls.reload(factory -> factory.setKeyStore(store));
                identity = now;
                LOG.info("the node agent has a new certificate, good until {}", now.certificate().getNotAfter());
            }
        } catch (Exception e) {
            LOG.error("the node agent's certificate cannot be renewed", e);
        }
    }

    /** The port that is really listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** SHA-256 of the certificate by which the node is known in the site model: the topmost that is shown. */
    public String fingerprint() {
        List<X509Certificate> chain = identity.chain();
        try {
            return PinnedTrust.fingerprint(chain.getLast());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Closes it; requests get two seconds to end. The host is its owner's to close. */
    @Override
    public void close() {
        timer.shutdownNow();
        try {
            if (server != null) {
                server.stop();
            }
        } catch (Exception e) {
            LOG.warn("the HTTP server does not stop well", e);
        }
    }
}
