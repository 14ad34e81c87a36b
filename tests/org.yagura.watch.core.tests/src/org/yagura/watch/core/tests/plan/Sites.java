/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import java.time.Duration;
import java.util.function.Consumer;

import org.yagura.model.site.Address;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TcpWatch;
import org.yagura.model.site.Watch;

/** Sites with watches. */
public final class Sites {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private Sites() {
    }

    /** A site with areas {@code west} and {@code east}, nodes {@code n0}… in turn in each, at 10.0.0.0 and following. */
    public static Site of(int nodes) {
        Site site = FACTORY.createSite();
        site.setId("site");
        site.setName("Test");
        for (String name : new String[]{"west", "east"}) {
            Area area = FACTORY.createArea();
            area.setId(name);
            area.setName(name);
            site.getAreas().add(area);
        }
        for (int i = 0; i < nodes; i++) {
            Node node = FACTORY.createNode();
            node.setId("n" + i);
            node.setName("node " + i);
            Interface port = FACTORY.createInterface();
            port.setId("i" + i);
            Address address = FACTORY.createAddress();
            address.setText("10.0." + i / 256 % 256 + "." + i % 256);
            port.getAddresses().add(address);
            node.getInterfaces().add(port);
            site.getAreas().get(i % 2).getNodes().add(node);
        }
        return site;
    }

    /** Adds a ping of all nodes. */
    public static PingWatch ping(Site site, String id) {
        return add(site, FACTORY.createPingWatch(), id, w -> {
        });
    }

    /** Adds a connection to a port of all nodes. */
    public static TcpWatch tcp(Site site, String id, int port) {
        return add(site, FACTORY.createTcpWatch(), id, w -> w.setPort(port));
    }

    private static <W extends Watch> W add(Site site, W watch, String id, Consumer<W> more) {
        watch.setId(id);
        watch.setName("watch " + id);
        watch.setAllNodes(true);
        watch.setInterval(Duration.ofMinutes(1));
        more.accept(watch);
        site.getWatches().add(watch);
        return watch;
    }
}
