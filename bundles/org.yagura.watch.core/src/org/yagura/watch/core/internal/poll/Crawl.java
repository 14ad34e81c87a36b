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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

import javax.net.ssl.X509ExtendedTrustManager;

import org.yagura.watch.core.internal.poll.http.HttpAnswer;
import org.yagura.watch.core.internal.poll.http.Links;
import org.yagura.watch.core.spi.Measurement;
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
    private static final int MOST_LINKING = 1_000;
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
    private final List<Phrase> told = new ArrayList<>();
    private final Map<String, Set<String>> linking = new HashMap<>();
    private final Map<String, Reason> reasons = new LinkedHashMap<>();
    private int pages;
    private int fetched;
    private int dead;

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

    /** Why a link is dead, and how people are shown where it leads. */
    private record Reason(String shown, Phrase why) {
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
                return Measurement.failed(
                        Say.say("links.slow", Web.shown(tour.start()), Say.seconds(run.timeout()), fetched), metrics());
            }
            if (got.trouble() != null) {
                dead(stop.url().toString(), Web.shown(stop.url()), stop.from(), got.trouble());
            } else if (ours(got.url()) && (got.url().equals(stop.url()) || seen.add(got.url()))) {
                read(got, stop.depth());
            }
        }
        return judge();
    }

    private List<Metric> metrics() {
        return List.of(Metric.gauge("pages", "", pages), Metric.gauge("links", "", seen.size() + broken.size()),
                Metric.gauge("dead", "", dead));
    }

    private Measurement judge() {
        String start = Web.shown(tour.start());
        Phrase extent = ahead.isEmpty()
                ? Say.say("links.all", pages, fetched)
                : Say.say("links.part", pages, fetched, ahead.size());
        if (dead == 0) {
            return new Measurement(Outcome.GOOD, Say.say("links.good", start, extent), metrics(), List.of(),
                    DeadLinks.NONE.memo());
        }
        Phrase list = told.getFirst();
        for (Phrase next : told.subList(1, told.size())) {
            list = Say.say("links.list", list, next);
        }
        if (dead > told.size()) {
            list = Say.say("links.more", list, dead - told.size());
        }
        List<DeadLinks.Dead> all = reasons.entrySet().stream()
                .map(e -> DeadLinks.Dead.of(e.getValue().shown(), e.getValue().why(),
                        List.copyOf(linking.getOrDefault(e.getKey(), Set.of()))))
                .toList();
        return new Measurement(Outcome.WARNING, Say.say("links.dead", start, dead, list, extent), metrics(), List.of(),
                DeadLinks.of(all).memo());
    }

    /** A link is dead; the key is where it leads, as {@link #linking} has it. */
    private void dead(String key, String what, URI from, Phrase why) {
        dead++;
        reasons.put(key, new Reason(what, why));
        if (told.size() < MOST_TOLD) {
            told.add(Say.say("links.one", what, Web.shown(from), why));
        }
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
            links(text, page);
            if (broken.add(text)) {
                dead(text, Failures.clean(text), got.url(), Say.say("links.noAddress"));
            }
        }
        for (URI target : links.targets()) {
            links(target.toString(), page);
            if (Web.fetched(target) && ours(target) && seen.size() < Links.MOST + tour.most() && seen.add(target)) {
                ahead.add(new Stop(target, got.url(), depth + 1));
            }
        }
    }

    /** Notes that a page links somewhere; of what very many pages link to, it is enough to know the first. */
    private void links(String to, String page) {
        if (linking.size() < Links.MOST + tour.most() || linking.containsKey(to)) {
            Set<String> pages = linking.computeIfAbsent(to, key -> new LinkedHashSet<>());
            if (pages.size() < MOST_LINKING) {
                pages.add(page);
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
