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
import org.yagura.traps.core.GetRetention.Bound;
import org.yagura.traps.core.SetRetention;
import org.yagura.traps.core.internal.fact.SenderClocks;
import org.yagura.traps.core.internal.store.Chain;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.Retention;
import org.yagura.traps.core.internal.store.TrapIndex;
import org.yagura.traps.core.internal.store.TrapState;
import org.yagura.traps.core.internal.store.Words;

/** Answers how much is kept, and changes it. */
final class RetentionAnswers {
    private static final int MAX_DAYS = 3650;
    private static final long MIN_ROWS = 100_000;
    private static final long MAX_ROWS = 1_000_000_000;
    private static final long MIN_ALARMS = 1_000;
    private static final long MAX_ALARMS = 1_000_000;
    private static final long MIN_UNREAD = 100;
    private static final long MAX_UNREAD = 100_000;

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
        TrapState state = view.state();
        Retention keep = state.retention();
        TrapIndex index = state.index();
        Chain.Sums sums = state.chain().sums();
        int open = state.alarms().open();
        return new GetRetention.Retention(keep.days(), keep.rows(), index.size(),
                index.oldestAt().map(View::instant).orElse(null),
                List.of(new Bound("openAlarms", open, keep.openAlarms(), sums.unraised()),
                        new Bound("clearedAlarms", state.alarms().all().size() - open, keep.clearedAlarms(), null),
                        new Bound("unread", state.unread().size(), keep.unread(), sums.unreadGone()),
                        words("sources", state.origins()), words("oids", state.trapOids()),
                        words("rules", state.rules()), words("people", state.people()),
                        new Bound("senders", state.senders().all().size(), SenderClocks.MOST, null)));
    }

    private static Bound words(String what, Words words) {
        return new Bound(what, words.size(), Words.MOST, null);
    }

    private GetRetention.Retention set(SetRetention command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (command.days() == null || command.rows() == null) {
            throw Problems.invalid(language, "missing", command.days() == null ? "days" : "rows");
        }
        check(language, "days", command.days(), 1, MAX_DAYS);
        check(language, "rows", command.rows(), MIN_ROWS, MAX_ROWS);
        check(language, "clearedAlarms", command.clearedAlarms(), MIN_ALARMS, MAX_ALARMS);
        check(language, "openAlarms", command.openAlarms(), MIN_ALARMS, MAX_ALARMS);
        check(language, "unread", command.unread(), MIN_UNREAD, MAX_UNREAD);
        var keep = new Retention(command.days(), command.rows(), command.clearedAlarms(), command.openAlarms(),
                command.unread());
        context.commit(List.of(PeopleFacts.RETENTION.fact(clock.instant(), keep)));
        Retention now = view.state().retention();
        context.audit(now.days() + " days, " + now.rows() + " traps, " + now.clearedAlarms() + " cleared and "
                + now.openAlarms() + " open alarms, " + now.unread() + " facts that could not be read");
        return now();
    }

    private static void check(Locale language, String field, Number value, long least, long most) {
        if (value != null && (value.longValue() < least || value.longValue() > most)) {
            throw Problems.invalid(language, "bounds", field, Long.toString(least), Long.toString(most));
        }
    }
}
