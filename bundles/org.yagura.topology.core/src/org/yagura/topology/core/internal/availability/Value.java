/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.availability;

/**
 * Unavailability of a function of independent things.
 *
 * @param lower it is at least this
 * @param upper it is at most this; the same when it is exact
 * @param importance for each variable how much the unavailability grows with the variable's own: Birnbaum's importance
 *        (Z. W. Birnbaum, "On the importance of different components in a multicomponent system", 1969); a lower estimate
 *        when the bounds differ
 */
record Value(double lower, double upper, double[] importance) {
}
