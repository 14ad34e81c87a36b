/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.time.Instant;
import java.util.List;

import org.yagura.core.fact.JsonFactType;

/**
 * A token of a program.
 *
 * @param id by which it is spoken of
 * @param hash never the token itself
 * @param login whom the program acts as
 * @param name what it is for
 * @param operations what it serves for
 * @param by who made it
 * @param since when it was made
 * @param expires null for never
 */
public record Token(String id, String hash, String login, String name, List<String> operations, String by,
        Instant since, Instant expires) {
    /** How it stands in the journal. */
    public static final JsonFactType<Token> ADDED = new JsonFactType<>("token.added", 1, Token.class);
    /** How it stands in the journal that one was taken back. */
    public static final JsonFactType<Revoked> REVOKED = new JsonFactType<>("token.revoked", 1, Revoked.class);

    public Token {
        operations = List.copyOf(operations);
    }

    /** See {@link #REVOKED}. */
    public record Revoked(String id) {
    }
}
