/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.drawing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Assertions;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.model.Differences;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Site;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.topology.core.drawing.SiteEdits;

/** A site with an editor, a drawing that follows it, and the edits that gestures become. */
final class Desk implements AutoCloseable {
    final Site site;
    final Site before;
    final SiteEditor editor;
    final Scene scene = new Scene();
    final SiteDrawing drawing = new SiteDrawing(scene, Locale.ENGLISH);
    final SiteEdits edits;

    Desk(Site site) {
        this.site = site;
        this.before = SiteFiles.copy(site);
        editor = new SiteEditor(site, Locale.ENGLISH);
        edits = new SiteEdits(editor, drawing, () -> true, Locale.ENGLISH);
        drawing.show(site, null);
        editor.onChange(drawing::refresh);
    }

    /** Does it as the canvas would; the ids that are selected afterwards. */
    List<String> perform(Edit edit) {
        if (edit instanceof Edit.Do done) {
            Assertions.assertTrue(done.command().canExecute(), "can be executed");
            edits.stack().execute(done.command());
            return done.select();
        }
        throw new AssertionError(((Edit.Refused) edit).reason());
    }

    static String refused(Edit edit) {
        return edit instanceof Edit.Refused refused ? refused.reason() : null;
    }

    NamedElement element(String id) {
        return drawing.element(id);
    }

    /** What differs from the beginning. */
    List<String> differences() {
        return Differences.between(before, site).stream().map(d -> d.text(Locale.ENGLISH)).toList();
    }

    String text() {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        editor.close();
    }
}
