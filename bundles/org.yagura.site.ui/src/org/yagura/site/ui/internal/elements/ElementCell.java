/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;

/** What stands in one column for an element, and how it is edited. On the thread that edits. */
interface ElementCell {

    /**
     * A value that a feature is to have.
     *
     * @param owner whose feature
     * @param feature which
     * @param value of the feature's type; null for none
     */
    record Change(EObject owner, EStructuralFeature feature, Object value) {
    }

    /** Under which the column is remembered. */
    String id();

    /** The heading. */
    String label();

    /** What it is, in a sentence or two; may be empty. */
    String description();

    /** The value, of any type that {@link Values} writes. */
    Object value(EObject element);

    /** Whether cells of the column can be edited at all. */
    boolean editable();

    /** Why the cell of that element cannot be edited; null when it can. */
    String locked(EObject element);

    /** The value as it is typed. */
    String typed(EObject element, References references);

    /** What can be chosen; null when anything can be typed. */
    default List<String> choices(EObject element, References references) {
        return null;
    }

    /** Whether several values may stand there. */
    default boolean several() {
        return false;
    }

    /** Whether a text may have several lines. */
    default boolean lines() {
        return false;
    }

    /** Reads what was typed, chosen or pasted; null when it changes nothing. */
    Change read(EObject element, String text, References references) throws Refused;
}
