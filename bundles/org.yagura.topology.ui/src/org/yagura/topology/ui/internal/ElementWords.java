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

    /** What a person calls an element in a list: a part with the node that it is in. */
    static String name(ElementRef element) {
        String place = element.place();
        return element.type().equals("Part") && !place.isEmpty()
                ? place.substring(place.lastIndexOf(" / ") < 0 ? 0 : place.lastIndexOf(" / ") + 3) + " "
                        + element.name()
                : element.name();
    }
}
