/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.Locale;

import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.Texts;

/** Language and theme. */
public final class GeneralPage extends PreferencePage implements IWorkbenchPreferencePage {
    private static final Logger LOG = LoggerFactory.getLogger(GeneralPage.class);

    private final Texts texts = Texts.of(GeneralPage.class);
    private final IEclipsePreferences node = InstanceScope.INSTANCE.getNode(Language.NODE);
    private Choice language;
    private Choice theme;

    @Override
    public void init(IWorkbench workbench) {
        setDescription(texts.get("preferences.description"));
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(area);
        language = new Choice(area, texts.get("preferences.language"), node.get(Language.CHOSEN, ""),
                new String[]{"", "en", "ja"},
                new String[]{texts.get("preferences.language.system"), "English", "日本語"});
        theme = new Choice(area, texts.get("preferences.theme"), node.get(ThemeSwitch.PREFERENCE, ThemeSwitch.SYSTEM),
                new String[]{ThemeSwitch.SYSTEM, ThemeSwitch.LIGHT, ThemeSwitch.DARK},
                new String[]{texts.get("preferences.theme.system"), texts.get("preferences.theme.light"),
                        texts.get("preferences.theme.dark")});
        return area;
    }

    @Override
    public boolean performOk() {
        if (language == null) {
            return true;
        }
        boolean other = !language.chosen().equals(node.get(Language.CHOSEN, ""));
        node.put(Language.CHOSEN, language.chosen());
        ThemeSwitch.choose(theme.chosen());
        try {
            node.flush();
        } catch (BackingStoreException e) {
            LOG.warn("preferences cannot be saved", e);
        }
        boolean differs = !language.chosen().isEmpty() && !language.chosen().equals(Locale.getDefault().getLanguage());
        if (other && (differs || language.chosen().isEmpty())
                && MessageDialog.openQuestion(getShell(), texts.get("preferences.restart.title"),
                        texts.get("preferences.restart"))) {
            PlatformUI.getWorkbench().getDisplay().asyncExec(() -> PlatformUI.getWorkbench().restart());
        }
        return true;
    }

    /** Radio buttons in a group. */
    private static final class Choice {
        private final Button[] buttons;
        private final String[] values;

        Choice(Composite parent, String label, String now, String[] values, String[] labels) {
            this.values = values;
            var group = new Group(parent, SWT.NONE);
            group.setText(label);
            GridLayoutFactory.swtDefaults().applyTo(group);
            GridDataFactory.fillDefaults().grab(true, false).applyTo(group);
            buttons = new Button[values.length];
            for (int i = 0; i < values.length; i++) {
                buttons[i] = new Button(group, SWT.RADIO);
                buttons[i].setText(labels[i]);
                buttons[i].setSelection(values[i].equals(now));
            }
        }

        String chosen() {
            for (int i = 0; i < buttons.length; i++) {
                if (buttons[i].getSelection()) {
                    return values[i];
                }
            }
            return values[0];
        }
    }
}
