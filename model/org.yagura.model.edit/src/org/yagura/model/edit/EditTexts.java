/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.ModelTexts;

/** Labels of commands in one language. Immutable. */
final class EditTexts {

    private final Locale language;
    private final ModelTexts model;
    private final ResourceBundle bundle;

    EditTexts(Locale language) {
        this.language = language;
        this.model = ModelTexts.of(language);
        this.bundle = ResourceBundle.getBundle(EditTexts.class.getPackageName() + ".messages", language,
                EditTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String label(EClass type) {
        return model.label(type);
    }

    String label(EStructuralFeature feature) {
        return model.label(feature);
    }

    String get(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }
}
