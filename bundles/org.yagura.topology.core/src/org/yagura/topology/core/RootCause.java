/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.util.List;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Doc;

/** The smallest set of failures that explains what is in alarm. */
@Doc("The smallest set of failures that explains what is in alarm.")
public record RootCause(@Doc("what has failed, the most that is explained first") List<Cause> causes,
        @Doc("all that is in alarm, as far as it is in the model") List<Role> alarms,
        @Doc("whether it is proved that no smaller set explains all") boolean exact,
        @Doc("ids that are not in the model") List<String> unknown) {

    public RootCause {
        causes = List.copyOf(causes);
        alarms = List.copyOf(alarms);
        unknown = List.copyOf(unknown);
    }

    /** A failure. */
    @Doc("A failure that explains alarms.")
    public record Cause(@Doc("what has failed") ElementRef element,
            @Doc("whether it is in alarm itself; otherwise it is concluded from others") boolean inAlarm,
            @Doc("ids of what is in alarm because of it, also together with other causes") List<String> explains,
            @Doc("how many nodes that do not work because of it are not in alarm, which speaks against it") int silent) {

        public Cause {
            explains = List.copyOf(explains);
        }
    }

    /** What an alarm is. */
    @Doc("What an element in alarm is: cause, consequence or not explained.")
    public record Role(@Doc("what is in alarm") ElementRef element, @Doc("its worst severity") Severity severity,
            @Doc("CAUSE, CONSEQUENCE, UNEXPLAINED, or NONE when it is no failure: cleared or information") Kind kind,
            @Doc("ids of the causes behind it; several when only all together explain it") List<String> causes) {

        public Role {
            causes = List.copyOf(causes);
        }
    }

    /** What an alarm can be. */
    public enum Kind {
        CAUSE, CONSEQUENCE, UNEXPLAINED, NONE
    }
}
