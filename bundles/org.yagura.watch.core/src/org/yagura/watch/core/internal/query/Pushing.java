/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.PushWatch;
import org.yagura.watch.core.PushValues;
import org.yagura.watch.core.WatchRef;
import org.yagura.watch.core.internal.plan.Watched;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.internal.poll.PushKind;
import org.yagura.watch.core.internal.store.Inbox;
import org.yagura.watch.core.internal.store.WatchFacts;
import org.yagura.watch.core.internal.store.WatchProjection;

/** Takes deliveries: what is wrong with one is said, and nothing of it is taken; what is taken is durable. */
final class Pushing {
    private static final Pattern METRIC = Pattern.compile("[\\p{L}\\p{N}_.-]{1,60}(\\[[^\\[\\]\\p{Cntrl}]{1,100}\\])?");
    private static final int MOST_VALUES = 100;
    private static final int MOST_MESSAGES = 20;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_TOPIC = 80;
    private static final int LONGEST_DELIVERY = 100;

    private final Board board;
    private final Watching watching;
    private final WatchProjection projection;

    Pushing(Board board, Watching watching, WatchProjection projection) {
        this.board = board;
        this.watching = watching;
        this.projection = projection;
    }

    PushValues.Pushed push(PushValues command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        String watch = Problems.given(language, "watch", command.watch());
        String node = Problems.given(language, "node", command.node());
        Watched watched = board.some(List.of(new WatchRef(watch, node)), context.caller()).stream().findFirst()
                .orElseThrow(() -> Problems.problem(Problem.NOT_FOUND, language, "watch", watch, node));
        if (!(watched.planned().watch() instanceof PushWatch push)) {
            throw Problems.invalid(language, "push.kind", watch);
        }
        List<PushValues.Value> values = command.values() == null ? List.of() : command.values();
        List<PushValues.Message> messages = command.messages() == null ? List.of() : command.messages();
        if (values.isEmpty() && messages.isEmpty() || values.size() > MOST_VALUES || messages.size() > MOST_MESSAGES) {
            throw Problems.invalid(language, "push.number", MOST_VALUES, MOST_MESSAGES);
        }
        check(push, values, language);
        messages.forEach(message -> check(message, language));
        if (command.delivery() != null && command.delivery().length() > LONGEST_DELIVERY) {
            throw Problems.invalid(language, "long", "delivery", LONGEST_DELIVERY);
        }
        Inbox inbox = projection.inbox(watched.key());
        if (command.delivery() != null && inbox.known().contains(command.delivery())) {
            context.audit("delivered before");
            return new PushValues.Pushed(true);
        }
        if (inbox.waiting().size() >= Inbox.MOST) {
            throw Problems.problem(Problem.TOO_MANY, language, "push.full", Inbox.MOST);
        }
        context.commit(List.of(WatchFacts.PUSHED.fact(board.now(),
                new WatchFacts.Pushed(watched.key(), command.delivery(), values, messages))));
        context.audit(values.size() + " values, " + messages.size() + " messages");
        watching.hurry(List.of(watched.key()));
        return new PushValues.Pushed(false);
    }

    private static void check(PushWatch push, List<PushValues.Value> values, Locale language) {
        var seen = new HashSet<String>();
        for (PushValues.Value value : values) {
            String metric = Problems.given(language, "metric", value == null ? null : value.metric());
            if (!METRIC.matcher(metric).matches() || !seen.add(metric)) {
                throw Problems.invalid(language, "push.metric", metric);
            }
            if (PushKind.unit(push, metric).isEmpty()) {
                throw Problems.invalid(language, "push.unknown", metric);
            }
            if (!Double.isFinite(Problems.given(language, "value", value.value()))) {
                throw Problems.invalid(language, "push.value", metric);
            }
        }
    }

    private static void check(PushValues.Message message, Locale language) {
        String text = Problems.given(language, "text", message == null ? null : message.text());
        if (text.length() > LONGEST_TEXT) {
            throw Problems.invalid(language, "long", "text", LONGEST_TEXT);
        }
        if (message.topic() != null && message.topic().length() > LONGEST_TOPIC) {
            throw Problems.invalid(language, "long", "topic", LONGEST_TOPIC);
        }
        if (message.severity() == Severity.CLEARED && (message.topic() == null || message.topic().isEmpty())) {
            throw Problems.invalid(language, "push.severity");
        }
    }
}
