/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.ModelProblem;
import org.yagura.model.NewSites;
import org.yagura.model.SiteChecks;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;

/**
 * What the checks of the model say of the values of one object, also of one that a person is still typing. They are asked on a
 * copy of what it stands in, alone in an empty site, so that neither the draft nor its size matter.
 */
final class FieldChecks {
    /** More is not copied for each letter that is typed. */
    private static final int MOST = 300;

    private final EObject object;
    private final Locale language;
    private final Site alone = NewSites.empty();

    FieldChecks(EObject object, Locale language) {
        this.object = object;
        this.language = language;
    }

    /** All that is wrong, by feature. */
    Map<EStructuralFeature, String> all() {
        return found(o -> {
            // as it is
        }, p -> p.where().feature() != null).stream()
                .collect(Collectors.toMap(p -> p.where().feature(), this::words, (a, b) -> a));
    }

    /** What would be wrong with a value of a feature; empty when nothing would. */
    String of(EStructuralFeature feature, Object value) {
        return found(copy -> copy.eSet(feature, value), p -> p.where().feature() == feature).stream().findFirst()
                .map(this::words).orElse("");
    }

    private String words(ModelProblem problem) {
        return problem.what(language) + " " + problem.todo(language);
    }

    private List<ModelProblem> found(Consumer<EObject> change, Predicate<ModelProblem> wanted) {
        EObject top = object;
        while (top.eContainer() != null && !(top.eContainer() instanceof Site)) {
            top = top.eContainer();
        }
        if (!(object instanceof Element element) || !(top.eContainer() instanceof Site) || large(top)) {
            return List.of();
        }
        var copier = new EcoreUtil.Copier();
        EObject copy = copier.copy(top);
        copier.copyReferences();
        @SuppressWarnings("unchecked")
        var list = (Collection<EObject>) alone.eGet(top.eContainmentFeature());
        list.add(copy);
        try {
            change.accept(copier.get(object));
            return SiteChecks.check(alone, List.of(copier.get(object))).stream()
                    .filter(p -> p.where().elementId().equals(element.getId())).filter(wanted).toList();
        } finally {
            list.remove(copy);
        }
    }

    private static boolean large(EObject top) {
        int count = 0;
        for (var all = top.eAllContents(); all.hasNext() && count <= MOST; all.next()) {
            count++;
        }
        return count > MOST || !top.eContainmentFeature().isMany();
    }
}
