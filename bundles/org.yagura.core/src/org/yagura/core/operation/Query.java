/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

/**
 * A question: a record with typed fields, annotated with {@link Operation}. Asking changes nothing.
 *
 * @param <R> the answer: a record (or list of records) of JSON types, immutable
 */
public non-sealed interface Query<R> extends Request<R> {
}
