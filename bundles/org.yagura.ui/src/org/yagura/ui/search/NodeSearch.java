/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.yagura.model.Elements;
import org.yagura.model.site.Node;
import org.yagura.ui.Kit;
import org.yagura.ui.site.SiteModels;

/** Finds nodes by their names, addresses and places, and opens their pages. */
public final class NodeSearch extends SearchSource {

    /** For the registry of extensions. */
    public NodeSearch() {
        super("server");
    }

    @Override
    protected List<Found> find(Kit kit, List<String> words) {
        var found = new ArrayList<Node>();
        kit.site().current().map(SiteModels.Loaded::index).ifPresent(site -> site.nodes().forEach(node -> {
            if (fits(words, Elements.path(node), String.join(" ", Elements.addresses(node)))) {
                found.add(node);
            }
        }));
        // what is called so comes before what stands in an area that is called so
        return found.stream().sorted(Comparator.comparing((Node node) -> !fits(words, Elements.name(node)))
                .thenComparing(Elements::name)).limit(MOST).map(node -> {
                    String id = node.getId();
                    return new Found(id, label(node), () -> kit.nodePages().open(id));
                }).toList();
    }

    private static String label(Node node) {
        var label = new StringBuilder(Elements.name(node));
        Elements.primaryAddress(node).ifPresent(address -> label.append("  ").append(address));
        Elements.area(node).ifPresent(area -> label.append("  \u2013  ").append(Elements.path(area)));
        return label.toString();
    }
}
