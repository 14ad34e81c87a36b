/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EStructuralFeature;

/**
 * Something wrong with a model or its file: where, what, and what to do about it, in English and Japanese.
 *
 * @param level whether the model can be used in spite of it
 * @param code stable name of the problem, such as {@code address-twice}
 * @param where where it is
 * @param arguments what the text speaks of; enumeration literals are shown in the reader's language
 */
public record ModelProblem(Level level, String code, Where where, List<Object> arguments) {

    /** How bad it is. */
    public enum Level {
        /** The model cannot be used. */
        ERROR,
        /** The model can be used. */
        WARNING
    }

    /**
     * A place in a file or in a model; what is not known is empty, 0 or null.
     *
     * @param file name of the file
     * @param line line in the file, from 1
     * @param column column in the line, from 1
     * @param elementId id of the element
     * @param path names of the elements from below the site down to the element, such as "Tokyo / DMZ / fw-1"
     * @param feature feature of the element, or null
     */
    public record Where(String file, int line, int column, String elementId, String path, EStructuralFeature feature) {

        public Where {
            Objects.requireNonNull(file);
            Objects.requireNonNull(elementId);
            Objects.requireNonNull(path);
        }

        /** A place in a file; line 0 if not known. */
        static Where inFile(String file, int line, int column) {
            return new Where(file, line, column, "", "", null);
        }

        private String text(ModelTexts texts) {
            StringBuilder text = new StringBuilder(file);
            if (line > 0) {
                text.append(':').append(line).append(':').append(column);
            }
            if (!path.isEmpty() || !elementId.isEmpty()) {
                text.append(text.isEmpty() ? "" : " ").append(path.isEmpty() ? elementId : path);
            }
            if (feature != null) {
                text.append(text.isEmpty() ? "" : ", ").append(texts.label(feature));
            }
            return text.toString();
        }
    }

    public ModelProblem {
        arguments = List.copyOf(arguments);
    }

    static ModelProblem error(String code, Where where, Object... arguments) {
        return new ModelProblem(Level.ERROR, code, where, List.of(arguments));
    }

    static ModelProblem warning(String code, Where where, Object... arguments) {
        return new ModelProblem(Level.WARNING, code, where, List.of(arguments));
    }

    /** Whether the model cannot be used. */
    public boolean isError() {
        return level == Level.ERROR;
    }

    /** What is wrong, one sentence without the place. */
    public String what(Locale language) {
        return message(ModelTexts.of(language), ".what");
    }

    /** What to do about it, one sentence. */
    public String todo(Locale language) {
        return message(ModelTexts.of(language), ".todo");
    }

    /** Place, what is wrong and what to do, in one line. */
    public String text(Locale language) {
        ModelTexts texts = ModelTexts.of(language);
        String place = where.text(texts);
        return (place.isEmpty() ? "" : place + ": ") + message(texts, ".what") + " " + message(texts, ".todo");
    }

    private String message(ModelTexts texts, String part) {
        Object[] shown = arguments.stream()
                .map(argument -> argument instanceof Number ? argument.toString() : argument)
                .map(argument -> argument instanceof Enumerator literal
                        ? texts.label(literal)
                        : argument)
                .toArray();
        return texts.message("problem." + code + part, shown);
    }

    /** The texts of several problems, a line each. */
    public static String text(List<ModelProblem> problems, Locale language) {
        return problems.stream().map(problem -> problem.text(language)).collect(Collectors.joining("\n"));
    }
}
