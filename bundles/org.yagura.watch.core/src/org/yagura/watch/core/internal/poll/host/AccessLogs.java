/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.yagura.core.text.SafePattern;
import org.yagura.model.site.AccessLogForm;
import org.yagura.model.site.AccessWatch;
import org.yagura.watch.core.spi.CannotAskException;

/**
 * What programs and devices write of access into their logs, in files as in syslog. The groups {@code source} and
 * {@code user} hold from where and as whom.
 *
 * @param refused expressions of refused access; of each attempt one line only
 * @param granted expressions of granted access; none when it is not told
 */
record AccessLogs(List<SafePattern> refused, List<SafePattern> granted) {
    private static final String SOURCE = "(?<source>[0-9a-fA-F.:]+)";
    private static final String ASA = "%(?:ASA|FTD|PIX)-(?:\\w+-)?\\d-";
    /** Fields of Fortinet stand in the same order in all messages of a kind; marks around values are left out by some. */
    private static final String FORTINET_TRAFFIC = "\\btype=\"?(?:traffic|utm)\"? .*?\\bsrcip=\"?" + SOURCE
            + "\"? .*?\\baction=\"?";

    private record Forms(List<String> refused, List<String> granted) {
    }

    private static final Forms SSHD = new Forms(List.of(
            "sshd(?:-session)?\\[\\d+\\]: Failed \\S+ for (?:invalid user )?(?<user>\\S*) from " + SOURCE + " "),
            List.of("sshd(?:-session)?\\[\\d+\\]: Accepted \\S+ for (?<user>\\S+) from " + SOURCE + " port \\d+"));
    private static final Forms NETFILTER = new Forms(List.of(
            "(?i)\\b(?:drop|dropped|deny|denied|reject|rejected|block|blocked)\\b.*?\\bSRC=" + SOURCE),
            List.of("(?i)\\b(?:accept|accepted|allow|allowed)\\b.*?\\bSRC=" + SOURCE));
    /** The source of a wrong password is told by the beginning of lines alone, as {@code client=%h} or {@code host=%h}. */
    private static final Forms POSTGRESQL = new Forms(List.of(
            "FATAL: +no pg_hba\\.conf entry for host \"(?<source>[^\"]*)\"(?:, user \"(?<user>[^\"]*)\")?",
            "(?:client|host)=(?<source>[^ ,]+).*?FATAL: .*?authentication failed for user \"(?<user>[^\"]*)\"",
            "FATAL: .*?authentication failed for user \"(?<user>[^\"]*)\"",
            "FATAL: +role \"(?<user>[^\"]*)\" does not exist"),
            List.of("(?:client|host)=(?<source>[^ ,]+).*?connection authorized: user=(?<user>\\S+)",
                    "connection authorized: user=(?<user>\\S+)"));
    private static final Forms MYSQL = new Forms(
            List.of("Access denied for user '(?<user>[^']*)'@'(?<source>[^']*)'"), List.of());
    /** A log-in is told by several messages; that of authentication is there for administrators and for VPN. */
    private static final Forms CISCO_ASA = new Forms(List.of(
            ASA + "106023: Deny \\S+ (?:\\d+ )?src [^:\\s]+:" + SOURCE + "(?:/\\d+)?(?:\\((?<user>[^)]*)\\))?",
            ASA + "1060(?:01: Inbound TCP connection denied|0[67]: Deny inbound \\S+|21: Deny \\S+ reverse path check) "
                    + "from " + SOURCE,
            ASA + "1060(?:10|14): Deny inbound .*?src [^:\\s]+: ?" + SOURCE,
            ASA + "106100: access-list \\S+ denied \\S+ [^/\\s]+/" + SOURCE + "\\(\\d+\\)(?:\\((?<user>[^)]*)\\))?",
            ASA + "1130(?:05|15): AAA user authentication Rejected.*?[Uu]ser = (?<user>[^ :]*)(?: ?: user IP = "
                    + SOURCE
                    + ")?"),
            List.of(ASA + "3020(?:13|15): Built inbound \\S+ connection \\d+ for [^:\\s]+:" + SOURCE));
    private static final Forms FORTINET = new Forms(List.of(
            FORTINET_TRAFFIC + "(?:deny|block|blocked|drop|dropped|reset)\\b",
            "\\btype=\"?event\"? .*?\\buser=\"?(?<user>[^\"\\s]*)\"? .*?\\bsrcip=\"?" + SOURCE
                    + "\"? .*?\\baction=\"?login\"? status=\"?failed\\b",
            "\\btype=\"?event\"? .*?\\bsrcip=\"?" + SOURCE + "\"? .*?\\buser=\"?(?<user>[^\"\\s]*)\"? .*?"
                    + "\\baction=\"?authentication\"? status=\"?failure\\b",
            "\\baction=\"?ssl-login-fail\"? .*?\\bremip=\"?" + SOURCE + "\"? .*?\\buser=\"?(?<user>[^\"\\s]*)"),
            List.of(FORTINET_TRAFFIC + "(?:accept|close|timeout|client-rst|server-rst)\\b",
                    "\\btype=\"?event\"? .*?\\buser=\"?(?<user>[^\"\\s]*)\"? .*?\\bsrcip=\"?" + SOURCE
                            + "\"? .*?\\baction=\"?login\"? status=\"?success\\b"));
    private static final Forms JUNIPER = new Forms(List.of(
            "RT_FLOW_SESSION_DENY(?:_LS)?: session denied " + SOURCE + "/\\d+->",
            "RT_FLOW_SESSION_DENY(?:_LS)? \\[.*?\\bsource-address=\"" + SOURCE + "\""),
            List.of("RT_FLOW_SESSION_CREATE(?:_LS)?: session created " + SOURCE + "/\\d+->",
                    "RT_FLOW_SESSION_CREATE(?:_LS)? \\[.*?\\bsource-address=\"" + SOURCE + "\""));

    /**
     * The expressions of a watch.
     *
     * @throws CannotAskException when an own one is none
     */
    static AccessLogs of(AccessWatch watch) throws CannotAskException {
        AccessLogForm form = watch.getForm();
        return switch (form) {
            case SSHD -> of(SSHD);
            case NETFILTER -> of(NETFILTER);
            case POSTGRESQL -> of(POSTGRESQL);
            case MYSQL -> of(MYSQL);
            case CISCO_ASA -> of(CISCO_ASA);
            case FORTINET -> of(FORTINET);
            case JUNIPER -> of(JUNIPER);
            case OWN -> new AccessLogs(patterns(watch.getRefused()), patterns(watch.getGranted()));
        };
    }

    private static AccessLogs of(Forms forms) throws CannotAskException {
        return new AccessLogs(patterns(forms.refused().toArray(String[]::new)),
                patterns(forms.granted().toArray(String[]::new)));
    }

    private static List<SafePattern> patterns(String... expressions) throws CannotAskException {
        var patterns = new ArrayList<SafePattern>();
        for (String expression : expressions) {
            SafePattern pattern = LogPatterns.expression(expression);
            if (pattern != null) {
                patterns.add(pattern);
            }
        }
        return patterns;
    }

    /** What a line tells of access. */
    record Told(boolean refused, String source, String user) {
    }

    /** What a line tells; empty when it tells of none. */
    Optional<Told> told(String line) {
        Optional<Told> told = told(line, refused, true);
        return told.isPresent() ? told : told(line, granted, false);
    }

    private static Optional<Told> told(String line, List<SafePattern> forms, boolean refused) {
        for (SafePattern form : forms) {
            Optional<Map<String, String>> groups = form.groups(line);
            if (groups.isPresent()) {
                return groups.map(g -> new Told(refused, g.get("source"), g.get("user")));
            }
        }
        return Optional.empty();
    }
}
