/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.util.List;

import org.yagura.jobs.core.EndStatus;

/**
 * What a returned value means. The first range that holds it counts; what is in none is abnormal. The end value of the job is
 * then the one for that status.
 *
 * @param ranges in order
 * @param normal end value for {@link EndStatus#NORMAL}
 * @param warning end value for {@link EndStatus#WARNING}
 * @param abnormal end value for {@link EndStatus#ABNORMAL}
 */
public record Judgement(List<Range> ranges, int normal, int warning, int abnormal) {
    /** 0 is normal, 1 a warning; end values 0, 1, -1. */
    public static final Judgement USUAL = new Judgement(
            List.of(new Range(0, 0, EndStatus.NORMAL), new Range(1, 1, EndStatus.WARNING)), 0, 1, -1);

    public Judgement {
        ranges = List.copyOf(ranges);
    }

    /** Values from one to another, both included, and what they mean. */
    public record Range(int from, int to, EndStatus status) {
    }

    /** What a returned value means. */
    public EndStatus status(int returned) {
        return ranges.stream().filter(r -> r.from() <= returned && returned <= r.to()).map(Range::status).findFirst()
                .orElse(EndStatus.ABNORMAL);
    }

    /** The end value for a status. */
    public int value(EndStatus status) {
        return switch (status) {
            case NORMAL -> normal;
            case WARNING -> warning;
            case ABNORMAL -> abnormal;
        };
    }
}
