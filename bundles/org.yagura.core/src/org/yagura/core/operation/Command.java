/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

/**
 * An order: a record with typed fields, annotated with {@link Operation}. It is written to the audit trail, fields
 * marked {@link Doc#secret()} excepted, and ends in facts.
 *
 * @param <R> the result: a record of JSON types, immutable
 */
public non-sealed interface Command<R> extends Request<R> {
}
