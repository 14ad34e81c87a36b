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
import org.yagura.model.site.PushWatch;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.Watch;
import org.yagura.ui.Kit;
import org.yagura.ui.form.FormSection;

/** Below the form of a watch and of what it is made of, such as a step: runs it once. Hosts the {@link RunPanel}. */
public final class RunSection implements FormSection {
    private RunPanel panel;

    @Override
    public Control create(Composite parent, Kit kit) {
        panel = new RunPanel(parent, kit);
        return panel;
    }

    @Override
    public boolean show(EObject object) {
        EObject at = object;
        while (at != null && !(at instanceof Watch)) {
            at = at.eContainer();
        }
        Watch watch = at instanceof Watch found && !(found instanceof PushWatch) && !(object instanceof Threshold)
                ? found
                : null;
        panel.show(watch);
        return watch != null;
    }
}
