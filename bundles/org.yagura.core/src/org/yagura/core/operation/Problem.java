/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.operation;

/**
 * An error as a person gets it.
 *
 * @param code stable word for programs: {@code refused}, {@code invalid}, {@code not-found}, {@code conflict},
 *        {@code unavailable}, {@code too-many}, {@code unauthenticated}, {@code failed}
 * @param what what happened, one sentence in the caller's language
 * @param why the cause, one sentence; may be null
 * @param todo what to do, one sentence; may be null
 * @param details technical cause, to be shown behind "Details" and copied; may be null; never a secret
 */
public record Problem(String code, String what, String why, String todo, String details) {

    public static final String REFUSED = "refused";
    public static final String INVALID = "invalid";
    public static final String NOT_FOUND = "not-found";
    public static final String CONFLICT = "conflict";
    public static final String UNAVAILABLE = "unavailable";
    public static final String TOO_MANY = "too-many";
    public static final String UNAUTHENTICATED = "unauthenticated";
    public static final String FAILED = "failed";
}
