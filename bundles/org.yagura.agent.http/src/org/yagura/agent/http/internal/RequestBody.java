/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.IO;
import org.eclipse.jetty.util.thread.Invocable;
import org.yagura.agent.http.HttpSettings;

/**
 * The body of one request, read with blocking, but never longer than {@link HttpSettings.Bodies} allows: whoever sends too
 * slowly is given up with {@link Slow}. For one thread.
 */
final class RequestBody extends InputStream {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Request request;
    private final HttpSettings.Bodies bounds;
    private final long grace;
    private long end;
    private long patience;
    private Content.Chunk chunk;
    private boolean failed;

    /** The body came too slowly; what is left of it will not be read any more. */
    static final class Slow extends IOException {
        private static final long serialVersionUID = 1L;

        Slow() {
            super("the body comes too slowly");
        }
    }

    RequestBody(Request request, HttpSettings.Bodies bounds) {
        this.request = request;
        this.bounds = bounds;
        this.grace = bounds.grace().toNanos();
        restart();
    }

    /** Gives what is still to come a time of its own, because the client had to wait for us. */
    void restart() {
        end = System.nanoTime() + bounds.longest().toNanos();
        patience = grace;
    }

    /** Whether it broke off or was given up, so that nothing can follow it on its connection. */
    boolean failed() {
        return failed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (chunk == null || !chunk.hasRemaining()) {
            if (chunk != null && chunk.isLast()) {
                return -1;
            }
            chunk = next();
        }
        int taken = Math.min(length, chunk.remaining());
        chunk.getByteBuffer().get(into, offset, taken);
        patience = Math.min(grace, patience + taken * SECOND / bounds.bytesPerSecond());
        if (!chunk.hasRemaining()) {
            chunk = Content.Chunk.releaseAndNext(chunk);
        }
        return taken;
    }

    /** The next part; waits for it. */
    private Content.Chunk next() throws IOException {
        if (chunk != null) {
            chunk.release();
            chunk = null;
        }
        Content.Chunk next = request.read();
        while (next == null) {
            var ready = new CountDownLatch(1);
            request.demand(Invocable.from(Invocable.InvocationType.NON_BLOCKING, ready::countDown));
            await(ready);
            next = request.read();
        }
        if (Content.Chunk.isFailure(next)) {
            failed = true;
            throw IO.rethrow(next.getFailure());
        }
        return next;
    }

    private void await(CountDownLatch ready) throws IOException {
        long from = System.nanoTime();
        try {
            if (ready.await(Math.min(patience, end - from), TimeUnit.NANOSECONDS)) {
                patience -= System.nanoTime() - from;
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw giveUp(new InterruptedIOException("interrupted while waiting for a body"));
        }
        throw giveUp(new Slow());
    }

    /** Ends the reading at Jetty's side too, which otherwise would still owe us the next part. */
    private <E extends IOException> E giveUp(E why) {
        failed = true;
        request.fail(why);
        return why;
    }

    /** Lets go of what was not taken. */
    @Override
    public void close() {
        if (chunk != null) {
            chunk.release();
            chunk = Content.Chunk.EOF;
        }
    }
}
