/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import org.eclipse.emf.ecore.EObject;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.ModelProblem;
import org.yagura.model.Secrets;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Node;
import org.yagura.model.site.PushWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.TryWatch;
import org.yagura.watch.core.internal.plan.Plan;
import org.yagura.watch.core.internal.plan.Watching;
import org.yagura.watch.core.spi.Measurement;

/** Runs watches once that need not be saved, a few at a time. */
final class TryingWatches {
    private static final int AT_ONCE = 4;
    private static final int PROBLEMS_SHOWN = 3;
    private static final Duration LONGEST = Duration.ofSeconds(TryWatch.LONGEST_SECONDS);

    private final Board board;
    private final Watching watching;
    private final Semaphore free = new Semaphore(AT_ONCE);

    TryingWatches(Board board, Watching watching) {
        this.board = board;
        this.watching = watching;
    }

    TryWatch.Result go(TryWatch command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        String text = Problems.given(language, "site", command.site());
        String id = Problems.given(language, "node", command.node());
        if (text.length() > TryWatch.LONGEST) {
            throw Problems.invalid(language, "long", "site", TryWatch.LONGEST);
        }
        // watches stand outside of all areas, so only who may change the whole site may change them
        if (context.caller().areas().isPresent()) {
            throw Problems.problem(Problem.REFUSED, language, "try.scope");
        }
        Plan plan = board.rounds().plan();
        if (plan == null || !watching.runs()) {
            throw Problems.problem(Problem.UNAVAILABLE, language, "not-running");
        }
        Node node = plan.index().node(id);
        if (node == null) {
            throw Problems.problem(Problem.NOT_FOUND, language, "node", id);
        }
        Watch watch = watch(text, plan.revision().site(), language);
        context.audit("tried " + watch.eClass().getName() + " " + Board.name(watch, watch.getId()) + " at "
                + Board.name(node, id));
        if (!free.tryAcquire()) {
            throw Problems.problem(Problem.TOO_MANY, language, "try.busy", AT_ONCE);
        }
        return run(watch, node, language);
    }

    private TryWatch.Result run(Watch watch, Node node, Locale language) {
        Instant at = board.now();
        long begun = System.nanoTime();
        Duration timeout = watch.getTimeout() == null || watch.getTimeout().compareTo(LONGEST) > 0
                ? LONGEST
                : watch.getTimeout();
        Measurement measured = watching.once(watch, node, timeout, free::release);
        return new TryWatch.Result(at, (System.nanoTime() - begun) / 1e6, measured.outcome(),
                measured.text().in(language), measured.metrics().stream().limit(TryWatch.Result.MOST)
                        .map(m -> new TryWatch.Value(m.name(), m.unit(), m.value())).toList(),
                measured.entries().size());
    }

    private static Watch watch(String text, Site saved, Locale language) {
        Site site;
        try {
            site = new SiteFiles().load(text.getBytes(StandardCharsets.UTF_8), "watch").site();
        } catch (SiteFileException e) {
            throw Problems.invalid(language, "try.text", e.text(language));
        }
        if (site.getWatches().size() != 1) {
            throw Problems.invalid(language, "try.one", site.getWatches().size());
        }
        Watch watch = site.getWatches().getFirst();
        if (watch instanceof PushWatch) {
            throw Problems.invalid(language, "try.push");
        }
        var all = new ArrayList<EObject>(List.of(watch));
        watch.eAllContents().forEachRemaining(all::add);
        List<ModelProblem> errors = SiteChecks.check(site, all).stream().filter(ModelProblem::isError)
                .limit(PROBLEMS_SHOWN).toList();
        if (!errors.isEmpty()) {
            throw Problems.invalid(language, "try.checks", ModelProblem.text(errors, language));
        }
        Secrets.keep(site, saved);
        return watch;
    }
}
