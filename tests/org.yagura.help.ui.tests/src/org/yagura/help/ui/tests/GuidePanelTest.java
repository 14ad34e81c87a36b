/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.help.ui.internal.GuidePanel;
import org.yagura.help.ui.internal.GuidePanel.Topic;

final class GuidePanelTest {
    private static final Map<String, String> PAGES = Map.of(
            "/g/a.html", "<h1>Alpha</h1><p>See <a href=\"b.html\">the other</a>.</p>",
            "/g/b.html", "<h1>Beta</h1><p>Words about snmpinform.</p>");

    private boolean owned;
    private Display display;
    private Shell shell;
    private GuidePanel panel;

    private static final class Library implements GuidePanel.Library {
        @Override
        public List<Topic> topics() {
            return List.of(new Topic("Book", null, List.of(new Topic("A", "/g/a.html", List.of()),
                    new Topic("B", "/g/b.html", List.of()), new Topic("Gone", "/g/gone.html", List.of()))));
        }

        @Override
        public InputStream open(String address) {
            String body = PAGES.get(address);
            return body == null
                    ? null
                    : new ByteArrayInputStream(
                            ("<html><body>" + body + "</body></html>").getBytes(StandardCharsets.UTF_8));
        }
    }

    @BeforeEach
    void open() {
        owned = Display.getCurrent() == null;
        display = owned ? new Display() : Display.getCurrent();
        shell = new Shell(display);
        shell.setLayout(new FillLayout());
        panel = new GuidePanel(shell, new Library());
        shell.setSize(900, 600);
        shell.open();
    }

    @AfterEach
    void close() {
        shell.dispose();
        if (owned) {
            display.dispose();
        }
    }

    private static <T extends Control> T find(Composite parent, Class<T> type) {
        for (Control child : parent.getChildren()) {
            T found = type.isInstance(child)
                    ? type.cast(child)
                    : child instanceof Composite below ? find(below, type) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private String text() {
        return find(panel, StyledText.class).getText();
    }

    @Test
    void opensWithTheFirstPage() {
        assertEquals("/g/a.html", panel.shown());
        assertTrue(text().startsWith("Alpha"), text());
    }

    @Test
    void searchKeepsTopicsWhosePageHasTheWord() {
        find(panel, Text.class).setText("snmpinform");
        var book = find(panel, Tree.class).getItem(0);
        assertEquals(1, book.getItemCount());
        assertEquals("B", book.getItem(0).getText());
    }

    @Test
    void enterOnALinkFollowsItAndAltLeftComesBack() {
        var page = find(panel, StyledText.class);
        page.setCaretOffset(page.getText().indexOf("other"));
        key(page, 0, SWT.CR, SWT.NONE);
        assertEquals("/g/b.html", panel.shown());
        key(page, SWT.ARROW_LEFT, '\0', SWT.ALT);
        assertEquals("/g/a.html", panel.shown());
    }

    @Test
    void saysThatAPageIsMissing() {
        panel.open("/g/gone.html");
        assertTrue(text().contains("/g/gone.html"), text());
    }

    private static void key(StyledText page, int code, char character, int mask) {
        var event = new Event();
        event.keyCode = code;
        event.character = character;
        event.stateMask = mask;
        page.notifyListeners(SWT.KeyDown, event);
    }
}
