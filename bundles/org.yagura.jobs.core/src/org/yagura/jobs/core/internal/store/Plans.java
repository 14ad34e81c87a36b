/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import org.yagura.core.fact.Fact;
import org.yagura.core.json.Json;
import org.yagura.jobs.core.internal.plan.JobPlan;

/** Plans as they are kept: compressed JSON, named by their digest. */
public final class Plans {
    /** A compressed plan is not larger, in bytes: in its fact it is written as Base64, with a name. */
    static final int LARGEST = Fact.MAX_PAYLOAD / 2;
    /** An unpacked one is not larger: a broken row must not fill the memory. */
    private static final int LARGEST_UNPACKED = 256 << 20;

    private Plans() {
    }

    /**
     * A plan as it is kept.
     *
     * @throws IllegalArgumentException when it is too large
     */
    public static JobFacts.PlanMade pack(JobPlan plan) {
        byte[] json = Json.bytes(plan);
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (out.size() > LARGEST) {
            throw new IllegalArgumentException("a plan of " + out.size() + " bytes is over " + LARGEST);
        }
        return new JobFacts.PlanMade(digest(json), out.toByteArray());
    }

    private static String digest(byte[] json) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A plan that was kept. */
    public static JobPlan unpack(byte[] packed) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] json = zip.readNBytes(LARGEST_UNPACKED + 1);
            if (json.length > LARGEST_UNPACKED) {
                throw new IOException("larger than " + LARGEST_UNPACKED + " bytes");
            }
            return Json.read(json, JobPlan.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a plan that was kept is broken", e);
        }
    }
}
