/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.ProtocolException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.core.json.Json;
import org.yagura.core.text.SafePattern;
import org.yagura.watch.core.internal.poll.TransactionKind.Script;
import org.yagura.watch.core.internal.poll.TransactionKind.Step;
import org.yagura.watch.core.internal.poll.TransactionKind.Taking;
import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * Goes through the steps of a test transaction. Cookies live as long as a run. A value is written into an address, a form or
 * JSON as that wants it, so what an answer holds cannot change what the next request means. Values are in no text.
 */
final class Transaction implements Probe {
    private static final Pattern VARIABLE = Pattern.compile("%(\\w{1,64})%");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final double NANOS = 1e6;
    private static final int LONGEST_VALUE = 4_096;

    private final Script script;

    Transaction(Script script) {
        this.script = script;
    }

    @Override
    public Measurement run(ProbeRun run) throws InterruptedException {
        return new Going(run).go();
    }

    /** A step ends the transaction. */
    private static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Phrase text;

        StoppedException(Phrase text) {
            super(text.toString());
            this.text = text;
        }
    }

    /** A request as it is sent. */
    private record Request(String method, URI url, List<String> headers, byte[] body) {
    }

    /** One run. */
    private final class Going {
        private final ProbeRun run;
        private final List<Metric> metrics = new ArrayList<>();
        private final Map<String, String> values = new HashMap<>(script.variables());
        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
        private OptionalDouble days = OptionalDouble.empty();
        private Duration paused = Duration.ZERO;

        Going(ProbeRun run) {
            this.run = run;
        }

        Measurement go() throws InterruptedException {
            try {
                for (Step step : script.steps()) {
                    pause(step);
                    take(step);
                }
            } catch (StoppedException e) {
                days();
                return Measurement.failed(e.text, metrics);
            }
            double all = run.millis() - paused.toNanos() / NANOS;
            metrics.add(Metric.gauge("time", "ms", Math.max(0, all)));
            days();
            return days.isPresent() && script.certificateDays() > 0 && days.getAsDouble() <= script.certificateDays()
                    ? new Measurement(Outcome.WARNING, Say.say("transaction.soon", Math.floor(days.getAsDouble())),
                            metrics)
                    : Measurement.good(Say.say("transaction.good", script.steps().size(), all), metrics);
        }

        private void days() {
            days.ifPresent(left -> metrics.add(Metric.gauge("certificate", "d", left)));
        }

        /** Waits as a user would; that time is nobody's. */
        private void pause(Step step) throws InterruptedException, StoppedException {
            if (step.pause().isZero()) {
                return;
            }
            if (step.pause().compareTo(run.left()) >= 0) {
                throw new StoppedException(Say.say("transaction.late", step.name(), Say.seconds(run.timeout())));
            }
            Thread.sleep(step.pause());
            paused = paused.plus(step.pause());
        }

        private void take(Step step) throws InterruptedException, StoppedException {
            long begun = System.nanoTime();
            HttpAnswer answer = answer(step);
            double millis = (System.nanoTime() - begun) / NANOS;
            metrics.add(Metric.gauge(Metric.named("time", step.name()), "ms", millis));
            String text = answer.text();
            if (step.statuses().stream().noneMatch(r -> r.first() <= answer.status() && answer.status() <= r.last())) {
                throw new StoppedException(
                        Say.say("transaction.status", step.name(), Integer.toString(answer.status())));
            }
            if (step.content() != null && step.content().find(text) != SafePattern.Found.YES) {
                throw new StoppedException(Say.say("transaction.content", step.name()));
            }
            if (step.forbidden() != null && step.forbidden().find(text) != SafePattern.Found.NO) {
                throw new StoppedException(Say.say("transaction.forbidden", step.name()));
            }
            for (Map.Entry<String, Taking> wanted : step.taken().entrySet()) {
                String value = wanted.getValue().from(answer).orElseThrow(
                        () -> new StoppedException(Say.say("transaction.nothing", step.name(), wanted.getKey())));
                values.put(wanted.getKey(),
                        value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value);
            }
            if (step.limit() != null && millis > step.limit().toNanos() / NANOS) {
                throw new StoppedException(
                        Say.say("transaction.slow", step.name(), millis, (double) step.limit().toMillis()));
            }
        }

        private HttpAnswer answer(Step step) throws InterruptedException, StoppedException {
            Request request = request(step);
            for (int followed = 0;; followed++) {
                var inspector = new Inspector(script.trust());
                String where = Web.shown(request.url());
                try {
                    HttpAnswer answer = Web.send(request.method(), request.url(), headers(request), request.body(),
                            inspector, run);
                    certificate(inspector);
                    keep(request.url(), answer);
                    URI next = Web.next(request.url(), answer);
                    if (next == null || step.redirects() == 0) {
                        return answer;
                    }
                    if (followed == step.redirects()) {
                        throw new StoppedException(Say.say("transaction.redirects", step.name(), step.redirects()));
                    }
                    request = redirected(request, next, answer.status());
                } catch (ProtocolException | IllegalArgumentException e) {
                    throw new StoppedException(Say.say("transaction.failed", step.name(),
                            Say.say("http.broken", where, Failures.clean(e.getMessage()))));
                } catch (IOException e) {
                    certificate(inspector);
                    Phrase refusal = inspector.refusal(where);
                    throw new StoppedException(Say.say("transaction.failed", step.name(),
                            refusal != null ? refusal : Failures.of(e, where, run)));
                }
            }
        }

        /** Keeps the cookies that can be read; the manager would log others together with the address, which may hold secrets. */
        private void keep(URI url, HttpAnswer answer) throws IOException {
            String lines = answer.headers().getOrDefault("set-cookie", "");
            cookies.put(url, Map.of("Set-Cookie", lines.lines().filter(Transaction::readable).toList()));
        }

        private void certificate(Inspector inspector) {
            OptionalDouble these = inspector.daysLeft(script.clock().instant());
            if (these.isPresent() && (days.isEmpty() || these.getAsDouble() < days.getAsDouble())) {
                days = these;
            }
        }

        private Request request(Step step) throws StoppedException {
            String template = step.url();
            Matcher first = VARIABLE.matcher(template);
            // a value that an address begins with is an address itself
            String begin = first.lookingAt() ? value(step, first.group(1)) : "";
            String rest = first.lookingAt() ? template.substring(first.end()) : template;
            URI url;
            try {
                url = new URI(begin + filled(step, rest, v -> encoded(v).replace("+", "%20")));
            } catch (URISyntaxException e) {
                throw new StoppedException(Say.say("transaction.url", step.name()));
            }
            if (!Web.fetched(url)) {
                throw new StoppedException(Say.say("transaction.url", step.name()));
            }
            var headers = new ArrayList<String>();
            for (String header : step.headers()) {
                String line = filled(step, header, v -> v);
                if (line.chars().anyMatch(Character::isISOControl)) {
                    throw new StoppedException(Say.say("transaction.header", step.name()));
                }
                headers.add(line);
            }
            if (step.body() == null) {
                return new Request(step.method(), url, headers, null);
            }
            String type = headers.stream().filter(h -> h.toLowerCase(Locale.ROOT).startsWith("content-type:"))
                    .findFirst().map(h -> h.substring(h.indexOf(':') + 1).strip().toLowerCase(Locale.ROOT))
                    .orElse(null);
            if (type == null) {
                headers.add("Content-Type: " + FORM);
            }
            UnaryOperator<String> writing = type == null || type.startsWith(FORM)
                    ? Transaction::encoded
                    : type.contains("json") ? Transaction::json : v -> v;
            return new Request(step.method(), url, headers,
                    filled(step, step.body(), writing).getBytes(StandardCharsets.UTF_8));
        }

        /** A text with values in the places of their names. */
        private String filled(Step step, String template, UnaryOperator<String> writing) throws StoppedException {
            Matcher matcher = VARIABLE.matcher(template);
            var text = new StringBuilder();
            int from = 0;
            while (matcher.find(from)) {
                // %41 in an address is a letter, not a name; only what is known or looks like nothing else is one
                boolean known = values.containsKey(matcher.group(1));
                if (!known && matcher.group(1).matches("[0-9A-Fa-f]{2}.*")) {
                    text.append(template, from, matcher.start() + 1);
                    from = matcher.start() + 1;
                    continue;
                }
                text.append(template, from, matcher.start()).append(writing.apply(value(step, matcher.group(1))));
                from = matcher.end();
            }
            return text.append(template.substring(from)).toString();
        }

        private String value(Step step, String name) throws StoppedException {
            String value = values.get(name);
            if (value == null) {
                throw new StoppedException(Say.say("transaction.variable", step.name(), name));
            }
            return value;
        }

        private List<String> headers(Request request) throws IOException {
            var all = new ArrayList<>(request.headers());
            List<String> sent = cookies.get(request.url(), Map.of()).getOrDefault("Cookie", List.of());
            if (!sent.isEmpty()) {
                all.add("Cookie: " + String.join("; ", sent));
            }
            return all;
        }
    }

    /** Where an answer leads on to; another host does not get the headers, which may hold secrets. */
    private static Request redirected(Request request, URI next, int status) {
        boolean same = request.url().getHost().equalsIgnoreCase(next.getHost())
                && Web.port(request.url()) == Web.port(next);
        List<String> headers = same ? request.headers() : List.of();
        boolean again = status == 307 || status == 308 || List.of("GET", "HEAD").contains(request.method());
        return again && (same || request.body() == null)
                ? new Request(request.method(), next, headers, request.body())
                : new Request("GET", next, headers.stream()
                        .filter(h -> !h.toLowerCase(Locale.ROOT).startsWith("content-")).toList(), null);
    }

    private static boolean readable(String cookie) {
        try {
            return !HttpCookie.parse(cookie).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As it stands between the quotes of a text of JSON. */
    private static String json(String value) {
        String quoted = Json.text(value).strip();
        return quoted.substring(1, quoted.length() - 1);
    }
}
