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
 * What comes of reading a file into a site: all of it or nothing.
 *
 * @param site a changed copy of the site; the site unchanged when there are problems
 * @param changes what differs from the site, for a person to accept; empty when there are problems
 * @param problems what is wrong with the file, in its order; empty when it can be taken
 */
public record Imported(Site site, List<Difference> changes, List<Problem> problems) {

    /**
     * Something wrong with a file.
     *
     * @param row row of a table, 1 is the one after the header; 0 for the file as a whole
     * @param column name of the column or path of the field; empty if it is none in particular
     * @param text what is wrong and what to do, in the reader's language
     */
    public record Problem(int row, String column, String text) {
    }

    public Imported {
        changes = List.copyOf(changes);
        problems = List.copyOf(problems);
    }

    /** Whether the file can be taken. */
    public boolean isGood() {
        return problems.isEmpty();
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
