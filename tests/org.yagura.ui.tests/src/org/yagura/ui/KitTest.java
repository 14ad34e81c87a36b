/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.action.IAction;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.GetSite;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.view.LinkActions;

/** The kit as the views use it: time zone of the site, a lost connection, pinning. */
class KitTest {

    @Test
    void timesAreThoseOfTheSiteOnceItIsConnected() {
        try (var window = new UiWindow(new MemoryAgent())) {
            window.until("its zone", () -> window.kit().times().zone().getId().equals("Asia/Tokyo"));
            assertEquals("14:00:00", window.kit().times().brief(UiWindow.NOW));
        }
    }

    @Test
    void aViewThatAsksWhileTheLineIsCutIsToldWhyAndHearsWhenItIsBack() {
        var agent = new MemoryAgent().answer(GetSite.class, q -> new GetSite.SiteText(4, "x"));
        try (var window = new UiWindow(agent)) {
            var answers = new ArrayList<Object>();
            var heard = new ArrayList<String>();
            window.kit().connections().followChanges(Set.of("site"), c -> c.forEach(one -> heard.add(one.topic())));
            window.until("the news of the first connection", () -> heard.size() == 1);
            agent.refuse(new ProblemException(new Problem(Problem.UNAVAILABLE, "The line is cut.", null, null, null)));
            agent.cut();
            window.until("lost", () -> window.kit().connections().status().phase() == Phase.LOST);
            window.kit().background().ask(window.shell(), () -> window.kit().connections().call(new GetSite(null)),
                    answers::add, answers::add);
            window.until("told why", () -> answers.size() == 1);
            assertEquals("The line is cut.", ((Problem) answers.getFirst()).why());
            agent.refuse(null);
            window.kit().connections().retryNow();
            window.until("back", () -> heard.size() == 2);
            assertEquals(Connections.RECONNECTED, heard.getLast());
            window.kit().background().ask(window.shell(), () -> window.kit().connections().call(new GetSite(null)),
                    answers::add, answers::add);
            window.until("answered", () -> answers.size() == 2);
            assertEquals(4, ((GetSite.SiteText) answers.getLast()).revision());
        }
    }

    @Test
    void whatIsAskedForAViewThatIsClosedMeanwhileIsOfNoInterest() {
        var agent = new MemoryAgent().answer(GetSite.class, q -> new GetSite.SiteText(4, "x"));
        try (var window = new UiWindow(agent)) {
            var view = new Composite(window.shell(), SWT.NONE);
            var answers = new ArrayList<Object>();
            var call = window.kit().background().ask(view, () -> window.kit().connections().call(new GetSite(null)),
                    answers::add, answers::add);
            view.dispose();
            window.until("over", () -> !call.running());
            assertEquals(List.of(), answers);
        }
    }

    @Test
    void thePinOfAViewHoldsWhatItShows() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var shown = new ArrayList<Set<String>>();
            var linked = new LinkedSelection(window.kit().selection(), this, s -> shown.add(s.nodes()));
            IAction pin = LinkActions.pin(linked, window.kit(), window.shell());
            assertFalse(pin.getToolTipText().isEmpty());
            pin.setChecked(true);
            pin.run();
            window.kit().selection().select(Selected.node("db-1", null));
            assertEquals(List.of(Set.of()), shown);
            pin.setChecked(false);
            pin.run();
            assertEquals(Set.of("db-1"), shown.getLast());
            linked.close();
        }
    }

    @Test
    void settingsInMemoryForgetWhatIsSetToNothing() {
        UiSettings settings = UiSettings.inMemory();
        settings.put("a", "1");
        assertEquals("1", settings.get("a").orElseThrow());
        settings.put("a", null);
        assertTrue(settings.get("a").isEmpty());
    }
}
