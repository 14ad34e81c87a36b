/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.form;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.ui.Kit;

/**
 * What another bundle adds below the form of an object of the site that is being edited, such as a trial of a threshold.
 * Contributed by the extension point {@code org.yagura.ui.formSection}; used on the user interface thread, which it must never
 * block. It stays while the fields of the form are made anew.
 */
public interface FormSection {

    /** Makes the control, once for each editor; fills the width, as high as it likes to be. */
    Control create(Composite parent, Kit kit);

    /**
     * Shows what belongs to an object of the draft; called again after each change of the draft. The object is only read, and may
     * have been changed without being saved.
     *
     * @param object what the form shows; null for nothing
     * @return whether it has anything to show of it; else it is hidden
     */
    boolean show(EObject object);
}
