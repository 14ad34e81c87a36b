/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.operation.RequestHandler;

/** All queries and commands of time series. */
public final class SeriesHandlers {
    private SeriesHandlers() {
    }

    /** The handlers over a view. */
    public static List<RequestHandler<?, ?>> of(SeriesView view, Clock clock) {
        var all = new ArrayList<RequestHandler<?, ?>>();
        all.addAll(new SeriesAnswers(view, clock).handlers());
        all.addAll(new GridAnswers(view).handlers());
        all.addAll(new TopAnswers(view).handlers());
        all.addAll(new KeepAnswers(view, clock).handlers());
        return all;
    }
}
