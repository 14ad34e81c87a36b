/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.Kit;
import org.yagura.ui.form.FormSection;

/** The sections of other bundles below a form: those that have something to show. One that fails is left out from then on. */
final class FormSections {
    private static final Logger LOG = LoggerFactory.getLogger(FormSections.class);

    private final List<Shown> sections = new ArrayList<>();
    private final Composite parent;

    /** A section and where it is. */
    private record Shown(FormSection section, Control control) {
    }

    FormSections(Composite parent, Kit kit, List<EditPanel.Section> made) {
        this.parent = parent;
        for (EditPanel.Section one : made) {
            var group = new Composite(parent, SWT.NONE);
            try {
                group.setData("name", one.label());
                kit.theme().paint(group);
                GridLayoutFactory.fillDefaults().applyTo(group);
                Control control = one.section().create(group, kit);
                GridDataFactory.fillDefaults().grab(true, true).applyTo(control);
                GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(group);
                group.setVisible(false);
                sections.add(new Shown(one.section(), group));
            } catch (RuntimeException | LinkageError e) {
                LOG.error("{} is left out", one.label(), e);
                group.dispose();
            }
        }
    }

    /** Shows what belongs to an object; null for none. */
    void show(EObject object) {
        boolean moved = false;
        for (Shown one : List.copyOf(sections)) {
            boolean visible = shows(one, object);
            moved |= visible != one.control().getVisible();
            ((GridData) one.control().getLayoutData()).exclude = !visible;
            one.control().setVisible(visible);
        }
        if (moved) {
            parent.layout(true, true);
        }
    }

    private boolean shows(Shown one, EObject object) {
        try {
            return one.section().show(object);
        } catch (RuntimeException e) {
            LOG.error("{} is left out", one.control().getData("name"), e);
            sections.remove(one);
            return false;
        }
    }
}
