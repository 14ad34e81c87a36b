/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.net.ssl.X509ExtendedTrustManager;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.yagura.model.site.JmxAttribute;
import org.yagura.model.site.JmxWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.series.Series;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;

/** Reads attributes of MBeans of Java programs. */
@Component(service = WatchKind.class)
public final class JmxKind implements WatchKind {
    private static final Pattern ADDRESS = Pattern.compile(
            "service:jmx:rmi://[^/]*/jndi/rmi://(\\[[0-9A-Fa-f:.]+]|[^/:\\[\\]]+)(?::(\\d{1,5}))?/([^/\\s]+)");
    private static final int REGISTRY = 1099;
    private static final int LAST_PORT = 65_535;

    private final Trust trust;

    /** Trusts whom this Java and the site trust. */
    @Activate
    public JmxKind() {
        trust = Trust.OF_SITE;
    }

    /** Trusts whom this one does. */
    public JmxKind(Supplier<X509ExtendedTrustManager> trust) {
        this.trust = Trust.always(trust);
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.JMX_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        var forms = new ArrayList<>(List.of(MetricForm.of("connect", "ms")));
        for (JmxAttribute attribute : ((JmxWatch) watch).getAttributes()) {
            if (attribute.getMetric() != null) {
                boolean instances = attribute.getObjectName() != null && attribute.getObjectName().matches(".*[*?].*");
                forms.add(new MetricForm(attribute.getMetric(), unit(attribute), kind(attribute.isCounter()),
                        instances));
            }
        }
        return forms;
    }

    private static String unit(JmxAttribute attribute) {
        return attribute.getUnit() == null ? "" : attribute.getUnit();
    }

    private static Series.Kind kind(boolean counter) {
        return counter ? Series.Kind.RATE : Series.Kind.GAUGE;
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var jmx = (JmxWatch) watch;
        String url = HttpKind.filled(jmx.getUrl(), node);
        Matcher parts = ADDRESS.matcher(url);
        if (!parts.matches()) {
            throw Say.cannot("jmx.url", Failures.clean(url));
        }
        int port = parts.group(2) == null ? REGISTRY : Integer.parseInt(parts.group(2));
        if (port < 1 || port > LAST_PORT) {
            throw Say.cannot("jmx.url", Failures.clean(url));
        }
        if (!JmxFilter.works()) {
            throw Say.cannot("jmx.filter");
        }
        var asked = new ArrayList<JmxProbe.Asked>();
        for (JmxAttribute attribute : jmx.getAttributes()) {
            asked.add(new JmxProbe.Asked(String.valueOf(attribute.getMetric()), name(attribute.getObjectName()),
                    String.valueOf(attribute.getAttribute()), attribute.isCounter(), attribute.getFactor(),
                    unit(attribute)));
        }
        if (asked.isEmpty()) {
            throw Say.cannot("jmx.nothing");
        }
        boolean known = jmx.getUser() != null && !jmx.getUser().isBlank();
        Supplier<String[]> logIn = () -> known
                ? new String[]{jmx.getUser(), Objects.requireNonNullElse(context.clear(jmx.getPassword()), "")}
                : null;
        return new JmxProbe(
                new JmxProbe.Server(parts.group(1), port, parts.group(3), jmx.isTls(), logIn, trust.in(context)),
                asked);
    }

    private static ObjectName name(String text) throws CannotAskException {
        try {
            return new ObjectName(String.valueOf(text));
        } catch (MalformedObjectNameException e) {
            throw Say.cannot("jmx.name", Failures.clean(text));
        }
    }
}
