/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.SaveSite;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Agents in memory with a small site in revisions. */
public final class SiteAgents {
    private final AtomicReference<GetSite.SiteText> newest;

    /** A small site. */
    public SiteAgents() {
        this(small());
    }

    /** That site. */
    public SiteAgents(Site site) {
        newest = new AtomicReference<>(new GetSite.SiteText(1, text(site)));
    }

    /** An agent that keeps its revisions. */
    public MemoryAgent agent() {
        return new MemoryAgent().answer(GetSite.class, q -> newest.get()).answer(SaveSite.class, this::save)
                .answer(CompareRevisions.class, q -> new CompareRevisions.Differences(1, q.to(), List.of(), 0));
    }

    private SaveSite.Saved save(SaveSite wanted) {
        GetSite.SiteText now = newest.get();
        if (wanted.basedOn() != now.revision()) {
            throw new ProblemException(new Problem(Problem.CONFLICT, "Somebody was faster.", null, null, null));
        }
        newest.set(new GetSite.SiteText(now.revision() + 1, wanted.site()));
        return new SaveSite.Saved(now.revision() + 1, 1);
    }

    /** Somebody else saves the same content. */
    public void somebodySaves() {
        somebodySaves("", "");
    }

    /** Somebody else saves, with one text in place of another. */
    public void somebodySaves(String before, String after) {
        newest.updateAndGet(now -> new GetSite.SiteText(now.revision() + 1, now.site().replace(before, after)));
    }

    /** The newest revision. */
    public GetSite.SiteText newest() {
        return newest.get();
    }

    /** Three nodes in two areas. */
    public static Site small() {
        SiteFactory factory = SiteFactory.eINSTANCE;
        Site site = factory.createSite();
        site.setId("site");
        site.setName("Small");
        Area tokyo = area("tokyo", "Tokyo");
        Area dmz = area("dmz", "DMZ");
        site.getAreas().add(tokyo);
        tokyo.getAreas().add(dmz);
        dmz.getNodes().add(node("w1", "www-1", NodeKind.WWW_BM_SERVER));
        dmz.getNodes().add(node("w2", "www-2", NodeKind.WWW_BM_SERVER));
        tokyo.getNodes().add(node("d1", "db-1", NodeKind.DB_SERVER));
        return site;
    }

    private static Area area(String id, String name) {
        Area area = SiteFactory.eINSTANCE.createArea();
        area.setId(id);
        area.setName(name);
        return area;
    }

    private static Node node(String id, String name, NodeKind kind) {
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setId(id);
        node.setName(name);
        node.setKind(kind);
        return node;
    }

    private static String text(Site site) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
