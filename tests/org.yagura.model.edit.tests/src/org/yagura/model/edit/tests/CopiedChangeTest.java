/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.eclipse.emf.common.command.UnexecutableCommand;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.CopiedChange;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage.Literals;

class CopiedChangeTest {
    private final SiteEditor editor = new SiteEditor(DemoSite.load(), Locale.ENGLISH);

    private static String text(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    /** Whatever was done to the copy, the site becomes like it, byte for byte, and back and forth again. */
    @Test
    void theSiteBecomesLikeTheCopyInOneStep() {
        for (long seed = 0; seed < 60; seed++) {
            var random = new Random(seed);
            String before = text(editor.site());
            try (var change = new CopiedChange(editor)) {
                for (int step = random.nextInt(12); step >= 0; step--) {
                    change.run(
                            domain -> new RandomEdits(change.site(), new SiteCommands(domain, Locale.ENGLISH), random)
                                    .command());
                }
                assertEquals(before, text(editor.site()), "nothing happens to the site before, seed " + seed);
                String wanted = text(change.site());
                assertEquals(!wanted.equals(before), change.bring("the whole"), "seed " + seed);
                assertEquals(wanted, text(editor.site()), "seed " + seed);
                if (!wanted.equals(before)) {
                    assertEquals("the whole", editor.undoLabel());
                    editor.undo();
                    assertEquals(before, text(editor.site()), "seed " + seed);
                    editor.redo();
                    assertEquals(wanted, text(editor.site()), "seed " + seed);
                    editor.undo();
                }
            }
        }
    }

    @Test
    void whatIsThereStaysTheSameAndWhatIsNewRefersToIt() {
        Node first = editor.site().getLinks().getFirst().getFrom() instanceof Node node
                ? node
                : (Node) editor.site().getLinks().getFirst().getFrom().eContainer();
        var area = (Area) first.eContainer();
        Link cable = SiteFactory.eINSTANCE.createLink();
        Node made = SiteFactory.eINSTANCE.createNode();
        try (var change = new CopiedChange(editor)) {
            SiteIndex index = SiteIndex.of(change.site());
            change.run(domain -> {
                var commands = new SiteCommands(domain, Locale.ENGLISH);
                made.setName("made");
                made.setKind(NodeKind.AP_SERVER);
                cable.setFrom(made);
                cable.setTo(index.node(first.getId()));
                return commands.all("both", List.of(commands.add(change.site(), Literals.SITE__LINKS, cable),
                        commands.add(index.node(first.getId()).eContainer(), Literals.AREA__NODES, made)));
            });
            assertTrue(change.bring("a cable"));
        }
        Link brought = editor.site().getLinks().getLast();
        assertNotSame(cable, brought);
        assertSame(first, brought.getTo());
        assertSame(area.getNodes().getLast(), brought.getFrom());
        assertSame(area, first.eContainer());
        assertEquals("made", area.getNodes().getLast().getName());
    }

    @Test
    void nothingIsBroughtWhenTheSiteHasChangedMeanwhile() {
        try (var change = new CopiedChange(editor)) {
            change.run(domain -> new SiteCommands(domain, Locale.ENGLISH).rename(change.site(), "copy"));
            assertFalse(change.isOutdated());
            editor.rename(editor.site(), "meanwhile");
            assertTrue(change.isOutdated());
            assertFalse(change.bring("too late"));
        }
        assertEquals("meanwhile", editor.site().getName());
    }

    @Test
    void whatCannotBeDoneChangesNothing() {
        try (var change = new CopiedChange(editor)) {
            assertFalse(change.bring("nothing"));
            assertFalse(change.run(domain -> UnexecutableCommand.INSTANCE));
            assertFalse(change.bring("nothing"));
        }
        assertFalse(editor.isChanged());
    }
}
