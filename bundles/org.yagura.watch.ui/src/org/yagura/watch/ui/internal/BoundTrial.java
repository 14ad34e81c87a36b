/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.swt.widgets.Control;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Threshold;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.watch.core.TryThreshold;
import org.yagura.watch.core.series.ReadSeries;
import org.yagura.watch.ui.internal.chart.BoundLine;
import org.yagura.watch.ui.internal.chart.TimeWindow;
import org.yagura.watch.ui.internal.trial.Trials;

/**
 * Says how often a threshold, placed where a person holds its line, would have told people in the time that the chart shows. Asks
 * once the line rests for a moment, part by part in the background; only the newest question counts. On the user interface thread.
 */
final class BoundTrial {
    private static final int PAUSE_MILLIS = 150;
    /** While the chart follows the present its time moves on; so small a share of it changes nothing that can be seen. */
    private static final double SAME = 0.02;

    private final Kit kit;
    private final Texts texts = Texts.of(BoundTrial.class);
    private final Control owner;
    private final Supplier<TimeWindow> shown;
    private final Runnable changed;
    private BoundLine line;
    private TimeWindow window;
    private int ticket;
    private Background.Call asking;
    private String said = "";

    /**
     * One that has nothing to say yet.
     *
     * @param shown the time that the chart shows
     * @param changed is run when something else is to be said
     */
    BoundTrial(Kit kit, Control owner, Supplier<TimeWindow> shown, Runnable changed) {
        this.kit = kit;
        this.owner = owner;
        this.shown = shown;
        this.changed = changed;
    }

    /** What is to be said at the line; empty for nothing. */
    String said() {
        return said;
    }

    /** A line is held there; asks anew when it, or the time that is shown, is another one. */
    void of(BoundLine held) {
        TimeWindow now = shown.get();
        if (line != null && line.strong(held.strong()).equals(held) && near(window, now)) {
            return;
        }
        stop();
        line = held;
        window = now;
        say(texts.get("try.asking"));
        int mine = ticket;
        owner.getDisplay().timerExec(PAUSE_MILLIS, () -> {
            if (mine == ticket && !owner.isDisposed()) {
                begin();
            }
        });
    }

    private static boolean near(TimeWindow one, TimeWindow other) {
        return Math.abs(one.from() - other.from()) + Math.abs(one.to() - other.to()) <= SAME * one.length();
    }

    /** No line is held any more. */
    void over() {
        stop();
        line = null;
        say("");
    }

    private void stop() {
        ticket++;
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    private void say(String text) {
        if (!text.equals(said)) {
            said = text;
            changed.run();
        }
    }

    private Optional<Threshold> threshold() {
        return kit.site().current().flatMap(site -> site.index().element(line.threshold(), Threshold.class));
    }

    private void begin() {
        Instant to = Instant.ofEpochMilli(Math.min(window.to(), kit.times().now().toEpochMilli()));
        Instant earliest = to.minus(Duration.ofDays(TryThreshold.MOST_DAYS));
        Instant from = Instant.ofEpochMilli(window.from());
        if (!from.isBefore(to)) {
            say(texts.get("try.future"));
            return;
        }
        boolean cut = from.isBefore(earliest);
        threshold().map(t -> Trials.between(t, line.watch(), line.value(), cut ? earliest : from, to)).ifPresentOrElse(
                question -> part(question, null, 0, cut), () -> say(texts.get("try.gone")));
    }

    /** Asks for what comes after what is known; told: how many series would have told people so far. */
    private void part(TryThreshold question, TryThreshold.Trial known, int told, boolean cut) {
        TryThreshold next = Trials.after(question, known == null ? 0 : known.examined());
        asking = kit.background().ask(owner, () -> kit.connections().call(next), part -> {
            asking = null;
            TryThreshold.Trial trial = Trials.together(known, part);
            int series = told + part.rows().size();
            if (part.examined() > 0 && trial.examined() < trial.series()) {
                say(texts.get("try.progress", trial.told(), trial.examined(), trial.series()));
                part(question, trial, series, cut);
            } else {
                say(outcome(trial, series, cut));
            }
        }, why -> {
            asking = null;
            say(texts.get("try.failed", why.what()));
        });
    }

    private String outcome(TryThreshold.Trial trial, int series, boolean cut) {
        String what = trial.values() == 0
                ? texts.get("try.nothing")
                : trial.told() == 0
                        ? texts.get("try.never", trial.series())
                        : texts.get("try.told", trial.told(), series, trial.series());
        var text = new StringBuilder(what);
        if (cut) {
            text.append('\n').append(texts.get("try.cut", TryThreshold.MOST_DAYS));
        }
        if (trial.level() != null && trial.level() != ReadSeries.Level.RAW) {
            text.append('\n').append(texts.get("try.coarse." + trial.level()));
        }
        return text.toString();
    }
}
