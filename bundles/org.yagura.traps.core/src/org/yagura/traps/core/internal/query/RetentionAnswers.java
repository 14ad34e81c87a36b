/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.GetRetention;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.Retention;
import org.yagura.traps.core.internal.store.TrapIndex;

/** Answers how long traps are kept, and changes it. */
final class RetentionAnswers {
    private static final int MAX_DAYS = 3650;
    private static final long MIN_ROWS = 100_000;
    private static final long MAX_ROWS = 1_000_000_000;

    private final View view;
    private final Clock clock;

    RetentionAnswers(View view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(GetRetention.class, (query, context) -> now()),
                RequestHandler.of(SetRetention.class, this::set));
    }

    private GetRetention.Retention now() {
        Retention keep = view.state().retention();
        TrapIndex index = view.state().index();
        return new GetRetention.Retention(keep.days(), keep.rows(), index.size(),
                index.oldestAt().map(View::instant).orElse(null));
    }

    private GetRetention.Retention set(SetRetention command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (command.days() == null || command.rows() == null) {
            throw Problems.invalid(language, "missing", command.days() == null ? "days" : "rows");
        }
        if (command.days() < 1 || command.days() > MAX_DAYS) {
            throw Problems.invalid(language, "days", command.days());
        }
        if (command.rows() < MIN_ROWS || command.rows() > MAX_ROWS) {
            throw Problems.invalid(language, "rows", Long.toString(command.rows()));
        }
        context.commit(
                List.of(PeopleFacts.RETENTION.fact(clock.instant(), new Retention(command.days(), command.rows()))));
        context.audit(command.days() + " days, " + command.rows() + " traps");
        return now();
    }
}
