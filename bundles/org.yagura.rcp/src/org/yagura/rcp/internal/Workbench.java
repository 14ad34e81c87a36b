/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.IWorkbenchPreferenceConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.app.PlugIns;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;

/** Configures the workbench: layouts are kept, the theme is applied, the site is opened once the window is there. */
final class Workbench extends WorkbenchAdvisor {
    private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);

    private final StartArguments asked;
    private final List<PlugIns.PlugIn> broken;
    private ThemeSwitch themes;

    /** A workbench that tells of plug-ins that do not run. */
    Workbench(StartArguments asked, List<PlugIns.PlugIn> broken) {
        this.asked = asked;
        this.broken = broken;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
        IPreferenceStore store = PlatformUI.getPreferenceStore();
        store.setDefault(IWorkbenchPreferenceConstants.SHOW_PROGRESS_ON_STARTUP, false);
        store.setDefault(IWorkbenchPreferenceConstants.SHOW_INTRO, false);
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new Window(configurer);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return Perspectives.OPERATIONS;
    }

    @Override
    public void preStartup() {
        new FirstSite(PlatformUI.getWorkbench().getService(Kit.class), asked).announce();
    }

    @Override
    public void postStartup() {
        Kit kit = PlatformUI.getWorkbench().getService(Kit.class);
        themes = new ThemeSwitch(kit.theme());
        themes.start();
        // after the first paint, so that the window is there before anything else begins
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            new FirstSite(kit, asked).open();
            tellOfPlugIns();
            Job.createSystem("search sources", (ICoreRunnable) monitor -> startSearchSources()).schedule();
        });
    }

    /** The search box asks only bundles that run, and most begin to run when one of their views is opened. */
    private static void startSearchSources() {
        for (var computer : Platform.getExtensionRegistry().getConfigurationElementsFor("org.eclipse.ui.quickAccess")) {
            String name = computer.getContributor().getName();
            try {
                Platform.getBundle(name).start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                LOG.warn("{} does not start; the search finds nothing of it", name, e);
            }
        }
    }

    private void tellOfPlugIns() {
        if (!broken.isEmpty()) {
            Texts texts = Texts.of(Workbench.class);
            String lines = broken.stream().map(p -> p.file() + "\n" + p.problem()).collect(Collectors.joining("\n\n"));
            MessageDialog.openWarning(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getShell(),
                    texts.get("plugins.broken"), lines + "\n\n" + texts.get("plugins.broken.todo"));
        }
    }

    @Override
    public void postShutdown() {
        if (themes != null) {
            themes.stop();
        }
    }
}
