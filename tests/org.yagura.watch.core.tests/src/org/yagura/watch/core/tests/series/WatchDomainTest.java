/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Health;
import org.yagura.core.operation.Operations;
import org.yagura.watch.core.internal.WatchDomain;

/** The domain as the agent opens it. */
final class WatchDomainTest {

    @TempDir
    private Path folder;

    @Test
    void theOperationsOfTimeSeriesAreServed() throws Exception {
        var domain = new WatchDomain();
        assertEquals("watch", domain.name());
        DomainParts parts = domain.open(new DomainContext(folder, null, null, new SeriesRig.West(), new ChangeFeed(),
                new Health(), Clock.systemUTC(), Map.of()));
        Set<String> names = parts.handlers().stream().map(h -> Operations.operation(h.type()).name())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(names.containsAll(List.of("series.find", "series.last", "series.read", "series.retain",
                "series.retention", "series.top")), names::toString);
        assertTrue(parts.projections().stream().anyMatch(p -> p.name().equals("samples")));
        for (DomainParts.Service service : parts.services()) {
            service.start();
        }
        parts.services().reversed().forEach(DomainParts.Service::close);
    }
}
