/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** The state machine of a run: what becomes of its jobs when something happens. No clock, no threads, no store, no effects. */
package org.yagura.jobs.core.internal.run;
