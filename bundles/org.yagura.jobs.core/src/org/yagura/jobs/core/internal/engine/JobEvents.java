/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.jobs.core.EndStatus;
import org.yagura.jobs.core.internal.plan.JobPlan;
import org.yagura.jobs.core.internal.run.JobRun;
import org.yagura.jobs.core.internal.store.JobFacts;

/** What operators are told of runs. */
final class JobEvents {
    private static final Locale[] LANGUAGES = {Locale.ENGLISH, Locale.JAPANESE};

    private JobEvents() {
    }

    /** A net has ended: what is bad is an alarm until a later run ends better. */
    static EventRaised ended(JobFacts.RunBegun begun, JobRun net) {
        String key = "job/" + begun.net();
        if (net.status() == EndStatus.NORMAL) {
            return event(begun, key, Severity.CLEARED, EventRaised.Kind.RESOLUTION, "net-normal", "", begun.name());
        }
        boolean bad = net.status() == EndStatus.ABNORMAL;
        return event(begun, key, bad ? Severity.MAJOR : Severity.WARNING, EventRaised.Kind.PROBLEM,
                bad ? "net-abnormal" : "net-warning", bad ? "net-abnormal.guide" : "", begun.name());
    }

    /** Nobody knows what became of a job, and a person has to decide. */
    static EventRaised unknown(JobFacts.RunBegun begun, JobPlan job, String key) {
        return event(begun, unknownKey(begun, key), Severity.CRITICAL, EventRaised.Kind.PROBLEM, "job-unknown",
                "job-unknown.guide", begun.name(), job.name());
    }

    /** A person has decided. */
    static EventRaised decided(JobFacts.RunBegun begun, JobPlan job, String key) {
        return event(begun, unknownKey(begun, key), Severity.CLEARED, EventRaised.Kind.RESOLUTION, "job-decided", "",
                begun.name(), job.name());
    }

    private static String unknownKey(JobFacts.RunBegun begun, String key) {
        return "job/" + begun.id() + "/" + key;
    }

    /** A job is late. */
    static EventRaised late(JobFacts.RunBegun begun, JobPlan job, JobRun now) {
        return event(begun, "", Severity.MINOR, EventRaised.Kind.NONE,
                now.state().isBefore() ? "job-late-start" : "job-late-end", "", begun.name(), job.name());
    }

    /** Runs were left out, for the manager did not run when they were due. */
    static EventRaised missed(String net, String name, int count) {
        var texts = new TreeMap<String, String>();
        for (Locale language : LANGUAGES) {
            texts.put(language.getLanguage(), Texts.of(JobEvents.class, language).get("event.net-missed", name, count));
        }
        return new EventRaised("jobs", "", name, "job-missed/" + net, Severity.WARNING, EventRaised.Kind.PROBLEM, texts,
                Map.of(), Map.of());
    }

    private static EventRaised event(JobFacts.RunBegun begun, String key, Severity severity, EventRaised.Kind kind,
            String text, String guide, Object... arguments) {
        var texts = new TreeMap<String, String>();
        var guides = new TreeMap<String, String>();
        for (Locale language : LANGUAGES) {
            Texts words = Texts.of(JobEvents.class, language);
            texts.put(language.getLanguage(), words.get("event." + text, arguments));
            if (!guide.isEmpty()) {
                guides.put(language.getLanguage(), words.get("event." + guide, arguments));
            }
        }
        return new EventRaised("jobs", "", begun.name(), key, severity, kind, texts, guides,
                Map.of("run", begun.id(), "net", begun.net()));
    }
}
