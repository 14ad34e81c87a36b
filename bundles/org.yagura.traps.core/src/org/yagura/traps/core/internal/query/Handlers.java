/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.internal.decode.Decoding;

/** All queries and commands of this domain. */
public final class Handlers {
    private Handlers() {
    }

    /** The handlers over a view. */
    public static List<RequestHandler<?, ?>> of(View view, Decoding decoding, Reception reception, Clock clock) {
        var finder = new Finder(view, decoding);
        var details = new Details(view, decoding);
        var all = new ArrayList<RequestHandler<?, ?>>();
        all.addAll(new TrapAnswers(finder, details).handlers());
        all.addAll(new HandlingAnswers(finder, clock).handlers());
        all.addAll(new AlarmAnswers(finder, details, clock).handlers());
        all.addAll(new ChainAnswers(view, reception).handlers());
        all.addAll(new SenderAnswers(view, reception, clock).handlers());
        all.addAll(new RetentionAnswers(view, clock).handlers());
        all.addAll(new MibAnswers(view, clock).handlers());
        all.addAll(new ReplayAnswers(finder, decoding).handlers());
        return all;
    }
}
