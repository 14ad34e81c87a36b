/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.X509ExtendedTrustManager;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.json.Json;
import org.yagura.core.text.SafePattern;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.TransactionWatch;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;

/** Goes through steps over HTTP as a user would, and measures how long each takes. */
@Component(service = WatchKind.class)
public final class TransactionKind implements WatchKind {
    private static final String JSON = "json:";
    private static final String HEADER = "header:";

    private final Trust trust;

    /** Trusts whom this Java and the site trust. */
    @Activate
    public TransactionKind() {
        trust = Trust.OF_SITE;
    }

    /** Trusts whom this one does. */
    public TransactionKind(Supplier<X509ExtendedTrustManager> trust) {
        this.trust = Trust.always(trust);
    }

    /**
     * What is done for one node.
     *
     * @param variables clear values by name
     * @param trust who says whether a certificate is valid; null: all are taken
     */
    record Script(Node node, List<Step> steps, Map<String, String> variables, int certificateDays,
            X509ExtendedTrustManager trust, Clock clock) {

        /** It holds secrets. */
        @Override
        public String toString() {
            return steps.size() + " steps";
        }
    }

    /**
     * A step.
     *
     * @param name what it is called, different from the others
     * @param taken what takes a value from the answer, by the name of the value
     * @param limit null for none
     */
    record Step(String name, String method, String url, List<String> headers, String body, int redirects,
            List<HttpKind.Range> statuses, SafePattern content, SafePattern forbidden, Map<String, Taking> taken,
            Duration pause, Duration limit) {
    }

    /** Takes a value from an answer; nothing where it has none. */
    @FunctionalInterface
    interface Taking {
        Optional<String> from(HttpAnswer answer);
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.TRANSACTION_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("time", "ms"), new MetricForm("time", "ms", Series.Kind.GAUGE, true),
                MetricForm.of("certificate", "d"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var transaction = (TransactionWatch) watch;
        if (transaction.getSteps().isEmpty()) {
            throw Say.cannot("transaction.empty");
        }
        var steps = new ArrayList<Step>();
        for (TransactionStep step : transaction.getSteps()) {
            steps.add(step(step, steps, node));
        }
        Map<String, String> variables = new HashMap<>();
        for (TransactionVariable variable : transaction.getVariables()) {
            variables.put(variable.getName(), Objects.requireNonNullElse(context.clear(variable.getValue()), ""));
        }
        return new Transaction(new Script(node, steps, variables, transaction.getCertificateDays(),
                transaction.isCheckCertificate() ? trust.in(context) : null, context.clock()));
    }

    private static Step step(TransactionStep step, List<Step> before, Node node) throws CannotAskException {
        String name = step.getName() == null || step.getName().isBlank()
                ? Integer.toString(before.size() + 1)
                : step.getName();
        String unique = before.stream().anyMatch(s -> s.name().equals(name)) ? name + ' ' + (before.size() + 1) : name;
        Map<String, Taking> taken = new LinkedHashMap<>();
        for (String extraction : step.getExtractions()) {
            int equals = extraction.indexOf('=');
            if (equals > 0) {
                taken.put(extraction.substring(0, equals), taking(extraction.substring(equals + 1)));
            }
        }
        var headers = new ArrayList<String>();
        for (String header : step.getHeaders()) {
            headers.add(HttpKind.filled(header, node));
        }
        return new Step(unique, step.getMethod(), HttpKind.filled(step.getUrl(), node), headers,
                step.getBody() == null || step.getBody().isEmpty() ? null : step.getBody(), step.getRedirects(),
                HttpKind.statuses(step.getStatuses()), Patterns.of(step.getContent(), HttpAnswer.LONGEST),
                Patterns.of(step.getForbidden(), HttpAnswer.LONGEST), taken,
                step.getPause() == null ? Duration.ZERO : step.getPause(), step.getLimit());
    }

    /** As the model lays it down: a JSON pointer, a header, else a regular expression. */
    private static Taking taking(String from) throws CannotAskException {
        if (from.startsWith(JSON)) {
            String pointer = from.substring(JSON.length());
            return answer -> Json.at(answer.text(), pointer);
        }
        if (from.startsWith(HEADER)) {
            String name = from.substring(HEADER.length()).strip().toLowerCase(Locale.ROOT);
            return answer -> Optional.ofNullable(answer.headers().get(name));
        }
        SafePattern pattern = Patterns.of(from, HttpAnswer.LONGEST);
        return answer -> pattern == null ? Optional.empty() : pattern.take(answer.text());
    }
}
