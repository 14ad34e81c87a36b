/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.model.Elements;
import org.yagura.model.NodeAddress;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PingWatch;
import org.yagura.watch.core.internal.state.Standing;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;

/**
 * Tells a port that has failed from one that leads to nothing but failed nodes. A port whose cables the drawing does not show
 * counts as failed. What people were told of a port stands until it answers.
 */
final class Ports {
    private Ports() {
    }

    /** What a ping found, without the ports that are silent because of the nodes that they lead to. */
    static Measurement explained(Measurement measured, Plan.Planned planned, Standing before, SiteIndex index,
            Vitals vitals) {
        if (measured.faults().isEmpty() || planned.group() || !(planned.watch() instanceof PingWatch)) {
            return measured;
        }
        Map<String, Phrase> faults = new HashMap<>(measured.faults());
        var why = new ArrayList<Phrase>();
        for (NodeAddress address : NodeAddress.of(planned.node())) {
            String port = Metric.instance(address.name());
            if (faults.containsKey(port) && before.parts().stream()
                    .noneMatch(p -> p.instance().equals(port) && p.announced() != null)) {
                Set<Node> behind = behind(address, planned.node(), index, vitals);
                if (!behind.isEmpty()) {
                    faults.remove(port);
                    why.add(Phrase.of(Words.class, "port.behind", port, address.text(),
                            behind.stream().map(Elements::name).sorted().collect(Collectors.joining(", "))));
                }
            }
        }
        return why.isEmpty() ? measured : less(measured, faults, why);
    }

    private static Measurement less(Measurement measured, Map<String, Phrase> faults, ArrayList<Phrase> why) {
        why.addAll(0, faults.values());
        Phrase text = why.stream().reduce((a, b) -> Phrase.of(Words.class, "run.both", a, b)).orElseThrow();
        return new Measurement(faults.isEmpty() ? Outcome.GOOD : measured.outcome(), text, measured.metrics(),
                measured.entries(), measured.memo(), measured.pending(), faults);
    }

    /** The nodes at the other ends of a port's cables, when all of them have failed or are cut off; else none. */
    private static Set<Node> behind(NodeAddress address, Node node, SiteIndex index, Vitals vitals) {
        var ends = new HashSet<Node>();
        for (Part part : address.port().getPorts()) {
            for (Link link : index.links(part)) {
                Elements.node(link.getFrom()).filter(end -> end != node).ifPresent(ends::add);
                Elements.node(link.getTo()).filter(end -> end != node).ifPresent(ends::add);
            }
        }
        return ends.stream().allMatch(end -> vitals.gone(end.getId())) ? ends : Set.of();
    }
}
