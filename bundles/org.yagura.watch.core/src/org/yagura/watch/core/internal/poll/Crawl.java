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
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

import javax.net.ssl.X509ExtendedTrustManager;

import org.yagura.core.event.Severity;
import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.internal.poll.http.Links;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Entry;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Metric;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.ProbeRun;

/**
 * One look at the pages of a site, by one connection at a time, each address once, nearest to the start first. What is not
 * at the host and port of the start is neither fetched nor judged.
 */
final class Crawl {
    private static final int MOST_TOLD = 5;
    private static final int MOST_REDIRECTS = 5;
    private static final int FIRST_BAD = 400;
    /** What a page may take at most, so that one that hangs does not take the time of all. */
    private static final Duration PAGE_TIME = Duration.ofSeconds(10);
    /** They ask who one is, or to come less often; that says nothing of whether a page is there. */
    private static final Set<Integer> NOT_DEAD = Set.of(401, 407, 429);

    private final Tour tour;
    private final ProbeRun run;
    private final Queue<Stop> ahead = new ArrayDeque<>();
    private final Set<URI> seen = new HashSet<>();
    private final Set<String> broken = new HashSet<>();
    private final Map<String, Linking> linking = new HashMap<>();
    private final Map<String, Reason> dead = new LinkedHashMap<>();
    private int pages;
    private int fetched;

    /**
     * Where to go.
     *
     * @param logIn null for none
     * @param depth so many links away from the start at most
     * @param most so many addresses are fetched at most
     * @param trust who says whether a certificate is valid; null: all are taken
     */
    record Tour(URI start, LogIn logIn, int depth, int most, X509ExtendedTrustManager trust) {
    }

    /** An address, who links to it, and how many links away from the start it is. */
    private record Stop(URI url, URI from, int depth) {
    }

    /** Why a link is dead, how people are shown where it leads, and the first page that links to it. */
    private record Reason(String shown, URI from, Phrase why, String instance) {
    }

    /** Who links somewhere: the first pages, and how many more. */
    private static final class Linking {
        private final List<String> pages = new ArrayList<>();
        private int more;

        void add(String page) {
            if (pages.size() == DeadLinks.MOST_PAGES) {
                more++;
            } else if (!pages.contains(page)) {
                pages.add(page);
            }
        }
    }

    /** What came of fetching an address: the answer and where it came from, or why there is none. */
    private record Got(URI url, HttpAnswer answer, Phrase trouble) {
    }

    Crawl(Tour tour, ProbeRun run) {
        this.tour = tour;
        this.run = run;
    }

    Measurement make() throws InterruptedException {
        Got first = fetch(new Stop(tour.start(), null, 0));
        if (first.trouble() != null) {
            return Measurement.failed(first.trouble());
        }
        if (!ours(first.url())) {
            return Measurement.failed(Say.say("links.away", Web.shown(tour.start()), Web.shown(first.url())));
        }
        seen.add(tour.start());
        seen.add(first.url());
        read(first, 0);
        while (!ahead.isEmpty() && fetched < tour.most()) {
            Stop stop = ahead.remove();
            Got got = fetch(stop);
            if (run.left().isZero()) {
                // no values: what is dead in the part that was not reached is not known, and what was told stands
                return Measurement.failed(
                        Say.say("links.slow", Web.shown(tour.start()), Say.seconds(run.timeout()), fetched));
            }
            if (got.trouble() != null) {
                String url = stop.url().toString();
                dead.put(url, new Reason(Web.shown(stop.url()), stop.from(), got.trouble(),
                        Failures.clean(DeadLinks.instance(url))));
            } else if (ours(got.url()) && (got.url().equals(stop.url()) || seen.add(got.url()))) {
                read(got, stop.depth());
            }
        }
        return judge();
    }

    private List<Metric> metrics() {
        return List.of(Metric.gauge("pages", "", pages), Metric.gauge("links", "", seen.size() + broken.size()),
                Metric.gauge("dead", "", dead.size()));
    }

    private Measurement judge() {
        String start = Web.shown(tour.start());
        Phrase extent = ahead.isEmpty()
                ? Say.say("links.all", pages, fetched)
                : Say.say("links.part", pages, fetched, ahead.size());
        if (dead.isEmpty()) {
            return Measurement.good(Say.say("links.good", start, extent), metrics()).memo(DeadLinks.NONE.memo());
        }
        DeadLinks before = DeadLinks.read(run.memo());
        DeadLinks now = DeadLinks.of(dead.entrySet().stream().map(e -> kept(e.getKey(), e.getValue())).toList(),
                before);
        Phrase all = list(dead.values());
        Set<String> fresh = now.fresh(before);
        List<Entry> entries = fresh.isEmpty()
                ? List.of()
                : List.of(new Entry(Severity.WARNING, Say.say("links.fresh", start, fresh.size(),
                        list(dead.values().stream().filter(d -> fresh.contains(d.instance())).toList())), "",
                        Map.of()));
        return new Measurement(Outcome.WARNING, Say.say("links.dead", start, dead.size(), all, extent), metrics(),
                entries, now.memo()).faults(faults(now.named()));
    }

    /** The first of them, and how many more there are. */
    private static Phrase list(Collection<Reason> reasons) {
        List<Phrase> told = reasons.stream().limit(MOST_TOLD)
                .map(d -> Say.say("links.one", d.shown(), Web.shown(d.from()), d.why())).toList();
        Phrase list = told.getFirst();
        for (Phrase next : told.subList(1, told.size())) {
            list = Say.say("links.list", list, next);
        }
        return reasons.size() > told.size() ? Say.say("links.more", list, reasons.size() - told.size()) : list;
    }

    /** What is told of each by itself. */
    private Map<String, Phrase> faults(Set<String> named) {
        var faults = new LinkedHashMap<String, Phrase>();
        for (Reason reason : dead.values()) {
            if (named.contains(reason.instance())) {
                faults.putIfAbsent(reason.instance(),
                        Say.say("links.fault", reason.shown(), Web.shown(reason.from()), reason.why()));
            }
        }
        return faults;
    }

    private DeadLinks.Dead kept(String key, Reason reason) {
        Linking from = linking.get(key);
        return DeadLinks.Dead.of(reason.shown(), reason.why(), from.pages, from.more, reason.instance());
    }

    /** Whether an address is of the site: same host, and same port or both the usual ones of their schemes. */
    private boolean ours(URI url) {
        URI start = tour.start();
        return url.getHost().equalsIgnoreCase(start.getHost())
                && (Web.port(url) == Web.port(start) || url.getPort() < 0 && start.getPort() < 0);
    }

    /** Takes the links of a page. */
    private void read(Got got, int depth) {
        if (depth >= tour.depth() || !html(got.answer().headers())) {
            return;
        }
        pages++;
        Links links = Links.of(got.answer().text(), got.url());
        String page = Web.shown(got.url());
        for (String text : links.broken()) {
            if (broken.add(text)) {
                linking.put(text, new Linking());
                dead.put(text, new Reason(Failures.clean(text), got.url(), Say.say("links.noAddress"),
                        Failures.clean(DeadLinks.instance(text))));
            }
            linking.get(text).add(page);
        }
        for (URI target : links.targets()) {
            if (!Web.fetched(target) || !ours(target)) {
                continue;
            }
            if (seen.size() < Links.MOST + tour.most() && seen.add(target)) {
                linking.put(target.toString(), new Linking());
                ahead.add(new Stop(target, got.url(), depth + 1));
            }
            Linking known = linking.get(target.toString());
            if (known != null) {
                known.add(page);
            }
        }
    }

    private static boolean html(Map<String, String> headers) {
        String type = headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
        return type.startsWith("text/html") || type.startsWith("application/xhtml+xml");
    }

    private Got fetch(Stop stop) throws InterruptedException {
        URI url = stop.url();
        for (int followed = 0; followed <= MOST_REDIRECTS; followed++) {
            fetched++;
            Duration left = run.left();
            ProbeRun one = ProbeRun.begin(run.at(), left.compareTo(PAGE_TIME) < 0 ? left : PAGE_TIME);
            var inspector = new Inspector(tour.trust());
            try {
                HttpAnswer answer = Web.get(url, tour.logIn(), inspector, one,
                        h -> stop.depth() < tour.depth() && html(h));
                if (answer.status() >= FIRST_BAD && !NOT_DEAD.contains(answer.status())) {
                    return new Got(url, null, stop.from() == null
                            ? Say.say("http.status", Web.shown(url), Integer.toString(answer.status()))
                            : Say.say("links.status", Integer.toString(answer.status())));
                }
                URI next = Web.next(url, answer);
                if (next == null || !ours(next)) {
                    return new Got(next == null ? url : next, answer, null);
                }
                url = next;
            } catch (ProtocolException | IllegalArgumentException e) {
                return new Got(url, null, Say.say("http.broken", Web.shown(url), Failures.clean(e.getMessage())));
            } catch (IOException e) {
                Phrase refusal = inspector.refusal(Web.shown(url));
                return new Got(url, null, refusal != null ? refusal : Failures.of(e, Web.shown(url), one));
            }
        }
        return new Got(url, null, Say.say("http.redirects", Web.shown(stop.url()), MOST_REDIRECTS));
    }
}
