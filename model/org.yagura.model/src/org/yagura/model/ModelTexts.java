/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;

/**
 * What people call the classes, features and literals of the model, and the model's messages, in one language: Japanese
 * or English. Immutable.
 */
public final class ModelTexts {

    private static final ResourceBundle.Control CONTROL = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle labels;
    private final ResourceBundle messages;

    private ModelTexts(Locale language) {
        this.language = language;
        this.labels = bundle("labels", language);
        this.messages = bundle("messages", language);
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(ModelTexts.class.getPackageName() + "." + name, language,
                ModelTexts.class.getClassLoader(), CONTROL);
    }

    /** The texts in a language; English where there are none in it. */
    public static ModelTexts of(Locale language) {
        return new ModelTexts(language);
    }

    /** The language asked for. */
    public Locale language() {
        return language;
    }

    /** What an object of the class is called, such as "Trap rule". The class's own name for one of a third party. */
    public String label(EClass type) {
        return label("_UI_" + type.getName() + "_type", type.getName());
    }

    /** What the feature is called, such as "Host name". */
    public String label(EStructuralFeature feature) {
        return label("_UI_" + feature.getEContainingClass().getName() + "_" + feature.getName() + "_feature",
                feature.getName());
    }

    /** What the literal is called, such as "critical". */
    public String label(EEnumLiteral literal) {
        return label("_UI_" + literal.getEEnum().getName() + "_" + literal.getName() + "_literal", literal.getName());
    }

    /** What a literal of one of the generated enumerations is called. */
    public String label(Enumerator literal) {
        return label("_UI_" + literal.getClass().getSimpleName() + "_" + literal.getName() + "_literal",
                literal.getName());
    }

    /** One or two sentences that explain the feature; empty if it is not documented. */
    public String description(EStructuralFeature feature) {
        String documentation = EcoreUtil.getDocumentation(feature);
        return label("_UI_" + feature.getEContainingClass().getName() + "_" + feature.getName() + "_description",
                documentation == null ? "" : documentation);
    }

    private String label(String key, String otherwise) {
        return labels.containsKey(key) ? labels.getString(key) : otherwise;
    }

    /** A message of the model, with its arguments put in after {@link MessageFormat}. */
    String message(String key, Object... arguments) {
        return new MessageFormat(messages.getString(key), language).format(arguments);
    }

    boolean hasMessage(String key) {
        return messages.containsKey(key);
    }
}
