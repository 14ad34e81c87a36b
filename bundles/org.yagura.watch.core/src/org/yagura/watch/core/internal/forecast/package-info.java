/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** What is to be expected of a series, and what is usual for it: pure functions of its hours, without a clock or a store. */
package org.yagura.watch.core.internal.forecast;
