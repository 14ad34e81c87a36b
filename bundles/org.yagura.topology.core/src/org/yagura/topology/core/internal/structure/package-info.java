/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Monotone structure functions: what works when something fails, which single failures and pairs stop what, and how a
 * function falls apart into independent modules. Knows nothing of sites.
 */
package org.yagura.topology.core.internal.structure;
