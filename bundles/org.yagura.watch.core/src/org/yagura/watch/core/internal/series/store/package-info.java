/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * The tables of time series and what is kept in memory of them. Facts are folded into open chunks in memory; what has been
 * folded since the last checkpoint stands beside, as it came, in a tail that is folded again after a start. A checkpoint
 * writes the chunks that are full, the state of each series, and begins the tail anew.
 */
package org.yagura.watch.core.internal.series.store;
