/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.view.KitView;
import org.yagura.ui.view.LinkActions;

/** Hosts the site tree; finds the badges that other bundles offer. */
public final class SiteTreeView extends KitView<SiteTreePanel> {

    @Override
    protected SiteTreePanel create(Composite parent, Kit kit) {
        var panel = new SiteTreePanel(parent, kit);
        BundleContext context = FrameworkUtil.getBundle(SiteTreeView.class).getBundleContext();
        var tracker = new Badges(context, panel);
        parent.getDisplay().asyncExec(tracker::open);
        panel.addDisposeListener(e -> tracker.close());
        return panel;
    }

    @Override
    protected void contribute(SiteTreePanel panel, Kit kit) {
        LinkActions.find(getViewSite().getActionBars(), panel.filter()::setFocus);
    }

    @Override
    protected Control focus(SiteTreePanel panel) {
        return panel;
    }

    /** Badges come and go with their services. */
    private static final class Badges extends ServiceTracker<NodeBadges, NodeBadges> {
        private final SiteTreePanel panel;
        private final Map<NodeBadges, Following> followings = new HashMap<>();

        Badges(BundleContext context, SiteTreePanel panel) {
            super(context, NodeBadges.class, null);
            this.panel = panel;
        }

        @Override
        public NodeBadges addingService(ServiceReference<NodeBadges> reference) {
            NodeBadges badges = super.addingService(reference);
            onPanel(() -> followings.put(badges, panel.add(badges)));
            return badges;
        }

        @Override
        public void removedService(ServiceReference<NodeBadges> reference, NodeBadges badges) {
            onPanel(() -> {
                Following following = followings.remove(badges);
                if (following != null) {
                    following.close();
                }
            });
            super.removedService(reference, badges);
        }

        private void onPanel(Runnable work) {
            if (!panel.isDisposed()) {
                panel.getDisplay().asyncExec(() -> {
                    if (!panel.isDisposed()) {
                        work.run();
                    }
                });
            }
        }
    }
}
