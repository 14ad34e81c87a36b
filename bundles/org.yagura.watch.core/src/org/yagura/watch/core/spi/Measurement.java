/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.util.List;

/**
 * What a run found. Immutable; holds no secret.
 *
 * @param outcome whether the run itself succeeded
 * @param text what was found, a sentence or a few: what, why, what to do
 * @param metrics what was measured, each name once; empty when nothing was
 */
public record Measurement(Outcome outcome, Phrase text, List<Metric> metrics) {

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
