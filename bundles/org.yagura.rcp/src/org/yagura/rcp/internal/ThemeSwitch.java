/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.event.EventHandler;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.theme.Theme;

/** Light or dark, as the person or the system says; the platform's style sheets and our own colours go together. */
final class ThemeSwitch {
    private static final Logger LOG = LoggerFactory.getLogger(ThemeSwitch.class);
    static final String PREFERENCE = "theme";
    static final String SYSTEM = "system";
    static final String LIGHT = "light";
    static final String DARK = "dark";
    private static final String LIGHT_ID = "org.eclipse.e4.ui.css.theme.e4_default";
    private static final String DARK_ID = "org.eclipse.e4.ui.css.theme.e4_dark";

    private final Theme theme;
    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(Language.NODE);
    private final IEclipsePreferences.IPreferenceChangeListener listener = event -> {
        if (event.getKey().equals(PREFERENCE)) {
            PlatformUI.getWorkbench().getDisplay().asyncExec(this::apply);
        }
    };
    private final EventHandler changed = event -> follow();

    ThemeSwitch(Theme theme) {
        this.theme = theme;
    }

    /** Changes the person's choice and remembers it; for null as the system says. */
    static void choose(String name) {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(Language.NODE);
        node.put(PREFERENCE, name == null ? SYSTEM : name);
        try {
            node.flush();
        } catch (BackingStoreException e) {
            LOG.warn("the theme cannot be remembered", e);
        }
    }

    void start() {
        preferences.addPreferenceChangeListener(listener);
        PlatformUI.getWorkbench().getService(IEventBroker.class).subscribe(IThemeEngine.Events.THEME_CHANGED, changed);
        apply();
    }

    void stop() {
        preferences.removePreferenceChangeListener(listener);
    }

    private void apply() {
        String wanted = preferences.get(PREFERENCE, SYSTEM);
        boolean dark = wanted.equals(DARK) || wanted.equals(SYSTEM) && Display.isSystemDarkTheme();
        IThemeEngine engine = engine();
        if (engine != null) {
            ITheme now = engine.getActiveTheme();
            String id = dark ? DARK_ID : LIGHT_ID;
            if (now == null || !now.getId().equals(id)) {
                engine.setTheme(id, true);
            }
        }
        theme.setDark(dark);
    }

    private void follow() {
        IThemeEngine engine = engine();
        if (engine != null && engine.getActiveTheme() != null) {
            theme.setDark(engine.getActiveTheme().getId().contains("dark"));
        }
    }

    private static IThemeEngine engine() {
        return PlatformUI.getWorkbench().getService(IThemeEngine.class);
    }
}
