/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.forecast;

/** The hours of series. */
@FunctionalInterface
public interface Past {

    /** Those of a series, by its number, from an hour on and before another one; none when there is no such series. */
    Hours hours(int series, int from, int to);
}
