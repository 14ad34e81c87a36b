/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.Locale;

import org.yagura.model.ModelTexts;
import org.yagura.topology.core.ElementRef;

/** What answers name, in words. */
final class ElementWords {
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());

    /** Sort of an element: that of its kind, else that of its class. */
    String kind(ElementRef element) {
        return element.kindLabel(words);
    }
}
