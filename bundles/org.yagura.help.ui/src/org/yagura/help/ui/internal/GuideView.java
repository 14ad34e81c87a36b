/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.help.HelpSystem;
import org.eclipse.help.ITopic;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.osgi.framework.Bundle;

/** The guide as a view: topics that plug-ins contribute to {@code org.eclipse.help.toc}. */
public final class GuideView extends ViewPart {

    /** Id of the view. */
    static final String ID = "org.yagura.help.ui.guide";

    private GuidePanel panel;

    @Override
    public void createPartControl(Composite parent) {
        panel = new GuidePanel(parent, new Contributed());
    }

    @Override
    public void setFocus() {
        panel.setFocus();
    }

    /** Shows a page. */
    void open(String address) {
        panel.open(address);
    }

    private static final class Contributed implements GuidePanel.Library {

        @Override
        public List<GuidePanel.Topic> topics() {
            var topics = new ArrayList<GuidePanel.Topic>();
            for (var toc : HelpSystem.getTocs()) {
                topics.add(new GuidePanel.Topic(toc.getLabel(), toc.getTopic(null).getHref(), below(toc.getTopics())));
            }
            return topics;
        }

        private static List<GuidePanel.Topic> below(ITopic[] topics) {
            return Arrays.stream(topics)
                    .map(t -> new GuidePanel.Topic(t.getLabel(), t.getHref(), below(t.getSubtopics()))).toList();
        }

        /** Pages are read out of the bundles by ourselves: the platform's own way needs its help server. */
        @Override
        public InputStream open(String address) throws IOException {
            IPath path = IPath.forPosix(address);
            Bundle bundle = path.segmentCount() < 2 ? null : Platform.getBundle(path.segment(0));
            URL page = bundle == null
                    ? null
                    : FileLocator.find(bundle, IPath.forPosix("$nl$").append(path.removeFirstSegments(1)),
                            Map.of("$nl$", Locale.getDefault().toString()));
            return page == null ? null : page.openStream();
        }
    }
}
