/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;
import java.util.MissingResourceException;

import org.yagura.core.domain.Health;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

/** The agent's texts: problems, troubles, and what the audit trail says. */
public final class AgentTexts {

    private AgentTexts() {
    }

    /** A text; arguments that are exceptions or numbers are shown plainly. */
    public static String get(Locale language, String key, Object... arguments) {
        Object[] shown = new Object[arguments.length];
        for (int i = 0; i < shown.length; i++) {
            shown[i] = arguments[i] instanceof Throwable why ? reason(why, language) : String.valueOf(arguments[i]);
        }
        return Texts.of(AgentTexts.class, language).get(key, shown);
    }

    /** Why something failed, in words for persons: no name of a class, unless there is nothing else. */
    static String reason(Throwable why, Locale language) {
        if (why instanceof FileSystemException file) {
            String key = switch (file) {
                case AccessDeniedException _ -> "reason.denied";
                case NoSuchFileException _ -> "reason.missing";
                case FileAlreadyExistsException _ -> "reason.exists";
                case NotDirectoryException _ -> "reason.no-folder";
                default -> file.getReason() == null ? "reason.file" : null;
            };
            return key == null ? file.getFile() + ": " + file.getReason() : get(language, key, file.getFile());
        }
        return why.getMessage() == null || why.getMessage().isBlank() ? why.toString() : why.getMessage();
    }

    /**
     * A problem made of the texts {@code KEY.what}, and {@code KEY.why} and {@code KEY.todo} where they are there.
     *
     * @param code one of the codes of {@link Problem}
     */
    public static ProblemException problem(String code, Locale language, String key, Object... arguments) {
        return detailed(code, null, null, language, key, arguments);
    }

    /** The same with technical details, and a cause for the log; both may be null. */
    public static ProblemException detailed(String code, String details, Throwable cause, Locale language, String key,
            Object... arguments) {
        Texts texts = Texts.of(AgentTexts.class, language);
        String why = texts.has(key + ".why") ? get(language, key + ".why", arguments) : null;
        String todo = texts.has(key + ".todo") ? get(language, key + ".todo", arguments) : null;
        return new ProblemException(new Problem(code, get(language, key + ".what", arguments), why, todo, details),
                cause);
    }

    /** A trouble in words; a trouble whose text is not among the agent's is shown by its key and arguments. */
    public static String trouble(Health.Trouble trouble, Locale language) {
        try {
            return get(language, "trouble." + trouble.textKey(), trouble.arguments().toArray());
        } catch (MissingResourceException e) {
            return trouble.arguments().isEmpty()
                    ? trouble.textKey()
                    : trouble.textKey() + ": " + String.join(", ", trouble.arguments());
        }
    }
}
