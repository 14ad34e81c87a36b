/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.emf.common.util.Enumerator;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.Failable;
import org.yagura.model.site.FailureFigure;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;

/**
 * How often the things of a site fail and how long their repair takes: what is entered for the element itself, else the
 * site's figures for its kind, else those that come with the program; MTBF and MTTR each by itself. Does not follow
 * later changes of the site. Immutable, for all threads; looking up takes constant time.
 */
public final class FailureFigures {

    /**
     * The figures of one thing, in hours.
     *
     * @param mtbf mean time between failures; infinite for what cannot fail by itself
     * @param mttr mean time to repair; 0 for what cannot fail by itself
     * @param mtbfSource where the one comes from, a sentence in the reader's language
     * @param mttrSource where the other comes from
     */
    public record Figure(double mtbf, double mttr, String mtbfSource, String mttrSource) {

        /** The share of time in which it works by itself in the long run: MTBF / (MTBF + MTTR). */
        public double availability() {
            return Double.isInfinite(mtbf) ? 1 : mtbf / (mtbf + mttr);
        }
    }

    private final Map<Enumerator, Figure> byKind = new HashMap<>();
    private final String own;

    private FailureFigures(Site site, ModelTexts texts) {
        own = texts.message("figure.own");
        var ofSite = new HashMap<Enumerator, FailureFigure>();
        for (FailureFigure figure : site.getFailureFigures()) {
            List.of(figure.getNodeKinds(), figure.getPartKinds(), figure.getLinkKinds(), figure.getAreaKinds()).stream()
                    .flatMap(Collection::stream).forEach(kind -> ofSite.putIfAbsent(kind, figure));
        }
        List.of(AreaKind.VALUES, NodeKind.VALUES, PartKind.VALUES, LinkKind.VALUES).stream()
                .flatMap(Collection::stream).forEach(kind -> byKind.put(kind, figure(kind, ofSite.get(kind), texts)));
    }

    /**
     * The figures of a site.
     *
     * @param language of the sources
     */
    public static FailureFigures of(Site site, Locale language) {
        return new FailureFigures(site, ModelTexts.of(language));
    }

    /** The figures of an element. */
    public Figure of(Failable element) {
        Figure standard = of(kind(element));
        Double mtbf = element.getMtbf();
        Double mttr = element.getMttr();
        if (mtbf == null && mttr == null) {
            return standard;
        }
        return new Figure(mtbf == null ? standard.mtbf() : mtbf, mttr == null ? standard.mttr() : mttr,
                mtbf == null ? standard.mtbfSource() : own, mttr == null ? standard.mttrSource() : own);
    }

    /**
     * The figures of all elements of a kind that have none of their own.
     *
     * @param kind a literal of {@code NodeKind}, {@code PartKind}, {@code LinkKind} or {@code AreaKind}
     */
    public Figure of(Enumerator kind) {
        Figure figure = byKind.get(kind);
        if (figure == null) {
            throw new IllegalArgumentException("no figures for " + kind);
        }
        return figure;
    }

    private static Figure figure(Enumerator kind, FailureFigure site, ModelTexts texts) {
        DefaultFigures.Figure standard = DefaultFigures.of(kind);
        String source = texts.message("figure." + standard.source());
        if (site == null) {
            return new Figure(standard.mtbf(), standard.mttr(), source, source);
        }
        boolean silent = site.getSource() == null || site.getSource().isBlank();
        String given = silent ? texts.message("figure.site") : texts.message("figure.siteWith", site.getSource());
        return new Figure(site.getMtbf() == null ? standard.mtbf() : site.getMtbf(),
                site.getMttr() == null ? standard.mttr() : site.getMttr(),
                site.getMtbf() == null ? source : given, site.getMttr() == null ? source : given);
    }

    private static Enumerator kind(Failable element) {
        return switch (element) {
            case Node node -> node.getKind();
            case Part part -> part.getKind();
            case Link link -> link.getKind();
            case Area area -> area.getKind();
            default -> throw new IllegalArgumentException(element.eClass().getName());
        };
    }
}
