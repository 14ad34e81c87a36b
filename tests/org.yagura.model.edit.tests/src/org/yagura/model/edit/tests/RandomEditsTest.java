/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Differences;
import org.yagura.model.NewSites;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;

/** Whatever is done can be undone to the same bytes, and done again to the same bytes. */
class RandomEditsTest {

    private static final int ROUNDS = 8;
    private static final int STEPS = 40;

    private Random random;
    private SiteEditor editor;
    private RandomEdits edits;

    private void begin(Site site, long seed, Locale language) {
        random = new Random(seed);
        editor = new SiteEditor(site, language);
        edits = new RandomEdits(editor, random);
    }

    private static String text(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    private void edit(Site site, long seed) {
        begin(site, seed, Locale.ENGLISH);
        List<String> states = new ArrayList<>();
        states.add(text(site));
        for (int step = 0; step < STEPS && !edits.all().isEmpty(); step++) {
            if (editor.run(edits.command())) {
                states.add(text(site));
            }
        }
        int last = states.size() - 1;
        for (int back = last; back > 0; back--) {
            assertTrue(editor.canUndo());
            editor.undo();
            assertEquals(states.get(back - 1), text(site), "seed " + seed + ", undone to step " + (back - 1));
        }
        assertFalse(editor.canUndo());
        assertEquals(List.of(), editor.differences());
        for (int forth = 1; forth <= last; forth++) {
            editor.redo();
            assertEquals(states.get(forth), text(site), "seed " + seed + ", redone to step " + forth);
        }
        assertFalse(editor.canRedo());
        editor.close();
    }

    @Test
    void demoSite() {
        for (long seed = 0; seed < ROUNDS; seed++) {
            edit(DemoSite.load(), seed);
        }
    }

    @Test
    void emptySite() {
        for (long seed = 1000; seed < 1000 + ROUNDS; seed++) {
            edit(NewSites.empty(), seed);
        }
    }

    /** Undo in the middle of work, then other work: the way back is still exact. */
    @Test
    void undoAndGoOnOtherwise() {
        for (long seed = 2000; seed < 2000 + ROUNDS; seed++) {
            Site site = DemoSite.load();
            String before = text(site);
            begin(site, seed, Locale.JAPANESE);
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> editor.undo();
                    case 1 -> editor.redo();
                    default -> editor.run(edits.command());
                }
            }
            while (editor.canUndo()) {
                editor.undo();
            }
            assertEquals(before, text(site), "seed " + seed);
        }
    }

    /** What the differences tell is what happened: no difference means equal bytes, and the other way round. */
    @Test
    void differencesMissNothing() throws SiteFileException {
        for (long seed = 3000; seed < 3000 + 3 * ROUNDS; seed++) {
            Site site = DemoSite.load();
            Site before = SiteFiles.copy(site);
            begin(site, seed, Locale.ENGLISH);
            for (int step = 0; step < 3; step++) {
                editor.run(edits.command());
            }
            assertEquals(text(before).equals(text(site)), Differences.between(before, site).isEmpty(), "seed " + seed);
            for (Element element : edits.all(Element.class)) {
                assertFalse(element.getId().isEmpty());
            }
        }
    }
}
