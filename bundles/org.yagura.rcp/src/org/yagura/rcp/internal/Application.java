/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.app.Components;
import org.yagura.agent.app.PlugIns;

/** The workbench as a program. Ends with 23 when it wants to be started again, as after a change of language. */
public final class Application implements IApplication {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);
    /** What SWT reads when the display is made. */
    private static final String GTK_STYLE = "org.eclipse.swt.internal.gtk.cssFile";

    @Override
    public Object start(IApplicationContext context) {
        chooseLanguage();
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        List<PlugIns.PlugIn> broken = PlugIns
                .load(List.of(PlugIns.installed(), StartArguments.usualData(PlugIns.FOLDER))).stream()
                .filter(plugIn -> plugIn.problem() != null).toList();
        Components.starter();
        StartArguments asked = StartArguments.parse(List.of(arguments));
        Display.setAppName("Yagura");
        clearBorders();
        Display display = PlatformUI.createDisplay();
        try {
            int end = PlatformUI.createAndRunWorkbench(display, new Workbench(asked, broken));
            return end == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    @Override
    public void stop() {
        if (PlatformUI.isWorkbenchRunning()) {
            IWorkbench workbench = PlatformUI.getWorkbench();
            workbench.getDisplay().syncExec(workbench::close);
        }
    }

    /** GTK takes a style sheet of ours; elsewhere the borders of fields are clear as they are. */
    private static void clearBorders() {
        if (System.getProperty(GTK_STYLE) == null && Platform.WS_GTK.equals(Platform.getWS())) {
            try {
                URL style = FileLocator.toFileURL(Application.class.getResource("/css/gtk.css"));
                System.setProperty(GTK_STYLE, URIUtil.toFile(URIUtil.toURI(style)).getPath());
            } catch (IOException | URISyntaxException e) {
                LOG.warn("the style sheet for GTK cannot be unpacked", e);
            }
        }
    }

    /** The person's choice wins over the system's language; an explicit -nl wins over both. */
    private static void chooseLanguage() {
        IEclipsePreferences node = InstanceScope.INSTANCE.getNode(Language.NODE);
        String chosen = node.get(Language.CHOSEN, "");
        boolean asked = System.getProperty("osgi.nl.user") != null;
        if (!chosen.isEmpty() && !asked) {
            Locale.setDefault(Locale.forLanguageTag(chosen));
        }
        String now = Locale.getDefault().getLanguage();
        String last = node.get(Language.LAST, now);
        if (!last.equals(now)) {
            // labels of views are kept with the layout: begin with a fresh one in the other language
            System.setProperty("clearPersistedState", "true");
        }
        node.put(Language.LAST, now);
        try {
            node.flush();
        } catch (BackingStoreException e) {
            LOG.warn("the language cannot be remembered", e);
        }
    }
}
