/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.Objects;

import org.eclipse.emf.ecore.EPackage;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelClasses;
import org.yagura.model.ModelTexts;
import org.yagura.ui.Kit;
import org.yagura.ui.spark.Spark;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.ui.internal.chart.Amounts;

/** How watches and their states are called. On the user interface thread. */
final class WatchWords {
    private final Kit kit;
    private final Texts texts = Texts.of(WatchWords.class);
    private final ModelTexts model = ModelTexts.of(texts.language());
    private final ModelClasses classes = new ModelClasses(EPackage.Registry.INSTANCE);
    private final Amounts amounts;

    WatchWords(Kit kit) {
        this.kit = kit;
        amounts = new Amounts(kit.times().language());
    }

    /** The colour and shape that a state has. */
    static Severity look(WatchRow row) {
        return switch (row.state()) {
            case PROBLEM -> Objects.requireNonNullElse(row.severity(), Severity.INDETERMINATE);
            case UNREACHABLE, UNKNOWN -> Severity.INDETERMINATE;
            case PENDING -> Severity.INFO;
            case OK -> Severity.CLEARED;
        };
    }

    /** The word of a state. */
    String state(WatchState state) {
        return texts.get("state." + state.name());
    }

    /** The state of a row: its severity when it is a problem, and how far it is from being confirmed. */
    String state(WatchRow row) {
        String word = row.state() == WatchState.PROBLEM && row.severity() != null
                ? kit.severities().word(row.severity())
                : state(row.state());
        String soft = row.state() != WatchState.OK && row.state() != WatchState.PENDING && !row.hard()
                ? texts.get("state.soft", word, row.attempt(), row.attempts())
                : word;
        return row.flapping() ? texts.get("state.flapping", soft) : soft;
    }

    /** The kind of a watch. */
    String kind(WatchRow row) {
        return classes.named(row.kind()).map(model::label).orElse(row.kind());
    }

    /** A value with its unit. */
    String amount(WatchRow.Value value) {
        return value == null ? "" : amounts.of(value.value(), value.unit());
    }

    /** As {@link #amount(WatchRow.Value)}. */
    String amount(Double value, String unit) {
        return value == null ? "" : amounts.of(value, unit);
    }

    /** A small course in words: of what, least, largest and newest value, and where nothing was measured. */
    String course(String metric, Spark spark, String unit) {
        if (spark.points().isEmpty()) {
            return texts.get("course.none");
        }
        return texts.get("course", metric, amounts.of(spark.min().orElse(0), unit),
                amounts.of(spark.max().orElse(0), unit), amounts.of(spark.last().orElse(0), unit), spark.gaps());
    }

    /** Why nobody is told of its problems; empty when people are. */
    String silent(WatchRow row) {
        if (row.muted() != null) {
            return texts.get("silent.muted", kit.times().brief(row.muted()));
        }
        if (row.maintenance() != null) {
            return texts.get("silent.maintenance", row.maintenance());
        }
        return row.closed() == null ? "" : texts.get("silent.closed", row.closed());
    }
}
