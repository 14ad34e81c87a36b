/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.sink;

import java.time.Duration;

/**
 * What bounds a {@link SampleSink}.
 *
 * @param waiting samples that may wait; more are refused
 * @param gather how long samples are gathered before they are made durable
 * @param retry how long to wait before a journal that took none is tried again
 * @param again after which time a batch says once more what the number of a series means, and a series that is not used
 *        any more is forgotten
 */
public record SinkLimits(int waiting, Duration gather, Duration retry, Duration again) {

    /** Two million samples, which take 32 MB; a second; half a second; six hours. */
    public static SinkLimits usual() {
        return new SinkLimits(2_000_000, Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofHours(6));
    }
}
