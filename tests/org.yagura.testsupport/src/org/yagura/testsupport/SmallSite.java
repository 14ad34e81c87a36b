/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.util.Arrays;
import java.util.List;

import org.yagura.model.Elements;
import org.yagura.model.NewSites;
import org.yagura.model.Secret;
import org.yagura.model.site.Area;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.UserCredential;

/** Sites of one area that tests build node by node. */
public final class SmallSite {
    private SmallSite() {
    }

    /** A site with an area of no nodes. */
    public static Site site() {
        Site site = NewSites.empty();
        site.getSnmpCredentials().clear();
        Area area = SiteFactory.eINSTANCE.createArea();
        area.setName("Room 1");
        area.setId("room1");
        site.getAreas().clear();
        site.getAreas().add(area);
        return site;
    }

    /** A node of the area with that name for id. */
    public static Node node(Site site, String name, String address) {
        Node node = Elements.node(NodeKind.OTHER, name, address);
        node.setId(name);
        Elements.assignIds(node);
        site.getAreas().getFirst().getNodes().add(node);
        return node;
    }

    /** A community that is allowed with those networks. */
    public static CommunityCredential community(Site site, String text, String... networks) {
        CommunityCredential credential = SiteFactory.eINSTANCE.createCommunityCredential();
        credential.setName(text + " " + Arrays.toString(networks));
        credential.setCommunity(Secret.parse("{plain}" + text));
        credential.getAllowedSources().addAll(List.of(networks));
        Elements.assignIds(credential);
        site.getSnmpCredentials().add(credential);
        return credential;
    }

    /** A user of version 3 with SHA-256 and AES-128. */
    public static UserCredential user(Site site, String name, String authSecret, String privSecret,
            String... networks) {
        UserCredential credential = SiteFactory.eINSTANCE.createUserCredential();
        credential.setName("user " + name);
        credential.setUserName(name);
        credential.setAuthProtocol(AuthProtocol.SHA256);
        credential.setAuthSecret(Secret.parse("{plain}" + authSecret));
        credential.setPrivProtocol(PrivProtocol.AES128);
        credential.setPrivSecret(Secret.parse("{plain}" + privSecret));
        credential.getAllowedSources().addAll(List.of(networks));
        Elements.assignIds(credential);
        site.getSnmpCredentials().add(credential);
        return credential;
    }
}
