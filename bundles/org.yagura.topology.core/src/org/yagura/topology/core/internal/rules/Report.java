/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.eclipse.emf.common.util.Enumerator;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Element;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RuleSeverity;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.QuickFix;
import org.yagura.topology.core.internal.answer.Basis;
import org.yagura.topology.core.internal.site.Anatomy;

/** What the checks work on, and where they say what they find. For one thread. */
final class Report {
    private final Basis basis;
    private final Locale language;
    private final Texts texts;
    private final ModelTexts modelTexts;
    private final List<Finding> findings = new ArrayList<>();

    Report(Basis basis, Locale language) {
        this.basis = basis;
        this.language = language;
        texts = Texts.of(Report.class, language);
        modelTexts = ModelTexts.of(language);
    }

    Basis basis() {
        return basis;
    }

    Anatomy anatomy() {
        return basis.compiled().anatomy();
    }

    SiteIndex index() {
        return anatomy().index();
    }

    Locale language() {
        return language;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What a person calls an element. */
    static String name(Element element) {
        return Elements.nameElsewhere(element);
    }

    /** What a person calls some elements, with commas between them. */
    static String names(Iterable<? extends Element> elements) {
        var names = new ArrayList<String>();
        elements.forEach(e -> names.add(name(e)));
        return String.join(", ", names);
    }

    /** The label of a literal of the model. */
    String label(Enumerator literal) {
        return modelTexts.label(literal);
    }

    /** The labels of literals, with commas between them. */
    String labels(List<? extends Enumerator> literals) {
        return String.join(", ", literals.stream().map(this::label).toList());
    }

    /** A text of this package. */
    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** Says that a rule is not held at an element. The texts are {@code KEY.what} and {@code KEY.todo}. */
    void broken(RedundancyRule rule, Element element, List<QuickFix> fixes, String key, Object... arguments) {
        findings.add(new Finding(key, rule.getSeverity(), ElementRef.of(element), rule.getName(),
                text(key + ".what", arguments), Elements.reason(rule, language), text(key + ".todo", arguments),
                fixes));
    }

    /** Says that something is wrong that no rule of the site is about; {@code KEY.why} says why it matters. */
    void wrong(RuleSeverity severity, Element element, String key, Object... arguments) {
        findings.add(new Finding(key, severity, ElementRef.of(element), null, text(key + ".what", arguments),
                text(key + ".why", arguments), text(key + ".todo", arguments), List.of()));
    }
}
