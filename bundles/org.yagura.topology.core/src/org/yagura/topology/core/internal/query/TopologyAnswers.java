/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.yagura.core.event.Severity;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Service;
import org.yagura.topology.core.AskWhatIf;
import org.yagura.topology.core.CheckScenarios;
import org.yagura.topology.core.FindAvailability;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.FindPairs;
import org.yagura.topology.core.FindRootCause;
import org.yagura.topology.core.FindSinglePoints;
import org.yagura.topology.core.QuickFix;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.SinglePoint;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.WhatIf;

/** Answers the queries of this domain, as far as the caller sees the site. */
final class TopologyAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MAX_SIZE = 1000;
    private static final int USUAL_PAIRS = 100;
    private static final int MAX_ELEMENTS = 1000;
    private static final int MAX_STEPS = 50;
    private static final int MAX_ALARMS = 2000;
    private static final long PATIENCE_SECONDS = 10;

    private final Keeper keeper;
    private final Clock clock;
    private final Supplier<Map<String, Severity>> openAlarms;
    private final RuleBook rules;

    TopologyAnswers(Keeper keeper, Clock clock, Supplier<Map<String, Severity>> openAlarms, RuleBook rules) {
        this.keeper = keeper;
        this.clock = clock;
        this.openAlarms = openAlarms;
        this.rules = rules;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindFindings.class, this::findings),
                RequestHandler.of(FindSinglePoints.class, this::singlePoints),
                RequestHandler.of(FindPairs.class, this::pairs),
                RequestHandler.of(FindAvailability.class, this::availability),
                RequestHandler.of(AskWhatIf.class, this::whatIf),
                RequestHandler.of(CheckScenarios.class, this::scenarios),
                RequestHandler.of(FindRootCause.class, this::rootCause));
    }

    FindFindings.Page findings(FindFindings query, RequestHandler.Context context) {
        var view = new View(context.caller());
        int position = place(view, query.position());
        int size = bounded(view, query.size(), USUAL_SIZE, MAX_SIZE);
        List<FindFindings.Row> rows = rules.check(view.topology, clock.instant(), view.language()).findings().stream()
                .filter(f -> query.severities() == null || query.severities().contains(f.severity()))
                .filter(f -> query.element() == null || query.element().equals(f.element().id()))
                .filter(f -> view.scope.sees(f.element()))
                .map(f -> new FindFindings.Row(f.code(), f.severity(), f.element(), f.rule(), f.what(), f.why(),
                        f.todo(),
                        f.fixes().stream().map(QuickFix::label).toList()))
                .toList();
        return new FindFindings.Page(view.revision, rows.size(), position,
                rows.stream().skip(position).limit(size).toList());
    }

    FindSinglePoints.Page singlePoints(FindSinglePoints query, RequestHandler.Context context) {
        var view = new View(context.caller());
        int position = place(view, query.position());
        int size = bounded(view, query.size(), USUAL_SIZE, MAX_SIZE);
        Service only = query.service() == null ? null : view.service(query.service());
        List<SinglePoint> rows = view.topology.singlePoints().stream().filter(p -> view.scope.sees(p.element()))
                .map(p -> new SinglePoint(p.element(), p.services().stream().filter(view.scope::sees).toList(),
                        p.minutesPerYear()))
                .filter(p -> only == null ? !p.services().isEmpty() : p.services().contains(only.getId())).toList();
        return new FindSinglePoints.Page(view.revision, rows.size(), position,
                rows.stream().skip(position).limit(size).toList());
    }

    FindPairs.Answer pairs(FindPairs query, RequestHandler.Context context) {
        var view = new View(context.caller());
        int size = bounded(view, query.size(), USUAL_PAIRS, MAX_SIZE);
        return new FindPairs.Answer(view.revision, view.seen(view.topology.pairs(view.service(query.service()), size)));
    }

    FindAvailability.Answer availability(FindAvailability query, RequestHandler.Context context) {
        var view = new View(context.caller());
        if (query.service() != null) {
            Service service = view.service(query.service());
            return new FindAvailability.Answer(view.revision, List.of(view.seen(view.topology.availability(service))));
        }
        Map<String, ServiceAvailability> all = wait(view.kept.availability(), view.kept, context.caller());
        return new FindAvailability.Answer(view.revision, all.values().stream()
                .filter(a -> view.scope.sees(a.service())).map(view::seen).toList());
    }

    private AskWhatIf.Answer whatIf(AskWhatIf query, RequestHandler.Context context) {
        var view = new View(context.caller());
        List<String> ids = query.elements() == null ? List.of() : query.elements();
        boolean stepwise = Boolean.TRUE.equals(query.stepwise());
        if (ids.isEmpty()) {
            throw problem(Problem.INVALID, view.caller, "noElements");
        }
        int most = stepwise ? MAX_STEPS : MAX_ELEMENTS;
        if (ids.size() > most) {
            throw problem(Problem.INVALID, view.caller, "many", ids.size(), most);
        }
        List<Failable> failed = ids.stream().map(view::failable).toList();
        var steps = new ArrayList<WhatIf>();
        for (int i = stepwise ? 1 : failed.size(); i <= failed.size(); i++) {
            steps.add(view.seen(view.topology.whatIf(failed.subList(0, i), view.language())));
        }
        return new AskWhatIf.Answer(view.revision, steps);
    }

    /** What becomes of the services when some things have failed, as the caller sees it; what is not there is left out. */
    WhatIf whatIf(List<String> ids, Caller caller) {
        var view = new View(caller);
        List<Failable> failed = ids.stream().limit(MAX_ELEMENTS)
                .flatMap(id -> view.topology.index().element(id, Failable.class).stream()).toList();
        return view.seen(view.topology.whatIf(failed, view.language()));
    }

    CheckScenarios.Answer scenarios(CheckScenarios query, RequestHandler.Context context) {
        var view = new View(context.caller());
        return new CheckScenarios.Answer(view.revision, view.topology.scenarios().stream()
                .filter(s -> view.scope.sees(s.scenario())).map(view::seen).toList());
    }

    FindRootCause.Answer rootCause(FindRootCause query, RequestHandler.Context context) {
        var view = new View(context.caller());
        var alarms = new LinkedHashMap<String, Severity>();
        if (query.alarms() == null) {
            openAlarms.get().forEach((id, severity) -> {
                if (view.scope.whole() || view.scope.sees(id)) {
                    alarms.put(id, severity);
                }
            });
        } else if (query.alarms().size() > MAX_ALARMS) {
            throw problem(Problem.INVALID, view.caller, "many", query.alarms().size(), MAX_ALARMS);
        } else {
            for (FindRootCause.InAlarm alarm : query.alarms()) {
                if (alarm.element() == null || alarm.severity() == null) {
                    throw problem(Problem.INVALID, view.caller, "alarm");
                }
                alarms.merge(alarm.element(), alarm.severity(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        var seen = new LinkedHashMap<>(alarms);
        seen.keySet().removeIf(id -> !view.scope.whole() && !view.scope.sees(id));
        var unknown = alarms.keySet().stream().filter(id -> !seen.containsKey(id)).toList();
        return new FindRootCause.Answer(view.revision, view.seen(view.topology.rootCause(seen), unknown));
    }

    private static int bounded(View view, Integer value, int usual, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw problem(Problem.INVALID, view.caller, "size", value, most);
        }
        return value == null ? usual : value;
    }

    private static int place(View view, Integer value) {
        if (value != null && value < 0) {
            throw problem(Problem.INVALID, view.caller, "position", value);
        }
        return value == null ? 0 : value;
    }

    static ProblemException problem(String code, Caller caller, String key, Object... arguments) {
        return ProblemException.of(code, Texts.of(TopologyAnswers.class, caller.language()), key, arguments);
    }

    private static <T> T wait(CompletableFuture<T> future, Keeper.Kept kept, Caller caller) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | CancellationException e) {
            throw problem(Problem.UNAVAILABLE, caller, "computing", kept.revision(), kept.percent());
        } catch (ExecutionException e) {
            throw problem(Problem.FAILED, caller, "failed", kept.revision(), String.valueOf(e.getCause().getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw problem(Problem.UNAVAILABLE, caller, "computing", kept.revision(), kept.percent());
        }
    }

    /** The answers on the newest revision as one caller sees them. */
    private final class View extends SeenAnswers {
        private final Caller caller;
        private final Keeper.Kept kept;
        private final long revision;
        private final Topology topology;

        View(Caller caller) {
            this(caller, keeper.current());
        }

        private View(Caller caller, Keeper.Kept kept) {
            this(caller, kept, TopologyAnswers.wait(kept.topology(), kept, caller));
        }

        private View(Caller caller, Keeper.Kept kept, Topology topology) {
            super(new Scope(caller, topology));
            this.caller = caller;
            this.kept = kept;
            this.topology = topology;
            revision = kept.revision();
        }

        Locale language() {
            return caller.language();
        }

        Service service(String id) {
            return topology.index().element(String.valueOf(id), Service.class).filter(scope::sees)
                    .orElseThrow(() -> problem(Problem.NOT_FOUND, caller, "service", String.valueOf(id)));
        }

        Failable failable(String id) {
            return topology.index().element(String.valueOf(id), Failable.class).filter(scope::sees)
                    .orElseThrow(() -> problem(Problem.NOT_FOUND, caller, "element", String.valueOf(id)));
        }
    }
}
