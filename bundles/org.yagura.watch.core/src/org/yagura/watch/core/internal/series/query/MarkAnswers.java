/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.event.MarkSource;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.text.Texts;
import org.yagura.watch.core.series.FindMarks;

/** Answers what else happened while something was measured: other domains tell it, and the revisions do. */
public final class MarkAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(MarkAnswers.class);
    private static final int USUAL = 200;
    /** Revisions that are looked through at most, from the newest back. */
    private static final int REVISIONS = 10_000;

    private final SeriesView view;
    private final Iterable<MarkSource> sources;

    /** Answers from those sources, which may come and go. */
    public MarkAnswers(SeriesView view, Iterable<MarkSource> sources) {
        this.view = view;
        this.sources = sources;
    }

    /** The handlers. */
    public List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindMarks.class, this::find));
    }

    private FindMarks.Answer find(FindMarks query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        Instant from = Problems.given(language, "from", query.from());
        Instant to = Problems.given(language, "to", query.to());
        Times.check(language, from, to);
        int size = (int) Problems.bounded(language, "size", query.size(), USUAL, 1, FindMarks.MOST);
        List<String> asked = query.nodes() == null ? List.of() : query.nodes();
        if (asked.size() > FindMarks.MOST_NODES) {
            throw Problems.invalid(language, "nodes", FindMarks.MOST_NODES);
        }
        Set<String> nodes = asked.stream().filter(node -> view.inScope(context.caller(), node))
                .collect(Collectors.toSet());
        Set<MarkKind> kinds = query.kinds() == null || query.kinds().isEmpty()
                ? Set.of(MarkKind.values())
                : Set.copyOf(query.kinds());
        var found = new ArrayList<Mark>();
        // one more than wanted tells that there are more
        for (MarkSource source : nodes.isEmpty() ? List.<MarkSource>of() : sources) {
            try {
                found.addAll(source.marks(nodes, from, to, size + 1, language));
            } catch (RuntimeException e) {
                LOG.warn("{} failed", source.getClass().getName(), e);
            }
        }
        if (kinds.contains(MarkKind.REVISION)) {
            found.addAll(revisions(from, to, size + 1, context));
        }
        List<Mark> wanted = found.stream().filter(m -> kinds.contains(m.kind()))
                .sorted(Comparator.comparing(Mark::at).reversed()).toList();
        return new FindMarks.Answer(wanted.subList(0, Math.min(size, wanted.size())), wanted.size() > size);
    }

    private static List<Mark> revisions(Instant from, Instant to, int most, RequestHandler.Context context) {
        var texts = Texts.of(MarkAnswers.class, context.caller().language());
        var found = new ArrayList<Mark>();
        for (long position = 0; position < REVISIONS; position += FindMarks.MOST) {
            FindRevisions.Page page = context.ask(new FindRevisions(position, FindMarks.MOST));
            for (FindRevisions.Row row : page.rows()) {
                if (row.at().isBefore(from) || found.size() == most) {
                    return found;
                }
                if (row.at().isBefore(to)) {
                    found.add(new Mark(MarkKind.REVISION, row.at(), null, null, null,
                            texts.get("revision", Long.toString(row.number()), row.author(), row.reason()),
                            Long.toString(row.number())));
                }
            }
            if (page.rows().isEmpty()) {
                return found;
            }
        }
        return found;
    }
}
