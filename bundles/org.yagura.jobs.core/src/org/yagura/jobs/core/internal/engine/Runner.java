/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.yagura.jobs.core.internal.run.Outcome;

/**
 * Does what jobs of one kind do. Told the same execution twice, it does it once: the id is remembered where the effect is, so that
 * this also holds over a restart of this process. Called on any thread; must not block for long.
 */
interface Runner extends AutoCloseable {

    /**
     * Something that is to be done.
     *
     * @param id of the execution
     * @param work what is to be known of the job, by name, variables put in
     * @param variables of the run, by name
     */
    record Task(String id, Map<String, String> work, Map<String, String> variables) {
    }

    /**
     * Does it, or goes on with what was begun before; or finds out what became of it.
     *
     * @param task what
     * @param again whether it may have been started before
     * @param done gets the outcome, once, on any thread
     */
    void start(Task task, boolean again, Consumer<Outcome> done);

    /** Asks it to stop; by force when it is to be killed. The outcome follows. */
    void stop(String execution, boolean kill);

    /** What it has said so far, its beginning and its end where that is too much; empty when nothing is known of it. */
    Optional<String> output(String execution);

    /** Forgets executions that are over. */
    void forget(String execution);

    @Override
    void close();
}
