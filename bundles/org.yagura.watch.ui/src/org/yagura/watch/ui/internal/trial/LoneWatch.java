/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Watch;

/** A watch that is being edited, taken out of its site. */
final class LoneWatch {
    private static final int MOST_NODES = 200;

    private LoneWatch() {
    }

    /** As a text: a site with a copy of the watch alone, without thresholds, and without references to the rest of its site. */
    static String text(Watch watch) {
        Site alone = SiteFactory.eINSTANCE.createSite();
        alone.setId("trial");
        alone.setName("trial");
        Watch copy = EcoreUtil.copy(watch);
        copy.getThresholds().clear();
        cut(copy);
        copy.eAllContents().forEachRemaining(LoneWatch::cut);
        copy.setAllNodes(true);
        alone.getWatches().add(copy);
        try {
            return new String(new SiteFiles().toBytes(alone), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw new IllegalArgumentException("a watch cannot be written", e);
        }
    }

    private static void cut(EObject object) {
        for (EReference reference : object.eClass().getEAllReferences()) {
            if (!reference.isContainment() && !reference.isContainer() && reference.isChangeable()
                    && !reference.isDerived()) {
                object.eUnset(reference);
            }
        }
    }

    /** What the nodes of a watch follow from. */
    static List<Object> about(Watch watch) {
        return List.of(watch, watch.isAllNodes(), List.copyOf(watch.getNodes()), List.copyOf(watch.getNodeKinds()),
                List.copyOf(watch.getAreas()), List.copyOf(watch.getExcept()));
    }

    /** The nodes that a watch is about, by name; of very many the first ones. */
    static List<Node> nodes(Watch watch) {
        return watch.eContainer() instanceof Site site
                ? new WatchedNodes(SiteIndex.of(site)).of(watch).stream()
                        .sorted(Comparator.comparing(n -> String.valueOf(n.getName()), String.CASE_INSENSITIVE_ORDER))
                        .limit(MOST_NODES).toList()
                : List.of();
    }
}
