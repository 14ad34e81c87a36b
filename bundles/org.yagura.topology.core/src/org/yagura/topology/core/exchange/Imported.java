/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteChecks;
import org.yagura.model.site.Site;

/**
 * What comes of reading files into a site: all of it or nothing.
 *
 * @param site a changed copy of the site; the site unchanged when there are problems
 * @param changes what differs from the site, for a person to accept; empty when there are problems
 * @param problems what is wrong with the file, in its order; empty when it can be taken
 */
public record Imported(Site site, List<Difference> changes, List<Problem> problems) {
    /** After so many a file is not read on. */
    static final int MOST_PROBLEMS = 100;

    /**
     * Something wrong with a file.
     *
     * @param file name of the file; empty when there is but one, or when it lies in what comes of all
     * @param line line in the file, from 1; 0 when it is none in particular
     * @param column name of the column or path of the field, number of the character in a line; empty if it is none in
     *        particular
     * @param text what is wrong and what to do, in the reader's language
     */
    public record Problem(String file, int line, String column, String text) {

        /** A problem of the only file. */
        Problem(int line, String column, String text) {
            this("", line, column, text);
        }

        /** The same in a file of that name. */
        Problem in(String name) {
            return new Problem(name, line, column, text);
        }

        /** Place and text in one line, such as {@code nodes.csv:3 mtbf: …}. */
        public String whole() {
            String place = file + (line > 0 ? ":" + line : "") + (column.isEmpty() ? "" : " " + column);
            return place.isBlank() ? text : place.strip() + ": " + text;
        }
    }

    public Imported {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Whether the file can be taken. */
    public boolean isGood() {
        return problems.isEmpty();
    }

    /** The same, with that file named in the problems. */
    Imported in(String file) {
        return new Imported(site, changes, problems.stream().map(problem -> problem.in(file)).toList());
    }

    static Imported failed(Site site, List<Problem> problems) {
        return new Imported(site, List.of(), problems);
    }

    /** The changed copy, unless it now has errors that the site did not have. */
    static Imported of(Site before, Site after, Locale language) {
        Set<String> known = Set.copyOf(errors(before, language));
        List<Problem> fresh = errors(after, language).stream().filter(text -> !known.contains(text))
                .map(text -> new Problem(0, "", text)).toList();
        return fresh.isEmpty()
                ? new Imported(after, Differences.between(before, after), List.of())
                : failed(before, fresh);
    }

    private static List<String> errors(Site site, Locale language) {
        return SiteChecks.check(site).stream().filter(ModelProblem::isError).map(problem -> problem.text(language))
                .toList();
    }
}
