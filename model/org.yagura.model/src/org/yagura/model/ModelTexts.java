/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.emf.common.util.Enumerator;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnumLiteral;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.SitePackage;

/**
 * What people call the classes, features and literals of the model, and the model's messages, in one language: Japanese
 * or English. Thread-safe.
 *
 * <p>A plug-in that has its own package of the model brings its labels itself: {@code labels.properties}, with {@code
 * labels_ja.properties} beside it, in the Java package of its {@link EPackage} (without {@code .impl} at the end, where EMF's
 * generator puts the class). The keys are {@code _UI_CLASS_type}, {@code _UI_CLASS_FEATURE_feature}, {@code
 * _UI_CLASS_FEATURE_description} and {@code _UI_ENUMERATION_LITERAL_literal}, as in the product's own files; features that a
 * class inherits from the product have the product's labels. What has no label is called by its name in the model.
 */
public final class ModelTexts {

    private static final ResourceBundle.Control CONTROL = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale language;
    private final ResourceBundle labels;
    private final ResourceBundle messages;
    /** By the Java package that they are in and the loader of its plug-in; empty for a plug-in without labels. */
    private final Map<Home, Optional<ResourceBundle>> others = new ConcurrentHashMap<>();

    /** Where the labels of a plug-in are. */
    private record Home(ClassLoader loader, String place) {
    }

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

    /** What an object of the class is called, such as "Trap rule". */
    public String label(EClass type) {
        return label(type.getEPackage(), "_UI_" + type.getName() + "_type", type.getName());
    }

    /** What the feature is called, such as "Host name". */
    public String label(EStructuralFeature feature) {
        return label(feature.getEContainingClass().getEPackage(), key(feature) + "_feature", feature.getName());
    }

    /** What the literal is called, such as "critical". */
    public String label(EEnumLiteral literal) {
        return label(literal.getEEnum().getEPackage(), key(literal.getEEnum().getName(), literal), literal.getName());
    }

    /** What a literal is called: one of a generated enumeration, or of one that is made at run time. */
    public String label(Enumerator literal) {
        if (literal instanceof EEnumLiteral made) {
            return label(made);
        }
        Class<?> type = literal.getClass();
        return label(labels(type), key(type.getSimpleName(), literal), literal.getName());
    }

    /** One or two sentences that explain the feature; empty if it is not documented. */
    public String description(EStructuralFeature feature) {
        String documentation = EcoreUtil.getDocumentation(feature);
        return label(feature.getEContainingClass().getEPackage(), key(feature) + "_description",
                documentation == null ? "" : documentation);
    }

    private static String key(EStructuralFeature feature) {
        return "_UI_" + feature.getEContainingClass().getName() + "_" + feature.getName();
    }

    private static String key(String enumeration, Enumerator literal) {
        return "_UI_" + enumeration + "_" + literal.getName() + "_literal";
    }

    private String label(EPackage home, String key, String otherwise) {
        return label(home == null ? Optional.empty() : labels(home.getClass()), key, otherwise);
    }

    private static String label(Optional<ResourceBundle> where, String key, String otherwise) {
        return where.filter(bundle -> bundle.containsKey(key)).map(bundle -> bundle.getString(key)).orElse(otherwise);
    }

    /** The labels for what is declared by, or beside, a class of Java. */
    private Optional<ResourceBundle> labels(Class<?> beside) {
        String place = beside.getPackageName().replaceFirst("\\.impl$", "");
        if (place.equals(SitePackage.class.getPackageName())) {
            return Optional.of(labels);
        }
        return others.computeIfAbsent(new Home(beside.getClassLoader(), place), this::found);
    }

    private Optional<ResourceBundle> found(Home home) {
        try {
            return Optional.of(ResourceBundle.getBundle(home.place() + ".labels", language, home.loader(), CONTROL));
        } catch (MissingResourceException e) {
            // a plug-in need not bring any
            return Optional.empty();
        }
    }

    /** A message of the model, with its arguments put in after {@link MessageFormat}. */
    String message(String key, Object... arguments) {
        return new MessageFormat(messages.getString(key), language).format(arguments);
    }

    boolean hasMessage(String key) {
        return messages.containsKey(key);
    }
}
