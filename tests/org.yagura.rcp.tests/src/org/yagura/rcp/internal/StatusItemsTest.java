/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.Login;
import org.yagura.ui.status.StatusItem;
import org.yagura.ui.status.StatusLabel;

/** Connection, background work and clock in the status line. */
class StatusItemsTest {
    private static final Problem AWAY = new Problem(Problem.UNAVAILABLE, "The agent is away.", "It was stopped.", null,
            null);

    private final MemoryAgent agent = new MemoryAgent();

    private static StatusLabel show(UiWindow window, StatusItem item) {
        return (StatusLabel) window.open(parent -> item.create(parent, window.kit()));
    }

    @Test
    void theConnectionNamesSiteAndPerson() {
        try (var window = new UiWindow(agent)) {
            StatusLabel label = show(window, new ConnectionItem());
            window.until("connected", () -> label.text().equals("Test site · Sato Hanako"));
            assertEquals("Logged in as sato", label.getToolTipText());
        }
    }

    @Test
    void aLostConnectionSaysWhenItIsTriedAgainAndAClickTriesNow() {
        try (var window = new UiWindow(agent)) {
            StatusLabel label = show(window, new ConnectionItem());
            agent.refuse(new ProblemException(AWAY));
            agent.cut();
            window.until("lost", () -> label.text().startsWith("Test site: connection lost"));
            int before = agent.opened();
            window.until("tried again", () -> agent.opened() > before + 1);
            window.until("why", () -> String.valueOf(label.getToolTipText()).contains("It was stopped."));
            agent.refuse(null);
            label.notifyListeners(SWT.MouseUp, new Event());
            window.until("back", () -> label.text().equals("Test site · Sato Hanako"));
        }
    }

    @Test
    void aRefusalAndNoConnectionAreToldApart() {
        try (var window = new UiWindow(agent)) {
            StatusLabel label = show(window, new ConnectionItem());
            agent.refuse(new ProblemException(new Problem(Problem.REFUSED, "Not you.", null, null, null)));
            window.kit().connections().connect(new SiteAddress.Remote("Osaka", null, null), Login.owner());
            window.until("refused", () -> label.text().equals("Osaka: not connected"));
            assertTrue(label.getToolTipText().contains("Not you."));
            window.kit().connections().disconnect();
            window.until("nothing", () -> label.text().equals("Not connected"));
            assertEquals(Phase.NONE, window.kit().connections().status().phase());
        }
    }

    @Test
    void theWordsFollowTheTheme() {
        try (var window = new UiWindow(agent)) {
            StatusLabel label = show(window, new ConnectionItem());
            window.until("connected", () -> label.text().contains("Sato"));
            window.kit().theme().setDark(true);
            window.settle();
            assertTrue(label.text().contains("Sato"));
        }
    }

    @Test
    void workInTheBackgroundIsNamedAndCounted() {
        try (var window = new UiWindow(agent)) {
            StatusLabel label = show(window, new JobsItem());
            var end = new CountDownLatch(1);
            List<Object> done = new ArrayList<>();
            window.kit().background().run("Exporting to a.csv", window.shell(), monitor -> {
                end.await();
                return "a";
            }, done::add, done::add);
            window.until("one thing", () -> label.text().equals("Exporting to a.csv"));
            window.kit().background().run("Exporting to b.csv", window.shell(), monitor -> {
                end.await();
                return "b";
            }, done::add, done::add);
            window.until("two things", () -> label.text().equals("2 things going on"));
            assertTrue(label.getToolTipText().contains("a.csv") && label.getToolTipText().contains("b.csv"));
            end.countDown();
            window.until("nothing", () -> label.text().isEmpty() && done.size() == 2);
        }
    }

    @Test
    void theClockShowsTheTimeOfTheSite() {
        try (var window = new UiWindow(agent)) {
            window.until("its zone", () -> window.kit().times().zone().getId().equals("Asia/Tokyo"));
            StatusLabel label = show(window, new ClockItem());
            assertEquals("14:00:00 JST", label.text());
            assertEquals("Asia/Tokyo", label.getToolTipText());
        }
    }
}
