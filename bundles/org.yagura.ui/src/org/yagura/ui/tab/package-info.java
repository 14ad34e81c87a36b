/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** Filters of a list as tabs, which a person saves, orders, renames and removes; used by lists of several domains. */
package org.yagura.ui.tab;
