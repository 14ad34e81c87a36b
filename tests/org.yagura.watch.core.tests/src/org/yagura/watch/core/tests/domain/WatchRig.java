/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.yagura.core.domain.Domain;
import org.yagura.core.event.EventRaised;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.DomainRig;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchFilter;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.internal.WatchDomain;

/** The domain of watches with a store of its own, over a journal in memory. */
final class WatchRig extends DomainRig {
    final Nodes nodes;

    WatchRig(Path folder, Site site) throws Exception {
        this(folder, site, Clock.systemUTC(), null);
    }

    /** With that domain in place of the one of watches (null), at the time of a clock. */
    WatchRig(Path folder, Site site, Clock clock, Domain domain) throws Exception {
        this(folder, site, clock, domain, new Nodes());
    }

    private WatchRig(Path folder, Site site, Clock clock, Domain domain, Nodes nodes) throws Exception {
        super(folder, site, clock, domain == null ? watches(nodes) : domain);
        this.nodes = nodes;
    }

    private static Domain watches(Nodes nodes) {
        var watches = new WatchDomain();
        watches.addKind(nodes);
        return watches;
    }

    static Privilege privilege(Class<?> request) {
        return Operations.operation(request).privilege();
    }

    WatchRow row(String watch, String node) {
        return ask(FindWatches.worst(WatchFilter.ofNode(node), null, null)).rows().stream()
                .filter(r -> r.watch().equals(watch)).findFirst().orElse(null);
    }

    /** Waits until a watch of a node is in a state, confirmed. */
    void await(String watch, String node, WatchState state) {
        Await.until(watch + " of " + node + " is " + state, () -> {
            WatchRow row = row(watch, node);
            return row != null && row.state() == state && row.hard();
        });
    }

    /** What people were told, in order: node and severity. */
    List<String> told() {
        var told = new ArrayList<String>();
        facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name())).map(EventRaised.TYPE::content)
                .forEach(e -> told.add(e.node() + " " + e.severity()));
        return told;
    }
}
