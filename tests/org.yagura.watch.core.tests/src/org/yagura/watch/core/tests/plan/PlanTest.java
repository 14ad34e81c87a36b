/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Sites.Revision;
import org.yagura.model.Secret;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.GreetingWatch;
import org.yagura.model.site.JmxWatch;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.ServiceWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.SshCredential;
import org.yagura.model.site.TransactionWatch;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.plan.Plan;

/** Which probes a changed credential makes anew: all that go by it, and no other ones. */
final class PlanTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site = Sites.of(2);

    PlanTest() {
        ssh("ops", "10.0.0.0/32");
        SshCredential more = ssh("more", "10.0.0.0/24");
        CommunityCredential one = community("one", "10.0.0.0/32");
        community("other", "10.0.0.1/32");
        Sites.ping(site, "ping");
        LogWatch log = watch(FACTORY.createLogWatch(), "log");
        log.setSshCredential(more);
        ServiceWatch open = watch(FACTORY.createServiceWatch(), "service");
        open.getServices().add("nginx");
        watch(FACTORY.createSnmpWatch(), "snmp");
        SnmpWatch named = watch(FACTORY.createSnmpWatch(), "named");
        named.setCredential(one);
        GreetingWatch ldap = watch(FACTORY.createGreetingWatch(), "ldap");
        ldap.setPassword(Secret.plain("a"));
        SqlWatch sql = watch(FACTORY.createSqlWatch(), "sql");
        sql.setPassword(Secret.plain("a"));
        JmxWatch jmx = watch(FACTORY.createJmxWatch(), "jmx");
        jmx.setPassword(Secret.plain("a"));
        var steps = watch(FACTORY.createTransactionWatch(), "steps");
        var variable = FACTORY.createTransactionVariable();
        variable.setName("password");
        variable.setValue(Secret.plain("a"));
        steps.getVariables().add(variable);
    }

    private <W extends Watch> W watch(W watch, String id) {
        watch.setId(id);
        watch.setName(id);
        watch.setAllNodes(true);
        site.getWatches().add(watch);
        return watch;
    }

    private SshCredential ssh(String id, String network) {
        SshCredential credential = FACTORY.createSshCredential();
        credential.setId(id);
        credential.setName(id);
        credential.setUser("watch");
        credential.setPassword(Secret.plain("old"));
        credential.getNetworks().add(network);
        site.getSshCredentials().add(credential);
        return credential;
    }

    private CommunityCredential community(String id, String network) {
        CommunityCredential credential = FACTORY.createCommunityCredential();
        credential.setId(id);
        credential.setName(id);
        credential.setCommunity(Secret.plain("old"));
        credential.getAllowedSources().add(network);
        site.getSnmpCredentials().add(credential);
        return credential;
    }

    /** Watch and node of the probes that are made anew by a change. */
    private Set<String> anew(Consumer<Site> change) {
        Site changed = EcoreUtil.copy(site);
        change.accept(changed);
        var after = new Plan(new Revision(2, changed)).all();
        var found = new HashSet<String>();
        new Plan(new Revision(1, site)).all().forEach((key, planned) -> {
            if (planned.fingerprint() != after.get(key).fingerprint()) {
                found.add(key.watch() + " " + key.node());
            }
        });
        return found;
    }

    @Test
    void aChangedSshSecretIsUsedFromThenOn() {
        Set<String> first = Set.of("service n0");
        assertEquals(first, anew(s -> s.getSshCredentials().get(0).setPassword(Secret.plain("new"))));
        assertEquals(first, anew(s -> s.getSshCredentials().get(0).setPrivateKey(Secret.plain("key"))));
        assertEquals(Set.of("log n0", "log n1", "service n0", "service n1"),
                anew(s -> s.getSshCredentials().get(1).setPassword(Secret.plain("new"))), "named, and open to both");
    }

    @Test
    void anSshCredentialThatGoesOrIsNarrowedIsUsedNoMore() {
        assertEquals(Set.of("service n0"), anew(s -> s.getSshCredentials().remove(0)));
        assertEquals(Set.of("service n0"), anew(s -> s.getSshCredentials().get(0).setEnabled(false)));
        assertEquals(Set.of("service n0"), anew(s -> s.getSshCredentials().get(0).getNetworks().clear()));
        assertEquals(Set.of("service n0"), anew(s -> s.getSshCredentials().move(0, 1)), "the first one counts");
        assertEquals(Set.of("log n0", "log n1", "service n0", "service n1"),
                anew(s -> s.getSshCredentials().get(1).setEnabled(false)));
    }

    @Test
    void anSnmpCredentialConcernsOnlyWhomItAllows() {
        assertEquals(Set.of("snmp n0", "named n0", "named n1"), anew(s -> community(s, 0).setCommunity(
                Secret.plain("new"))));
        assertEquals(Set.of("snmp n1"), anew(s -> community(s, 1).setCommunity(Secret.plain("new"))));
        assertEquals(Set.of("snmp n1"), anew(s -> s.getSnmpCredentials().remove(1)));
        assertEquals(Set.of("snmp n0", "named n0", "named n1"), anew(s -> community(s, 0).setEnabled(false)));
    }

    private static CommunityCredential community(Site site, int index) {
        return (CommunityCredential) site.getSnmpCredentials().get(index);
    }

    @Test
    void theSecretsOfAWatchAreItsOwn() {
        assertEquals(Set.of("ldap n0", "ldap n1"),
                anew(s -> ((GreetingWatch) s.getWatches().get(5)).setPassword(Secret.plain("b"))));
        assertEquals(Set.of("sql n0", "sql n1"),
                anew(s -> ((SqlWatch) s.getWatches().get(6)).setPassword(Secret.plain("b"))));
        assertEquals(Set.of("jmx n0", "jmx n1"),
                anew(s -> ((JmxWatch) s.getWatches().get(7)).setPassword(Secret.plain("b"))));
        assertEquals(Set.of("steps n0", "steps n1"), anew(s -> ((TransactionWatch) s.getWatches()
                .get(8)).getVariables().get(0).setValue(Secret.plain("b"))));
    }

    @Test
    void certificatesThatTheSiteTrustsConcernWhatLooksAtThem() {
        assertEquals(Set.of("ldap n0", "ldap n1", "jmx n0", "jmx n1", "steps n0", "steps n1"),
                anew(s -> s.setTrustedCertificates("another one")));
    }
}
