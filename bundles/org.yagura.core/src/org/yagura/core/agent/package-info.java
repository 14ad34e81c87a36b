/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** The queries and commands about the agent itself: what it is, how it is, what it can be asked, who is logged in. */
package org.yagura.core.agent;
