/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessWatch;

/**
 * What programs write of access into their logs. The groups {@code source} and {@code user} hold from where and as whom.
 *
 * @param refused expression of refused access; of each attempt one line only
 * @param granted expression of granted access; null when it is not told
 */
record AccessLogs(String refused, String granted) {
    private static final AccessLogs SSHD = new AccessLogs(
            "sshd(?:-session)?\\[\\d+\\]: Failed \\S+ for (?:invalid user )?(?<user>\\S*) from (?<source>[0-9a-fA-F.:]+) ",
            "sshd(?:-session)?\\[\\d+\\]: Accepted \\S+ for (?<user>\\S+) from (?<source>[0-9a-fA-F.:]+) port \\d+");
    private static final AccessLogs NETFILTER = new AccessLogs(
            "(?i)\\b(?:drop|dropped|deny|denied|reject|rejected|block|blocked)\\b.*?\\bSRC=(?<source>[0-9a-fA-F.:]+)",
            "(?i)\\b(?:accept|accepted|allow|allowed)\\b.*?\\bSRC=(?<source>[0-9a-fA-F.:]+)");
    private static final AccessLogs POSTGRESQL = new AccessLogs(
            "FATAL:.*?(?:authentication failed for user \"(?<user>[^\"]*)\"|"
                    + "no pg_hba.conf entry for host \"(?<source>[^\"]*)\"|role \"[^\"]*\" does not exist)",
            "connection authorized: user=(?<user>\\S+)");
    private static final AccessLogs MYSQL = new AccessLogs("Access denied for user '(?<user>[^']*)'@'(?<source>[^']*)'",
            null);

    /** The expressions of a watch. */
    static AccessLogs of(AccessWatch watch) {
        AccessLogForm form = watch.getForm();
        return switch (form) {
            case SSHD -> SSHD;
            case NETFILTER -> NETFILTER;
            case POSTGRESQL -> POSTGRESQL;
            case MYSQL -> MYSQL;
            case OWN -> new AccessLogs(watch.getRefused(), watch.getGranted());
        };
    }
}
