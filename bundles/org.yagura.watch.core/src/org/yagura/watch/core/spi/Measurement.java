/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.core.event.Severity;

/**
 * What a run found. Immutable; holds no secret.
 *
 * @param outcome whether the run itself succeeded
 * @param text what was found, a sentence or a few: what, why, what to do
 * @param metrics what was measured, each name once; empty when nothing was
 * @param entries what the node told by itself since the last run; each becomes an event
 * @param memo what the next run goes on from, see {@link ProbeRun#memo()}; becomes true together with the entries, so that
 *        none is told twice or lost. Null leaves it as it was
 * @param pending names of metrics that are still there but could not be measured this time, such as the rate of a counter
 *        that was read for the first time; what was judged of them stands. A metric that is neither here nor measured is
 *        gone. {@link #OTHERS} stands for all that were not measured
 * @param faults why the run did not end as it should, by the instance that it lies in, such as a service; each is confirmed,
 *        told and ended by itself. Instances are as {@link Metric#instance} has them. Empty when it lies in the whole, and
 *        when the outcome is good
 */
public record Measurement(Outcome outcome, Phrase text, List<Metric> metrics, List<Entry> entries, String memo,
        Set<String> pending, Map<String, Phrase> faults) {
    /** So many instances may be at fault in one run. */
    public static final int MOST_FAULTS = 1_000;
    /** All metrics that were not measured this time are still there. */
    public static final String OTHERS = "*";
    /** So long a memo may be, in characters. */
    public static final int LONGEST_MEMO = 128_000;

    /** How a run ended. */
    public enum Outcome {
        /** As it should. */
        GOOD,
        /** It works, but something is to be looked after, such as a certificate that ends soon: severity WARNING. */
        WARNING,
        /** No answer, refused, wrong answer: the severity of the watch. */
        FAILED,
        /** Nothing is known of the node: the agent itself could not ask. No state of the node follows from it. */
        UNKNOWN
    }

    public Measurement {
        metrics = List.copyOf(metrics);
        entries = List.copyOf(entries);
        pending = Set.copyOf(pending);
        faults = Map.copyOf(faults);
        if (faults.size() > MOST_FAULTS) {
            throw new IllegalArgumentException(faults.size() + " faults");
        }
        if (memo != null && memo.length() > LONGEST_MEMO) {
            throw new IllegalArgumentException("a memo of " + memo.length() + " characters");
        }
    }

    /** A run after which what was not measured is gone. */
    public Measurement(Outcome outcome, Phrase text, List<Metric> metrics, List<Entry> entries, String memo) {
        this(outcome, text, metrics, entries, memo, Set.of(), Map.of());
    }

    /** A run that had nothing to tell but what it measured. */
    public Measurement(Outcome outcome, Phrase text, List<Metric> metrics) {
        this(outcome, text, metrics, List.of(), null);
    }

    /**
     * Something that a node told by itself, such as a line of its log.
     *
     * @param severity how severe it is; cleared ends the alarm of its topic
     * @param text what it told, or what that means; from the node, so in its language, see {@link Phrase#plain}
     * @param topic the same for entries that belong to one alarm; what is over 80 characters is told apart by its hash only;
     *        empty when it is no alarm
     * @param values what it is about, by name; may be empty
     */
    public record Entry(Severity severity, Phrase text, String topic, Map<String, String> values) {

        public Entry {
            values = Map.copyOf(values);
        }

        /** One whose text is the same in all languages. */
        public Entry(Severity severity, String text, String topic, Map<String, String> values) {
            this(severity, Phrase.plain(text), topic, values);
        }
    }

    /** The same, with metrics that are still there but were not measured this time. */
    public Measurement pending(Set<String> names) {
        return names.isEmpty() ? this : new Measurement(outcome, text, metrics, entries, memo, names, faults);
    }

    /** The same, with what the next run goes on from. */
    public Measurement memo(String next) {
        return new Measurement(outcome, text, metrics, entries, next, pending, faults);
    }

    /** The same, with the instances that it lies in. */
    public Measurement faults(Map<String, Phrase> instances) {
        return new Measurement(outcome, text, metrics, entries, memo, pending, instances);
    }

    /** A run that succeeded. */
    public static Measurement good(Phrase text, List<Metric> metrics) {
        return new Measurement(Outcome.GOOD, text, metrics);
    }

    /** A run that failed without measuring anything. */
    public static Measurement failed(Phrase text) {
        return new Measurement(Outcome.FAILED, text, List.of());
    }

    /** A run that failed after it had measured something. */
    public static Measurement failed(Phrase text, List<Metric> metrics) {
        return new Measurement(Outcome.FAILED, text, metrics);
    }

    /** A run that the agent could not make. */
    public static Measurement unknown(Phrase text) {
        return new Measurement(Outcome.UNKNOWN, text, List.of());
    }
}
