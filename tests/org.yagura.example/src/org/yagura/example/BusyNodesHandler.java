/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import org.osgi.service.component.annotations.Component;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.TrapRow;

/** Answers {@link FindBusyNodes} by another query, on behalf of the same caller: nobody sees more than he may. */
@Component(service = RequestHandler.class)
public final class BusyNodesHandler implements RequestHandler<FindBusyNodes, FindBusyNodes.Busy> {
    private static final int USUAL = 200;
    private static final int MOST = 1_000;

    @Override
    public Class<FindBusyNodes> type() {
        return FindBusyNodes.class;
    }

    @Override
    public FindBusyNodes.Busy handle(FindBusyNodes request, Context context) {
        int size = request.traps() == null ? USUAL : request.traps();
        if (size < 1 || size > MOST) {
            throw new ProblemException(new Problem(Problem.INVALID, "traps is " + size + ".",
                    "It must be from 1 to " + MOST + ".", "Give a number in these bounds.", null));
        }
        List<TrapRow> rows = context.ask(new FindTraps(null, 0L, size, null)).rows();
        List<FindBusyNodes.Node> nodes = rows.stream()
                .collect(Collectors.groupingBy(TrapRow::node, Collectors.counting())).entrySet().stream()
                .map(e -> new FindBusyNodes.Node(e.getKey(), e.getValue()))
                .sorted(Comparator.comparingLong(FindBusyNodes.Node::traps).reversed()
                        .thenComparing(FindBusyNodes.Node::node))
                .toList();
        return new FindBusyNodes.Busy(rows.size(), nodes);
    }
}
