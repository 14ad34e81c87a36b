/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Secret;
import org.yagura.model.SecretException;
import org.yagura.model.Secrets;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.UserCredential;

class SecretsTest {

    private final Secrets secrets = new Secrets(Secrets.newKey());

    @Test
    void whatIsEncryptedIsRevealed() {
        Secret hidden = secrets.encrypt(Secret.plain("櫓 pass phrase"));
        assertTrue(hidden.isEncrypted());
        assertTrue(hidden.encoded().startsWith("{aes}"));
        assertFalse(hidden.encoded().contains("phrase"));
        assertEquals("櫓 pass phrase", secrets.reveal(hidden));
        assertEquals("櫓 pass phrase", secrets.reveal(hidden.encoded()));
    }

    @Test
    void theSameTextIsNeverEncryptedTheSameWay() {
        assertNotEquals(secrets.encrypt(Secret.plain("a")), secrets.encrypt(Secret.plain("a")));
    }

    @Test
    void whatIsEncryptedStaysAsItIs() {
        Secret hidden = secrets.encrypt(Secret.plain("a"));
        assertSame(hidden, secrets.encrypt(hidden));
        assertNull(secrets.encrypt(null));
        assertEquals("", secrets.reveal((Secret) null));
    }

    @Test
    void anotherKeyRevealsNothing() {
        Secret hidden = secrets.encrypt(Secret.plain("topsecret"));
        SecretException failure = assertThrows(SecretException.class,
                () -> new Secrets(Secrets.newKey()).reveal(hidden));
        assertFalse(failure.getMessage().contains("topsecret"));
    }

    @Test
    void damageIsNoticed() {
        String encoded = secrets.encrypt(Secret.plain("topsecret")).encoded();
        char last = encoded.charAt(20);
        String damaged = encoded.substring(0, 20) + (last == 'A' ? 'B' : 'A') + encoded.substring(21);
        assertThrows(SecretException.class, () -> secrets.reveal(damaged));
        assertThrows(SecretException.class, () -> secrets.reveal("{aes}AAAA"));
        assertThrows(SecretException.class, () -> secrets.reveal("{aes}not base64!"));
    }

    @Test
    void aKeyHas32Bytes() {
        assertThrows(IllegalArgumentException.class, () -> new Secrets(new byte[16]));
        assertEquals(32, Secrets.newKey().length);
    }

    @Test
    void allSecretsOfASiteAreEncryptedOnce() {
        Site site = DemoSite.load();
        assertEquals(11, secrets.encryptAll(site));
        assertEquals(0, secrets.encryptAll(site));
        assertFalse(Models.text(site).contains("{plain}"));
        UserCredential user = (UserCredential) site.getSnmpCredentials().get(2);
        assertEquals("demo-auth-sha1", secrets.reveal(user.getAuthSecret()));
    }

    @Test
    void nothingShowsASecret() {
        UserCredential user = SiteFactory.eINSTANCE.createUserCredential();
        user.setAuthSecret(Secret.plain("topsecret"));
        user.setPrivSecret(secrets.encrypt(Secret.plain("topsecret")));
        assertFalse(user.toString().contains("topsecret"), user.toString());
        assertFalse(user.toString().contains(user.getPrivSecret().encoded()), user.toString());
        assertEquals("{plain}…", user.getAuthSecret().toString());
    }

    @Test
    void theWrittenFormHasAMarker() {
        assertNull(Secret.parse(""));
        assertNull(Secret.parse(null));
        assertEquals(Secret.plain("x"), Secret.parse("{plain}x"));
        IllegalArgumentException failure = assertThrows(IllegalArgumentException.class,
                () -> Secret.parse("topsecret"));
        assertFalse(failure.getMessage().contains("topsecret"));
    }
}
