/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.text.SafePattern;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.Values;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Counts processes by hrSWRunTable. A command line is the path and the arguments, each of which an agent cuts after 128
 * characters; of what has neither, as a thread of the kernel, it is the name. Names are cut after 64 characters, by Linux
 * after 15. What the agent calls invalid, as a process that has ended and was not waited for, does not count.
 */
final class SnmpProcesses extends SnmpProbe {
    /** Path, name and arguments are not longer, in characters. */
    static final int LONGEST = 1_000;

    private static final String TABLE = "hrSWRunTable";
    private static final int INVALID = 4;
    private static final long KILO = 1024;

    private final SafePattern pattern;
    private final ProcessKind.Wanted wanted;
    private final Counters counters = new Counters();

    SnmpProcesses(SnmpPolls.Peer peer, SafePattern pattern, ProcessKind.Wanted wanted) {
        super(peer);
        this.pattern = pattern;
        this.wanted = wanted;
    }

    /** A process that fits. */
    private record Fitting(OID index, String line) {
    }

    @Override
    Measurement measure(SnmpAsker asker, ProbeRun run) throws Silence, InterruptedException {
        List<TreeMap<OID, Variable>> columns = asker.columns(TABLE, Oids.HR_SW_RUN_NAME, Oids.HR_SW_RUN_PATH,
                Oids.HR_SW_RUN_PARAMETERS, Oids.HR_SW_RUN_STATUS);
        TreeMap<OID, Variable> names = columns.getFirst();
        if (names.isEmpty()) {
            return Measurement.failed(Say.say("process.nothing", where()));
        }
        var fitting = new ArrayList<Fitting>();
        for (Map.Entry<OID, Variable> name : names.entrySet()) {
            OID index = name.getKey();
            String line = line(Values.text(name.getValue()), Values.text(columns.get(1).get(index)),
                    Values.text(columns.get(2).get(index)));
            if (Values.number(columns.get(3).get(index)) != INVALID && pattern.find(line) == SafePattern.Found.YES) {
                fitting.add(new Fitting(index, line));
            }
        }
        return use(asker, fitting, names.size());
    }

    /** What those that fit use; one that has ended since uses nothing. */
    private Measurement use(SnmpAsker asker, List<Fitting> fitting, int looked) throws Silence, InterruptedException {
        List<Fitting> told = fitting.subList(0, Math.min(fitting.size(), FindHostProcesses.MOST));
        var names = new ArrayList<OID>();
        names.add(new OID(Oids.HR_SYSTEM_UPTIME));
        for (Fitting process : told) {
            names.add(new OID(Oids.HR_SW_RUN_PERF_CPU).append(process.index()));
            names.add(new OID(Oids.HR_SW_RUN_PERF_MEMORY).append(process.index()));
        }
        List<Variable> values = asker.get(names);
        long now = System.nanoTime();
        counters.upTime(values.getFirst(), now);
        double busy = 0;
        boolean known = told.isEmpty();
        long memory = 0;
        var keys = new HashSet<String>();
        for (int i = 0; i < told.size(); i++) {
            // a number may have gone to another process
            String key = told.get(i).index() + " " + told.get(i).line();
            keys.add(key);
            // hundredths of a second a second are percent
            OptionalDouble growth = counters.rate(key, values.get(2 * i + 1), now, 0);
            known |= growth.isPresent();
            busy += growth.orElse(0);
            memory += Values.number(values.get(2 * i + 2)) * KILO;
        }
        counters.retain(keys);
        var metrics = ProcessKind.metrics(fitting.size(), known, busy, memory);
        Measurement judged = asker.leftOut().isEmpty()
                ? wanted.judge(fitting.size(), metrics)
                : wanted.judgePart(fitting.size(), looked, metrics);
        return judged.pending(ProcessKind.pending(known));
    }

    /** Linux tells of the program in the path, Windows of its folder only. */
    static String line(String name, String path, String arguments) {
        String program = path == null ? name : path;
        if (path != null && name != null && (path.endsWith("/") || path.endsWith("\\"))) {
            program = path + name;
        }
        String bare = program == null ? "" : program;
        return arguments == null ? bare : (bare + ' ' + arguments).strip();
    }
}
