/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.model.site.Area;
import org.yagura.model.site.Person;
import org.yagura.model.site.Role;

/**
 * Who somebody is and what the roles of the site model give. The scope belongs to the single privilege: who may see the
 * whole site and handle one area does not handle the whole site. Administering is for the whole site or not at all: who
 * may set passwords and change roles could otherwise give themselves the rest.
 *
 * @param user log-in name
 * @param name name of the person
 * @param scopes for each privilege that is given: the areas, or empty for the whole site
 * @param mustChangePassword nothing but the change of the password is served
 * @param session id of the session; {@link #LOCAL} for the owner of the data directory, empty when there is none
 * @param operations the only operations that are served, as a program's token says; null: all that the scopes give
 */
public record Identity(String user, String name, Map<Privilege, Optional<Set<String>>> scopes,
        boolean mustChangePassword, String session, Set<String> operations) {

    /** What stands for a session where the owner of the data directory asks. */
    public static final String LOCAL = "local";

    private static final Optional<Set<String>> NOWHERE = Optional.of(Set.of(""));

    public Identity {
        scopes = Map.copyOf(scopes);
        operations = operations == null ? null : Set.copyOf(operations);
    }

    /** Somebody to whom all is served that the scopes give. */
    public Identity(String user, String name, Map<Privilege, Optional<Set<String>>> scopes, boolean mustChangePassword,
            String session) {
        this(user, name, scopes, mustChangePassword, session, null);
    }

    /** The owner of the data directory on this machine: everything, everywhere. */
    public static Identity local() {
        Map<Privilege, Optional<Set<String>>> all = new EnumMap<>(Privilege.class);
        EnumSet.allOf(Privilege.class).forEach(p -> all.put(p, Optional.empty()));
        return new Identity("admin", "Administrator", all, false, LOCAL);
    }

    /** A person of the site model, with what the roles give, in a session. */
    public static Identity of(Person person, boolean mustChangePassword, String session) {
        Map<Privilege, Optional<Set<String>>> scopes = new EnumMap<>(Privilege.class);
        for (Role role : person.getRoles()) {
            Set<String> areas = new HashSet<>();
            role.getAreas().stream().map(Area::getId).forEach(areas::add);
            for (org.yagura.model.site.Privilege given : role.getPrivileges()) {
                if (areas.isEmpty() || given != org.yagura.model.site.Privilege.ADMINISTER) {
                    scopes.merge(Privilege.valueOf(given.getName()),
                            areas.isEmpty() ? Optional.empty() : Optional.of(areas), Identity::wider);
                }
            }
        }
        return new Identity(person.getLogin(), person.getName(), scopes, mustChangePassword, session);
    }

    /** A program that acts as this person by a token, and is served these operations only. */
    Identity only(Set<String> these, String token) {
        return new Identity(user, name, scopes, false, "token " + token, these);
    }

    /** Whether an operation is served, if the privilege for it is given. */
    public boolean served(String operation) {
        return operations == null || operations.contains(operation);
    }

    private static Optional<Set<String>> wider(Optional<Set<String>> one, Optional<Set<String>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        Set<String> both = new HashSet<>(one.get());
        both.addAll(other.get());
        return Optional.of(both);
    }

    /** Whether the privilege is given, for the whole site or a part of it. */
    public boolean may(Privilege privilege) {
        return scopes.containsKey(privilege);
    }

    /** The caller of an operation that needs that privilege: its scope is that of the privilege. */
    public Caller caller(Privilege privilege, Locale language, String address) {
        return new Caller(user, scopes.keySet(), scopes.getOrDefault(privilege, NOWHERE), language,
                address);
    }
}
