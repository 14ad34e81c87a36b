/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Watch;

/** Which watches a node has, or was left out of. */
class OfferedWatchesTest {
    private final Site site = DemoSite.load();
    private final SiteIndex index = SiteIndex.of(site);
    private final Node node = index.node("db01");

    private Watch watch(String id) {
        Watch watch = SiteFactory.eINSTANCE.createPingWatch();
        watch.setId(id);
        watch.setName(id);
        site.getWatches().add(watch);
        return watch;
    }

    @Test
    void thoseForAllForItsKindAndThatListItWithinTheirAreas() {
        site.getWatches().clear();
        watch("all").setAllNodes(true);
        watch("kind").getNodeKinds().add(NodeKind.DB_SERVER);
        watch("listed").getNodes().add(node);
        watch("other").getNodeKinds().add(NodeKind.ROUTER);
        Watch inside = watch("inside");
        inside.setAllNodes(true);
        inside.getAreas().add((Area) node.eContainer().eContainer());
        Watch outside = watch("outside");
        outside.setAllNodes(true);
        outside.getAreas().add((Area) index.node("isp-a").eContainer());
        Watch off = watch("off");
        off.setAllNodes(true);
        off.setEnabled(false);
        Watch left = watch("left");
        left.setAllNodes(true);
        left.getExcept().add(node);
        assertEquals(List.of("all", "kind", "listed", "inside", "off", "left"),
                WatchedNodes.offered(site, node).stream().map(Watch::getId).toList());
    }
}
