/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core;

import java.time.Instant;
import java.util.List;

import org.yagura.core.operation.Doc;

/** A job in a run. */
@Doc("A job in a run.")
public record JobRow(@Doc("names it in the run") String key,
        @Doc("key of the net or the list that it is in; null for the net itself") String in,
        @Doc("its name") String name, @Doc("what kind of job it is") String kind,
        @Doc("the member of a list that it is run for; null for none") String member,
        @Doc("what it is doing") JobState state,
        @Doc("how often it was begun") int attempt,
        @Doc("when it was started, UTC; null when it was not") Instant started,
        @Doc("when it ended, UTC; null when it has not") Instant ended,
        @Doc("how it ended; null when it has not") EndStatus status,
        @Doc("why it ended; null when it has not") HowEnded how,
        @Doc("what its program returned; null when it returned nothing") Integer returned,
        @Doc("its end value; null when it has not ended") Integer value,
        @Doc("who brought it into that state; null for nobody") String person,
        @Doc("what there is to say about it; null for nothing") String note,
        @Doc("what it waits for, in words; empty when it does not wait") List<String> waits,
        @Doc("what can be ordered of it now") List<JobOrder> orders) {

    public JobRow {
        waits = List.copyOf(waits);
        orders = List.copyOf(orders);
    }
}
