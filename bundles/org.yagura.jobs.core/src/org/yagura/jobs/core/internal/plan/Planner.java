/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.schedule.TimeOfDay;
import org.yagura.model.Elements;
import org.yagura.model.site.ApprovalJob;
import org.yagura.model.site.ClockCondition;
import org.yagura.model.site.CommandJob;
import org.yagura.model.site.ConditionGroup;
import org.yagura.model.site.ConditionJoin;
import org.yagura.model.site.ElapsedCondition;
import org.yagura.model.site.EndCondition;
import org.yagura.model.site.EndRange;
import org.yagura.model.site.Job;
import org.yagura.model.site.JobCondition;
import org.yagura.model.site.JobEnd;
import org.yagura.model.site.JobNet;
import org.yagura.model.site.JobSpread;
import org.yagura.model.site.NetCondition;
import org.yagura.model.site.Node;
import org.yagura.model.site.UnmetConditions;
import org.yagura.model.site.ValueComparison;
import org.yagura.model.site.ValueCondition;
import org.yagura.model.site.VariableCondition;
import org.yagura.model.site.WaitJob;

/** Makes the plan of a run from the net of the model. */
public final class Planner {
    /** Kind of a job that runs a command. */
    public static final String COMMAND = "command";
    /** Kind of a job that waits for a person. */
    public static final String APPROVAL = "approval";
    /** In the work of a command: name of the variable that holds the id of the node; nothing is run elsewhere without it. */
    public static final String NODE = "NODE";

    private static final Pattern WHOLE_VARIABLE = Pattern.compile("#\\[(\\w+)\\]");
    private static final Set<JobEnd> GOOD = Set.of(JobEnd.NORMAL, JobEnd.WARNING);

    private final NodesOf nodes;

    /** Tells the nodes in use of an area and of those below it. */
    @FunctionalInterface
    public interface NodesOf {
        /** Ids, in the order of the model. */
        List<Node> area(org.yagura.model.site.Area area);
    }

    /** One that asks there for the nodes of areas. */
    public Planner(NodesOf nodes) {
        this.nodes = nodes;
    }

    /** The plan of a net. */
    public JobPlan plan(JobNet net) {
        return job(net);
    }

    private JobPlan job(Job job) {
        var work = new TreeMap<String, String>();
        List<JobPlan> within = List.of();
        Fan fan = members(job);
        String kind = switch (job) {
            case JobNet net -> {
                within = net.getJobs().stream().map(this::job).toList();
                yield JobPlan.NET;
            }
            case WaitJob wait -> {
                work.put("for", orZero(wait.getLength()).toString());
                yield JobPlan.WAIT;
            }
            case ApprovalJob approval -> {
                work.put("question", text(approval.getQuestion()));
                work.put("roles", approval.getRoles().stream().map(r -> r.getId()).collect(Collectors.joining(",")));
                yield APPROVAL;
            }
            case CommandJob command -> {
                command(command, work);
                if (fan == null) {
                    fan = nodes(command);
                }
                yield COMMAND;
            }
            default -> job.eClass().getName();
        };
        boolean all = job instanceof JobNet net && net.isAllCount();
        return new JobPlan(job.getId(), Elements.name(job), kind, work, within, entry(job), exit(job, all), fan,
                checks(job));
    }

    private static Fan members(Job job) {
        String members = text(job.getMembers());
        if (members.isEmpty()) {
            return null;
        }
        Matcher variable = WHOLE_VARIABLE.matcher(members);
        String name = job.getMemberName() == null || job.getMemberName().isBlank() ? "item" : job.getMemberName();
        int atOnce = Math.max(0, job.getAtOnce());
        return variable.matches()
                ? new Fan(Fan.Mode.ALL, List.of(), variable.group(1), name, atOnce)
                : new Fan(Fan.Mode.ALL, Fan.members(members), null, name, atOnce);
    }

    private static void command(CommandJob command, Map<String, String> work) {
        work.put("command", text(command.getCommand()));
        work.put("runAs", text(command.getRunAs()));
        work.put("folder", text(command.getFolder()));
        command.getEnvironment().forEach(v -> work.put("env." + text(v.getName()), text(v.getValue())));
        if (command.getNodes().size() == 1 && command.getAreas().isEmpty()) {
            work.put("node", command.getNodes().getFirst().getId());
        }
    }

    /** Null for one node, or for the manager. */
    private Fan nodes(CommandJob command) {
        if (command.getAreas().isEmpty() && command.getNodes().size() <= 1) {
            return null;
        }
        var ids = new LinkedHashSet<String>();
        command.getNodes().forEach(node -> ids.add(node.getId()));
        command.getAreas().forEach(area -> nodes.area(area).forEach(node -> ids.add(node.getId())));
        Fan.Mode mode = command.getSpread() == JobSpread.IN_TURN ? Fan.Mode.IN_TURN : Fan.Mode.ALL;
        return new Fan(mode, List.copyOf(ids), null, NODE, Math.max(0, command.getAtOnce()));
    }

    private Entry entry(Job job) {
        List<Condition> conditions = job.getConditions().stream().map(Planner::condition).toList();
        Condition rule = switch (conditions.size()) {
            case 0 -> null;
            case 1 -> conditions.getFirst();
            default -> join(job.getJoin(), conditions);
        };
        Ending unmet = job.getUnmet() == UnmetConditions.WAIT
                ? null
                : ending(job, EndStatus.valueOf(job.getUnmet().getName()));
        JobState first = switch (job.getBegins()) {
            case WAITING -> JobState.WAITING;
            case HELD -> JobState.HELD;
            case SKIPPED -> JobState.SKIPPING;
        };
        Ending normal = ending(job, EndStatus.NORMAL);
        return new Entry(rule, unmet, first, normal, job.getCalendar() == null ? null : job.getCalendar().getId(),
                normal, job.getQueues().stream().map(q -> q.getId()).distinct().sorted().toList(), job.getPriority());
    }

    private static Condition join(ConditionJoin join, List<Condition> conditions) {
        return join == ConditionJoin.ALL ? new Condition.All(conditions) : new Condition.Any(conditions);
    }

    private static Condition condition(JobCondition condition) {
        return switch (condition) {
            case ConditionGroup group -> join(group.getJoin(),
                    group.getConditions().stream().map(Planner::condition).toList());
            case EndCondition end -> new Condition.Ended(id(end.getJob()), ends(end.getEnds()));
            case ValueCondition value -> new Condition.ReturnValue(id(value.getJob()),
                    test(value.getComparison(), value.getValue()));
            case VariableCondition variable -> new Condition.Variable(text(variable.getVariable()),
                    test(variable.getComparison(), variable.getValue()));
            case ClockCondition clock -> new Condition.Clock(TimeOfDay.minutes(clock.getTime()).orElse(0));
            case ElapsedCondition elapsed -> new Condition.Elapsed(orZero(elapsed.getLength()));
            case NetCondition net -> new Condition.OtherNet(id(net.getNet()), ends(net.getEnds()),
                    orZero(net.getWithin()));
            // what a third party made of it is not known here, and never comes true
            default -> new Condition.Any(List.of());
        };
    }

    private static Set<EndStatus> ends(List<JobEnd> ends) {
        return (ends.isEmpty() ? GOOD : ends).stream().map(Planner::status).collect(Collectors.toSet());
    }

    private static EndStatus status(JobEnd end) {
        return EndStatus.valueOf(end.getName());
    }

    private static ValueTest test(ValueComparison comparison, String value) {
        return new ValueTest(Operator.valueOf(comparison.getName()), text(value));
    }

    private static Judgement judgement(Job job) {
        return job.getRanges().isEmpty()
                ? Judgement.USUAL
                : new Judgement(job.getRanges().stream().map(Planner::range).toList(), Judgement.USUAL.normal(),
                        Judgement.USUAL.warning(), Judgement.USUAL.abnormal());
    }

    private static Judgement.Range range(EndRange range) {
        return new Judgement.Range(range.getFrom(), range.getTo(), status(range.getStatus()));
    }

    private static Ending ending(Job job, EndStatus status) {
        return new Ending(status, judgement(job).value(status));
    }

    private static Exit exit(Job job, boolean all) {
        Exit.Retry retry = job.getAttempts() > 1
                ? new Exit.Retry(job.getAttempts(), orZero(job.getInterval()), Set.of(EndStatus.NORMAL))
                : null;
        Exit.Branch branch = job.isBranch()
                ? new Exit.Branch(job.getBranchOrder().stream().map(Job::getId).toList(), Ending.NORMAL)
                : null;
        return new Exit(judgement(job), retry, branch, job.isRestartable(), all);
    }

    private static List<TimeCheck> checks(Job job) {
        var checks = new ArrayList<TimeCheck>();
        for (org.yagura.model.site.TimeCheck check : job.getChecks()) {
            Ending ending = switch (check.getConsequence()) {
                case TELL -> null;
                case NORMAL, WARNING, ABNORMAL -> ending(job, EndStatus.valueOf(check.getConsequence().getName()));
            };
            var minutes = TimeOfDay.minutes(check.getTime());
            checks.add(new TimeCheck(check.getId(), TimeCheck.Of.valueOf(check.getWatched().getName()),
                    minutes.isPresent() ? Integer.valueOf(minutes.getAsInt()) : null, check.getSinceRun(),
                    check.getSinceStart(), check.getDeviation(), ending));
        }
        return checks;
    }

    /** No job has an empty id, so a condition on one that is not there never comes true. */
    private static String id(Job job) {
        return job == null ? "" : job.getId();
    }

    private static Duration orZero(Duration duration) {
        return duration == null ? Duration.ZERO : duration;
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
