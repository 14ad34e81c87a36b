/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core.internal.query;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.text.Texts;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.FindRootCause;
import org.yagura.topology.core.FindServiceStates;
import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.WhatIf;

/** Concludes how services are: what explains the open alarms is taken as failed, where it does not work. */
final class ServiceAnswers {
    private static final int SHOWN = 3;
    private static final int EVIDENCE = 2;

    private final TopologyAnswers answers;
    private final Supplier<Map<String, Instant>> since;

    /**
     * Conclusions from those answers.
     *
     * @param since when nodes came into alarm, by id
     */
    ServiceAnswers(TopologyAnswers answers, Supplier<Map<String, Instant>> since) {
        this.answers = answers;
        this.since = since;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindServiceStates.class, this::states));
    }

    private FindServiceStates.Answer states(FindServiceStates query, RequestHandler.Context context) {
        FindRootCause.Answer cause = answers.rootCause(new FindRootCause(null), context);
        List<ElementRef> failed = failed(cause.found());
        WhatIf now = answers.whatIf(failed.stream().map(ElementRef::id).toList(), context.caller());
        Map<String, Instant> times = since.get();
        var begun = new HashMap<String, Instant>();
        for (ElementRef each : now.failed()) {
            Instant at = times.get(each.id());
            if (at != null) {
                begun.put(each.id(), at);
            }
        }
        cause.found().causes().stream().filter(c -> !begun.containsKey(c.element().id()))
                .forEach(c -> c.explains().stream().map(times::get).filter(Objects::nonNull)
                        .min(Comparator.naturalOrder()).ifPresent(at -> begun.put(c.element().id(), at)));
        String only = now.failed().size() == 1 ? now.failed().getFirst().id() : null;
        Texts texts = Texts.of(ServiceAnswers.class, context.caller().language());
        return new FindServiceStates.Answer(cause.revision(), cause.found().exact(), now.failed(),
                now.services().stream().sorted(Comparator.comparingInt(ServiceAnswers::rank))
                        .map(s -> row(s, begun, only, texts)).toList());
    }

    /**
     * What does not work: what is critical itself, and what is concluded because several that are critical hang on it. What only
     * complains still works, and so does what would explain no more than that.
     */
    private static List<ElementRef> failed(RootCause found) {
        Map<String, ElementRef> failed = new LinkedHashMap<>();
        found.alarms().stream().filter(r -> r.severity() == Severity.CRITICAL).map(RootCause.Role::element)
                .forEach(e -> failed.put(e.id(), e));
        Set<String> critical = Set.copyOf(failed.keySet());
        found.causes().stream()
                .filter(c -> !c.inAlarm() && c.explains().stream().filter(critical::contains).count() >= EVIDENCE)
                .map(RootCause.Cause::element).forEach(e -> failed.put(e.id(), e));
        return List.copyOf(failed.values());
    }

    private static int rank(ServiceOutcome outcome) {
        return switch (outcome.state()) {
            case DOWN -> 0;
            case DEGRADED -> 1;
            case UP -> 2;
        };
    }

    private static FindServiceStates.Row row(ServiceOutcome outcome, Map<String, Instant> begun, String only,
            Texts texts) {
        ElementRef service = outcome.service();
        return switch (outcome.state()) {
            case UP -> new FindServiceStates.Row(service, ServiceState.UP, texts.get("service.up"), null);
            case DOWN -> new FindServiceStates.Row(service, ServiceState.DOWN,
                    texts.get("service.down", names(outcome.because(), texts.language())),
                    first(outcome.because().stream().map(ElementRef::id).toList(), begun));
            // of several failures it is not known which one it was
            case DEGRADED -> new FindServiceStates.Row(service, ServiceState.DEGRADED, texts.get("service.degraded",
                    outcome.reasons().isEmpty() ? "" : outcome.reasons().getFirst().text()),
                    only == null ? null : begun.get(only));
        };
    }

    private static String names(List<ElementRef> elements, Locale language) {
        String separator = language.getLanguage().equals("ja") ? "、" : ", ";
        String names = elements.stream().limit(SHOWN).map(ServiceAnswers::name)
                .collect(Collectors.joining(separator));
        return elements.size() > SHOWN ? names + " (+" + (elements.size() - SHOWN) + ")" : names;
    }

    /** The name; of a part with its node, since parts of all nodes are called the same. */
    private static String name(ElementRef element) {
        return element.type().equals("Part")
                ? element.place().substring(element.place().lastIndexOf('/') + 1).strip() + " " + element.name()
                : element.name();
    }

    private static Instant first(Collection<String> ids, Map<String, Instant> begun) {
        return ids.stream().map(begun::get).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }
}
