/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll.host;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.host.HostAccess;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.site.LogWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.Say;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Follows a log file of a host; each entry that a pattern finds becomes an event. */
@Component(service = WatchKind.class)
public final class LogKind implements WatchKind {
    @Override
    public EClass type() {
        return SitePackage.Literals.LOG_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return LogPatterns.metrics(((LogWatch) watch).getPatterns());
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var log = (LogWatch) watch;
        return probe(log, Ways.of(log, node, context));
    }

    /**
     * Follows on that way.
     *
     * @throws CannotAskException when an expression or the character set is none
     */
    public static Probe probe(LogWatch watch, HostAccess access) throws CannotAskException {
        return new Log(watch, access);
    }

    private static final class Log implements Probe {
        private final LogWatch watch;
        private final HostAccess access;
        private final LogFiles files;
        private final LogPatterns patterns;

        Log(LogWatch watch, HostAccess access) throws CannotAskException {
            this.watch = watch;
            this.access = access;
            files = new LogFiles(access, watch.getPath(), Charset.forName(watch.getCharset()), watch.getFirstLine());
            patterns = new LogPatterns(watch.getPatterns());
        }

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            try {
                return measure(files.read(run), run);
            } catch (ProblemException e) {
                return Measurement.failed(HostProbe.text(e));
            }
        }

        private Measurement measure(LogFiles.Read read, ProbeRun run) {
            LogPatterns.Outcome outcome = patterns.look(read.entries().stream()
                    .map(entry -> new LogPatterns.Line(entry.text(), Map.of("file", entry.file()))).toList());
            LogPatterns.Rated rated = patterns.rated(outcome, read.entries().size(), run.at());
            return new Measurement(read.outcome(), text(read, outcome.matches()), rated.metrics(), outcome.events(),
                    read.memo()).pending(rated.pending());
        }

        private Phrase text(LogFiles.Read read, int matches) {
            String path = watch.getPath();
            return read.trouble(path).orElseGet(() -> files.several()
                    ? Say.say(read.more() ? "log.files.more" : "log.files.good", read.entries().size(), matches, path,
                            read.files())
                    : Say.say(read.more() ? "log.more" : "log.good", read.entries().size(), matches, path));
        }

        @Override
        public void close() {
            access.close();
        }
    }
}
