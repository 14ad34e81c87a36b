/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Label;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;

class ProblemPaneTest {
    private static final Problem FULL = new Problem(Problem.UNAVAILABLE, "The store & forward unit is away.",
            "The disk is full.", "Make room.", "java.io.IOException: No space left on device");

    private final List<String> pressed = new ArrayList<>();

    private ProblemPane open(UiWindow window, Runnable retry) {
        return window.open(parent -> {
            var pane = new ProblemPane(parent, window.kit().theme(), window.kit().severities(), retry);
            new Label(parent, SWT.NONE).setText("content");
            return pane;
        });
    }

    private static String words(ProblemPane pane) {
        return String.join("|", Widgets.readable(pane));
    }

    @Test
    void takesNoRoomWhileThereIsNone() {
        try (var window = new UiWindow(new MemoryAgent())) {
            ProblemPane pane = open(window, null);
            assertFalse(pane.isVisible());
            pane.show(FULL);
            window.settle();
            assertTrue(pane.isVisible() && pane.getSize().y > 10);
            pane.show(null);
            window.settle();
            assertFalse(pane.isVisible());
            assertEquals(0, pane.getChildren().length, "nothing is left over");
        }
    }

    @Test
    void saysWhatWhyAndWhatToDo() {
        try (var window = new UiWindow(new MemoryAgent())) {
            ProblemPane pane = open(window, null);
            pane.show(FULL);
            assertTrue(words(pane).contains("The store & forward unit is away. The disk is full. Make room."),
                    words(pane));
            assertFalse(words(pane).contains("IOException"), "the cause is behind Details");
            assertFalse(words(pane).contains("Try again"), "there is nothing to try");
        }
    }

    @Test
    void detailsOpenAndCloseAndEverythingIsCopied() {
        try (var window = new UiWindow(new MemoryAgent())) {
            ProblemPane pane = open(window, null);
            pane.show(FULL);
            Widgets.click(pane, "Details");
            window.settle();
            assertTrue(words(pane).contains("No space left on device"), words(pane));
            Widgets.click(pane, "Details");
            assertFalse(words(pane).contains("No space left on device"), words(pane));
            Widgets.click(pane, "Copy");
            var clipboard = new Clipboard(window.display());
            assertEquals(ProblemPane.text(FULL), clipboard.getContents(TextTransfer.getInstance()));
            clipboard.dispose();
            assertEquals(List.of(FULL.what(), FULL.why(), FULL.todo(), FULL.details()),
                    ProblemPane.text(FULL).lines().toList());
        }
    }

    @Test
    void tryingAgainTakesTheProblemAwayFirst() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var panes = new ArrayList<ProblemPane>();
            ProblemPane pane = open(window, () -> pressed.add(String.valueOf(panes.getFirst().problem())));
            panes.add(pane);
            pane.show(FULL);
            Widgets.click(pane, "Try again");
            assertEquals(List.of("null"), pressed);
        }
    }

    @Test
    void aShortProblemHasNoDetailsAndAnotherOneReplacesIt() {
        try (var window = new UiWindow(new MemoryAgent())) {
            ProblemPane pane = open(window, null);
            pane.show(FULL);
            Widgets.click(pane, "Details");
            pane.show(new Problem(Problem.REFUSED, "Not yours.", " ", null, null));
            assertEquals("Not yours.", words(pane).split("\\|")[0]);
            assertFalse(words(pane).contains("Details"), words(pane));
            assertFalse(words(pane).contains("No space"), words(pane));
        }
    }
}
