/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Conflict;
import org.yagura.model.Merge;
import org.yagura.model.ModelProblem;
import org.yagura.model.Secrets;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;

/** Puts the elements of an XMI file into a site. */
final class XmiReader {

    private XmiReader() {
    }

    /**
     * Elements with the same id become as they are in the file, others are added.
     *
     * @param whole whether what is not in the file goes
     */
    static Imported read(Site site, ExchangeFile file, boolean whole, Locale language) {
        Site read;
        try {
            read = new SiteFiles().load(file.content(), file.name()).site();
        } catch (SiteFileException e) {
            return Imported.failed(site, problems(e.problems(), language));
        }
        List<ModelProblem> wrong = SiteChecks.check(read).stream().filter(ModelProblem::isError).toList();
        if (!wrong.isEmpty()) {
            return Imported.failed(site, problems(wrong, language)).in(file.name());
        }
        Secrets.keep(read, site);
        return Imported.of(site, whole ? read : both(site, read), language);
    }

    private static List<Imported.Problem> problems(List<ModelProblem> problems, Locale language) {
        return problems.stream().limit(Imported.MOST_PROBLEMS).map(problem -> {
            ModelProblem.Where where = problem.where();
            String text = problem.what(language) + " " + problem.todo(language);
            return new Imported.Problem(where.file(), where.line(),
                    where.column() > 0 ? Integer.toString(where.column()) : where.path(), text);
        }).toList();
    }

    /**
     * What is in both, as the file has it, and what is in one of them: a merge whose sides began with what they have in
     * common. So the site changed nothing of that, and what it has more is its own addition.
     */
    private static Site both(Site site, Site read) {
        Set<String> ids = ids(read);
        Site common = SiteFiles.copy(site);
        List<EObject> missing = new ArrayList<>();
        missing(common, ids, missing);
        if (missing.isEmpty()) {
            return read;
        }
        try (var editor = new SiteEditor(common, Locale.ENGLISH)) {
            editor.remove(missing);
        }
        return Merge.of(common, site, read).site(conflict -> Conflict.Side.THEIRS);
    }

    private static Set<String> ids(Site site) {
        var ids = new HashSet<String>();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            if (all.next() instanceof Element element) {
                ids.add(element.getId());
            }
        }
        return ids;
    }

    private static void missing(EObject in, Set<String> ids, List<EObject> missing) {
        for (EObject child : in.eContents()) {
            if (child instanceof Element element && !ids.contains(element.getId())) {
                missing.add(child);
            } else {
                missing(child, ids, missing);
            }
        }
    }
}
