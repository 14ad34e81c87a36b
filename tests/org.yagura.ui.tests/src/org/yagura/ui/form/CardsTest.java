/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.theme.Palette;

class CardsTest {

    private static Cards open(UiWindow window) {
        return window.open(parent -> new Cards(parent, window.kit()));
    }

    private static String words(Cards cards) {
        return Widgets.readable(cards.control()).stream().collect(Collectors.joining("|"));
    }

    @Test
    void aPageIsReadFromTopToBottom() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Cards cards = open(window);
            cards.title("db-1");
            cards.card("Addresses");
            cards.code("eth0", "192.0.2.17");
            cards.value("Kind", "Database server");
            cards.note("Service continues, redundancy is lost.");
            cards.done();
            assertEquals("db-1|Addresses|eth0|192.0.2.17|Kind|Database server|Service continues, redundancy is lost.",
                    words(cards));
        }
    }

    @Test
    void aPageThatIsShownTakesTheColoursOfANewTheme() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Cards cards = open(window);
            cards.title("db-1");
            cards.card("Addresses");
            cards.value("Kind", "Database server");
            cards.link("Rule", "Disk & fan", () -> {
            });
            cards.note("Service continues.");
            cards.done();
            assertEquals(Set.of(Palette.LIGHT.background(), Palette.LIGHT.line()), grounds(cards));
            window.kit().theme().setDark(true);
            assertEquals(Set.of(Palette.DARK.background(), Palette.DARK.line()), grounds(cards));
            assertEquals(Palette.DARK.background(), cards.page().getBackground().getRGB());
            cards.clear();
            cards.note("Nothing is selected.");
            window.kit().theme().setDark(false);
            assertEquals(Set.of(Palette.LIGHT.background()), grounds(cards));
        }
    }

    private static Set<RGB> grounds(Cards cards) {
        return Widgets.all(cards.page()).map(control -> control.getBackground().getRGB()).collect(Collectors.toSet());
    }

    @Test
    void whatIsEmptyIsLeftOutWithItsLabel() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Cards cards = open(window);
            cards.card("Contact");
            cards.value("Phone", null);
            cards.value("Mail", "  ");
            cards.value("Name", "Sato");
            cards.done();
            assertEquals("Contact|Name|Sato", words(cards));
        }
    }

    @Test
    void valuesCanBeSelectedAndCopiedButNotChanged() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Cards cards = open(window);
            cards.value("Address", "192.0.2.17");
            cards.done();
            StyledText text = Widgets.all(cards.control()).filter(StyledText.class::isInstance)
                    .map(StyledText.class::cast).findFirst().orElseThrow();
            assertFalse(text.getEditable());
            text.selectAll();
            assertEquals("192.0.2.17", text.getSelectionText());
        }
    }

    @Test
    void aLinkDoesWhatItSaysAndShowsAmpersands() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var opened = new ArrayList<String>();
            Cards cards = open(window);
            cards.link("Rule", "Disk & fan", () -> opened.add("rule"));
            cards.control("Shown", parent -> new Button(parent, SWT.CHECK));
            cards.done();
            assertEquals("Rule|Disk & fan|Shown", words(cards));
            Widgets.click(cards.control(), "Disk & fan");
            assertEquals(List.of("rule"), opened);
        }
    }

    @Test
    void anotherPageReplacesTheFirstAndLeavesNothing() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Cards cards = open(window);
            for (int i = 0; i < 40; i++) {
                cards.clear();
                cards.title("node " + i);
                cards.card("Part " + i);
                cards.value("Number", String.valueOf(i));
                cards.done();
            }
            assertEquals("node 39|Part 39|Number|39", words(cards));
        }
    }

    @Test
    void aLongPageScrollsInsteadOfGrowing() {
        try (var window = new UiWindow(new MemoryAgent())) {
            Cards cards = open(window);
            for (int i = 0; i < 200; i++) {
                cards.value("Interface " + i, "up");
            }
            cards.done();
            window.settle();
            assertTrue(cards.control().getSize().y <= window.shell().getSize().y);
            assertTrue(cards.page().getSize().y > cards.control().getSize().y, "the page is higher than what is seen");
            assertTrue(cards.size(300).y >= cards.size(900).y, "narrower means higher");
        }
    }
}
