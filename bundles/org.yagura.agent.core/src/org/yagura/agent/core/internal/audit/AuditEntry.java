/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.audit;

import org.yagura.core.fact.JsonFactType;

/**
 * What the audit trail says of one command, refused request, log-in or log-out; the time is the fact's.
 *
 * @param user log-in name
 * @param address from where
 * @param operation name of the operation
 * @param outcome {@link #DONE}, {@link #REFUSED} or {@link #FAILED}
 * @param summary what it did, or why not
 * @param request the request as JSON without secrets, long texts cut
 */
public record AuditEntry(String user, String address, String operation, String outcome, String summary,
        String request) {

    public static final String DONE = "done";
    public static final String REFUSED = "refused";
    public static final String FAILED = "failed";

    /** How entries stand in the journal. */
    public static final JsonFactType<AuditEntry> TYPE = new JsonFactType<>("audit.entry", 1, AuditEntry.class);

    private static final int MAX_NAME = 100;
    private static final int MAX_SUMMARY = 1_000;
    private static final int MAX_REQUEST = 4_000;

    public AuditEntry {
        user = cut(user, MAX_NAME);
        address = cut(address, MAX_NAME);
        operation = cut(operation, MAX_NAME);
        outcome = cut(outcome, MAX_NAME);
        summary = cut(summary, MAX_SUMMARY);
        request = cut(request, MAX_REQUEST);
    }

    /** The text within the bound, without what JSON or a database cannot hold. */
    private static String cut(String text, int length) {
        if (text == null) {
            return "";
        }
        var clean = new StringBuilder(Math.min(text.length(), length));
        for (int i = 0; i < text.length() && clean.length() < length - 2; i++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c) - 1;
            clean.appendCodePoint(c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? '?' : c);
        }
        return text.length() > length - 2 ? clean.append('…').toString() : clean.toString();
    }
}
