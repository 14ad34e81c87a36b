/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.util.Comparator;
import java.util.List;

import org.yagura.core.host.FindHostProcesses;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.SafePattern;
import org.yagura.core.text.Texts;

import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/** The processes of the host. Thread-safe. */
public final class ProcessReader {
    private static final int LONGEST = 1_000;

    private final OperatingSystem system;

    /** Of that system. */
    public ProcessReader(OperatingSystem system) {
        this.system = system;
    }

    /** Those that fit. What takes too many steps to be looked at does not fit. */
    public FindHostProcesses.Found find(FindHostProcesses query) {
        SafePattern pattern = pattern(query.command() == null ? "" : query.command());
        List<OSProcess> fitting = system.getProcesses(
                p -> (query.user() == null || query.user().isEmpty() || query.user().equals(p.getUser()))
                        && pattern.find(command(p)) == SafePattern.Found.YES,
                Comparator.comparingInt(OSProcess::getProcessID), 0);
        return new FindHostProcesses.Found(fitting.size(),
                fitting.stream().limit(FindHostProcesses.MOST)
                        .map(p -> new FindHostProcesses.Process(p.getProcessID(), p.getUser(), command(p),
                                p.getStartTime(), p.getKernelTime() + p.getUserTime(), p.getResidentMemory()))
                        .toList());
    }

    /** A thread of the kernel has no command line, only a name. */
    private static String command(OSProcess process) {
        // Linux separates the arguments by NUL
        String line = process.getCommandLine().replace('\0', ' ').strip();
        String command = line.isEmpty() ? process.getName() : line;
        return command.length() > LONGEST ? command.substring(0, LONGEST) : command;
    }

    private static SafePattern pattern(String expression) {
        try {
            return SafePattern.forTexts(expression, LONGEST);
        } catch (IllegalArgumentException e) {
            throw ProblemException.of(Problem.INVALID, Texts.of(ProcessReader.class), "expression", e.getMessage());
        }
    }
}
