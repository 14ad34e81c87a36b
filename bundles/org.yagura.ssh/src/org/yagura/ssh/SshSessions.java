/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ssh;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.password.PasswordIdentityProvider;
import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.future.AuthFuture;
import org.apache.sshd.client.future.ConnectFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.future.SshFuture;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.model.Ips;

/**
 * Connections to SSH servers, one for each host and credential, kept while they are used. The files of the user who runs this
 * program ({@code ~/.ssh}) are not looked at. A server is believed only when its host key is one of those that the caller
 * names. Thread-safe.
 */
public final class SshSessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SshSessions.class);
    private static final Duration IDLE = Duration.ofMinutes(3);
    /** So many commands run at once on a host; servers take ten as a rule. */
    private static final int AT_ONCE = 4;
    private static final AttributeKey<Check> CHECK = new AttributeKey<>();

    private final Texts texts = Texts.of(SshSessions.class);
    private final Map<Peer, Line> lines = new HashMap<>();
    private SshClient client;
    private boolean closed;

    /**
     * Whom to ask as whom.
     *
     * @param address of the server
     * @param port its TCP port
     * @param access what to log in with
     * @param hostKeys fingerprints of the keys that it may show, as {@code SHA256:…}
     */
    public record Peer(InetAddress address, int port, SshAccess access, Set<String> hostKeys) {

        public Peer {
            hostKeys = Set.copyOf(hostKeys);
        }

        String where() {
            return Ips.written(address.getHostAddress(), port);
        }
    }

    /**
     * What a command came to.
     *
     * @param status its exit status; -1 when it was ended by a signal
     * @param out what it wrote
     * @param err what it wrote to say what is wrong, cut after some kilobytes
     */
    public record Ran(int status, byte[] out, String err) {
    }

    /** What is to be shown, and what was. */
    private static final class Check {
        private final Set<String> wanted;
        private volatile String shown;

        Check(Set<String> wanted) {
            this.wanted = wanted;
        }
    }

    /** A connection to a host. */
    private static final class Line {
        private final Semaphore places = new Semaphore(AT_ONCE, true);
        private ClientSession session;
    }

    /**
     * Runs a command by the user's shell and waits for its end; what it writes over the bound is a problem.
     *
     * @param most so many bytes it may write at most
     * @throws ProblemException when the host cannot be reached or believed, refuses the log-in, or takes too long
     * @throws InterruptedException when the thread is interrupted; the command is given up
     */
    public Ran run(Peer peer, String command, Duration within, int most) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        Line line;
        synchronized (this) {
            if (closed) {
                throw ProblemException.of(Problem.UNAVAILABLE, texts, "closed", peer.where());
            }
            lines.values()
                    .removeIf(l -> l.session != null && !l.session.isOpen() && l.places.availablePermits() == AT_ONCE);
            line = lines.computeIfAbsent(peer, p -> new Line());
        }
        if (!line.places.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
            throw slow(peer, within);
        }
        try {
            return run(session(peer, line, end, within), peer, command, end, within, most);
        } finally {
            line.places.release();
        }
    }

    private Ran run(ClientSession session, Peer peer, String command, long end, Duration within, int most)
            throws InterruptedException {
        var out = new Bounded(most);
        var err = new Bounded(8 << 10);
        ChannelExec channel = null;
        try {
            channel = session.createExecChannel(command);
            channel.setOut(out);
            channel.setErr(err);
            OpenFuture opening = channel.open();
            if (!await(opening, end)) {
                throw slow(peer, within);
            }
            if (!opening.isOpened()) {
                session.close(true);
                throw broken(peer, opening.getException());
            }
            var over = new CountDownLatch(1);
            channel.addCloseFutureListener(f -> over.countDown());
            out.full = over::countDown;
            if (!over.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw slow(peer, within);
            }
            if (out.over) {
                throw ProblemException.of(Problem.FAILED, texts, "long", peer.where(), most);
            }
            Integer status = channel.getExitStatus();
            if (status == null && channel.getExitSignal() == null) {
                throw broken(peer, null);
            }
            return new Ran(status == null ? -1 : status, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            session.close(true);
            throw broken(peer, e);
        } finally {
            if (channel != null) {
                channel.close(true);
            }
        }
    }

    private ClientSession session(Peer peer, Line line, long end, Duration within) throws InterruptedException {
        synchronized (line) {
            if (line.session == null || !line.session.isOpen()) {
                line.session = connect(peer, end, within);
            }
            return line.session;
        }
    }

    private ClientSession connect(Peer peer, long end, Duration within) throws InterruptedException {
        var check = new Check(peer.hostKeys());
        if (peer.hostKeys().isEmpty()) {
            LOG.debug("no host key of {} is known", peer.where());
        }
        ClientSession session = null;
        boolean good = false;
        try {
            ConnectFuture connecting = client().connect(peer.access().user(), peer.address().getHostAddress(),
                    peer.port(), AttributeRepository.ofKeyValuePair(CHECK, check), null);
            if (!await(connecting, end)) {
                connecting.cancel();
                throw slow(peer, within);
            }
            if (!connecting.isConnected()) {
                throw broken(peer, connecting.getException());
            }
            session = connecting.getSession();
            identify(session, peer);
            AuthFuture auth = session.auth();
            if (!await(auth, end)) {
                throw slow(peer, within);
            }
            if (!auth.isSuccess()) {
                throw refused(peer, check, auth.getException());
            }
            good = true;
            return session;
        } catch (IOException e) {
            throw broken(peer, e);
        } finally {
            if (session != null && !good) {
                session.close(true);
            }
        }
    }

    private void identify(ClientSession session, Peer peer) {
        SshAccess access = peer.access();
        if (access.privateKey() != null) {
            byte[] text = access.privateKey().getBytes(StandardCharsets.UTF_8);
            try {
                Iterable<KeyPair> pairs = SecurityUtils.loadKeyPairIdentities(session, NamedResource.ofName("key"),
                        new ByteArrayInputStream(text),
                        access.passphrase() == null ? null : FilePasswordProvider.of(access.passphrase()));
                if (pairs == null) {
                    throw ProblemException.of(Problem.INVALID, texts, "key", access.name());
                }
                pairs.forEach(session::addPublicKeyIdentity);
            } catch (IOException | GeneralSecurityException | RuntimeException e) {
                if (e instanceof ProblemException problem) {
                    throw problem;
                }
                // what a parser says may hold a part of the key
                LOG.debug("the private key of {} cannot be read: {}", access.name(), e.getClass().getName());
                throw ProblemException.of(Problem.INVALID, texts, "key", access.name());
            }
        }
        if (access.password() != null) {
            session.addPasswordIdentity(access.password());
        }
    }

    private synchronized SshClient client() {
        if (client == null) {
            client = SshClient.setUpDefaultClient();
            client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
            client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
            client.setPasswordIdentityProvider(PasswordIdentityProvider.EMPTY_PASSWORDS_PROVIDER);
            client.setServerKeyVerifier(SshSessions::verify);
            CoreModuleProperties.IDLE_TIMEOUT.set(client, IDLE);
            CoreModuleProperties.NIO2_READ_TIMEOUT.set(client, IDLE.plusSeconds(15));
            client.start();
        }
        return client;
    }

    private static boolean verify(ClientSession session, SocketAddress address, PublicKey key) {
        Check check = session.getConnectionContext() == null
                ? null
                : session.getConnectionContext().getAttribute(CHECK);
        if (check == null) {
            return false;
        }
        check.shown = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        return check.wanted.contains(check.shown);
    }

    /** Waits for a future as a thread that can be interrupted; false when the time is over. */
    private static boolean await(SshFuture<?> future, long end) throws InterruptedException {
        var done = new CountDownLatch(1);
        listen(future, done);
        return done.await(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private static <T extends SshFuture<T>> void listen(SshFuture<T> future, CountDownLatch done) {
        future.addListener(f -> done.countDown());
    }

    private ProblemException refused(Peer peer, Check check, Throwable why) {
        if (check.shown == null) {
            return broken(peer, why);
        }
        if (!check.wanted.contains(check.shown)) {
            return ProblemException.of(Problem.REFUSED, texts, check.wanted.isEmpty() ? "unknown" : "changed",
                    peer.where(), check.shown);
        }
        return ProblemException.of(Problem.REFUSED, texts, "refused", peer.where(), peer.access().name(),
                peer.access().user());
    }

    private ProblemException broken(Peer peer, Throwable why) {
        LOG.debug("the connection to {} broke", peer.where(), why);
        return ProblemException.of(Problem.UNAVAILABLE, texts, "broken", peer.where(),
                why == null || why.getMessage() == null ? String.valueOf(why == null ? "-" : why) : why.getMessage());
    }

    private ProblemException slow(Peer peer, Duration within) {
        return ProblemException.of(Problem.UNAVAILABLE, texts, "slow", peer.where(), within.toMillis());
    }

    /** Ends all connections. */
    @Override
    public void close() {
        SshClient old;
        synchronized (this) {
            closed = true;
            old = client;
            client = null;
            lines.clear();
        }
        if (old != null) {
            old.stop();
        }
    }

    /** Takes so many bytes, then no more. */
    private static final class Bounded extends OutputStream {
        private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
        private final int most;
        private volatile boolean over;
        private volatile Runnable full = () -> {
        };

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public synchronized void write(int one) {
            write(new byte[]{(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) {
            int room = Math.min(length, most - taken.size());
            taken.write(bytes, offset, room);
            if (room < length) {
                over = true;
                full.run();
            }
        }

        synchronized byte[] toByteArray() {
            return taken.toByteArray();
        }

        synchronized String toString(Charset charset) {
            return taken.toString(charset);
        }
    }
}
