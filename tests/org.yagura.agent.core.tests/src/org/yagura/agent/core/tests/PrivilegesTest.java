/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.core.Identity;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.operation.Operations.Served;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.SaveSite;
import org.yagura.model.Secrets;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Person;
import org.yagura.model.site.Role;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Every operation against every privilege, and what a scope does. */
class PrivilegesTest {
    private static final Set<String> EVERYBODYS = Set.of("account.password", "session.get", "agent.about");
    @TempDir
    static Path folder;
    private static Asked asked;

    @BeforeAll
    static void start() throws Exception {
        var contributions = new Contributions();
        contributions.add(new Notes());
        asked = new Asked(folder.resolve("data"), AgentSettings.DEMO, contributions);
    }

    @AfterAll
    static void stop() {
        asked.close();
    }

    private static Identity holder(Set<Privilege> privileges, boolean mustChange) {
        return new Identity("tanaka", "Tanaka", privileges.stream()
                .collect(Collectors.toMap(p -> p, p -> Optional.empty())), mustChange, "a session");
    }

    /** What comes of a request without fields; null when it is answered. */
    private static Problem problem(Served<?, ?> served, Identity who) {
        try {
            asked.agent.dispatcher().call(served.operation().name(), "{}".getBytes(StandardCharsets.UTF_8), who,
                    Locale.ENGLISH, "test");
            return null;
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    private static boolean refused(Problem problem) {
        return problem != null && problem.code().equals(Problem.REFUSED);
    }

    @Test
    void everyOperationNeedsItsPrivilegeAndNoOther() {
        for (Served<?, ?> served : asked.agent.operations().all()) {
            String name = served.operation().name();
            Privilege needed = served.operation().privilege();
            EnumSet<Privilege> others = EnumSet.complementOf(EnumSet.of(needed));
            Problem without = problem(served, holder(others, false));
            if (EVERYBODYS.contains(name)) {
                assertFalse(refused(without), name);
            } else {
                assertTrue(refused(without), name + ": " + without);
                assertTrue(without.why().contains(needed.name()), without.why());
            }
            Problem with = problem(served, holder(EnumSet.of(needed), false));
            assertFalse(refused(with), name + ": " + with);
        }
    }

    @Test
    void everyRefusalIsAudited() {
        Identity nothing = holder(EnumSet.noneOf(Privilege.class), false);
        var names = new HashSet<String>();
        for (Served<?, ?> served : asked.agent.operations().all()) {
            if (refused(problem(served, nothing))) {
                names.add(served.operation().name());
            }
        }
        assertTrue(names.size() > 15, names.toString());
        assertEquals(names, asked.audit(names.size()).stream()
                .filter(r -> r.outcome().equals("refused") && r.user().equals("tanaka")).map(r -> r.operation())
                .collect(Collectors.toSet()));
    }

    @Test
    void nothingIsServedBeforeThePasswordIsChanged() {
        Identity fresh = holder(EnumSet.allOf(Privilege.class), true);
        for (Served<?, ?> served : asked.agent.operations().all()) {
            assertEquals(!EVERYBODYS.contains(served.operation().name()), refused(problem(served, fresh)),
                    served.operation().name());
        }
    }

    @Test
    void administeringIsForTheWholeSiteOrNotAtAll() {
        Person person = person(Set.of("osaka"), org.yagura.model.site.Privilege.ADMINISTER,
                org.yagura.model.site.Privilege.EDIT);
        Identity local = Identity.of(person, false, "a session");
        assertEquals(Map.of(Privilege.EDIT, Optional.of(Set.of("osaka"))), local.scopes());
        Problem refusal = asked.refusal(new LockAccount("sato", true), local);
        assertTrue(refusal.why().contains("whole site"), refusal.why());
        assertThrows(ProblemException.class, () -> asked.call(new ListAccounts(), local));
        Role whole = role(Set.of(), org.yagura.model.site.Privilege.ADMINISTER);
        person.getRoles().add(whole);
        assertEquals(8, asked.call(new ListAccounts(), Identity.of(person, false, "")).accounts().size());
    }

    @Test
    void whoAdministersAPartCannotGiveThemselvesTheRest() throws Exception {
        Person person = person(Set.of("osaka"), org.yagura.model.site.Privilege.ADMINISTER);
        person.getRoles().add(role(Set.of(), org.yagura.model.site.Privilege.SEE,
                org.yagura.model.site.Privilege.EDIT));
        Identity editor = Identity.of(person, false, "");
        var text = asked.call(new GetSite(null), editor);
        Site site = new SiteFiles().load(text.site().getBytes(StandardCharsets.UTF_8), "site").site();
        site.getRoles().getLast().getPrivileges().add(org.yagura.model.site.Privilege.ADMINISTER);
        String greedy = new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        Problem refusal = asked.refusal(new SaveSite(greedy, text.revision(), "greed"), editor);
        assertEquals(Problem.REFUSED, refusal.code());
        assertEquals(text.revision(), asked.agent.sites().current().number());
    }

    @Test
    void secretsAreShownToWhoEditsTheWholeSiteAndAreKeptByWhoDoesNotGetThem() throws Exception {
        Identity viewer = holder(EnumSet.of(Privilege.SEE), false);
        Identity editor = holder(EnumSet.of(Privilege.SEE, Privilege.EDIT), false);
        String whole = asked.call(new GetSite(null), editor).site();
        var text = asked.call(new GetSite(null), viewer);
        assertTrue(whole.contains("{aes}") && !whole.contains("{aes}\""));
        assertTrue(text.site().contains("{aes}\""));
        assertEquals(whole.replaceAll("\\{aes}[^\"]*", "{aes}"), text.site());
        String renamed = text.site().replaceFirst("name=\"[^\"]*\"", "name=\"Renamed\"");
        long saved = asked.call(new SaveSite(renamed, text.revision(), "rename"), editor).revision();
        assertEquals(text.revision() + 1, saved);
        String kept = asked.call(new GetSite(null), editor).site();
        assertEquals(whole.replaceFirst("name=\"[^\"]*\"", "name=\"Renamed\""), kept);
    }

    @Test
    void aSecretThatWasNotThereCannotBeKept() throws Exception {
        Identity editor = holder(EnumSet.of(Privilege.SEE, Privilege.EDIT), false);
        var text = asked.call(new GetSite(null), editor);
        Site site = new SiteFiles().load(text.site().getBytes(StandardCharsets.UTF_8), "site").site();
        Secrets.withhold(site);
        site.getSnmpCredentials().getFirst().setId("another");
        String odd = new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        Problem refusal = asked.refusal(new SaveSite(odd, text.revision(), "copy"), editor);
        assertEquals(Problem.INVALID, refusal.code());
        assertTrue(refusal.todo().contains("again"), refusal.todo());
    }

    private static Person person(Set<String> areas, org.yagura.model.site.Privilege... privileges) {
        Person person = SiteFactory.eINSTANCE.createPerson();
        person.setLogin("tanaka");
        person.setName("Tanaka");
        person.getRoles().add(role(areas, privileges));
        return person;
    }

    private static Role role(Set<String> areas, org.yagura.model.site.Privilege... privileges) {
        Role role = SiteFactory.eINSTANCE.createRole();
        role.getPrivileges().addAll(Arrays.asList(privileges));
        areas.forEach(id -> {
            Area area = SiteFactory.eINSTANCE.createArea();
            area.setId(id);
            role.getAreas().add(area);
        });
        return role;
    }
}
