/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.internal.account.PasswordHash;
import org.yagura.core.operation.Privilege;
import org.yagura.model.site.Area;
import org.yagura.model.site.Person;
import org.yagura.model.site.Role;
import org.yagura.model.site.SiteFactory;

/** Hashes and scopes. */
class AccountsTest {

    @Test
    void hashesAreSaltedAndSelfDescribing() {
        String one = PasswordHash.of("secret 秘密");
        String two = PasswordHash.of("secret 秘密");
        assertNotEquals(one, two);
        assertTrue(one.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), one);
        assertTrue(PasswordHash.matches("secret 秘密", one));
        assertFalse(PasswordHash.matches("Secret 秘密", one));
        assertFalse(PasswordHash.matches("secret", "{plain}secret"));
        assertTrue(PasswordHash.matches("password", "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$"
                + "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"), "a vector of the reference implementation");
    }

    @Test
    void aScopeBelongsToItsPrivilege() {
        SiteFactory factory = SiteFactory.eINSTANCE;
        Area area = factory.createArea();
        area.setId("osaka");
        Role sees = factory.createRole();
        sees.getPrivileges().add(org.yagura.model.site.Privilege.SEE);
        Role handles = factory.createRole();
        handles.getPrivileges().add(org.yagura.model.site.Privilege.SEE);
        handles.getPrivileges().add(org.yagura.model.site.Privilege.HANDLE);
        handles.getAreas().add(area);
        Person person = factory.createPerson();
        person.setLogin("ito");
        person.getRoles().add(sees);
        person.getRoles().add(handles);
        Identity identity = Identity.of(person, false, "");
        assertEquals(Optional.empty(), identity.caller(Privilege.SEE, Locale.ENGLISH, "").areas());
        assertEquals(Optional.of(Set.of("osaka")), identity.caller(Privilege.HANDLE, Locale.ENGLISH, "").areas());
        assertEquals(Optional.of(Set.of("")), identity.caller(Privilege.RUN, Locale.ENGLISH, "").areas(),
                "what is not given is nowhere");
        assertFalse(identity.may(Privilege.EDIT));
    }
}
