/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.runtime.jobs.IJobChangeEvent;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.jobs.JobChangeAdapter;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.status.StatusItem;
import org.yagura.ui.status.StatusLabel;
import org.yagura.ui.theme.Palette;

/** What goes on in the background, such as an export; a click shows the progress and lets it be cancelled. */
public final class JobsItem implements StatusItem {
    private static final Logger LOG = LoggerFactory.getLogger(JobsItem.class);
    private static final String PROGRESS = "org.eclipse.ui.views.ProgressView";

    @Override
    public Control create(Composite parent, Kit kit) {
        var label = new StatusLabel(parent, kit);
        Display display = label.getDisplay();
        var listener = new JobChangeAdapter() {
            @Override
            public void running(IJobChangeEvent event) {
                tell(event);
            }

            @Override
            public void done(IJobChangeEvent event) {
                tell(event);
            }

            private void tell(IJobChangeEvent event) {
                if (!event.getJob().isSystem() && !display.isDisposed()) {
                    display.asyncExec(() -> show(label, kit));
                }
            }
        };
        Job.getJobManager().addJobChangeListener(listener);
        label.addDisposeListener(e -> Job.getJobManager().removeJobChangeListener(listener));
        label.onClick(JobsItem::open);
        return label;
    }

    private static void show(StatusLabel label, Kit kit) {
        if (label.isDisposed()) {
            return;
        }
        List<String> names = Arrays.stream(Job.getJobManager().find(null))
                .filter(j -> !j.isSystem() && j.getState() == Job.RUNNING)
                .map(Job::getName).toList();
        Texts texts = Texts.of(JobsItem.class);
        String words = names.isEmpty()
                ? ""
                : names.size() == 1 ? names.getFirst() : texts.get("status.jobs", names.size());
        label.show(names.isEmpty() ? null : "activity", words, Palette::text, String.join("\n", names));
    }

    private static void open() {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        try {
            page.showView(PROGRESS);
        } catch (PartInitException e) {
            LOG.warn("the progress cannot be shown", e);
        }
    }
}
