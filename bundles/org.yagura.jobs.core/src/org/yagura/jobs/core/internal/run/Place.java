/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import org.yagura.jobs.core.internal.plan.JobPlan;

/**
 * A job in a run. What is in something that is run for each member of a list is there several times: its key is the id of the
 * job, followed by the number of the member in brackets, once for each such list.
 *
 * @param plan the job
 * @param members numbers of the members, such as {@code [2][0]}
 */
record Place(JobPlan plan, String members) {

    String key() {
        return plan.id() + members;
    }

    /** How many members are given. */
    int depth() {
        return (int) members.chars().filter(c -> c == '[').count();
    }

    Place member(int number) {
        return new Place(plan, members + "[" + number + "]");
    }

    /** The number of the innermost member. */
    int number() {
        return Integer.parseInt(members, members.lastIndexOf('[') + 1, members.length() - 1, 10);
    }

    /** The list that it is a member of. */
    Place list() {
        return new Place(plan, members.substring(0, members.lastIndexOf('[')));
    }

    /** The id of the job in a key. */
    static String id(String key) {
        int bracket = key.indexOf('[');
        return bracket < 0 ? key : key.substring(0, bracket);
    }
}
