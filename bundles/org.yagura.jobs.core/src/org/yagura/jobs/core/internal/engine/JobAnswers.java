/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.jobs.core.DecideApproval;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.FindApprovals;
import org.yagura.jobs.core.FindRuns;
import org.yagura.jobs.core.GetOutput;
import org.yagura.jobs.core.GetRun;
import org.yagura.jobs.core.JobOrder;
import org.yagura.jobs.core.JobRow;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.OrderJobs;
import org.yagura.jobs.core.PlanRuns;
import org.yagura.jobs.core.RunNet;
import org.yagura.jobs.core.RunRow;
import org.yagura.jobs.core.RunTrigger;
import org.yagura.jobs.core.internal.plan.Ending;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Planner;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.run.Ordering;
import org.yagura.jobs.core.internal.run.Outcome;
import org.yagura.jobs.core.internal.run.Run;
import org.yagura.jobs.core.internal.schedule.Planned;
import org.yagura.jobs.core.internal.schedule.Timetable;
import org.yagura.jobs.core.internal.store.JobProjection;
import org.yagura.jobs.core.internal.store.RunHead;
import org.yagura.model.Elements;
import org.yagura.model.site.Area;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobUnit;
import org.yagura.model.site.JobVariable;

/** Answers what is asked and ordered of nets and runs. */
final class JobAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MOST_SIZE = 1_000;
    private static final int USUAL_PLAN = 1_000;
    private static final int MOST_PLAN = 10_000;
    private static final Duration USUAL_TIME = Duration.ofDays(31);
    private static final Duration MOST_AHEAD = Duration.ofDays(400);
    private static final int MOST_REQUEST = 100;
    private static final int MOST_REMARK = 1_000;
    private static final int MOST_VALUE = 4_000;
    /** What an approval returns: approved, and denied. */
    private static final int APPROVED = 0;
    private static final int DENIED = 9;

    private final JobEngine engine;
    private final JobProjection kept;
    private final Database database;
    private final Sites sites;
    private final CurrentIndex index;
    private final Clock clock;
    private final Map<String, Runner> runners;

    JobAnswers(JobEngine engine, JobProjection kept, Database database, Sites sites, Clock clock,
            Map<String, Runner> runners) {
        this.engine = engine;
        this.kept = kept;
        this.database = database;
        this.sites = sites;
        this.index = new CurrentIndex(sites);
        this.clock = clock;
        this.runners = Map.copyOf(runners);
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(RunNet.class, this::run), RequestHandler.of(FindRuns.class, this::find),
                RequestHandler.of(GetRun.class, this::get), RequestHandler.of(GetOutput.class, this::output),
                RequestHandler.of(OrderJobs.class, this::order),
                RequestHandler.of(DecideApproval.class, this::decide),
                RequestHandler.of(FindApprovals.class, this::approvals),
                RequestHandler.of(PlanRuns.class, this::plan));
    }

    private ZoneId zone() {
        return Elements.zone(sites.current().site());
    }

    private static ProblemException problem(String code, Locale language, String key, Object... arguments) {
        return ProblemException.of(code, Texts.of(JobAnswers.class, language), key, arguments);
    }

    private int size(Integer asked, int usual, int most, Caller caller) {
        int size = asked == null ? usual : asked;
        if (size < 1 || size > most) {
            throw problem(Problem.INVALID, caller.language(), "size", most);
        }
        return size;
    }

    /** Whether something of an area (null: of the whole site) is the caller's business. */
    private boolean sees(Caller caller, String area) {
        if (caller.areas().isEmpty()) {
            return true;
        }
        Optional<Area> known = area == null ? Optional.empty() : index.get().element(area, Area.class);
        for (Object at = known.orElse(null); at instanceof Area in; at = in.eContainer()) {
            if (caller.areas().get().contains(in.getId())) {
                return true;
            }
        }
        return false;
    }

    private Stream<JobNet> nets(Caller caller) {
        return sites.current().site().getJobUnits().stream()
                .filter(unit -> sees(caller, unit.getArea() == null ? null : unit.getArea().getId()))
                .flatMap((JobUnit unit) -> unit.getNets().stream());
    }

    private JobNet net(String id, Caller caller) {
        return nets(caller).filter(net -> net.getId().equals(id)).findFirst()
                .orElseThrow(() -> problem(Problem.NOT_FOUND, caller.language(), "net", String.valueOf(id)));
    }

    private RunHead head(String run, Caller caller) {
        return kept.run(database, String.valueOf(run)).filter(head -> sees(caller, head.begun().area()))
                .orElseThrow(() -> problem(Problem.NOT_FOUND, caller.language(), "run", String.valueOf(run)));
    }

    private RunNet.Begun run(RunNet command, RequestHandler.Context context) {
        Caller caller = context.caller();
        Locale language = caller.language();
        JobNet net = net(command.net(), caller);
        Map<String, String> given = variables(net, command.variables(), language);
        String request = command.request() == null || command.request().isBlank() ? null : command.request().strip();
        if (request != null && request.length() > MOST_REQUEST) {
            throw problem(Problem.INVALID, language, "request", MOST_REQUEST);
        }
        return engine.command(batch -> {
            Optional<RunHead> before = request == null ? Optional.empty() : kept.byRequest(database, request);
            if (before.isPresent()) {
                return new RunNet.Begun(before.get().begun().id(), false);
            }
            try {
                String id = engine.runs().begin(batch, new Beginning(net, RunTrigger.ORDER, caller.user(), request,
                        batch.now(), batch.now().atZone(zone()).toLocalDate(), given), engine.planner(), zone());
                context.audit(Elements.name(net) + " begun as " + id);
                return new RunNet.Begun(id, true);
            } catch (IllegalArgumentException e) {
                throw problem(Problem.INVALID, language, "too-large", Elements.name(net));
            }
        }, batch -> context.commit(batch.facts()));
    }

    /** What a person entered, checked against what the net asks for. */
    private static Map<String, String> variables(JobNet net, Map<String, String> given, Locale language) {
        var values = new TreeMap<String, String>();
        for (Map.Entry<String, String> entry : (given == null ? Map.<String, String>of() : given).entrySet()) {
            JobVariable variable = net.getVariables().stream()
                    .filter(v -> v.isAsked() && entry.getKey().equals(v.getName())).findFirst()
                    .orElseThrow(() -> problem(Problem.INVALID, language, "not-asked", entry.getKey()));
            String value = entry.getValue() == null ? "" : entry.getValue();
            if (value.length() > MOST_VALUE
                    || !variable.getChoices().isEmpty() && !variable.getChoices().contains(value)) {
                throw problem(Problem.INVALID, language, "value", entry.getKey());
            }
            values.put(entry.getKey(), value);
        }
        return values;
    }

    private FindRuns.Found find(FindRuns query, RequestHandler.Context context) {
        Caller caller = context.caller();
        int size = size(query.size(), USUAL_SIZE, MOST_SIZE, caller);
        Instant from = query.from() == null ? clock.instant().minus(USUAL_TIME) : query.from();
        Set<EndStatus> ended = query.ended() == null || query.ended().isEmpty()
                ? Set.of(EndStatus.values())
                : Set.copyOf(query.ended());
        boolean onlyEnded = query.ended() != null && !query.ended().isEmpty();
        Stream<RunHead> open = onlyEnded
                ? Stream.empty()
                : kept.open().values().stream().filter(h -> query.net() == null || h.begun().net().equals(query.net()))
                        .sorted(Comparator.comparing(RunHead::at).reversed());
        Stream<RunHead> over = Boolean.TRUE.equals(query.open())
                ? Stream.empty()
                : kept.runs(database, query.net(), from, Instant.ofEpochMilli(Long.MAX_VALUE), MOST_SIZE).stream()
                        .filter(RunHead::isOver).filter(h -> ended.contains(h.status()));
        List<RunRow> rows = Stream.concat(open, over).filter(head -> sees(caller, head.begun().area()))
                .map(RunHead::row).limit(size + 1L).toList();
        return new FindRuns.Found(rows.subList(0, Math.min(size, rows.size())), rows.size() > size);
    }

    private GetRun.Run get(GetRun query, RequestHandler.Context context) {
        Caller caller = context.caller();
        RunHead head = head(query.run(), caller);
        Run run = folded(head, caller);
        var waits = new Waits(run, zone(), caller.language(), (condition, key) -> run.judge(engine, condition, key,
                clock.instant()));
        List<JobRow> rows = run.keys().stream().map(key -> row(run, key, waits)).toList();
        return new GetRun.Run(head.row(), rows, head.begun().variables());
    }

    private Run folded(RunHead head, Caller caller) {
        JobPlan plan = kept.plan(database, head.begun().plan())
                .orElseThrow(() -> problem(Problem.NOT_FOUND, caller.language(), "run", head.begun().id()));
        return Run.folded(head.begun().id(), plan, head.at(), head.begun().scheduled(), head.begun().day(),
                head.begun().variables(), kept.jobs(database, head.begun().id()));
    }

    private JobRow row(Run run, String key, Waits waits) {
        JobRun job = run.job(key);
        JobPlan plan = run.planOf(key);
        List<JobOrder> orders = Arrays.stream(JobOrder.values())
                .filter(what -> engine.runs().ordering()
                        .refusal(run, new Ordering.Order(what, key, Ending.NORMAL, "")).isEmpty())
                .toList();
        return new JobRow(key, run.above(key), plan.name(), plan.kind(), run.member(key), job.state(), job.attempt(),
                job.started(), job.ended(), job.status(), job.how(), job.returned(), job.value(), job.person(),
                job.note(), waits.of(key), orders);
    }

    private GetOutput.Output output(GetOutput query, RequestHandler.Context context) {
        RunHead head = head(query.run(), context.caller());
        Run run = folded(head, context.caller());
        JobRun job = query.job() == null ? null : run.job(query.job());
        if (job == null) {
            throw problem(Problem.NOT_FOUND, context.caller().language(), "job", String.valueOf(query.job()));
        }
        Runner runner = runners.get(run.planOf(query.job()).kind());
        return new GetOutput.Output(
                runner == null || job.execution() == null ? null : runner.output(job.execution()).orElse(null));
    }

    private OrderJobs.Done order(OrderJobs command, RequestHandler.Context context) {
        Caller caller = context.caller();
        Locale language = caller.language();
        head(command.run(), caller);
        if (command.jobs() == null || command.jobs().isEmpty() || command.jobs().size() > MOST_SIZE
                || command.order() == null || command.order() == JobOrder.SET_END && command.end() == null) {
            throw problem(Problem.INVALID, language, "order");
        }
        return engine.command(batch -> {
            LiveRun one = engine.open(command.run())
                    .orElseThrow(() -> problem(Problem.NOT_FOUND, language, "run", command.run()));
            for (String key : command.jobs()) {
                JobPlan plan = one.run().planOf(key);
                Ending ending = command.end() == null || plan == null
                        ? null
                        : new Ending(command.end(), plan.exit().judgement().value(command.end()));
                var order = new Ordering.Order(command.order(), key, ending, caller.user());
                engine.runs().ordering().refusal(one.run(), order).ifPresent(why -> {
                    throw problem(Problem.CONFLICT, language, "refused." + why, plan == null ? key : plan.name());
                });
                engine.runs().order(batch, command.run(), order);
            }
            context.audit(command.order() + " of " + command.jobs().size() + " jobs of " + command.run());
            return new OrderJobs.Done(command.jobs().size());
        }, batch -> context.commit(batch.facts()));
    }

    private DecideApproval.Decided decide(DecideApproval command, RequestHandler.Context context) {
        Caller caller = context.caller();
        Locale language = caller.language();
        head(command.run(), caller);
        String remark = command.remark() == null ? "" : command.remark().strip();
        if (command.approved() == null || remark.length() > MOST_REMARK || !command.approved() && remark.isEmpty()) {
            throw problem(Problem.INVALID, language, "remark", MOST_REMARK);
        }
        return engine.command(batch -> {
            LiveRun one = engine.runs().get(command.run());
            JobRun job = one == null || command.job() == null ? null : one.run().job(command.job());
            if (job == null || job.state() != JobState.RUNNING || job.execution() == null
                    || !one.run().planOf(command.job()).kind().equals(Planner.APPROVAL)) {
                throw problem(Problem.CONFLICT, language, "no-approval");
            }
            if (!mayDecide(caller, one.run().planOf(command.job()))) {
                throw problem(Problem.REFUSED, language, "approver");
            }
            String note = remark.isEmpty() ? caller.user() : caller.user() + ": " + remark;
            engine.runs().outcome(batch, command.run(), command.job(), job.execution(), new Outcome(
                    Outcome.Kind.ENDED, command.approved() ? APPROVED : DENIED, note));
            context.audit(command.job() + " of " + command.run() + (command.approved() ? " approved" : " denied"));
            return new DecideApproval.Decided(command.approved() ? EndStatus.NORMAL : EndStatus.ABNORMAL);
        }, batch -> context.commit(batch.facts()));
    }

    private boolean mayDecide(Caller caller, JobPlan plan) {
        String roles = plan.work().getOrDefault("roles", "");
        return caller.may(Privilege.APPROVE)
                && (roles.isEmpty() || index.get().person(caller.user()).stream().flatMap(p -> p.getRoles().stream())
                        .anyMatch(role -> List.of(roles.split(",")).contains(role.getId())));
    }

    private FindApprovals.Found approvals(FindApprovals query, RequestHandler.Context context) {
        Caller caller = context.caller();
        var rows = new ArrayList<FindApprovals.Approval>();
        for (RunHead head : kept.open().values()) {
            if (!sees(caller, head.begun().area())) {
                continue;
            }
            Run run = folded(head, caller);
            for (String key : run.said().keySet()) {
                JobRun job = run.job(key);
                JobPlan plan = run.planOf(key);
                if (job != null && plan.kind().equals(Planner.APPROVAL) && job.state() == JobState.RUNNING
                        && job.execution() != null) {
                    rows.add(new FindApprovals.Approval(head.row(), key, plan.name(),
                            Texting.fill(plan.work().getOrDefault("question", ""), run.variables(key)), job.started(),
                            mayDecide(caller, plan)));
                }
            }
        }
        rows.sort(Comparator.comparing(FindApprovals.Approval::since));
        return new FindApprovals.Found(rows);
    }

    private PlanRuns.Found plan(PlanRuns query, RequestHandler.Context context) {
        Caller caller = context.caller();
        int size = size(query.size(), USUAL_PLAN, MOST_PLAN, caller);
        Instant from = query.from() == null ? clock.instant() : query.from();
        Instant to = query.to() == null ? from.plus(Duration.ofDays(1)) : query.to();
        if (to.isBefore(from) || to.isAfter(from.plus(MOST_AHEAD))) {
            throw problem(Problem.INVALID, caller.language(), "ahead", MOST_AHEAD.toDays());
        }
        var maker = new Timetable.Maker(zone());
        List<JobNet> nets = query.net() == null ? nets(caller).toList() : List.of(net(query.net(), caller));
        var rows = new ArrayList<PlanRuns.Due>();
        for (JobNet net : nets) {
            for (Planned planned : maker.of(net).between(from, to)) {
                rows.add(new PlanRuns.Due(net.getId(), Elements.name(net), planned.at(), planned.day(),
                        planned.schedule()));
            }
        }
        rows.sort(Comparator.comparing(PlanRuns.Due::at).thenComparing(PlanRuns.Due::net));
        return new PlanRuns.Found(rows.subList(0, Math.min(size, rows.size())), rows.size() > size);
    }
}
