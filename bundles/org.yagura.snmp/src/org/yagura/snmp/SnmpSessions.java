/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.snmp;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

import org.snmp4j.smi.UdpAddress;

/**
 * The sockets that nodes are asked through, one for each credential however many nodes there are, so that two users of one
 * name do not meet in one user table. Requests that were sent just now are bounded; who wants more waits. Thread-safe.
 */
public final class SnmpSessions implements AutoCloseable {
    private static final int IN_FLIGHT = 128;

    private final Map<SnmpAccess, Session> sessions = new HashMap<>();
    private final int inFlight;
    private boolean closed;

    /** Sessions with a usual bound on requests in flight. */
    public SnmpSessions() {
        this(IN_FLIGHT);
    }

    /** Sessions with so many requests in flight at most, of each credential; silent nodes soon do not count. */
    public SnmpSessions(int inFlight) {
        this.inFlight = inFlight;
    }

    /** One asker for a node by a credential, that waits so long for each answer and repeats a question so often. */
    public SnmpAsker asker(SnmpAccess access, UdpAddress address, long timeoutMillis, int retries) {
        return new SnmpAsker(session(access), access.target(address),
                new SnmpAsker.Patience(timeoutMillis, retries, null));
    }

    /** One asker for a node by a credential, for a run that has to end in so much time, however many questions it takes. */
    public SnmpAsker asker(SnmpAccess access, UdpAddress address, Duration left, int retries) {
        return new SnmpAsker(session(access), access.target(address),
                new SnmpAsker.Patience(Math.max(1, left.toMillis() / (retries + 1)), retries,
                        System.nanoTime() + left.toNanos()));
    }

    /** Whether a node tells its engine id to anybody, as every agent of version 3 does (RFC 3414, 4). */
    public boolean speaksVersion3(SnmpAccess access, UdpAddress address, long timeoutMillis)
            throws InterruptedException {
        return session(access).discovers(address, timeoutMillis);
    }

    /** Closes the sessions of all other credentials, once a revision has changed them. */
    public synchronized void retain(Collection<SnmpAccess> accesses) {
        for (Iterator<Map.Entry<SnmpAccess, Session>> i = sessions.entrySet().iterator(); i.hasNext();) {
            Map.Entry<SnmpAccess, Session> session = i.next();
            if (!accesses.contains(session.getKey())) {
                i.remove();
                session.getValue().close();
            }
        }
    }

    /** How many requests wait for an answer now. */
    public synchronized int pending() {
        return sessions.values().stream().mapToInt(Session::pending).sum();
    }

    /** How many sockets are open. */
    public synchronized int open() {
        return sessions.size();
    }

    private synchronized Session session(SnmpAccess access) {
        if (closed) {
            throw new IllegalStateException("the sessions are closed");
        }
        return sessions.computeIfAbsent(access, a -> new Session(a, inFlight));
    }

    @Override
    public synchronized void close() {
        closed = true;
        sessions.values().forEach(Session::close);
        sessions.clear();
    }
}
