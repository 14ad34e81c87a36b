/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** Runs nets: begins them when they are due, makes true what becomes of their jobs, and has done what that asks for. */
package org.yagura.jobs.core.internal.engine;
