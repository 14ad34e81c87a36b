/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yagura.model.site.Person;
import org.yagura.model.site.Privilege;
import org.yagura.model.site.Role;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage.Literals;

/** Checks people and roles. */
final class PeopleChecks {

    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> LANGUAGES = Set.of("", "en", "ja");

    private final Findings findings;

    PeopleChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Site site) {
        for (Role role : site.getRoles()) {
            if (role.getPrivileges().isEmpty()) {
                findings.warning("privileges-none", role, Literals.ROLE__PRIVILEGES);
            }
            if (!role.getAreas().isEmpty() && role.getPrivileges().contains(Privilege.ADMINISTER)) {
                findings.warning("administer-areas", role, Literals.ROLE__AREAS);
            }
        }
        Map<String, Person> logins = new HashMap<>();
        for (Person person : site.getPeople()) {
            check(person);
            Person other = person.getLogin() == null
                    ? null
                    : logins.putIfAbsent(person.getLogin().toLowerCase(Locale.ROOT), person);
            if (other != null) {
                findings.error("login-twice", person, Literals.PERSON__LOGIN, person.getLogin(), Elements.path(other));
            }
        }
        if (site.getPeople().isEmpty()) {
            findings.warning("people-none", site, Literals.SITE__PEOPLE);
        } else if (site.getPeople().stream().noneMatch(PeopleChecks::administers)) {
            findings.error("administrator-none", site, Literals.SITE__PEOPLE);
        }
    }

    private void check(Person person) {
        if (person.getLogin() == null || !LOGIN.matcher(person.getLogin()).matches()) {
            findings.error("login-form", person, Literals.PERSON__LOGIN, String.valueOf(person.getLogin()));
        }
        String mail = person.getMail();
        if (mail != null && !mail.isEmpty() && (mail.indexOf('@') < 1 || mail.endsWith("@") || mail.contains(" "))) {
            findings.error("mail-form", person, Literals.PERSON__MAIL, mail);
        }
        if (person.getLanguage() != null && !LANGUAGES.contains(person.getLanguage())) {
            findings.error("language", person, Literals.PERSON__LANGUAGE, person.getLanguage());
        }
        if (person.getRoles().isEmpty() && person.isEnabled()) {
            findings.warning("roles-none", person, Literals.PERSON__ROLES);
        }
        person.getRoles().forEach(role -> areas(person, role));
    }

    /** Privileges add up: areas of a role mean nothing where other roles give the same for the whole site. */
    private void areas(Person person, Role role) {
        List<Role> whole = person.getRoles().stream().filter(r -> r.getAreas().isEmpty())
                .filter(r -> role.getPrivileges().stream().anyMatch(r.getPrivileges()::contains)).toList();
        boolean allGiven = whole.stream().flatMap(r -> r.getPrivileges().stream()).collect(Collectors.toSet())
                .containsAll(role.getPrivileges());
        if (!role.getAreas().isEmpty() && !whole.isEmpty() && allGiven) {
            findings.warning("areas-without-effect", person, Literals.PERSON__ROLES, Elements.name(role),
                    whole.stream().map(Elements::name).collect(Collectors.joining(", ")));
        }
    }

    private static boolean administers(Person person) {
        return person.isEnabled() && person.getRoles().stream()
                .anyMatch(role -> role.getPrivileges().contains(Privilege.ADMINISTER) && role.getAreas().isEmpty());
    }
}
