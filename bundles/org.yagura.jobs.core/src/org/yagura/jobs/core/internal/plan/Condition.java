/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.yagura.jobs.core.EndStatus;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What has to be so before a job starts. Jobs are named by id and stand in the same net as the one that waits. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({@JsonSubTypes.Type(value = Condition.All.class, name = "all"),
        @JsonSubTypes.Type(value = Condition.Any.class, name = "any"),
        @JsonSubTypes.Type(value = Condition.Ended.class, name = "ended"),
        @JsonSubTypes.Type(value = Condition.EndValue.class, name = "end-value"),
        @JsonSubTypes.Type(value = Condition.ReturnValue.class, name = "return-value"),
        @JsonSubTypes.Type(value = Condition.Variable.class, name = "variable"),
        @JsonSubTypes.Type(value = Condition.Clock.class, name = "clock"),
        @JsonSubTypes.Type(value = Condition.Elapsed.class, name = "elapsed"),
        @JsonSubTypes.Type(value = Condition.OtherNet.class, name = "other-net")})
public sealed interface Condition {

    /** All of them; true when there is none. */
    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** At least one of them; false when there is none. */
    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** A job has ended in one of these ways; that of a job that did not run is the one given for that case. */
    record Ended(String job, Set<EndStatus> as) implements Condition {
        public Ended {
            as = Set.copyOf(as);
        }
    }

    /** The end value of a job, which follows from its end status. */
    record EndValue(String job, ValueTest test) implements Condition {
    }

    /** What the job's program returned; false when it did not run, or on several nodes. */
    record ReturnValue(String job, ValueTest test) implements Condition {
    }

    /** A variable of the run; false when there is none of that name. */
    record Variable(String name, ValueTest test) implements Condition {
    }

    /**
     * A time of day is reached.
     *
     * @param minute minutes since midnight of the day of the run, in the zone of the net; 1,530 is half past one on the next day
     */
    record Clock(int minute) implements Condition {
    }

    /** So much time has gone since the run began. */
    record Elapsed(Duration since) implements Condition {
    }

    /**
     * The last run of another net that ended within a time before now ended so. It is waited for when there is none yet.
     *
     * @param net its id
     * @param as how
     * @param within how far is looked back
     */
    record OtherNet(String net, Set<EndStatus> as, Duration within) implements Condition {
        public OtherNet {
            as = Set.copyOf(as);
        }
    }
}
