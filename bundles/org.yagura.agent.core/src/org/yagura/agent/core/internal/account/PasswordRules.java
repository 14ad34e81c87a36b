/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.util.Locale;
import java.util.Set;

import org.yagura.agent.core.AgentTexts;
import org.yagura.core.operation.Problem;

/**
 * What a password must be: long rather than artful, and none that everybody tries first. Whether it is the old one is
 * asked only of who knows the old one, so that nobody can try out passwords of others here.
 */
final class PasswordRules {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 1_000;
    private static final int FEWEST_DIFFERENT = 5;
    private static final Set<String> KNOWN = Set.of("yagura-demo", "1234567890", "0123456789", "qwertyuiop",
            "password123", "password1234", "administrator");

    private PasswordRules() {
    }

    /**
     * Refuses a password that is no good.
     *
     * @param login log-in name of the person
     * @throws org.yagura.core.operation.ProblemException that says why, and what a good one is
     */
    static void check(String password, String login, Locale language) {
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || password.length() > LONGEST) {
            throw AgentTexts.problem(Problem.INVALID, language, "password-length", SHORTEST, LONGEST);
        }
        if (password.codePoints().anyMatch(Character::isISOControl)) {
            throw AgentTexts.problem(Problem.INVALID, language, "password-characters");
        }
        String plain = password.strip().toLowerCase(Locale.ROOT);
        if (plain.equals(Account.key(login))) {
            throw AgentTexts.problem(Problem.INVALID, language, "password-login");
        }
        if (KNOWN.contains(plain) || plain.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            throw AgentTexts.problem(Problem.INVALID, language, "password-simple", FEWEST_DIFFERENT);
        }
    }
}
