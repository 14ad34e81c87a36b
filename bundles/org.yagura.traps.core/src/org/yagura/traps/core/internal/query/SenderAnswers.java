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
import org.yagura.traps.core.ForgetSenders;
import org.yagura.traps.core.ListSenders;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.SendersForgotten;

/** Answers questions for the clocks of SNMPv3 senders, and forgets them. */
final class SenderAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MAX_SIZE = 1000;

    private final View view;
    private final Reception reception;
    private final Clock clock;

    SenderAnswers(View view, Reception reception, Clock clock) {
        this.view = view;
        this.reception = reception;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(ListSenders.class, this::list),
                RequestHandler.of(ForgetSenders.class, this::forget));
    }

    private ListSenders.Senders list(ListSenders query, RequestHandler.Context context) {
        int size = Problems.bounded(context.caller().language(), "size", query.size(), USUAL_SIZE, MAX_SIZE);
        List<SenderClock> all = view.state().senders().all().reversed().stream()
                .filter(c -> query.user() == null || c.sender().user().equals(query.user())).toList();
        return new ListSenders.Senders(all.size(),
                all.stream().limit(size).map(c -> new ListSenders.Sender(c.sender().user(), c.sender().engineText(),
                        c.boots(), c.time(), View.instant(c.micros()))).toList());
    }

    private ForgetSenders.Forgotten forget(ForgetSenders command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (command.user() == null) {
            throw Problems.invalid(language, "missing", "user");
        }
        var which = new SendersForgotten(command.user(),
                command.engine() == null ? null : command.engine().replace(":", "").strip().toLowerCase(Locale.ROOT));
        int known = (int) view.state().senders().all().stream().filter(c -> which.matches(c.sender())).count();
        if (known == 0) {
            throw Problems.notFound(language, "sender", command.user(), String.valueOf(command.engine()));
        }
        context.commit(List.of(PeopleFacts.SENDERS_FORGOTTEN.fact(clock.instant(), which)));
        reception.forgetSenders(which::matches);
        context.audit(known + " clocks of " + command.user());
        return new ForgetSenders.Forgotten(known);
    }
}
