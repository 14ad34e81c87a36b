/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions that are open, in memory and in a file; of tokens only hashes are kept. Bounded: the one unused for
 * longest ends when a person or the agent has too many. Begin and end are in the file at once, the last use when
 * {@link #keep} is called. Thread-safe.
 */
public final class SessionTable implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionTable.class);
    /** What the audit trail calls a log-in. */
    public static final String LOG_IN = "session.login";
    /** What the audit trail calls a log-out. */
    public static final String LOG_OUT = "session.logout";

    /** Whom the audit trail names when somebody unknown tries to log in: what was typed may be a password. */
    public static final String UNKNOWN = "(unknown)";

    private static final int MOST = 2_000;
    private static final int MOST_OF_ONE = 50;
    private static final int TOKEN_BYTES = 32;
    private static final int ID_BYTES = 9;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Open> open = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;
    private final SessionFile file;
    private final AtomicBoolean changed = new AtomicBoolean();

    /** A session that is open. */
    public static final class Open {
        private final String id;
        private final String user;
        private final String address;
        private final Instant since;
        private final Instant expires;
        private volatile Instant lastUsed;

        private Open(String id, String user, String address, Instant since, Instant expires, Instant lastUsed) {
            this.id = id;
            this.user = user;
            this.address = address;
            this.since = since;
            this.expires = expires;
            this.lastUsed = lastUsed;
        }

        private SessionFile.Kept kept(String hash) {
            return new SessionFile.Kept(hash, id, user, address, since, expires, lastUsed);
        }

        public String id() {
            return id;
        }

        public String user() {
            return user;
        }

        public String address() {
            return address;
        }

        public Instant since() {
            return since;
        }

        public Instant expires() {
            return expires;
        }

        public Instant lastUsed() {
            return lastUsed;
        }
    }

    /**
     * What a person gets.
     *
     * @param token to be shown with every request; kept nowhere here
     * @param session the session
     */
    public record Begun(String token, Open session) {
    }

    /**
     * The table of those sessions of the file that are not over; an empty one when there is no file.
     *
     * @param idle a session ends when it is not used for so long
     * @param longest and after this in any case
     */
    public SessionTable(Path file, Clock clock, Duration idle, Duration longest) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
        this.file = new SessionFile(file);
        for (SessionFile.Kept kept : this.file.read()) {
            var session = new Open(kept.id(), kept.user(), kept.address(), kept.since(), kept.expires(),
                    kept.lastUsed());
            if (!over(session)) {
                open.put(kept.hash(), session);
            }
        }
    }

    /** Writes the file when something has changed. What cannot be written is said in the log and tried again next time. */
    public synchronized void keep() {
        if (!changed.getAndSet(false)) {
            return;
        }
        var kept = new ArrayList<SessionFile.Kept>();
        open.forEach((hash, session) -> kept.add(session.kept(hash)));
        try {
            file.write(kept);
        } catch (IOException e) {
            changed.set(true);
            LOG.warn("the sessions cannot be kept for the next start: {}", e.toString());
        }
    }

    @Override
    public void close() {
        keep();
    }

    /** A random token of 256 bits. */
    public static String newToken(SecureRandom random) {
        return random(random, TOKEN_BYTES);
    }

    private static String random(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The hash under which a token is kept. */
    public static String hash(String token) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a session. */
    public synchronized Begun begin(String user, String address) {
        Instant now = clock.instant();
        open.values().removeIf(this::over);
        bound(s -> s.user().equals(user), MOST_OF_ONE);
        bound(s -> true, MOST);
        String token = newToken(random);
        var session = new Open(random(random, ID_BYTES), user, address, now, now.plus(longest), now);
        open.put(hash(token), session);
        changed.set(true);
        keep();
        return new Begun(token, session);
    }

    private void bound(Predicate<Open> of, int most) {
        List<Open> all = open.values().stream().filter(of).sorted(Comparator.comparing(Open::lastUsed)).toList();
        if (all.size() >= most) {
            open.values().removeAll(all.subList(0, all.size() - most + 1));
        }
    }

    private boolean over(Open session) {
        Instant now = clock.instant();
        return !now.isBefore(session.expires()) || !now.isBefore(session.lastUsed().plus(idle));
    }

    /** The session of a token, which counts as a use of it; empty when there is none or it is over. */
    public Optional<Open> use(String token) {
        String hash = hash(token);
        Open session = open.get(hash);
        if (session == null) {
            return Optional.empty();
        }
        if (over(session)) {
            open.remove(hash);
            return Optional.empty();
        }
        session.lastUsed = clock.instant();
        changed.set(true);
        return Optional.of(session);
    }

    /** Ends the sessions that are meant, and says which they were. */
    public List<Open> end(Predicate<Open> which) {
        var ended = new ArrayList<Open>();
        open.values().removeIf(session -> which.test(session) && ended.add(session));
        if (!ended.isEmpty()) {
            changed.set(true);
            keep();
        }
        return ended;
    }

    /** The sessions that are open, oldest first. */
    public List<Open> all() {
        return open.values().stream().filter(session -> !over(session)).sorted(Comparator.comparing(Open::since))
                .toList();
    }
}
