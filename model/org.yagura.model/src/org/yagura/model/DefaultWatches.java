/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Element;
import org.yagura.model.site.Watch;

/**
 * The watches that new sites begin with, templates for kinds of node: a ping of all, traffic of what passes it on, resources
 * of servers, pages of web servers, mail, name resolution. Read from {@code default-watches.site}, with the same ids every
 * time.
 */
public final class DefaultWatches {

    private static final String NAME = "default-watches.site";
    private static final String MORE = "watch-templates.site";

    private DefaultWatches() {
    }

    /** New copies of the watches, to add to a site. */
    public static List<Watch> watches() {
        Collection<Watch> watches = Bundled.load(NAME).getWatches();
        return List.copyOf(EcoreUtil.copyAll(watches));
    }

    /**
     * New copies of the watches for kinds of node that an engineer may add to a site and change: those that new sites begin
     * with, and those that need to be fitted to a site, for processes, services, logs and databases. Without ids, so that they
     * get new ones and may be added more than once.
     */
    public static List<Watch> templates() {
        List<Watch> templates = new ArrayList<>(watches());
        templates.addAll(EcoreUtil.copyAll(Bundled.load(MORE).getWatches()));
        for (Watch template : templates) {
            template.setId(null);
            template.eAllContents().forEachRemaining(object -> {
                if (object instanceof Element element) {
                    element.setId(null);
                }
            });
        }
        return templates;
    }
}
