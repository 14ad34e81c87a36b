/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.diagram.core.Scene;
import org.yagura.testsupport.diagram.DemoScenes;

class DiagramSelectionTest {
    private final Scene scene = DemoScenes.site(null);
    private final DiagramSelection selection = new DiagramSelection(scene);

    @Test
    void rootsLeaveOutWhatMovesAlong() {
        selection.set(List.of("web0", "web", "db0", "fw0-lb0"));
        assertEquals(List.of("web", "db0"), selection.roots());
        selection.add("dc");
        assertEquals(List.of("dc"), selection.roots());
    }

    @Test
    void theLastOneHasTheKeyboardUnlessOneHasIt() {
        selection.set(List.of("web0", "web1"));
        assertEquals("web1", selection.focus());
        selection.set(List.of("web1", "web2"));
        assertEquals("web1", selection.focus());
        selection.clear();
        assertEquals("web1", selection.focus());
        selection.toggle("db0");
        selection.toggle("db0");
        assertEquals(List.of(), List.copyOf(selection.ids()));
        assertEquals("db0", selection.focus());
    }

    @Test
    void unknownIdsAreLeftOut() {
        selection.set(List.of("web0", "nobody"));
        assertEquals(List.of("web0"), List.copyOf(selection.ids()));
    }

    @Test
    void followersHearOnlyOfChanges() {
        var calls = new ArrayList<String>();
        var following = selection.follow(() -> calls.add(String.join(" ", selection.ids())));
        selection.set("web0");
        selection.set("web0");
        selection.focus("web1");
        selection.set(List.of("web0"));
        following.close();
        selection.clear();
        assertEquals(List.of("web0", "web0", "web0"), calls);
    }

    @Test
    void whatIsGoneIsForgotten() {
        selection.set(List.of("web0", "web1"));
        scene.remove("web1");
        selection.prune();
        assertEquals(List.of("web0"), List.copyOf(selection.ids()));
        assertNull(selection.focus());
    }
}
