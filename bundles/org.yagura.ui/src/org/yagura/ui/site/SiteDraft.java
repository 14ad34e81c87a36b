/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.SaveSite;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Site;

/** One person's changes to the site that are not saved yet, on top of one revision. On the user interface thread. */
public final class SiteDraft implements AutoCloseable {
    private final SiteEditor editor;
    private long basedOn;

    /** Begins on a revision; the shared model is not touched. */
    SiteDraft(SiteModels.Loaded loaded) {
        Site own = SiteFiles.copy(loaded.site());
        editor = new SiteEditor(own, Locale.getDefault());
        basedOn = loaded.revision();
    }

    /** Commands, undo, labels. */
    public SiteEditor editor() {
        return editor;
    }

    /** The site with the changes. */
    public Site site() {
        return editor.site();
    }

    /** The revision that is changed. */
    public long basedOn() {
        return basedOn;
    }

    /** Takes another revision as the one that is changed: what is saved then stands on top of it. */
    void rebase(long revision) {
        basedOn = revision;
    }

    /** The changes as XMI. */
    public String text() {
        try {
            return new String(new SiteFiles().toBytes(site()), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new ProblemException(new Problem(Problem.INVALID, e.getLocalizedMessage(), null, null, e.toString()),
                    e);
        }
    }

    /** The command that saves. */
    SaveSite save(String reason) {
        return new SaveSite(text(), basedOn, reason);
    }

    @Override
    public void close() {
        editor.close();
    }
}
