/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.model.site.Threshold;
import org.yagura.ui.Kit;
import org.yagura.ui.form.FormSection;

/** Below the form of a threshold: how often it would have told people. Hosts the {@link TrialPanel}. */
public final class TrialSection implements FormSection {
    private TrialPanel panel;

    @Override
    public Control create(Composite parent, Kit kit) {
        panel = new TrialPanel(parent, kit);
        return panel;
    }

    @Override
    public boolean show(EObject object) {
        panel.show(object instanceof Threshold threshold ? threshold : null);
        return object instanceof Threshold;
    }
}
