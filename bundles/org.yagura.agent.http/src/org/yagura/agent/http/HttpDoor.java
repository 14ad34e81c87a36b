/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.Agent;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.PrivateFiles;
import org.yagura.agent.core.Version;
import org.yagura.agent.http.internal.ApiHandler;
import org.yagura.agent.http.internal.Certificates;
import org.yagura.agent.http.internal.Connections;
import org.yagura.agent.http.internal.EventStreams;
import org.yagura.core.json.Json;
import org.yagura.core.tls.PinnedTrust;
import org.yagura.model.Ips;

/** HTTPS to an agent: HTTP/1.1 and HTTP/2, TLS 1.2 and 1.3, everything bounded. */
public final class HttpDoor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final int MAX_THREADS = 40;
    private static final int IDLE_MILLIS = 120_000;
    private static final int STOP_MILLIS = 2_000;
    private static final String RENEWAL = "tls.renewal";
    private static final String EXPIRING = "tls.expiring";

    private final Agent agent;
    private final HttpSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().name("tls").daemon().factory());
    private final char[] password = Connections.password();
    private Certificates certificates;
    private volatile Certificates.Identity identity;
    private SslContextFactory.Server tls;
    private EventStreams streams;
    private Server server;
    private ServerConnector connector;
    private boolean announced;

    /** A door that is not open yet, to an agent that is started. */
    public HttpDoor(Agent agent, HttpSettings settings) {
        this(agent, settings, Clock.systemUTC());
    }

    /** The same with another clock. */
    public HttpDoor(Agent agent, HttpSettings settings, Clock clock) {
        this.agent = agent;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens it.
     *
     * @throws AgentException when the certificate is no good or the port cannot be had
     */
    public void open() throws AgentException {
        certificates = new Certificates(agent.data().file("tls"), clock);
        try {
            identity = identity();
            tls = new SslContextFactory.Server();
            Connections.secure(tls, identity, password);
            certificates.manager();
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new AgentException(e, "start.tls", e.getMessage());
        }
        streams = new EventStreams(agent.changes(), agent.sessions(), settings.limits());
        server = new Server(Connections.threads("http", MAX_THREADS));
        server.setStopTimeout(STOP_MILLIS);
        connector = new ServerConnector(server, 1, 2, Connections.factories(tls, IDLE_MILLIS));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.addBean(new NetworkConnectionLimit(settings.limits().connections(), connector));
        server.addConnector(connector);
        server.setHandler(new ApiHandler(agent, settings.limits(), streams));
        try {
            server.start();
        } catch (Exception e) {
            close();
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new AgentException(e, "start.http", settings.bind(), settings.port(), cause.getMessage());
        }
        tellOfEnd();
        timer.scheduleWithFixedDelay(this::renew, 1, 1, TimeUnit.HOURS);
    }

    private Certificates.Identity identity() throws IOException, GeneralSecurityException {
        if (settings.certificate() != null) {
            return Certificates.read(settings.certificate(), settings.key());
        }
        var names = new ArrayList<String>(settings.names());
        if (!settings.bind().equals(HttpSettings.LOOPBACK) && !isAny(settings.bind())) {
            names.add(settings.bind());
        }
        return certificates.own(names);
    }

    private static boolean isAny(String bind) {
        return bind.equals("0.0.0.0") || bind.equals("::") || bind.equals("*");
    }

    /**
     * Looks at the certificate again, as it does by itself every hour: makes the agent's own anew in good time, takes one's
     * own from its files when they were replaced, and says when it ends soon. Who is connected stays connected.
     */
    public void renew() {
        try {
            Certificates.Identity now = identity();
            certificates.manager();
            if (!now.certificate().equals(identity.certificate())) {
                KeyStore store = Certificates.store(now, password);
                tls.reload(factory -> factory.setKeyStore(store));
                identity = now;
                LOG.info("the server has a new certificate, good until {}", now.certificate().getNotAfter());
                if (announced) {
                    announce();
                }
            }
            agent.health().over(RENEWAL);
        } catch (Exception e) {
            LOG.error("the server's certificate cannot be renewed", e);
            agent.health().trouble(RENEWAL, "WARNING", RENEWAL, String.valueOf(e.getMessage()));
        }
        tellOfEnd();
    }

    /** An agent with a certificate that is over goes on, because traps must be received; but it says so. */
    private void tellOfEnd() {
        Instant now = clock.instant();
        Instant begin = identity.certificate().getNotBefore().toInstant();
        Instant end = identity.certificate().getNotAfter().toInstant();
        if (now.isBefore(begin)) {
            agent.health().trouble(EXPIRING, "CRITICAL", "tls.early", begin.toString());
        } else if (now.isAfter(end)) {
            agent.health().trouble(EXPIRING, "CRITICAL", "tls.expired", end.toString());
        } else if (now.plus(Certificates.RENEWAL.dividedBy(2)).isAfter(end)) {
            agent.health().trouble(EXPIRING, "WARNING", EXPIRING, end.toString());
        } else {
            agent.health().over(EXPIRING);
        }
    }

    /** The port that is really listened on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** The address for a client on this machine or, when bound elsewhere, the one that was bound. */
    public String url() {
        String host = isAny(settings.bind()) ? HttpSettings.LOOPBACK : settings.bind();
        return "https://" + Ips.written(host, port());
    }

    /** SHA-256 of the certificate that a client trusts: the authority's, or that of one's own certificate's last. */
    public String fingerprint() {
        List<X509Certificate> chain = identity.chain();
        try {
            return PinnedTrust.fingerprint(chain.getLast());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes {@code run/endpoint.json}: where the agent is found. */
    public void announce() throws AgentException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("url", url());
        said.put("httpPort", port());
        said.putAll(agent.endpoints());
        said.put("caFingerprint", fingerprint());
        if (settings.certificate() == null) {
            said.put("ca", "tls/ca.pem");
        }
        said.put("pid", ProcessHandle.current().pid());
        said.put("version", Version.current());
        try {
            PrivateFiles.write(agent.data().file("run", "endpoint.json"),
                    (Json.text(said) + "\n").getBytes(StandardCharsets.UTF_8));
            announced = true;
        } catch (IOException e) {
            throw new AgentException(e, "start.directory", agent.data().root(), e);
        }
    }

    /** How many clients follow the changes. */
    public int followers() {
        return streams.size();
    }

    private void withdraw() {
        try {
            if (announced) {
                Files.deleteIfExists(agent.data().file("run", "endpoint.json"));
            }
        } catch (IOException e) {
            LOG.warn("the file that says where the agent is cannot be removed: {}", e.toString());
        }
    }

    /** Closes it: streams first, then requests get two seconds to end. */
    @Override
    public void close() {
        withdraw();
        timer.shutdownNow();
        if (streams != null) {
            streams.close();
        }
        try {
            if (server != null) {
                server.stop();
            }
        } catch (Exception e) {
            LOG.warn("the HTTP server does not stop well", e);
        }
    }
}
