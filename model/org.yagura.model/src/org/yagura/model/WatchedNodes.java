/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Area;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.Watch;

/** Which nodes a watch or a maintenance window is about. Made once per state of a site; for all threads. */
public final class WatchedNodes {
    private final SiteIndex index;

    /** On the site of an index. */
    public WatchedNodes(SiteIndex index) {
        this.index = index;
    }

    /**
     * The nodes that a watch applies to: all, or those that it lists and those of its kinds;
     * within its areas, without its exceptions, and only such as are in use. Whether it is enabled plays no part.
     */
    public Set<Node> of(Watch watch) {
        Set<String> areas = ids(watch.getAreas());
        Set<Node> listed = new HashSet<>(watch.getNodes());
        Set<Node> except = new HashSet<>(watch.getExcept());
        Set<Node> found = new LinkedHashSet<>();
        for (Node node : index.nodes()) {
            if ((watch.isAllNodes() || listed.contains(node) || watch.getNodeKinds().contains(node.getKind()))
                    && node.getLifeCycle() == LifeCycle.ACTIVE && !except.contains(node)
                    && index.inScope(node, areas)) {
                found.add(node);
            }
        }
        return found;
    }

    /**
     * The watches of a site that a node has, or would have if it were not an exception of theirs: those for all nodes, for its
     * kind, and those that list it, within their areas. In the order of the model, enabled or not, whether the node is in use
     * or not.
     */
    public static List<Watch> offered(Site site, Node node) {
        return site.getWatches().stream()
                .filter(watch -> watch.isAllNodes() || watch.getNodeKinds().contains(node.getKind())
                        || watch.getNodes().contains(node))
                .filter(watch -> watch.getAreas().isEmpty()
                        || watch.getAreas().stream().anyMatch(area -> EcoreUtil.isAncestor(area, node)))
                .toList();
    }

    /** Whether a maintenance window is about a node, whatever the time. */
    public boolean contains(Maintenance window, Node node) {
        return window.getNodes().contains(node)
                || !window.getAreas().isEmpty() && index.inScope(node, ids(window.getAreas()));
    }

    private static Set<String> ids(List<Area> areas) {
        Set<String> ids = new HashSet<>();
        areas.forEach(area -> ids.add(area.getId()));
        return ids;
    }
}
