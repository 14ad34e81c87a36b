/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.util.Locale;

/** The agent cannot start. The message is in English; {@link #text} has it in other languages. */
public final class AgentException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    /** An exception with a text of the agent's messages; the cause may be null. */
    public AgentException(Throwable cause, String key, Object... arguments) {
        super(AgentTexts.get(Locale.ENGLISH, key, arguments), cause);
        this.key = key;
        this.arguments = arguments;
    }

    /** What is wrong and what to do, one or two sentences. */
    public String text(Locale language) {
        return arguments == null ? getMessage() : AgentTexts.get(language, key, arguments);
    }
}
