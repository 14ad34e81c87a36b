/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import javax.net.ssl.X509ExtendedTrustManager;

import org.eclipse.emf.ecore.EClass;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.yagura.core.text.SafePattern;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.MetricForm;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeContext;
import org.yagura.watch.core.spi.WatchKind;

/** Fetches a page. */
@Component(service = WatchKind.class)
public final class HttpKind implements WatchKind {
    private static final String ADDRESS = "%address%";
    private static final String NODE = "%node%";

    private final Trust trust;

    /** Trusts whom this Java and the site trust. */
    @Activate
    public HttpKind() {
        trust = Trust.OF_SITE;
    }

    /** Trusts whom this one does. */
    public HttpKind(Supplier<X509ExtendedTrustManager> trust) {
        this.trust = Trust.always(trust);
    }

    /**
     * What is asked of one node.
     *
     * @param logIn null for none
     * @param statuses good ones
     * @param content that the page must contain; null: any
     * @param trust who says whether a certificate is valid; null: all are taken
     */
    record Page(URI url, LogIn logIn, List<Range> statuses, SafePattern content, int redirects, int certificateDays,
            X509ExtendedTrustManager trust, Clock clock) {

        boolean good(int status) {
            return statuses.stream().anyMatch(range -> range.first() <= status && status <= range.last());
        }
    }

    /** Status codes from one to another. */
    record Range(int first, int last) {
    }

    @Override
    public EClass type() {
        return SitePackage.Literals.HTTP_WATCH;
    }

    @Override
    public List<MetricForm> metrics(Watch watch) {
        return List.of(MetricForm.of("time", "ms"), MetricForm.of("size", "B"), MetricForm.of("status", ""),
                MetricForm.of("certificate", "d"));
    }

    @Override
    public Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException {
        var http = (HttpWatch) watch;
        URI url = url(http.getUrl(), node);
        var page = new Page(url, LogIn.of(url, http.getUser(), http.getPassword(), context),
                statuses(http.getStatuses()),
                Patterns.of(http.getContent(), HttpAnswer.LONGEST), http.getRedirects(), http.getCertificateDays(),
                http.isCheckCertificate() ? trust.in(context) : null, context.clock());
        return new HttpProbe(page);
    }

    /** The address of the page of a node. */
    static URI url(String template, Node node) throws CannotAskException {
        String text = filled(template, node);
        try {
            URI url = new URI(text);
            if (Web.fetched(url)) {
                return url;
            }
            throw Say.cannot("http.url", Web.shown(url));
        } catch (URISyntaxException e) {
            throw Say.cannot("http.url", Failures.clean(e.getReason()));
        }
    }

    /** A text with address and host name of a node in the places for them. */
    static String filled(String template, Node node) throws CannotAskException {
        String text = String.valueOf(template);
        if (text.contains(ADDRESS)) {
            InetAddress address = Peers.address(node);
            String written = address.getHostAddress();
            text = text.replace(ADDRESS, written.indexOf(':') >= 0 ? '[' + written + ']' : written);
        }
        if (text.contains(NODE)) {
            String name = node.getHostName();
            if (name == null || name.isBlank()) {
                throw Say.cannot("node.noHostName", node.getName());
            }
            text = text.replace(NODE, name.strip());
        }
        return text;
    }

    /** Numbers and ranges with commas between them. */
    static List<Range> statuses(String text) throws CannotAskException {
        var ranges = new ArrayList<Range>();
        for (String part : String.valueOf(text).split(",")) {
            String[] ends = part.strip().split("-");
            try {
                ranges.add(
                        new Range(Integer.parseInt(ends[0].strip()), Integer.parseInt(ends[ends.length - 1].strip())));
            } catch (NumberFormatException e) {
                throw Say.cannot("http.statuses", text);
            }
        }
        return ranges;
    }
}
