/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.IJobChangeListener;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Control;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.ui.UiThread;

/**
 * Runs what may block off the user interface thread, and brings the result back. Short questions run on virtual threads;
 * long work is a job with progress that a person can cancel.
 */
public final class Background {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Texts TEXTS = Texts.of(Background.class);

    private final UiThread ui;

    /** Results come back on that thread. */
    public Background(UiThread ui) {
        this.ui = ui;
    }

    /** Something that is going on. */
    public interface Call {

        /**
         * Gives it up. A short question's thread is interrupted, and neither result nor problem will be told; of long work
         * {@link Background#CANCELLED} is told when it has ended.
         */
        void cancel();

        /** Whether it is neither finished nor given up. */
        boolean running();
    }

    /**
     * Long work.
     *
     * @param <T> its result
     */
    @FunctionalInterface
    public interface Work<T> {

        /** Does it; asks the monitor now and then whether it is given up. */
        T run(IProgressMonitor monitor) throws Exception;
    }

    /**
     * Does something short.
     *
     * @param owner whose it is; when it is disposed, the result is of no interest any more
     * @param done gets the result on the user interface thread
     * @param failed gets the problem on the user interface thread
     */
    public <T> Call ask(Control owner, Callable<T> question, Consumer<T> done, Consumer<Problem> failed) {
        var call = new Asked();
        Thread thread = Thread.ofVirtual().name("yagura-ask").unstarted(() -> {
            try {
                T answer = question.call();
                deliver(owner, call, () -> done.accept(answer));
            } catch (Exception e) {
                if (call.running()) {
                    Problem problem = problem(e);
                    deliver(owner, call, () -> failed.accept(problem));
                }
            }
        });
        call.thread.set(thread);
        thread.start();
        return call;
    }

    /**
     * Does something long, as a job that is shown with its progress and can be cancelled.
     *
     * @param what name of the job, for persons
     * @param owner as for {@link #ask}
     */
    public <T> Call run(String what, Control owner, Work<T> work, Consumer<T> done, Consumer<Problem> failed) {
        var call = new Asked();
        Job job = Job.create(what, monitor -> {
            try {
                T result = work.run(monitor);
                deliver(owner, call, () -> done.accept(result));
                return Status.OK_STATUS;
            } catch (OperationCanceledException | CancellationException | InterruptedException e) {
                LOG.debug("{} was cancelled", what, e);
                return Status.CANCEL_STATUS;
            } catch (Exception e) {
                Problem problem = problem(e);
                deliver(owner, call, () -> failed.accept(problem));
                return Status.OK_STATUS;
            }
        });
        // also told of a job that was cancelled before its turn
        job.addJobChangeListener(IJobChangeListener.onDone(event -> {
            if (event.getResult().matches(IStatus.CANCEL)) {
                Problem problem = new Problem(CANCELLED, TEXTS.get("cancelled", what), null, null, null);
                deliver(owner, call, () -> failed.accept(problem));
            }
        }));
        job.setUser(false);
        call.job.set(job);
        job.schedule();
        return call;
    }

    /** Code of the problem that says that a person has given it up. */
    public static final String CANCELLED = "cancelled";

    /** What a person is told of an exception. */
    public static Problem problem(Throwable e) {
        if (e instanceof ProblemException known && known.problem() != null) {
            return known.problem();
        }
        LOG.warn("unexpected", e);
        var trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return new Problem(Problem.FAILED, TEXTS.get("unexpected"), e.getLocalizedMessage(),
                TEXTS.get("unexpected.todo"),
                trace.toString());
    }

    private void deliver(Control owner, Asked call, Runnable work) {
        ui.post(() -> {
            if (call.finish() && (owner == null || !owner.isDisposed())) {
                work.run();
            }
        });
    }

    /** A call that is delivered once or given up. */
    private static final class Asked implements Call {
        private final AtomicReference<Thread> thread = new AtomicReference<>();
        private final AtomicReference<Job> job = new AtomicReference<>();
        private volatile boolean over;

        private synchronized boolean finish() {
            boolean first = !over;
            over = true;
            return first;
        }

        @Override
        public void cancel() {
            if (job.get() != null) {
                job.get().cancel();
            } else if (finish() && thread.get() != null) {
                thread.get().interrupt();
            }
        }

        @Override
        public boolean running() {
            return !over;
        }
    }
}
