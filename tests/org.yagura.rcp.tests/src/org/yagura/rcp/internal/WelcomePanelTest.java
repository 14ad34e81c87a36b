/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;

class WelcomePanelTest {

    @Test
    void threeButtonsLeadThreeWays() {
        var chosen = new ArrayList<String>();
        try (var window = new UiWindow(new MemoryAgent())) {
            WelcomePanel panel = window.open(parent -> {
                var made = new WelcomePanel(parent, window.kit(), choices(chosen));
                GridDataFactory.fillDefaults().grab(true, true).applyTo(made);
                return made;
            });
            window.kit().theme().setDark(true);
            buttons(panel).forEach(b -> b.notifyListeners(SWT.Selection, new Event()));
            assertEquals(List.of("demo", "connect", "own"), chosen);
        }
    }

    private static WelcomePanel.Choices choices(List<String> chosen) {
        return new WelcomePanel.Choices() {
            @Override
            public void demo() {
                chosen.add("demo");
            }

            @Override
            public void connect() {
                chosen.add("connect");
            }

            @Override
            public void own() {
                chosen.add("own");
            }
        };
    }

    private static List<Button> buttons(Composite in) {
        var found = new ArrayList<Button>();
        for (Control child : in.getChildren()) {
            if (child instanceof Button button) {
                found.add(button);
            } else if (child instanceof Composite inside) {
                found.addAll(buttons(inside));
            }
        }
        return found;
    }
}
