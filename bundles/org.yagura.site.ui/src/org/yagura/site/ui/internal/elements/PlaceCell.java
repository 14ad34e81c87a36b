/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.Elements;
import org.yagura.model.site.Site;

/** Where an element is: the path of what contains it. It is moved in the tree and in the drawing, not here. */
record PlaceCell(Values values) implements ElementCell {

    @Override
    public String id() {
        return ElementKind.PLACE;
    }

    @Override
    public String label() {
        return values.texts().get("place");
    }

    @Override
    public String description() {
        return values.texts().get("place.description");
    }

    @Override
    public Object value(EObject element) {
        EObject place = element.eContainer();
        return place == null || place instanceof Site ? "" : Elements.path(place);
    }

    @Override
    public boolean editable() {
        return false;
    }

    @Override
    public String locked(EObject element) {
        return values.texts().get("place.description");
    }

    @Override
    public String typed(EObject element, References references) {
        return values.write(value(element));
    }

    @Override
    public Change read(EObject element, String text, References references) {
        return null;
    }
}
