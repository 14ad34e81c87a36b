/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final HttpKind.Page page;

    HttpProbe(HttpKind.Page page) {
        this.page = page;
    }

    /** Whether it is a page that can be fetched. */
    static boolean fetched(URI url) {
        return url.getHost() != null && url.getScheme() != null && url.getPort() <= 65_535
                && (url.getScheme().equalsIgnoreCase("http") || encrypted(url));
    }

    private static boolean encrypted(URI url) {
        return url.getScheme().equalsIgnoreCase("https");
    }

    private static int port(URI url) {
        return url.getPort() >= 0 ? url.getPort() : encrypted(url) ? HTTPS : HTTP;
    }

    /** An address without what may be secret in it: user, password, query. */
    static String shown(URI url) {
        String host = Objects.requireNonNullElse(url.getHost(), "");
        return Failures.clean(Objects.requireNonNullElse(url.getScheme(), "") + "://" + host
                + (url.getPort() < 0 ? "" : ":" + url.getPort()) + Objects.requireNonNullElse(url.getRawPath(), ""));
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
                    HttpAnswer got = fetch(inspector);
                    certificate(inspector);
                    URI next = next(got);
                    if (next == null || page.redirects() == 0) {
                        answer = got;
                    } else if (followed == page.redirects()) {
                        return failed(Say.say("http.redirects", shown(page.url()), page.redirects()));
                    } else {
                        url = next;
                    }
                } catch (ProtocolException | IllegalArgumentException e) {
                    certificate(inspector);
                    return failed(Say.say("http.broken", shown(url), Failures.clean(e.getMessage())));
                } catch (IOException e) {
                    certificate(inspector);
                    Phrase refusal = inspector.refusal(shown(url));
                    return failed(refusal != null ? refusal : Failures.of(e, shown(url), run));
                }
            }
            return judge(answer);
        }

        private HttpAnswer fetch(Inspector inspector) throws IOException, InterruptedException {
            InetAddress address = Peers.resolve(url.getHost(), run);
            try (Line line = Line.open(address, port(url), run)) {
                if (encrypted(url)) {
                    line.encrypt(bare(url.getHost()), port(url), inspector);
                }
                line.send(request(url).getBytes(StandardCharsets.ISO_8859_1));
                return HttpAnswer.read(line.in());
            }
        }

        /** The one that ends first of those on the way. */
        private void certificate(Inspector inspector) {
            OptionalDouble these = inspector.daysLeft(page.clock().instant());
            if (these.isPresent() && (days.isEmpty() || these.getAsDouble() < days.getAsDouble())) {
                days = these;
            }
        }

        private URI next(HttpAnswer answer) throws ProtocolException {
            String location = answer.headers().get("location");
            boolean leads = switch (answer.status()) {
                case 301, 302, 303, 307, 308 -> location != null;
                default -> false;
            };
            if (!leads) {
                return null;
            }
            URI next = url.resolve(location.strip());
            if (!fetched(next)) {
                throw new ProtocolException("a redirect to something else than a page");
            }
            return next;
        }

        private Measurement judge(HttpAnswer answer) {
            metrics.add(Metric.gauge("time", "ms", run.millis()));
            metrics.add(Metric.gauge("size", "B", answer.size()));
            metrics.add(Metric.gauge("status", "", answer.status()));
            if (!page.good(answer.status())) {
                return failed(Say.say("http.status", shown(url), Integer.toString(answer.status())));
            }
            if (page.content() != null) {
                SafePattern.Found found = page.content().find(answer.text());
                if (found != SafePattern.Found.YES) {
                    return failed(Say.say(found == SafePattern.Found.NO ? "http.content" : "pattern.costly",
                            shown(url)));
                }
            }
            addDays();
            if (days.isPresent() && page.certificateDays() > 0 && days.getAsDouble() <= page.certificateDays()) {
                return new Measurement(Outcome.WARNING, Say.say("certificate.soon", shown(url),
                        Math.floor(days.getAsDouble())), metrics);
            }
            return Measurement.good(Say.say("http.good", shown(url), Integer.toString(answer.status()), run.millis()),
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

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The lines of a request. Nothing of an address can end a line: {@link URI} has no control characters. */
    private static String request(URI url) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String user = url.getUserInfo() == null
                ? ""
                : "Authorization: Basic "
                        + Base64.getEncoder().encodeToString(url.getUserInfo().getBytes(StandardCharsets.UTF_8))
                        + "\r\n";
        return "GET " + ascii(path + query) + " HTTP/1.1\r\nHost: " + url.getHost().toLowerCase(Locale.ROOT) + port
                + "\r\n" + user + "User-Agent: Yagura\r\nAccept: */*\r\nConnection: close\r\n\r\n";
    }

    private static String ascii(String path) {
        return URI.create(path.startsWith("//") ? "/." + path : path).toASCIIString();
    }
}
