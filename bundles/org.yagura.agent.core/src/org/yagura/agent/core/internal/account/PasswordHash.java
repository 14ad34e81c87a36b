/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id hashes of passwords in their usual written form, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}. Only a few are
 * computed at a time, so that log-ins cannot take all memory. Thread-safe.
 */
public final class PasswordHash {
    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT = 16;
    private static final int LENGTH = 32;
    private static final int AT_ONCE = 2;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Semaphore PLACES = new Semaphore(AT_ONCE, true);
    private static final Pattern FORM = Pattern
            .compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private PasswordHash() {
    }

    /** A new hash of a password. */
    public static String of(String password) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        byte[] hash = compute(password, salt, KIBIBYTES, PASSES, LANES, LENGTH);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + KIBIBYTES + ",t=" + PASSES + ",p=" + LANES + "$" + text.encodeToString(salt) + "$"
                + text.encodeToString(hash);
    }

    /** Whether that is the password; takes the same time whether it is or not. */
    public static boolean matches(String password, String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(form.group(4));
        byte[] hash = Base64.getDecoder().decode(form.group(5));
        return MessageDigest.isEqual(hash, compute(password, salt, Integer.parseInt(form.group(1)),
                Integer.parseInt(form.group(2)), Integer.parseInt(form.group(3)), hash.length));
    }

    private static byte[] compute(String password, byte[] salt, int kibibytes, int passes, int lanes, int length) {
        PLACES.acquireUninterruptibly();
        byte[] clear = password.getBytes(StandardCharsets.UTF_8);
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13).withMemoryAsKB(kibibytes).withIterations(passes)
                    .withParallelism(lanes).withSalt(salt).build());
            byte[] hash = new byte[length];
            generator.generateBytes(clear, hash);
            return hash;
        } finally {
            Arrays.fill(clear, (byte) 0);
            PLACES.release();
        }
    }
}
