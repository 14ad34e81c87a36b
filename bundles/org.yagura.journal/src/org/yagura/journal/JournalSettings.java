/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How a journal is kept.
 *
 * <p>With several members the log is kept until every one of them has it, up to {@link JournalLimits#behindBytes}: a
 * member that was away catches up from the log, and its own projections with it. A member that was away for longer goes
 * on where the log begins; its readers get a {@link JournalGapException} and need a copy of another member's tables.
 *
 * <p>A new group is founded by {@link Journals#found} on each of its members, once. A member that finds its directory
 * empty without that has lost it: it is no full member until it has got again what it may have known, for which it has
 * to reach the others (in a group of three both) and a leader among them; see {@link JournalStatus#joining}.
 *
 * @param directory where; made when it is not there; used by one process at a time
 * @param self id of this member
 * @param members all members, the same list on each of them
 * @param limits what bounds its use of disk and memory
 * @param tls how members prove who they are; null for plain connections, which is allowed for loopback addresses only
 */
public record JournalSettings(Path directory, String self, List<Member> members, JournalLimits limits, MemberTls tls) {

    /** Id of the member that a group of one has. */
    public static final String ONLY_MEMBER = "only";

    public JournalSettings {
        Objects.requireNonNull(directory, "directory");
        Objects.requireNonNull(limits, "limits");
        members = List.copyOf(members);
        if (members.stream().noneMatch(m -> m.id().equals(self))) {
            throw new IllegalArgumentException(self + " is not one of the members " + members);
        }
        if (members.size() > 1 && tls == null && !members.stream().allMatch(Member::isLoopback)) {
            throw new IllegalArgumentException("members on other machines than this one need TLS");
        }
    }

    /** A group of one. It has no other members to speak with, so it listens nowhere. */
    public static JournalSettings single(Path directory) {
        return new JournalSettings(directory, ONLY_MEMBER, List.of(new Member(ONLY_MEMBER, "127.0.0.1", 0)),
                JournalLimits.usual(), null);
    }

    /** The same with other limits. */
    public JournalSettings with(JournalLimits other) {
        return new JournalSettings(directory, self, members, other, tls);
    }

    /** This member. */
    public Member member() {
        return members.stream().filter(m -> m.id().equals(self)).findFirst().orElseThrow();
    }
}
