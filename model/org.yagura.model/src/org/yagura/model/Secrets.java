/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.function.BiFunction;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/**
 * Encrypts and reveals the secrets of a model with AES-256-GCM under one key. Immutable, for all threads.
 */
public final class Secrets {

    /** Length of a key in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    /**
     * Secrets under a key.
     *
     * @param key {@value #KEY_BYTES} bytes; copied
     * @throws IllegalArgumentException when it has another length
     */
    public Secrets(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the key must have " + KEY_BYTES + " bytes, not " + key.length);
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /** A new random key. */
    public static byte[] newKey() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return key;
    }

    /** The secret encrypted; one that is already stays as it is, null stays null. */
    public Secret encrypt(Secret secret) {
        if (secret == null || secret.isEncrypted()) {
            return secret;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] hidden = cipher(Cipher.ENCRYPT_MODE, nonce)
                    .doFinal(secret.body().getBytes(StandardCharsets.UTF_8));
            byte[] all = Arrays.copyOf(nonce, nonce.length + hidden.length);
            System.arraycopy(hidden, 0, all, nonce.length, hidden.length);
            return Secret.encrypted(Base64.getEncoder().encodeToString(all));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be encrypted", e);
        }
    }

    /**
     * The clear text, to be used at once and not kept; empty for null.
     *
     * @throws SecretException when it was encrypted under another key, or is damaged
     */
    public String reveal(Secret secret) {
        if (secret == null) {
            return "";
        }
        if (!secret.isEncrypted()) {
            return secret.body();
        }
        try {
            byte[] all = Base64.getDecoder().decode(secret.body());
            if (all.length < NONCE_BYTES) {
                throw new SecretException("an encrypted secret is too short", null);
            }
            byte[] clear = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(all, NONCE_BYTES)).doFinal(all, NONCE_BYTES,
                    all.length - NONCE_BYTES);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretException("a secret was encrypted under another key, or is damaged", e);
        }
    }

    /** The clear text of a secret in its written form, as {@link #reveal(Secret)}. */
    public String reveal(String encoded) {
        return reveal(Secret.parse(encoded));
    }

    /** Encrypts all secrets of the site that are in clear text, and says how many they were. */
    public int encryptAll(Site site) {
        return replace(site, (place, secret) -> encrypt(secret));
    }

    /**
     * Leaves the content of all secrets out, for somebody who may look at the site and not at them: what is left only says
     * that there is one. {@link #keep} brings the contents back.
     */
    public static void withhold(Site site) {
        replace(site, (place, secret) -> Secret.withheld());
    }

    /**
     * Secrets that were left out get the content that the same feature of the element with the same id has in another
     * state of the site; one that has none there stays as it is, and cannot be revealed.
     */
    public static void keep(Site site, Site before) {
        SiteIndex[] index = new SiteIndex[1];
        replace(site, (place, secret) -> {
            if (!secret.isWithheld() || !(place.object() instanceof Element element) || element.getId() == null) {
                return secret;
            }
            index[0] = index[0] == null ? SiteIndex.of(before) : index[0];
            return index[0].element(element.getId()).filter(old -> old.eClass() == element.eClass())
                    .map(old -> (Secret) old.eGet(place.attribute())).orElse(secret);
        });
    }

    private record Place(EObject object, EAttribute attribute) {
    }

    /** Replaces secrets; gives how many became others. */
    private static int replace(Site site, BiFunction<Place, Secret, Secret> by) {
        int count = 0;
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            EObject object = all.next();
            for (EAttribute attribute : object.eClass().getEAllAttributes()) {
                if (attribute.getEType() == SitePackage.Literals.SECRET && !attribute.isMany()
                        && object.eGet(attribute) instanceof Secret secret) {
                    Secret other = by.apply(new Place(object, attribute), secret);
                    if (!other.equals(secret)) {
                        object.eSet(attribute, other);
                        count++;
                    }
                }
            }
        }
        return count;
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
