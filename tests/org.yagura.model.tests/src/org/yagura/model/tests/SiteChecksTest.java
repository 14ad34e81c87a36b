/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.ModelProblem;
import org.yagura.model.NewSites;
import org.yagura.model.Secret;
import org.yagura.model.SiteChecks;
import org.yagura.model.site.Address;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Filter;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.Person;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpVersion;
import org.yagura.model.site.TrapRule;
import org.yagura.model.site.UserCredential;
import org.yagura.model.site.VarbindCondition;

class SiteChecksTest {

    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private static List<String> codes(Site site) {
        List<ModelProblem> problems = SiteChecks.check(site);
        for (ModelProblem problem : problems) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertFalse(problem.what(language).isBlank());
                assertFalse(problem.todo(language).isBlank());
                assertFalse(problem.text(language).contains("{"), problem.text(language));
            }
        }
        return problems.stream().map(ModelProblem::code).toList();
    }

    private static void found(String code, Consumer<Site> change) {
        Site site = Models.small();
        change.accept(site);
        assertEquals(List.of(code), codes(site));
    }

    private static Node n1(Site site) {
        return site.getAreas().get(0).getNodes().get(0);
    }

    private static Address address(Site site) {
        return n1(site).getInterfaces().get(0).getAddresses().get(0);
    }

    private static CommunityCredential community(Site site) {
        return (CommunityCredential) site.getSnmpCredentials().get(0);
    }

    @Test
    void goodSitesPass() {
        assertEquals(List.of(), codes(Models.small()));
        assertEquals(List.of(), codes(NewSites.empty()));
    }

    @Test
    void someObjectsAreCheckedAsAmongAll() {
        for (Consumer<Site> wrong : List.<Consumer<Site>>of(site -> n1(site).setName(" "),
                site -> n1(site).setMtbf(-1.0),
                site -> address(site).setText("nonsense"), site -> community(site).getVersions().add(SnmpVersion.V3),
                site -> n1(site).setId("two words"))) {
            Site site = Models.small();
            wrong.accept(site);
            List<EObject> all = new ArrayList<>();
            EcoreUtil.<EObject>getAllContents(site, false).forEachRemaining(all::add);
            assertEquals(Set.copyOf(SiteChecks.check(site)), Set.copyOf(SiteChecks.check(site, all)));
            boolean hardware = SiteChecks.check(site).getFirst().where().path().contains(n1(site).getName());
            assertEquals(hardware, !SiteChecks.check(site, List.of(n1(site))).isEmpty());
            assertEquals(!hardware, !SiteChecks.check(site, List.of(community(site))).isEmpty());
        }
    }

    @Test
    void ids() {
        found("id-form", site -> n1(site).setId("two words"));
        found("id-form", site -> n1(site).setId(null));
        found("id-twice", site -> n1(site).setId("b"));
    }

    @Test
    void names() {
        found("name-missing", site -> n1(site).setName(" "));
        found("node-name-twice", site -> n1(site).setName("n2"));
        found("characters", site -> n1(site).setNotes("a\u0001b"));
        found("characters", site -> n1(site).setNotes("half \ud83d"));
        found("time-zone", site -> site.setTimeZone("Asia/Yedo"));
        found("report-day", site -> site.setReportDay(0));
        found("report-day", site -> site.setReportDay(29));
        found("trusted-form", site -> site.setTrustedCertificates("nonsense"));
        found("trusted-form", site -> site.setTrustedCertificates(
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"));
    }

    @Test
    void wholeCharactersOutsideOfTheBasicPlanePass() {
        Site site = Models.small();
        n1(site).setNotes("𠮷野家 and \t tab \n line");
        assertEquals(List.of(), codes(site));
    }

    @Test
    void addresses() {
        found("address-form", site -> address(site).setText("host.example"));
        found("address-form", site -> address(site).setText(null));
        found("address-twice", site -> address(site).setText("10.0.0.2"));
        found("address-twice", site -> address(site).setText("::ffff:10.0.0.2"));
        found("mac-form", site -> n1(site).getInterfaces().get(0).setMac("02-00"));
        found("primary-twice", site -> {
            Address second = FACTORY.createAddress();
            second.setText("10.9.9.9");
            second.setPrimary(true);
            Interface port = n1(site).getInterfaces().get(0);
            port.getAddresses().add(second);
        });
    }

    @Test
    void aProblemSaysWhereItIs() {
        Site site = Models.small();
        site.getAreas().get(0).getAreas().get(0).getNodes().get(0).getInterfaces().get(0).getAddresses().get(0)
                .setText("bad");
        ModelProblem problem = SiteChecks.check(site).get(0);
        assertEquals("a / b / n2 / eth0 / bad", problem.where().path());
        assertEquals("n2.eth0", problem.where().elementId());
        assertEquals("text", problem.where().feature().getName());
        assertTrue(problem.isError());
        assertTrue(problem.text(Locale.JAPANESE).contains("IPアドレスではありません"));
        assertTrue(SiteChecks.hasErrors(List.of(problem)));
    }

    @Test
    void communities() {
        found("network-form", site -> community(site).getAllowedSources().add("10.0.0.1/8"));
        found("sources-none", site -> community(site).getAllowedSources().clear());
        found("secret-missing", site -> community(site).setCommunity(null));
        found("secret-missing", site -> community(site).setCommunity(Secret.plain("")));
        found("community-v3", site -> community(site).getVersions().add(SnmpVersion.V3));
    }

    private static UserCredential user(Site site) {
        UserCredential user = FACTORY.createUserCredential();
        user.setId("u" + site.getSnmpCredentials().size());
        user.setName("u");
        user.setUserName("ops");
        user.getAllowedSources().add("10.0.0.0/8");
        user.setAuthProtocol(AuthProtocol.SHA256);
        user.setAuthSecret(Secret.plain("12345678"));
        user.setPrivProtocol(PrivProtocol.AES128);
        user.setPrivSecret(Secret.plain("12345678"));
        site.getSnmpCredentials().add(user);
        return user;
    }

    @Test
    void users() {
        Site good = Models.small();
        user(good).setEngineId("80001f8880a1b2c3d4");
        assertEquals(List.of(), codes(good));
        found("user-name", site -> user(site).setUserName(null));
        found("user-name", site -> user(site).setUserName("櫓櫓櫓櫓櫓櫓櫓櫓櫓櫓櫓"));
        found("privacy-alone", site -> user(site).setAuthProtocol(AuthProtocol.NONE));
        found("secret-missing", site -> user(site).setPrivSecret(null));
        found("phrase-short", site -> user(site).setAuthSecret(Secret.plain("1234567")));
        found("engine-form", site -> user(site).setEngineId("xyz"));
        found("user-twice", site -> {
            user(site);
            user(site);
        });
    }

    private static TrapRule rule(Site site) {
        TrapRule rule = FACTORY.createTrapRule();
        rule.setId("r");
        rule.setName("r");
        site.getTrapRules().add(rule);
        return rule;
    }

    private static VarbindCondition condition(Site site) {
        VarbindCondition condition = FACTORY.createVarbindCondition();
        condition.setIndex(1);
        rule(site).getConditions().add(condition);
        return condition;
    }

    @Test
    void rules() {
        found("network-form", site -> rule(site).getSources().add("here"));
        found("oid-form", site -> rule(site).setTrapOid("linkDown"));
        found("oid-form", site -> rule(site).setEnterprise("1.3.6.*.1"));
        found("generic-range", site -> rule(site).setGeneric(7));
        found("clear-key-missing", site -> rule(site).setAlarmType(AlarmType.RESOLUTION));
        found("discarded-alarm", site -> {
            TrapRule rule = rule(site);
            rule.setAction(RuleAction.DISCARD);
            rule.setAlarmType(AlarmType.PROBLEM);
        });
        found("token", site -> rule(site).setMessageTemplate("50 % of %node%"));
        found("token", site -> rule(site).setMessageTemplate("%parm[#0]%"));
        found("token", site -> rule(site).setReductionKey("%who%"));
    }

    @Test
    void goodRulesPass() {
        Site site = Models.small();
        TrapRule rule = rule(site);
        rule.setTrapOid("1.3.6.1.4.1.32473.*");
        rule.setEnterprise("1.3.6.1.4.1.32473*");
        rule.setGeneric(6);
        rule.setMessageTemplate("%node% %source% %trap% %severity% %enterprise% %parm[#1]% %parm[1.3.6.1]% "
                + "%parm[IF-MIB::ifIndex]% %parm[all]% 100 %%");
        assertEquals(List.of(), codes(site));
    }

    @Test
    void conditions() {
        found("condition-empty", site -> condition(site).setIndex(null));
        found("index-range", site -> condition(site).setIndex(0));
        found("oid-form", site -> condition(site).setOid("x"));
        found("pattern", site -> condition(site).getValues().add("~(("));
    }

    @Test
    void filters() {
        Site good = Models.small();
        Filter filter = FACTORY.createFilter();
        filter.setId("f");
        filter.setName("f");
        filter.setWithin(Duration.ofHours(1));
        good.getFilters().add(filter);
        assertEquals(List.of(), codes(good));
        filter.setWithin(Duration.ZERO);
        filter.setShared(false);
        filter.setOid("x");
        assertEquals(List.of("oid-form", "within-range", "owner-missing"), codes(good));
    }

    private static Person admin(Site site) {
        return site.getPeople().get(0);
    }

    @Test
    void people() {
        found("login-form", site -> admin(site).setLogin("a b"));
        found("mail-form", site -> admin(site).setMail("nobody"));
        found("language", site -> admin(site).setLanguage("fr"));
        found("people-none", site -> site.getPeople().clear());
        found("login-twice", site -> {
            Person twin = FACTORY.createPerson();
            twin.setId("t");
            twin.setName("t");
            twin.setLogin("ADMIN");
            twin.getRoles().addAll(admin(site).getRoles());
            site.getPeople().add(twin);
        });
    }

    @Test
    void nobodyCanLockEverybodyOut() {
        found("administrator-none", site -> admin(site).setEnabled(false));
        Site limited = Models.small();
        limited.getRoles().get(0).getAreas().add(limited.getAreas().get(0));
        assertEquals(List.of("administer-areas", "administrator-none"), codes(limited));
        Site site = Models.small();
        admin(site).getRoles().clear();
        assertEquals(List.of("roles-none", "administrator-none"), codes(site));
    }

    @Test
    void rolesWithoutPrivileges() {
        Site site = Models.small();
        site.getRoles().get(0).getPrivileges().clear();
        assertEquals(List.of("privileges-none", "administrator-none"), codes(site));
    }

    @Test
    void areasThatDoNotLimitAnything() {
        Site site = Models.small();
        var whole = site.getRoles().get(0);
        var limited = FACTORY.createRole();
        limited.setId("limited");
        limited.setName("limited");
        limited.getPrivileges().add(Privilege.SEE);
        limited.getAreas().add(site.getAreas().get(0));
        site.getRoles().add(limited);
        admin(site).getRoles().add(limited);
        assertEquals(List.of("areas-without-effect"), codes(site), "the other role gives it for the whole site");
        limited.getPrivileges().add(Privilege.ADMINISTER);
        assertEquals(List.of("administer-areas", "areas-without-effect"), codes(site));
        limited.getPrivileges().remove(Privilege.ADMINISTER);
        whole.getPrivileges().remove(Privilege.SEE);
        assertEquals(List.of(), codes(site), "only this one lets the person see");
        whole.getPrivileges().clear();
        assertEquals(List.of("privileges-none", "administrator-none"), codes(site));
    }

    @Test
    void referencesToWhatIsGone() {
        found("reference-outside", site -> {
            Filter filter = FACTORY.createFilter();
            filter.setId("f");
            filter.setName("f");
            filter.getNodes().add(n1(site));
            site.getFilters().add(filter);
            site.getAreas().get(0).getNodes().remove(0);
        });
    }

    @Test
    void aLargeSiteIsCheckedQuickly() {
        assertEquals(List.of(), codes(Models.large(100_000)));
    }
}
