/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.nio.charset.StandardCharsets;
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
import java.util.function.Predicate;

/**
 * The sessions that are open, in memory; of tokens only hashes are kept. Bounded: the one unused for longest ends when a
 * person or the agent has too many. Thread-safe.
 */
public final class SessionTable {
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

    /** A session that is open. */
    public static final class Open {
        private final String id;
        private final String user;
        private final String address;
        private final Instant since;
        private final Instant expires;
        private volatile Instant lastUsed;

        private Open(String id, String user, String address, Instant since, Instant expires) {
            this.id = id;
            this.user = user;
            this.address = address;
            this.since = since;
            this.expires = expires;
            this.lastUsed = since;
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
     * An empty table.
     *
     * @param idle a session ends when it is not used for so long
     * @param longest and after this in any case
     */
    public SessionTable(Clock clock, Duration idle, Duration longest) {
        this.clock = clock;
        this.idle = idle;
        this.longest = longest;
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
        var session = new Open(random(random, ID_BYTES), user, address, now, now.plus(longest));
        open.put(hash(token), session);
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
        return Optional.of(session);
    }

    /** Ends the sessions that are meant, and says which they were. */
    public List<Open> end(Predicate<Open> which) {
        var ended = new ArrayList<Open>();
        open.values().removeIf(session -> which.test(session) && ended.add(session));
        return ended;
    }

    /** The sessions that are open, oldest first. */
    public List<Open> all() {
        return open.values().stream().filter(session -> !over(session)).sorted(Comparator.comparing(Open::since))
                .toList();
    }
}
