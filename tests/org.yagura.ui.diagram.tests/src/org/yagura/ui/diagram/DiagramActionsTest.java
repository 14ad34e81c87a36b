/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.action.IAction;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IActionBars;
import org.eclipse.ui.actions.ActionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Scene;
import org.yagura.testsupport.diagram.DemoScenes;
import org.yagura.testsupport.ui.DiagramPage;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;

class DiagramActionsTest {
    private final Map<Object, IAction> actions = new HashMap<>();
    private final Scene scene = DemoScenes.japaneseSite(Kit.class);
    private UiWindow window;
    private DiagramPanel panel;
    private DiagramPage page;

    @BeforeEach
    void open() {
        window = new UiWindow(new MemoryAgent());
        panel = window.open(parent -> {
            var made = new DiagramPanel(parent, window.kit(), scene, new DemoHost(scene));
            GridDataFactory.fillDefaults().grab(true, true).applyTo(made.control());
            return made;
        });
        page = new DiagramPage(window, panel.canvas());
        var bars = (IActionBars) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{IActionBars.class},
                (bar, method, arguments) -> method.getName().equals("setGlobalActionHandler")
                        ? actions.put(arguments[0], (IAction) arguments[1])
                        : null);
        DiagramActions.register(bars, panel.canvas());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void run(ActionFactory action) {
        actions.get(action.getId()).run();
        window.settle();
    }

    @Test
    void editCommandsAreOfTheFieldThatHasTheKeyboard() {
        page.click("fw0");
        int figures = scene.figures().size();
        page.press(SWT.MOD1, 'f');
        Text field = panel.find().field();
        field.setText("fw");
        window.settle();
        List<String> found = page.selected();
        field.setFocus();
        field.setSelection(0);
        run(ActionFactory.SELECT_ALL);
        assertEquals("fw", field.getSelectionText());
        run(ActionFactory.CUT);
        assertEquals("", field.getText());
        run(ActionFactory.PASTE);
        assertEquals("fw", field.getText());
        field.selectAll();
        run(ActionFactory.COPY);
        assertEquals(figures, scene.figures().size(), "nothing of the diagram was cut or pasted");
        assertEquals(found, page.selected());
    }

    @Test
    void elsewhereTheyAreOfTheDiagram() {
        page.click("fw0");
        panel.canvas().setFocus();
        int figures = scene.figures().size();
        assertTrue(actions.get(ActionFactory.CUT.getId()).isEnabled());
        run(ActionFactory.CUT);
        assertEquals(figures - 1, scene.figures().size());
        run(ActionFactory.PASTE);
        assertEquals(figures, scene.figures().size());
        run(ActionFactory.SELECT_ALL);
        assertTrue(page.selected().size() > figures / 2, page.selected().toString());
    }
}
