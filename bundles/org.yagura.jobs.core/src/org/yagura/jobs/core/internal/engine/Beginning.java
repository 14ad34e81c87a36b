/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

import org.yagura.jobs.core.RunTrigger;
import org.yagura.model.site.JobNet;

/**
 * A run that is to begin.
 *
 * @param net the net
 * @param trigger why
 * @param person who wants it; null for the schedule
 * @param request by which it is asked for, so that it is begun once; null for none
 * @param scheduled for when it was planned
 * @param day the day that it is of
 * @param variables values that differ from those of the net, by name
 */
record Beginning(JobNet net, RunTrigger trigger, String person, String request, Instant scheduled, LocalDate day,
        Map<String, String> variables) {
}
