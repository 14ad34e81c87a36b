/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

import javax.net.ssl.X509ExtendedTrustManager;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Component;
import org.yagura.model.site.GreetingProtocol;
import org.yagura.model.site.GreetingSecurity;
import org.yagura.model.site.GreetingWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.ProbeRun;
import org.yagura.watch.core.spi.WatchKind;

/** Speaks the first words of a protocol with a server, and logs in on wish. */
@Component(service = WatchKind.class)
public final class GreetingKind implements WatchKind {

    @Override
    public EClass type() {
        return SitePackage.Literals.GREETING_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("connect", "ms"), MetricForm.of("time", "ms"), MetricForm.of("certificate", "d"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var greeting = (GreetingWatch) watch;
        String user = greeting.getUser() == null ? "" : greeting.getUser();
        String password = Objects.requireNonNullElse(context.clear(greeting.getPassword()), "");
        if (!user.isEmpty() && greeting.getSecurity() == GreetingSecurity.NONE) {
            throw Say.cannot("greeting.clear");
        }
        if ((user + password).chars().anyMatch(Character::isISOControl)) {
            throw Say.cannot("greeting.control");
        }
        return new GreetingProbe(Peers.address(node), port(greeting), greeting.getProtocol(), greeting.getSecurity(),
                new Greeting.LogIn(user, password), greeting.isCheckCertificate() ? Trust.OF_SITE.in(context) : null,
                greeting.getCertificateDays());
    }

    private static int port(GreetingWatch watch) {
        if (watch.getPort() > 0) {
            return watch.getPort();
        }
        boolean tls = watch.getSecurity() == GreetingSecurity.TLS;
        return switch (watch.getProtocol()) {
            case SMTP -> tls ? 465 : 25;
            case FTP -> tls ? 990 : 21;
            case LDAP -> tls ? 636 : 389;
            case IMAP -> tls ? 993 : 143;
            case POP3 -> tls ? 995 : 110;
            case SSH -> 22;
        };
    }

    /** What is asked of one node. */
    private record GreetingProbe(InetAddress address, int port, GreetingProtocol protocol, GreetingSecurity security,
            Greeting.LogIn logIn, X509ExtendedTrustManager trust, int certificateDays) implements Probe {

        @Override
        public Measurement run(ProbeRun run) throws InterruptedException {
            String where = Peers.written(address, port);
            var inspector = new Inspector(trust);
            try (Line line = Line.open(address, port, run)) {
                double connected = run.millis();
                Greeting.Encryption encryption = () -> line.encrypt(address.getHostAddress(), port, inspector);
                if (security == GreetingSecurity.TLS) {
                    encryption.begin();
                }
                Phrase wrong = null;
                String said = "";
                try {
                    said = Greeting.of(protocol, line).talk(security == GreetingSecurity.STARTTLS ? encryption : null,
                            logIn);
                } catch (Greeting.RefusedException e) {
                    wrong = e.phrase(where);
                }
                var metrics = new ArrayList<>(List.of(Metric.gauge("connect", "ms", connected),
                        Metric.gauge("time", "ms", run.millis())));
                OptionalDouble days = inspector.daysLeft(Instant.now());
                days.ifPresent(left -> metrics.add(Metric.gauge("certificate", "d", left)));
                if (wrong != null) {
                    return Measurement.failed(wrong, metrics);
                }
                return days.isPresent() && certificateDays > 0 && days.getAsDouble() <= certificateDays
                        ? new Measurement(Outcome.WARNING, Say.say("certificate.soon", where, days.getAsDouble()),
                                metrics)
                        : Measurement.good(Say.say("greeting.good", where, said, run.millis()), metrics);
            } catch (IOException e) {
                Phrase refusal = inspector.refusal(where);
                return Measurement.failed(refusal == null ? Failures.of(e, where, run) : refusal);
            }
        }

        @Override
        public String toString() {
            return protocol + " of " + Peers.written(address, port);
        }
    }
}
