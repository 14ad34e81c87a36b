/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.report;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * What a report is asked to be about.
 *
 * @param period the month
 * @param now when it is made; of a month that is not over only what was before counts
 * @param area id of the area; null for the whole site
 * @param nodes ids of the nodes that belong to it, at the time when it is made
 * @param language of all texts
 * @param cancelled whether nobody wants it any more
 */
public record ReportScope(ReportPeriod period, Instant now, String area, Set<String> nodes, Locale language,
        BooleanSupplier cancelled) {

    public ReportScope {
        nodes = Set.copyOf(nodes);
    }

    /** The first moment that does not count: the end of the month, or now. */
    public Instant to() {
        return period.to().isBefore(now) ? period.to() : now;
    }

    /**
     * To be called now and then while a chapter is made.
     *
     * @throws CancellationException when nobody wants the report any more
     */
    public void goOn() {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException("the report is cancelled");
        }
    }
}
