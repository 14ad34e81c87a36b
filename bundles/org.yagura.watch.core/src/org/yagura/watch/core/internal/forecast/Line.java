/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

/**
 * How a straight line goes.
 *
 * @param slope per hour
 * @param least the slope at the lower end of its error (95 %)
 * @param most at the upper end
 */
public record Line(double slope, double least, double most) {
}
