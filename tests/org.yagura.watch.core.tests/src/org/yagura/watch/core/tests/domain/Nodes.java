/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.emf.ecore.EClass;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.state.Words;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Runs pings of nodes that behave as a test says. */
final class Nodes implements WatchKind {
    final Map<String, Mood> moods = new ConcurrentHashMap<>();
    final Map<String, AtomicInteger> runs = new ConcurrentHashMap<>();
    final Set<String> closed = ConcurrentHashMap.newKeySet();
    final AtomicInteger made = new AtomicInteger();
    final CountDownLatch free = new CountDownLatch(1);
    /** What is measured of nodes that differ from the others. */
    final Map<String, Double> values = new ConcurrentHashMap<>();
    volatile double value = 1;

    /** How a node behaves. */
    enum Mood {
        GOOD, DEAD, SLOW, HANGING, BROKEN, UNLINKED, IMPOSSIBLE
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.PING_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("rtt", "ms"));
    }

    private Mood mood(Node node) {
        return moods.getOrDefault(node.getId(), Mood.GOOD);
    }

    int runs(String node) {
        return runs.computeIfAbsent(node, n -> new AtomicInteger()).get();
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        made.incrementAndGet();
        if (mood(node) == Mood.IMPOSSIBLE) {
            throw new CannotAskException(Phrase.of(Words.class, "run.problem", "no address"));
        }
        return new Probe() {
            @Override
            public Measurement run(ProbeRun run) throws InterruptedException {
                runs.computeIfAbsent(node.getId(), n -> new AtomicInteger()).incrementAndGet();
                return answer(mood(node), values.getOrDefault(node.getId(), value));
            }

            @Override
            public void close() {
                closed.add(node.getId());
            }
        };
    }

    private Measurement answer(Mood mood, double measured) throws InterruptedException {
        Phrase text = Phrase.of(Words.class, "run.problem", mood.name());
        return switch (mood) {
            case GOOD, IMPOSSIBLE -> Measurement.good(text, List.of(Metric.gauge("rtt", "ms", measured)));
            case DEAD -> Measurement.failed(text);
            case SLOW -> {
                new CountDownLatch(1).await();
                yield null;
            }
            case HANGING -> {
                hang();
                yield Measurement.failed(text);
            }
            case BROKEN -> throw new IllegalStateException("a defect");
            case UNLINKED -> throw new NoClassDefFoundError("a library that is not there");
        };
    }

    /** Does not care for interruptions. */
    private void hang() {
        boolean interrupted = true;
        while (interrupted) {
            try {
                free.await();
                interrupted = false;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
