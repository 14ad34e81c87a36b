/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.common.command.UnexecutableCommand;
import org.junit.jupiter.api.Test;
import org.yagura.core.text.Texts;
import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.testsupport.diagram.DemoScenes;
import org.yagura.testsupport.diagram.SceneEdits;
import org.yagura.ui.diagram.DiagramCanvas;
import org.yagura.ui.diagram.DiagramHost;
import org.yagura.ui.diagram.DiagramSelection;

class EditingTest {
    private final Scene scene = DemoScenes.site(null);
    private final SceneEdits edits = new SceneEdits(scene);
    private final DiagramSelection selection = new DiagramSelection(scene);
    private final List<String> notices = new ArrayList<>();
    private final Editing editing = new Editing(edits, selection, notices::add);

    @Test
    void whatIsMadeIsSelectedAndUndone() {
        assertTrue(editing.run(e -> e.connect("lan", End.of("web0"), End.of("db1"))));
        String made = selection.ids().iterator().next();
        assertEquals("Connect", editing.undoLabel());
        editing.undo();
        assertNull(scene.connection(made));
        assertEquals("Connect", editing.redoLabel());
        editing.redo();
        assertEquals("db1", scene.connection(made).to().figure());
    }

    @Test
    void refusalsAreToldAndChangeNothing() {
        assertFalse(editing.run(e -> e.connect("lan", End.of("web0"), End.of("web0"))));
        assertEquals("A figure is not joined with itself.", notices.getLast());
        assertNull(editing.undoLabel());
        assertEquals("A figure is not joined with itself.",
                editing.refusal(e -> e.connect("lan", End.of("web0"), End.of("web0"))));
        assertNull(editing.refusal(e -> e.connect("lan", End.of("web0"), End.of("db1"))));
    }

    @Test
    void severalStepsAreOne() {
        Box box = scene.figure("web0").bounds();
        assertTrue(editing.run(List.of(e -> e.place(Map.of("web0", box.move(8, 0))), e -> e.rename("web0", "other"))));
        assertEquals("Move", editing.undoLabel());
        editing.undo();
        assertEquals(box, scene.figure("web0").bounds());
        assertEquals("Web server 1", scene.figure("web0").name());
        assertFalse(editing.run(List.of(e -> e.place(Map.of("web0", box.move(8, 0))), e -> e.rename("web0", " "))));
        assertEquals(box, scene.figure("web0").bounds(), "all or nothing");
    }

    @Test
    void whatCannotBeExecutedIsNot() {
        assertFalse(editing.run(e -> Edit.of(UnexecutableCommand.INSTANCE)));
        edits.setEditable(false);
        assertFalse(editing.run(e -> e.rename("web0", "x")));
        assertFalse(new Editing(null, selection, notices::add).may());
    }

    @Test
    void wordsSayWhatIsDrawn() {
        DiagramHost host = () -> "demo";
        var words = new Words(scene, host, Texts.of(DiagramCanvas.class, java.util.Locale.ENGLISH));
        var drawing = Drawing.of(scene, Look.LIGHT);
        assertEquals("Web farm\n2 of 3 needed", words.tip("web", drawing));
        assertEquals("FC 32G\nfrom DB server 1 to DB server 2", words.tip("db0-db1", drawing));
        assertEquals("Web farm,2 of 3 needed, container with 3 inside, no connections",
                words.spoken("web", drawing, false));
        scene.collapse("web", true);
        assertTrue(words.spoken("web", drawing, true).contains("collapsed, 3 inside"));
        assertNull(words.tip("nobody", drawing));
        var japanese = new Words(scene, host, Texts.of(DiagramCanvas.class, java.util.Locale.JAPANESE));
        assertEquals("図形 10 個、接続 14 本の構成図", japanese.whole());
    }
}
