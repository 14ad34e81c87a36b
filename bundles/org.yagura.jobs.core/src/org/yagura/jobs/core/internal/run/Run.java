/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.yagura.jobs.core.JobState;
import org.yagura.jobs.core.internal.plan.Condition;
import org.yagura.jobs.core.internal.plan.Fan;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.plan.Truth;

/** A run of a net, folded from what happened. Not thread-safe. */
public final class Run {
    /** Variable whose value is the id of the run. */
    public static final String ID = "RUN";

    private final String id;
    private final PlanIndex plan;
    private final Instant begun;
    private final Instant day;
    private final Instant scheduled;
    private final Map<String, String> variables;
    private final Map<String, JobRun> jobs = new HashMap<>();
    private final NavigableMap<Instant, Set<String>> timers = new TreeMap<>();
    private int executions;

    /**
     * A run that nothing has happened in.
     *
     * @param id of the run
     * @param plan the net
     * @param begun when it began
     * @param scheduled for when it was planned; calendars are judged by that
     * @param day midnight of the day of the run in the zone of the net; times by the clock count from it
     * @param variables by name
     */
    public Run(String id, JobPlan plan, Instant begun, Instant scheduled, Instant day, Map<String, String> variables) {
        this.id = id;
        this.plan = new PlanIndex(plan);
        this.begun = begun;
        this.scheduled = scheduled;
        this.day = day;
        this.variables = Map.copyOf(variables);
    }

    /** A run folded from what was said of its jobs, by key. */
    public static Run folded(String id, JobPlan plan, Instant begun, Instant scheduled, Instant day,
            Map<String, String> variables, Map<String, JobRun> jobs) {
        var run = new Run(id, plan, begun, scheduled, day, variables);
        jobs.forEach((key, job) -> run.apply(new JobMoved(id, key, job)));
        return run;
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** When it began. */
    public Instant begun() {
        return begun;
    }

    /** For when it was planned. */
    public Instant scheduled() {
        return scheduled;
    }

    /** Midnight of its day in the zone of the net. */
    public Instant day() {
        return day;
    }

    PlanIndex plan() {
        return plan;
    }

    /** Folds what happened to a job; said again, it changes nothing. */
    public void apply(JobMoved moved) {
        jobs.put(moved.key(), moved.now());
        String execution = moved.now().execution();
        if (execution != null) {
            executions = Math.max(executions, Integer.parseInt(execution.substring(execution.lastIndexOf('-') + 1)));
        }
    }

    /** The id of what is started next. */
    String nextExecution() {
        return id + "-" + (executions + 1);
    }

    /** What the net itself is doing. */
    public JobRun root() {
        return at(new Place(plan.root(), ""));
    }

    /** Whether it is over. */
    public boolean isOver() {
        return root().state() == JobState.ENDED;
    }

    /** The id of the job that a key is of. */
    public static String jobOf(String key) {
        return Place.id(key);
    }

    /** What a job is doing; null when there is no such job now. */
    public JobRun job(String key) {
        Place place = place(key);
        return place == null ? null : at(place);
    }

    /** The plan of a job; null when there is no such job now. */
    public JobPlan planOf(String key) {
        Place place = place(key);
        return place == null ? null : place.plan();
    }

    /** What has been said of jobs in this run, by key; what is older than a repetition of what they are in is among it. */
    public Map<String, JobRun> said() {
        return Map.copyOf(jobs);
    }

    JobRun at(Place place) {
        JobRun found = jobs.get(place.key());
        String round = round(place);
        if (found != null && found.round().equals(round)) {
            return found;
        }
        Place above = above(place);
        Instant since = above == null ? begun : at(above).started();
        return JobRun.initial(isMember(place) ? JobState.WAITING : place.plan().entry().first(), round, since);
    }

    /** Counts how often all that it is in were begun. */
    private String round(Place place) {
        Place above = above(place);
        if (above == null) {
            return "";
        }
        JobRun parent = at(above);
        return parent.round().isEmpty() ? String.valueOf(parent.attempt()) : parent.round() + "." + parent.attempt();
    }

    /** The place with that key; null when there is none now. */
    Place place(String key) {
        JobPlan job = plan.job(Place.id(key));
        if (job == null) {
            return null;
        }
        var place = new Place(job, key.substring(job.id().length()));
        int above = plan.fansAbove(job);
        int depth = place.depth();
        return depth == above || depth == above + 1 && job.fan() != null ? place : null;
    }

    /** Whether it is a member of the list that its job is run for. */
    boolean isMember(Place place) {
        return place.plan().fan() != null && place.depth() == plan.fansAbove(place.plan()) + 1;
    }

    /** Whether it is a job that is run for each member of a list, as a whole. */
    boolean isList(Place place) {
        return place.plan().fan() != null && !isMember(place);
    }

    /** Whether it has others in it. */
    boolean isGroup(Place place) {
        return isList(place) || place.plan().isNet();
    }

    /** What it is in; null for the root. */
    Place above(Place place) {
        if (isMember(place)) {
            return place.list();
        }
        JobPlan parent = plan.parent(place.plan());
        return parent == null ? null : new Place(parent, place.members());
    }

    /** What is in it; of a list only once it is started. */
    List<Place> within(Place place) {
        if (isList(place)) {
            List<String> items = at(place).items();
            return items == null
                    ? List.of()
                    : IntStream.range(0, items.size()).mapToObj(place::member).toList();
        }
        return place.plan().jobs().stream().map(job -> new Place(job, place.members())).toList();
    }

    /** Ids of the other nets that jobs of it wait for, begun or not. */
    public Set<String> others() {
        return plan.others();
    }

    /** Keys of the jobs that wait for the end of another net and are not begun. */
    public List<String> waitingFor(String net) {
        return plan.waitingFor(net).stream().filter(job -> plan.fansAbove(job) == 0).map(job -> new Place(job, ""))
                .filter(place -> at(place).state().isBefore()).map(Place::key).toList();
    }

    /** Keys of all jobs that there are now, those in lists once for each member, each net before what is in it. */
    public List<String> keys() {
        var keys = new ArrayList<String>();
        collect(new Place(plan.root(), ""), keys);
        return keys;
    }

    private void collect(Place place, List<String> into) {
        into.add(place.key());
        within(place).forEach(inner -> collect(inner, into));
    }

    /** The member of a list that a job is run for; null when it is none. */
    public String member(String key) {
        Place place = place(key);
        return isMember(place) ? at(place.list()).items().get(place.number()) : null;
    }

    /** Whether a condition of a job holds at a moment; for those who explain. */
    public Truth judge(World world, Condition condition, String key, Instant now) {
        return new Rules(this, world, now, true).judge(condition, place(key));
    }

    /** The key of what a job is in; null for the net itself. */
    public String above(String key) {
        Place above = above(place(key));
        return above == null ? null : above.key();
    }

    /** The value of a variable where a job stands; null when there is none. */
    String variable(String name, Place place) {
        for (Place at = place; at != null; at = above(at)) {
            Fan fan = at.plan().fan();
            if (fan != null && isMember(at) && fan.name().equals(name)) {
                return at(at.list()).items().get(at.number());
            }
        }
        return name.equals(ID) ? id : variables.get(name);
    }

    /** The variables of the run where a job stands. */
    public Map<String, String> variables(String key) {
        var all = new TreeMap<>(variables);
        all.put(ID, id);
        Place place = place(key);
        for (Place at = place; at != null; at = above(at)) {
            Fan fan = at.plan().fan();
            if (fan != null && isMember(at)) {
                all.putIfAbsent(fan.name(), at(at.list()).items().get(at.number()));
            }
        }
        return all;
    }

    /** It is to be looked at then. */
    void timer(Instant at, String key) {
        timers.computeIfAbsent(at, when -> new TreeSet<>()).add(key);
    }

    /** When it is to be looked at next because of the time; null: not because of that. */
    public Instant nextTimer() {
        return timers.isEmpty() ? null : timers.firstKey();
    }

    /** Those that are to be looked at by now; they are not named again. */
    Set<String> due(Instant now) {
        var keys = new TreeSet<String>();
        var past = timers.headMap(now, true);
        past.values().forEach(keys::addAll);
        past.clear();
        return keys;
    }
}
