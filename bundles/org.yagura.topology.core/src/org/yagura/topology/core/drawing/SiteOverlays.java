/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Condition;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Mark;
import org.yagura.diagram.core.Tie;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Failable;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.RuleSeverity;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.ServiceState;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.SinglePoint;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.WhatIf;

/** What the answers on a site look like, laid over a drawing of it. */
public final class SiteOverlays {

    private SiteOverlays() {
    }

    /** What alone stops services. Computed here, so not on the user interface thread. */
    public static Overlay singlePoints(Topology topology, Locale language) {
        return singlePoints(topology.singlePoints(), language);
    }

    /** The same, of points that are known already. */
    public static Overlay singlePoints(List<SinglePoint> points, Locale language) {
        Texts texts = Texts.of(SiteOverlays.class, language);
        Map<String, Mark> marks = new HashMap<>();
        for (SinglePoint point : points) {
            marks.put(point.element().id(),
                    Mark.of(Severity.MAJOR, texts.get("overlay.single", point.services().size())));
        }
        return marks(marks, null);
    }

    /** What breaks rules, the worst of each element, with the words of all. */
    public static Overlay findings(List<Finding> findings) {
        Map<String, Mark> marks = new HashMap<>();
        for (Finding finding : findings) {
            marks.merge(finding.element().id(), Mark.of(severity(finding.severity()), finding.what()),
                    Mark::and);
        }
        return marks(marks, null);
    }

    /** The severity that a broken rule looks like. */
    public static Severity severity(RuleSeverity severity) {
        return switch (severity) {
            case ERROR -> Severity.MAJOR;
            case WARNING -> Severity.WARNING;
            case INFO -> Severity.INFO;
        };
    }

    /** What explains the alarms of now: causes have failed, consequences are out of reach, the rest is in alarm for itself. */
    public static Overlay cause(RootCause found, Locale language) {
        Texts texts = Texts.of(SiteOverlays.class, language);
        Map<String, Mark> marks = new HashMap<>();
        Map<String, String> names = found.causes().stream().map(RootCause.Cause::element)
                .collect(Collectors.toMap(ElementRef::id, ElementRef::name, (a, b) -> a));
        for (RootCause.Role role : found.alarms()) {
            String because = role.causes().stream().map(id -> names.getOrDefault(id, id)).sorted()
                    .collect(Collectors.joining(", "));
            switch (role.kind()) {
                case CONSEQUENCE -> marks.put(role.element().id(), new Mark(null, Condition.UNREACHABLE, false,
                        texts.get("overlay.consequence", because)));
                case UNEXPLAINED -> marks.put(role.element().id(),
                        Mark.of(role.severity(), texts.get("overlay.unexplained")));
                case CAUSE, NONE -> {
                    // causes follow, also those that are not in alarm
                }
            }
        }
        for (RootCause.Cause cause : found.causes()) {
            marks.put(cause.element().id(), new Mark(Severity.CRITICAL, Condition.FAILED, false,
                    texts.get(cause.inAlarm() ? "overlay.cause" : "overlay.concluded", cause.explains().size())));
        }
        return marks(marks, null);
    }

    /**
     * What a rehearsal leads to, with a banner. Computed here, so not on the user interface thread.
     *
     * @param supposed what has failed or is stopped, by id; ids of nothing have no effect
     */
    public static Overlay rehearsal(Topology topology, Map<String, ScenarioAction> supposed, Locale language) {
        Texts texts = Texts.of(SiteOverlays.class, language);
        SiteIndex index = SiteIndex.of(topology.site());
        List<Failable> failed = supposed.keySet().stream().flatMap(id -> index.element(id, Failable.class).stream())
                .toList();
        WhatIf result = topology.whatIf(failed, language);
        Map<String, Mark> marks = new HashMap<>();
        for (ElementRef stopped : result.stopped()) {
            marks.put(stopped.id(), new Mark(null, Condition.UNREACHABLE, true, texts.get("overlay.stopped")));
        }
        index.site().getGroups().forEach(group -> degraded(group, marks, failed, texts));
        for (Failable element : failed) {
            boolean stop = supposed.get(element.getId()) == ScenarioAction.STOP;
            var mark = new Mark(Severity.CRITICAL, Condition.FAILED, true,
                    texts.get(stop ? "overlay.planned" : "overlay.failed"));
            marks.put(element.getId(), mark);
            Elements.node(element).filter(n -> n != element)
                    .ifPresent(n -> marks.merge(n.getId(), new Mark(null, Condition.DEGRADED, true,
                            texts.get("overlay.part", element.getName())), Mark::and));
        }
        long down = count(result, ServiceState.DOWN);
        long degraded = count(result, ServiceState.DEGRADED);
        return marks(marks, texts.get("overlay.banner", failed.size(), down, degraded));
    }

    private static void degraded(RedundancyGroup group, Map<String, Mark> marks, List<Failable> failed, Texts texts) {
        long lost = group.getMembers().stream().filter(m -> failed.contains(m) || marks.containsKey(m.getId())).count();
        if (lost > 0 && !marks.containsKey(group.getId())) {
            marks.put(group.getId(), new Mark(null, Condition.DEGRADED, true,
                    texts.get("overlay.lost", lost, group.getMembers().size())));
        }
    }

    private static long count(WhatIf result, ServiceState state) {
        return result.services().stream().map(ServiceOutcome::state).filter(s -> s == state).count();
    }

    private static Overlay marks(Map<String, Mark> marks, String banner) {
        return new Overlay() {
            @Override
            public Mark mark(Figure figure) {
                return marks.get(figure.id());
            }

            @Override
            public Mark mark(Connection connection) {
                return marks.get(connection.id());
            }

            @Override
            public Mark mark(Tie tie) {
                return marks.get(tie.id());
            }

            @Override
            public String banner() {
                return banner;
            }
        };
    }
}
