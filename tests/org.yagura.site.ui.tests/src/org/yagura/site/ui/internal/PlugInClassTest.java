/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.eclipse.jface.viewers.StructuredSelection;
import org.junit.jupiter.api.Test;
import org.yagura.example.PowerPackage;
import org.yagura.example.PowerWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;

/** A class of the model that a plug-in brings is added and edited as those of the product, in the person's language. */
class PlugInClassTest {
    /** What a person reads, in one language. */
    private record Words(String kind, String port, String interval, String add, String name, String why, String save) {
        static final Words ENGLISH = new Words("Power supply of Example Power", "Port of the UPS", "Interval", "Add",
                "Name", "Why, for those who read the history later", "Save as new revision");
        static final Words JAPANESE = new Words("Example PowerのUPS", "UPSのポート", "間隔", "追加", "名前",
                "変更理由（後で履歴を読む人のために）", "新しい版として保存");
    }

    private static EditPanel open(UiWindow window) {
        assertEquals("power", PowerPackage.eINSTANCE.getName(), "known to EMF, as its extension makes it");
        EditPanel panel = window.open(parent -> new EditPanel(parent, window.kit(), List.of()));
        window.until("the site is there", () -> panel.editor() != null);
        Site site = panel.editor().site();
        panel.tree().setSelection(
                new StructuredSelection(new EditTree.Group(site, SitePackage.Literals.SITE__WATCHES)), true);
        window.settle();
        return panel;
    }

    private static void addedEditedAndSaved(Words words) {
        var site = new SiteAgents();
        try (var window = new UiWindow(site.agent())) {
            EditPanel panel = open(window);
            List<String> offered = Widgets.entries(panel, words.add());
            assertEquals(words.kind(), offered.get(offered.size() - 2),
                    "behind those of the product, before the templates");
            assertTrue(offered.size() > 10, offered.toString());
            Widgets.chooseFrom(panel, words.add(), words.kind());
            window.settle();
            var watch = (PowerWatch) panel.editor().site().getWatches().getLast();
            Controls form = Controls.of(panel);
            assertTrue(form.words().contains(words.kind()), form.words());
            assertTrue(form.field(words.name()).getText().contains(words.kind()), "named after its kind");
            assertEquals("2161", form.field(words.port()).getText());
            assertTrue(form.field(words.port()).getToolTipText().contains("2161"), "explained by the plug-in");
            form.field(words.interval());
            form.type(words.port(), "2999");
            window.settle();
            assertEquals(2999, watch.getPort());
            assertTrue(panel.editor().undoLabel().contains(words.port()), panel.editor().undoLabel());
            Controls.of(panel).type(words.why(), "watch the UPS").press(words.save());
            window.until("saved", () -> site.newest().revision() == 2);
            assertTrue(site.newest().site().contains("power:PowerWatch"), site.newest().site());
            assertTrue(site.newest().site().contains("2999"), site.newest().site());
        }
    }

    @Test
    void inEnglish() {
        addedEditedAndSaved(Words.ENGLISH);
    }

    @Test
    void inJapanese() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try {
            addedEditedAndSaved(Words.JAPANESE);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whereOtherClassesAreWantedItIsNotOffered() {
        try (var window = new UiWindow(new SiteAgents().agent())) {
            EditPanel panel = open(window);
            Site site = panel.editor().site();
            panel.tree().setSelection(
                    new StructuredSelection(new EditTree.Group(site, SitePackage.Literals.SITE__AREAS)), true);
            window.settle();
            assertEquals(List.of("Area"), Widgets.entries(panel, Words.ENGLISH.add()));
        }
    }
}
