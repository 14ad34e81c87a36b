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
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.GlyphMetrics;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.RGB;
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
import org.yagura.help.ui.internal.GuidePanel.Topic;
import org.yagura.help.ui.internal.GuidePanel;

final class GuidePanelTest {
    private static final Map<String, String> PAGES = Map.of(
            "/g/a.html", "<h1>Alpha</h1><p>See <a href=\"b.html\">the other</a>.</p>",
            "/g/b.html", "<h1>Beta</h1><p>Words about snmpinform.</p>",
            "/g/c.html",
            "<p><img src=\"p/red.svg\" alt=\"All is red.\"/></p><p><img src=\"p/gone.svg\" alt=\"Lost.\"/></p>"
                    + "<p><img src=\"p/text.svg\" alt=\"Words.\"/></p>");
    private static final Map<String, String> PICTURES = Map.of("/g/p/red.svg", svg("#ff0000"), "/g/p/red-dark.svg",
            svg("#0000ff"), "/g/p/text.svg", "only text");

    private boolean owned;
    private Display display;
    private Shell shell;
    private GuidePanel panel;

    private static String svg(String colour) {
        return "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1000\" height=\"500\""
                + " viewBox=\"0 0 1000 500\"><rect width=\"1000\" height=\"500\" fill=\"" + colour + "\"/></svg>";
    }

    private static final class Library implements GuidePanel.Library {
        @Override
        public List<Topic> topics() {
            return List.of(new Topic("Book", null, List.of(new Topic("A", "/g/a.html", List.of()),
                    new Topic("B", "/g/b.html", List.of()), new Topic("Gone", "/g/gone.html", List.of()))));
        }

        @Override
        public InputStream open(String address) {
            if (PICTURES.containsKey(address)) {
                return new ByteArrayInputStream(PICTURES.get(address).getBytes(StandardCharsets.UTF_8));
            }
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

    @Test
    void aPictureIsAsWideAsThePageLetsItBeAndWhatItShowsIsBelowIt() {
        panel.open("/g/c.html");
        assertTrue(text().startsWith("\uFFFC\nAll is red.\n"), text());
        var page = find(panel, StyledText.class);
        int room = page.getClientArea().width - page.getLeftMargin() - page.getRightMargin();
        GlyphMetrics before = page.getStyleRangeAtOffset(0).metrics;
        assertEquals(room, before.width);
        assertEquals(room / 2, before.ascent);
        shell.setSize(700, 600);
        shell.layout();
        assertTrue(page.getStyleRangeAtOffset(0).metrics.width < before.width, "follows the width of the page");
        shell.setSize(1900, 1000);
        shell.layout();
        assertEquals(1000, page.getStyleRangeAtOffset(0).metrics.width, "never larger than it is");
    }

    @Test
    void aDarkPageShowsTheDarkTwin() {
        panel.open("/g/c.html");
        assertEquals(new RGB(255, 0, 0), painted(new RGB(255, 255, 255)));
        assertEquals(new RGB(0, 0, 255), painted(new RGB(30, 30, 30)));
        assertEquals(new RGB(255, 0, 0), painted(new RGB(255, 255, 255)));
    }

    @Test
    void whyAPictureCannotBeSeenIsSaidInItsPlace() {
        panel.open("/g/c.html");
        assertTrue(text().contains("/g/p/gone.svg cannot be shown: there is no such file.\nLost."), text());
        assertTrue(text().contains("/g/p/text.svg cannot be shown: it is no SVG"), text());
    }

    /** The colour in the middle of the picture on a page with that background. */
    private RGB painted(RGB background) {
        var page = find(panel, StyledText.class);
        page.setBackground(new Color(background));
        var image = new Image(display, 200, 100);
        var gc = new GC(image);
        page.print(gc);
        RGB colour = image.getImageData().palette.getRGB(image.getImageData().getPixel(100, 60));
        gc.dispose();
        image.dispose();
        return colour;
    }

    private static void key(StyledText page, int code, char character, int mask) {
        var event = new Event();
        event.keyCode = code;
        event.character = character;
        event.stateMask = mask;
        page.notifyListeners(SWT.KeyDown, event);
    }
}
