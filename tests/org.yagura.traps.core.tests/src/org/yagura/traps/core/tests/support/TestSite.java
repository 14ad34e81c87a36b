/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.support;

import java.util.List;
import java.util.function.Consumer;

import org.yagura.core.domain.Sites;
import org.yagura.model.Secret;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** A site with credentials, whose secrets are plain. */
public final class TestSite implements Sites {
    private static final List<String> LOOPBACK = List.of("127.0.0.0/8", "::1/128");

    private final Site site = SiteFactory.eINSTANCE.createSite();
    private Consumer<Revision> follower;

    /** A community that loopback may use. */
    public TestSite community(String community, String... networks) {
        var credential = SiteFactory.eINSTANCE.createCommunityCredential();
        credential.setName("community " + community);
        credential.setCommunity(Secret.plain(community));
        credential.getAllowedSources().addAll(networks.length == 0 ? LOOPBACK : List.of(networks));
        site.getSnmpCredentials().add(credential);
        return this;
    }

    /** Syslog is taken from these networks, or from loopback. */
    public TestSite syslog(String... networks) {
        site.getSyslogSources().addAll(networks.length == 0 ? LOOPBACK : List.of(networks));
        return this;
    }

    /** A user that loopback may use; pass phrases are made of the name. */
    public TestSite user(String name, AuthProtocol auth, PrivProtocol priv) {
        var credential = SiteFactory.eINSTANCE.createUserCredential();
        credential.setName("user " + name);
        credential.setUserName(name);
        credential.setAuthProtocol(auth);
        credential.setPrivProtocol(priv);
        if (auth != AuthProtocol.NONE) {
            credential.setAuthSecret(Secret.plain(authPhrase(name)));
        }
        if (priv != PrivProtocol.NONE) {
            credential.setPrivSecret(Secret.plain(privPhrase(name)));
        }
        credential.getAllowedSources().addAll(LOOPBACK);
        site.getSnmpCredentials().add(credential);
        return this;
    }

    /** The phrase for authentication of a user. */
    public static String authPhrase(String name) {
        return "auth of " + name;
    }

    /** The phrase for privacy of a user. */
    public static String privPhrase(String name) {
        return "priv of " + name;
    }

    /** The content. */
    public Site site() {
        return site;
    }

    /** Brings the content into force again after a change. */
    public void change() {
        follower.accept(current());
    }

    @Override
    public Revision current() {
        return new Revision(1, site);
    }

    @Override
    public String reveal(String secret) {
        return secret.substring("{plain}".length());
    }

    @Override
    public void follow(Consumer<Revision> next) {
        follower = next;
    }
}
