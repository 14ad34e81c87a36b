/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.List;

import org.eclipse.emf.ecore.EObject;

/**
 * An element as it was when the rows were made. What is in the cells is for any thread; the element itself only for the
 * thread that edits.
 *
 * @param element the element
 * @param id its id
 * @param values what each column is sorted by; entries may be null
 * @param texts what stands in each column
 */
record ElementRow(EObject element, String id, List<Object> values, List<String> texts) {
}
