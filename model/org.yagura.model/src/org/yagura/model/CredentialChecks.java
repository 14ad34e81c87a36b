/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EAttribute;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.model.site.SnmpCredential;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.SshCredential;
import org.yagura.model.site.UserCredential;

/** Checks credentials of SNMP and SSH. */
final class CredentialChecks {

    private static final int LONGEST_USER = 32;
    private static final int SHORTEST_PHRASE = 8;
    private static final Pattern ENGINE = Pattern.compile("([0-9A-Fa-f]{2}){5,32}");

    private final Findings findings;
    private final Map<String, UserCredential> users = new HashMap<>();

    CredentialChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        site.getSshCredentials().forEach(this::check);
        findings.networks(site, Literals.SITE__SYSLOG_SOURCES, site.getSyslogSources());
        for (SnmpCredential credential : site.getSnmpCredentials()) {
            findings.networks(credential, Literals.SNMP_CREDENTIAL__ALLOWED_SOURCES, credential.getAllowedSources());
            if (credential.getAllowedSources().isEmpty() && credential.isEnabled()) {
                findings.warning("sources-none", credential, Literals.SNMP_CREDENTIAL__ALLOWED_SOURCES);
            }
            switch (credential) {
                case CommunityCredential community -> check(community);
                case UserCredential user -> check(user);
                default -> {
                    // a third party's own kind
                }
            }
        }
    }

    private void check(SshCredential credential) {
        findings.networks(credential, Literals.SSH_CREDENTIAL__NETWORKS, credential.getNetworks());
        if (credential.getNetworks().isEmpty() && credential.isEnabled()) {
            findings.warning("sources-none", credential, Literals.SSH_CREDENTIAL__NETWORKS);
        }
        findings.present(credential, Literals.SSH_CREDENTIAL__USER, credential.getUser());
        if (credential.getPrivateKey() == null && credential.getPassword() == null) {
            findings.error("secret-missing", credential, Literals.SSH_CREDENTIAL__PRIVATE_KEY);
        }
    }

    private void check(CommunityCredential credential) {
        Secret secret = credential.getCommunity();
        if (secret == null || !secret.isEncrypted() && secret.body().isEmpty()) {
            findings.error("secret-missing", credential, Literals.COMMUNITY_CREDENTIAL__COMMUNITY);
        }
        if (credential.getVersions().contains(SnmpVersion.V3)
                || credential.getVersions().contains(SnmpVersion.SYSLOG)) {
            findings.error("community-v3", credential, Literals.COMMUNITY_CREDENTIAL__VERSIONS);
        }
    }

    private void check(UserCredential user) {
        String name = user.getUserName();
        int octets = name == null ? 0 : name.getBytes(StandardCharsets.UTF_8).length;
        if (octets == 0 || octets > LONGEST_USER) {
            findings.error("user-name", user, Literals.USER_CREDENTIAL__USER_NAME, LONGEST_USER);
        }
        boolean privacy = user.getPrivProtocol() != PrivProtocol.NONE;
        if (user.getAuthProtocol() != AuthProtocol.NONE) {
            phrase(user, user.getAuthSecret(), Literals.USER_CREDENTIAL__AUTH_SECRET);
        } else if (privacy) {
            findings.error("privacy-alone", user, Literals.USER_CREDENTIAL__PRIV_PROTOCOL);
        }
        if (privacy) {
            phrase(user, user.getPrivSecret(), Literals.USER_CREDENTIAL__PRIV_SECRET);
        }
        String engine = user.getEngineId() == null ? "" : user.getEngineId();
        if (!engine.isEmpty() && !ENGINE.matcher(engine).matches()) {
            findings.error("engine-form", user, Literals.USER_CREDENTIAL__ENGINE_ID, engine);
        }
        UserCredential other = users.putIfAbsent(name + " " + engine.toLowerCase(Locale.ROOT), user);
        if (other != null) {
            findings.error("user-twice", user, Literals.USER_CREDENTIAL__USER_NAME, String.valueOf(name),
                    Elements.path(other));
        }
    }

    private void phrase(UserCredential user, Secret secret, EAttribute attribute) {
        if (secret == null) {
            findings.error("secret-missing", user, attribute);
        } else if (!secret.isEncrypted() && secret.body().length() < SHORTEST_PHRASE) {
            findings.error("phrase-short", user, attribute, SHORTEST_PHRASE);
        }
    }
}
