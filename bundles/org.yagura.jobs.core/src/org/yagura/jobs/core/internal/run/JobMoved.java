/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

/**
 * Content of a fact: a job in a run is in another state.
 *
 * @param run id of the run
 * @param key of the job in it
 * @param now what it is doing
 */
public record JobMoved(String run, String key, JobRun now) {
}
