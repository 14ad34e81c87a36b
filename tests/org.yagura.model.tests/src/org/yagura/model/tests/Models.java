/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.yagura.model.Elements;
import org.yagura.model.NewSites;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Sites for tests. */
final class Models {

    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private Models() {
    }

    static Area area(String id) {
        Area area = FACTORY.createArea();
        area.setId(id);
        area.setName(id);
        return area;
    }

    static Node node(String id, String address) {
        Node node = Elements.node(NodeKind.DB_SERVER, id, address);
        node.setId(id);
        node.getInterfaces().get(0).setId(id + ".eth0");
        return node;
    }

    /** Area a with inner area b and nodes n1 (10.0.0.1) in a, n2 (10.0.0.2) in b. */
    static Site small() {
        Site site = NewSites.empty();
        site.setName("small");
        Area a = area("a");
        Area b = area("b");
        a.getAreas().add(b);
        a.getNodes().add(node("n1", "10.0.0.1"));
        b.getNodes().add(node("n2", "10.0.0.2"));
        site.getAreas().add(a);
        return site;
    }

    /** A site of about that many objects: node, interface, address each, in areas, with references to nodes. */
    static Site large(int objects) {
        Site site = NewSites.empty();
        int nodes = objects / 3;
        Area area = null;
        for (int i = 0; i < nodes; i++) {
            if (i % 100 == 0) {
                area = area("a" + i / 100);
                site.getAreas().add(area);
            }
            Node node = node("n" + i, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255));
            node.setProduct("product " + i % 7);
            area.getNodes().add(node);
            if (i % 10 == 0) {
                Filter filter = FACTORY.createFilter();
                filter.setId("f" + i);
                filter.setName("f" + i);
                filter.getNodes().add(node);
                filter.getAreas().add(area);
                site.getFilters().add(filter);
            }
        }
        return site;
    }

    static String text(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    static Site load(String text) throws SiteFileException {
        return new SiteFiles().load(text.getBytes(StandardCharsets.UTF_8), "test.site").site();
    }

    /** A model file with that inside the root. */
    static String file(String inner) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <site:Site xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:site="https://yagura.org/model/site/1" id="s" name="S" modelVersion="1">
                """ + inner + "\n</site:Site>\n";
    }

    static List<Node> nodes(Site site) {
        return site.getAreas().stream().flatMap(area -> area.getNodes().stream()).toList();
    }
}
