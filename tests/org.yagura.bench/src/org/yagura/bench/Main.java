/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Starts a benchmark by its name: {@code ./bench NAME [ARGUMENT ...]}. */
public final class Main {

    /** A benchmark's entry point. */
    @FunctionalInterface
    interface Benchmark {
        void run(String[] arguments) throws Exception;
    }

    private static final Map<String, Benchmark> BENCHMARKS = new TreeMap<>();

    static {
        BENCHMARKS.put("charts", ChartsBench::main);
        BENCHMARKS.put("diagram", DiagramBench::main);
        BENCHMARKS.put("forecast", ForecastBench::main);
        BENCHMARKS.put("journal", JournalBench::main);
        BENCHMARKS.put("model", ModelBench::main);
        BENCHMARKS.put("open", OpenBench::main);
        BENCHMARKS.put("polling", PollingBench::main);
        BENCHMARKS.put("rows", RowsBench::main);
        BENCHMARKS.put("samples", SamplesBench::main);
        BENCHMARKS.put("start", StartBench::main);
        BENCHMARKS.put("topology", TopologyBench::main);
        BENCHMARKS.put("traps", TrapsBench::main);
        BENCHMARKS.put("trapparts", TrapPartsBench::main);
    }

    private Main() {
    }

    /** Exit status 0 when it ran, whether goals were held or missed; 2 for a name that there is not. */
    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = arguments.length == 0 ? null : BENCHMARKS.get(arguments[0]);
        if (benchmark == null) {
            System.err.println("bench: one of " + String.join(", ", BENCHMARKS.keySet()));
            System.exit(2);
            return;
        }
        benchmark.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        System.exit(0);
    }
}
