/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import org.yagura.core.text.SafePattern;
import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Fetches a page by a connection of its own each time, so that what is measured is what a visitor would wait for. With HTTP
 * over TLS, nothing is sent before the certificate is found valid, where that is wished.
 */
final class HttpProbe implements Probe {
    private final HttpKind.Page page;

    HttpProbe(HttpKind.Page page) {
        this.page = page;
    }

    @Override
    public Measurement run(ProbeRun run) throws InterruptedException {
        return new Visit(run).make();
    }

    /** One run. */
    private final class Visit {
        private final ProbeRun run;
        private final List<Metric> metrics = new ArrayList<>();
        private URI url = page.url();
        private OptionalDouble days = OptionalDouble.empty();

        Visit(ProbeRun run) {
            this.run = run;
        }

        Measurement make() throws InterruptedException {
            HttpAnswer answer = null;
            for (int followed = 0; answer == null; followed++) {
                var inspector = new Inspector(page.trust());
                try {
                    HttpAnswer got = Web.get(url, page.logIn(), inspector, run, _ -> true);
                    certificate(inspector);
                    URI next = Web.next(url, got);
                    if (next == null || page.redirects() == 0) {
                        answer = got;
                    } else if (followed == page.redirects()) {
                        return failed(Say.say("http.redirects", Web.shown(page.url()), page.redirects()));
                    } else {
                        url = next;
                    }
                } catch (ProtocolException | IllegalArgumentException e) {
                    certificate(inspector);
                    return failed(Say.say("http.broken", Web.shown(url), Failures.clean(e.getMessage())));
                } catch (IOException e) {
                    certificate(inspector);
                    Phrase refusal = inspector.refusal(Web.shown(url));
                    return failed(refusal != null ? refusal : Failures.of(e, Web.shown(url), run));
                }
            }
            return judge(answer);
        }

        /** The one that ends first of those on the way. */
        private void certificate(Inspector inspector) {
            OptionalDouble these = inspector.daysLeft(page.clock().instant());
            if (these.isPresent() && (days.isEmpty() || these.getAsDouble() < days.getAsDouble())) {
                days = these;
            }
        }

        private Measurement judge(HttpAnswer answer) {
            metrics.add(Metric.gauge("time", "ms", run.millis()));
            metrics.add(Metric.gauge("size", "B", answer.size()));
            metrics.add(Metric.gauge("status", "", answer.status()));
            if (!page.good(answer.status())) {
                return failed(Say.say("http.status", Web.shown(url), Integer.toString(answer.status())));
            }
            if (page.content() != null) {
                SafePattern.Found found = page.content().find(answer.text());
                if (found != SafePattern.Found.YES) {
                    return failed(Say.say(found == SafePattern.Found.NO ? "http.content" : "pattern.costly",
                            Web.shown(url)));
                }
            }
            addDays();
            if (days.isPresent() && page.certificateDays() > 0 && days.getAsDouble() <= page.certificateDays()) {
                return new Measurement(Outcome.WARNING, Say.say("certificate.soon", Web.shown(url),
                        Math.floor(days.getAsDouble())), metrics);
            }
            return Measurement.good(
                    Say.say("http.good", Web.shown(url), Integer.toString(answer.status()), run.millis()),
                    metrics);
        }

        private Measurement failed(Phrase text) {
            addDays();
            return Measurement.failed(text, metrics);
        }

        private void addDays() {
            days.ifPresent(left -> metrics.add(Metric.gauge("certificate", "d", left)));
        }
    }
}
