/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.X509ExtendedTrustManager;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;

/** Looks for dead links of published pages. */
@Component(service = WatchKind.class)
public final class LinkKind implements WatchKind {
    private final Trust trust;

    /** Trusts whom this Java and the site trust. */
    @Activate
    public LinkKind() {
        trust = Trust.OF_SITE;
    }

    /** Trusts whom this one does. */
    public LinkKind(Supplier<X509ExtendedTrustManager> trust) {
        this.trust = Trust.always(trust);
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.LINK_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("pages", ""), MetricForm.of("links", ""), MetricForm.of("dead", ""));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var links = (LinkWatch) watch;
        URI start = HttpKind.url(links.getUrl(), node);
        var tour = new Crawl.Tour(start, LogIn.of(start, links.getUser(), links.getPassword(), context),
                links.getDepth(), links.getMostPages(),
                links.isCheckCertificate() ? trust.in(context) : null);
        return run -> new Crawl(tour, run).make();
    }
}
