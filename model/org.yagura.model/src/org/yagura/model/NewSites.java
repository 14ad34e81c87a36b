/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.List;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Person;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.Role;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Makes sites to begin with. */
public final class NewSites {

    /** Networks of this machine itself. */
    public static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    private NewSites() {
    }

    /**
     * A site without nodes: takes v1 and v2c notifications of community {@code public} and syslog from loopback only, and has one
     * role with all privileges, held by the person {@code admin}. It has the {@link DefaultRules} and the
     * {@link DefaultWatches}.
     */
    public static Site empty() {
        SiteFactory factory = SiteFactory.eINSTANCE;
        Site site = factory.createSite();
        site.setId(Elements.newId());
        site.setModelVersion(SiteFiles.MODEL_VERSION);
        site.setName("New site");

        CommunityCredential loopback = factory.createCommunityCredential();
        loopback.setId(Elements.newId());
        loopback.setName("public from loopback");
        loopback.setCommunity(Secret.plain("public"));
        loopback.getAllowedSources().addAll(LOOPBACK);
        site.getSnmpCredentials().add(loopback);
        site.getSyslogSources().addAll(LOOPBACK);

        Role administrator = factory.createRole();
        administrator.setId(Elements.newId());
        administrator.setName("Administrator");
        administrator.getPrivileges().addAll(Privilege.VALUES);
        site.getRoles().add(administrator);

        Person admin = factory.createPerson();
        admin.setId(Elements.newId());
        admin.setName("Administrator");
        admin.setLogin("admin");
        admin.getRoles().add(administrator);
        site.getPeople().add(admin);
        site.getRedundancyRules().addAll(DefaultRules.rules());
        site.getWatches().addAll(DefaultWatches.watches());
        return site;
    }
}
