/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.view.Contributions;

/** The node page: sections load for themselves, off the user interface thread; one that fails is named and hinders nobody. */
class NodePagePanelTest {

    /** Shows a count that grows with each load, or fails. */
    private static final class Counting implements NodePageSection {
        final AtomicInteger loads = new AtomicInteger();
        volatile RuntimeException failure;
        volatile boolean steady;
        volatile boolean onUiThread;
        volatile CountDownLatch gate = new CountDownLatch(0);

        private record Words(String text) implements Content {
            @Override
            public void show(SectionBody body) {
                body.value("said", text);
            }
        }

        @Override
        public Set<String> topics() {
            return Set.of("counted");
        }

        @Override
        public Content load(Question about) throws Exception {
            onUiThread |= Display.findDisplay(Thread.currentThread()) != null;
            gate.await();
            int now = loads.incrementAndGet();
            if (failure != null) {
                throw failure;
            }
            return new Words(about.node().getName() + (steady ? "" : " " + now));
        }
    }

    private static Contributions<NodePageSection> section(String label, String place, NodePageSection made) {
        return new Contributions<>(label, label, place, made);
    }

    @SafeVarargs
    private static NodePagePanel open(UiWindow window, String node, Contributions<NodePageSection>... sections) {
        NodePagePanel panel = window.open(p -> new NodePagePanel(p, window.kit(), List.of(sections)));
        window.until("the site is there", () -> window.kit().site().current().isPresent());
        panel.show(node);
        return panel;
    }

    private static void untilSaid(UiWindow window, NodePagePanel panel, String words) {
        window.until(words, () -> Controls.of(panel).words().contains(words));
    }

    private static Site site() {
        Site site = SiteAgents.small();
        Node node = site.getAreas().getFirst().getNodes().getFirst();
        node.setVendor("Mikasa");
        node.setNotes("Call first.");
        Part disk = SiteFactory.eINSTANCE.createPart();
        disk.setId("disk");
        disk.setName("disk 0");
        disk.setKind(PartKind.DISK);
        node.getParts().add(disk);
        return site;
    }

    @Test
    void sectionsLoadOneByOneInTheBackground() {
        var slow = new Counting();
        slow.gate = new CountDownLatch(1);
        var quick = new Counting();
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePagePanel panel = open(window, "d1", section("Slow", "", slow), section("Quick", "side", quick));
            untilSaid(window, panel, "db-1 1");
            assertFalse(panel.parts().getFirst().loaded(), "it waits for nobody");
            assertTrue(Controls.of(panel).words().contains("Loading…"));
            slow.gate.countDown();
            window.until("both", () -> panel.parts().stream().allMatch(SectionPart::loaded));
            assertFalse(slow.onUiThread || quick.onUiThread);
            assertTrue(Controls.of(panel).words().contains("DB server"));
        }
    }

    @Test
    void oneThatFailsIsNamedAndTriedAgain() {
        var broken = new Counting();
        broken.failure = new ProblemException(new Problem(Problem.UNAVAILABLE, "The table is away.", null, null, null));
        var good = new Counting();
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePagePanel panel = open(window, "d1", section("Broken", "", broken), section("Good", "", good));
            untilSaid(window, panel, "The section Broken is left out: The table is away.");
            untilSaid(window, panel, "db-1 1");
            broken.failure = new IllegalStateException("unforeseen");
            window.agent().tell("counted");
            window.until("fails in another way", () -> broken.loads.get() == 2);
            broken.failure = null;
            window.agent().tell("counted");
            window.until("well again", () -> panel.parts().getFirst().problem() == null);
            untilSaid(window, panel, "db-1 3");
        }
    }

    @Test
    void whatFailsWhilePaintingIsLeftOutToo() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePageSection bad = new NodePageSection() {
                @Override
                public Set<String> topics() {
                    return Set.of();
                }

                @Override
                public Content load(Question about) {
                    return body -> {
                        throw new IllegalStateException("cannot be painted");
                    };
                }
            };
            NodePagePanel panel = open(window, "d1", section("Bad", "", bad));
            window.until("told", () -> panel.parts().getFirst().problem() != null);
            assertTrue(panel.parts().getFirst().problem().what().startsWith("The section Bad is left out"));
        }
    }

    @Test
    void changesAreShownAndWhatIsTheSameIsNotPaintedAgain() {
        var moving = new Counting();
        var steady = new Counting();
        steady.steady = true;
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePagePanel panel = open(window, "d1", section("Moving", "", moving), section("Steady", "", steady));
            window.until("both", () -> panel.parts().stream().allMatch(SectionPart::loaded));
            Control before = last(panel, 1);
            Control beforeMoving = last(panel, 0);
            window.agent().tell("counted");
            untilSaid(window, panel, "db-1 2");
            window.until("asked", () -> steady.loads.get() == 2);
            window.settle();
            assertSame(before, last(panel, 1), "the same content stays as it is");
            assertNotSame(beforeMoving, last(panel, 0));
        }
    }

    private static Control last(NodePagePanel panel, int part) {
        return panel.parts().get(part).control().getChildren()[3];
    }

    @Test
    void aSectionWithNothingToSayTakesNoRoom() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePageSection none = new NodePageSection() {
                @Override
                public Set<String> topics() {
                    return Set.of();
                }

                @Override
                public Content load(Question about) {
                    return null;
                }
            };
            NodePagePanel panel = open(window, "d1", section("None", "", none));
            window.until("loaded", () -> panel.parts().getFirst().loaded());
            assertFalse(panel.parts().getFirst().control().getVisible());
        }
    }

    @Test
    void noNodeAGoneNodeAndALostLineAreTold() {
        var names = new ArrayList<String>();
        var agents = new SiteAgents(site());
        try (var window = new UiWindow(agents.agent())) {
            NodePagePanel panel = open(window, null, section("Any", "", new Counting()));
            panel.onName(names::add);
            assertTrue(panel.note().startsWith("Select a node"), panel.note());
            panel.show("w1");
            assertEquals("", panel.note());
            window.agent().refuse(new IllegalStateException("away"));
            window.agent().cut();
            window.until("told", () -> panel.note().startsWith("Not connected. What is shown is of 14:00:00"));
            window.agent().refuse(null);
            window.kit().connections().retryNow();
            window.until("back", () -> panel.note().isEmpty());
            agents.somebodySaves("\"w1\"", "\"w9\"");
            window.agent().tell("site");
            window.until("gone", () -> panel.note().startsWith("This node is not in the site any more"));
            assertEquals("", names.getLast());
        }
    }

    @Test
    void theConfigurationTellsPartsAndNotes() {
        try (var window = new UiWindow(new SiteAgents(site()).agent())) {
            NodePagePanel panel = open(window, "d1", section("Configuration", "side", new NodeConfigSection()));
            untilSaid(window, panel, "Call first.");
            assertTrue(Controls.of(panel).words().contains("disk 0"));
            assertTrue(Controls.of(panel).words().contains("Mikasa"));
        }
    }

    @Test
    void idsOfAnyKindMakeAPageOfTheirOwn() {
        assertEquals("a%3Ab%2Ac", NodePageView.secondary("a:b*c"));
    }
}
