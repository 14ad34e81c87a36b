/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.store;

import java.util.List;
import java.util.function.Function;

/**
 * One step of a projection's tables from a version to the next. Steps are never changed once released.
 *
 * @param version the version after the step, from 1 without gaps
 * @param statements the SQL of the step, for a dialect
 */
public record Migration(int version, Function<Dialect, List<String>> statements) {
}
