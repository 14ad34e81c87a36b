/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Certificates;
import org.yagura.watch.core.internal.poll.DeadLinks;
import org.yagura.watch.core.internal.poll.LinkKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.spi.Phrase;
import org.yagura.watch.core.spi.Probe;
import org.yagura.watch.core.spi.ProbeRun;

/** Sites on loopback whose links are good, dead, endless and circular. */
final class LinkKindTest {
    @TempDir
    private static Path folder;
    private final LinkKind kind = new LinkKind();
    private final Asking asking = new Asking(Peer.WHERE);
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();

    private void page(String path, String html) {
        pages.put(path, answer("200 OK", "text/html; charset=utf-8", html));
    }

    private static String answer(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String redirect(String to) {
        return "HTTP/1.1 302 Found\r\nLocation: " + to + "\r\nContent-Length: 0\r\n\r\n";
    }

    private Peer serve(ServerSocket server) throws IOException {
        return new Peer(server, this::serve);
    }

    private void serve(Socket socket) throws IOException {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        String path = Peer.head(socket.getInputStream()).split(" ")[1];
        asked.add(path);
        String answer = pages.getOrDefault(path, answer("404 Not Found", "text/html", "<a href=/never>x</a>"));
        open.decrementAndGet();
        if (answer.equals("hang")) {
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
        socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static LinkWatch watch(Peer peer, String path) {
        LinkWatch watch = SiteFactory.eINSTANCE.createLinkWatch();
        watch.setUrl("http://%address%:" + peer.port() + path);
        return watch;
    }

    private static void values(Measurement measured, double pages, double links, double dead) {
        assertEquals(List.of(pages, links, dead),
                List.of(Asking.value(measured, "pages").getAsDouble(), Asking.value(measured, "links").getAsDouble(),
                        Asking.value(measured, "dead").getAsDouble()),
                measured.text().toString());
    }

    @Test
    void aSiteWithoutDeadLinksIsGoodAndEachAddressIsFetchedOnce() throws Exception {
        page("/", "<a href='b.html'>b</a><a href='b.html#x'>b</a><img src=c.png><a href='/'>self</a>"
                + "<a href='http://127.0.35.9:1/away'>elsewhere</a><a href='mailto:a@b'>m</a>");
        page("/b.html", "<a href='/'>back</a><a href='d'>d</a>");
        pages.put("/c.png", answer("200 OK", "image/png", "<a href=none>"));
        pages.put("/d", answer("401 Who", "text/html", ""));
        try (Peer peer = serve(new ServerSocket())) {
            Measurement good = asking.run(kind, watch(peer, "/"), Asking.LONG);
            assertEquals(Outcome.GOOD, good.outcome(), good.text().toString());
            values(good, 3, 4, 0);
            assertEquals(List.of("/", "/b.html", "/c.png", "/d"), asked);
            assertEquals(1, mostOpen.get());
        }
    }

    @Test
    void whoLinksToWhatIsDeadIsTold() throws Exception {
        page("/", "<a href='b.html?secret=geheim'>b</a><a href='gone'>g</a><a href='http://'>none</a>");
        page("/b.html?secret=geheim", "<a href='/gone2?token=geheim'>x</a><a href=broken>y</a>");
        pages.put("/broken", answer("500 Oh", "text/html", ""));
        try (Peer peer = serve(new ServerSocket())) {
            String site = "http://127.0.35.1:" + peer.port();
            Measurement bad = asking.run(kind, watch(peer, "/"), Asking.LONG);
            assertEquals(Outcome.WARNING, bad.outcome());
            values(bad, 2, 6, 4);
            String text = bad.text().toString();
            assertTrue(text.startsWith("Dead links found from " + site + "/ on: 4."), text);
            assertTrue(text.contains(site + "/gone, linked from " + site + "/: status 404"), text);
            assertTrue(text.contains(site + "/gone2, linked from " + site + "/b.html: status 404"), text);
            assertTrue(text.contains(site + "/broken, linked from " + site + "/b.html: status 500"), text);
            assertTrue(text.contains("http://, linked from " + site + "/: is no address"), text);
            assertFalse(text.contains("geheim"), text);
            String japanese = bad.text().in(Locale.JAPANESE);
            assertTrue(japanese.contains(site + "/gone（リンク元: " + site + "/、ステータス404）"), japanese);
        }
    }

    @Test
    void allDeadLinksAreKeptWithAllPagesThatLinkToThem() throws Exception {
        var start = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            start.append("<a href='/p").append(i).append("'>p</a>");
            page("/p" + i, "<a href='/gone'>g</a><a href='/gone" + i + "?token=geheim'>h</a>");
        }
        page("/", start.toString());
        try (Peer peer = serve(new ServerSocket())) {
            String site = "http://127.0.35.1:" + peer.port();
            Measurement bad = asking.run(kind, watch(peer, "/"), Asking.LONG);
            DeadLinks kept = DeadLinks.read(bad.memo());
            assertEquals(31, kept.links().size());
            assertEquals(0, kept.left());
            DeadLinks.Dead shared = kept.links().getFirst();
            assertEquals(site + "/gone", shared.url());
            assertEquals("status 404", shared.why(Locale.ENGLISH));
            assertEquals("ステータス404", shared.why(Locale.JAPANESE));
            assertEquals(10, shared.pages().size());
            assertEquals(20, shared.more());
            assertEquals(List.of(site + "/p39"), kept.links().getLast().pages());
            assertFalse(bad.memo().contains("geheim"), bad.memo());
            page("/", "nothing");
            Measurement good = asking.run(kind, watch(peer, "/"), Asking.LONG);
            assertEquals(DeadLinks.NONE, DeadLinks.read(good.memo()), "what is mended is not kept");
        }
    }

    @Test
    void ofVeryManyDeadLinksTheFirstAreKeptAndTheOthersCounted() throws Exception {
        var start = new StringBuilder();
        for (int i = 0; i < 900; i++) {
            start.append("<a href='/").append("long/".repeat(60)).append(i).append("'>p</a>");
        }
        page("/", start.toString());
        try (Peer peer = serve(new ServerSocket())) {
            LinkWatch watch = watch(peer, "/");
            watch.setMostPages(1_000);
            Measurement bad = asking.run(kind, watch, Asking.LONG);
            assertTrue(bad.memo().length() <= Measurement.LONGEST_MEMO);
            DeadLinks kept = DeadLinks.read(bad.memo());
            assertEquals(900, kept.links().size() + kept.left());
            assertTrue(kept.links().size() >= 100, kept.links().size() + " are kept");
        }
    }

    private Measurement again(LinkWatch watch, Measurement before) throws Exception {
        try (Probe probe = asking.probe(kind, watch)) {
            return Asking.check(kind, watch,
                    probe.run(ProbeRun.begin(Instant.now(), Asking.LONG, before == null ? null : before.memo())));
        }
    }

    @Test
    void eachIsAtFaultByItselfUpToANumberAndOfOthersTheNewOnesAreTold() throws Exception {
        page("/", links(0, 50));
        try (Peer peer = serve(new ServerSocket())) {
            String site = "http://127.0.35.1:" + peer.port();
            LinkWatch watch = watch(peer, "/");
            Measurement first = again(watch, null);
            assertEquals(50, first.faults().size());
            assertEquals(List.of(), first.entries());
            assertEquals(
                    "The link to " + site + "/x7 on " + site + "/ is dead (status 404). Correct the link, or bring "
                            + "back what it leads to.",
                    first.faults().get("/x7").toString());
            page("/", "<a href='/a1'>a</a><a href='/a2'>a</a>" + links(0, 50));
            Measurement grown = again(watch, first);
            assertEquals(first.faults().keySet(), grown.faults().keySet(), "what was told goes before");
            assertEquals(1, grown.entries().size());
            String text = grown.entries().getFirst().text().toString();
            assertTrue(text.startsWith("More dead links found from " + site + "/ on: 2. " + site + "/a1"), text);
            assertTrue(text.contains("/a2") && !text.contains("/x"), text);
            assertEquals(List.of(), again(watch, grown).entries(), "it is told once");
            page("/", "<a href='/a1'>a</a><a href='/a2'>a</a>" + links(1, 50));
            Measurement mended = again(watch, grown);
            assertEquals(List.of(), mended.entries());
            assertEquals(50, mended.faults().size());
            assertTrue(mended.faults().containsKey("/a1") && !mended.faults().containsKey("/x0"),
                    "one that is mended makes room");
        }
    }

    private static String links(int from, int to) {
        var html = new StringBuilder();
        for (int i = from; i < to; i++) {
            html.append("<a href='/x").append(i).append("'>x</a>");
        }
        return html.toString();
    }

    @Test
    void longAddressesAreToldApart() throws Exception {
        String deep = "/" + "deep/".repeat(60);
        page("/", "<a href='" + deep + "1'>1</a><a href='" + deep
                + "2'>2</a><a href='/q?a=1'>q</a><a href='/q?a=2'>r</a>");
        try (Peer peer = serve(new ServerSocket())) {
            Measurement bad = again(watch(peer, "/"), null);
            assertEquals(3, bad.faults().size(),
                    () -> bad.faults().keySet() + ": what differs after the question mark may be secret, so it is one");
            assertTrue(bad.faults().keySet().stream().allMatch(i -> i.length() <= 120));
        }
    }

    @Test
    void theMemoOfAnOlderProductIsRead() throws Exception {
        page("/", "<a href='/x1'>x</a>");
        try (Peer peer = serve(new ServerSocket())) {
            String old = "{\"links\":[{\"url\":\"http://127.0.35.1:" + peer.port() + "/x1\",\"en\":\"status 404\","
                    + "\"ja\":\"x\",\"pages\":[],\"more\":0}],\"left\":0}";
            assertEquals(1, DeadLinks.read(old).links().size());
            Measurement bad = again(watch(peer, "/"),
                    Measurement.good(Phrase.plain(""), List.of()).memo(old));
            assertEquals(Set.of("/x1"), bad.faults().keySet());
            assertEquals(List.of(), bad.entries());
        }
    }

    @Test
    void onlyTheFirstAreNamed() throws Exception {
        page("/", "<a href=1><a href=2><a href=3><a href=4><a href=5><a href=6><a href=7>");
        try (Peer peer = serve(new ServerSocket())) {
            Measurement bad = asking.run(kind, watch(peer, "/"), Asking.LONG);
            values(bad, 1, 8, 7);
            assertTrue(bad.text().toString().contains("; and 2 more"), bad.text().toString());
        }
    }

    @Test
    void depthAndNumberAreBounded() throws Exception {
        for (int i = 0; i < 30; i++) {
            page("/" + i, "<a href='/" + (i + 1) + "'>next</a><a href='/" + i + "?again'>more</a>");
            page("/" + i + "?again", "");
        }
        try (Peer peer = serve(new ServerSocket())) {
            LinkWatch watch = watch(peer, "/0");
            watch.setDepth(2);
            Measurement near = asking.run(kind, watch, Asking.LONG);
            assertEquals(Outcome.GOOD, near.outcome(), near.text().toString());
            assertEquals(List.of("/0", "/1", "/0?again", "/2", "/1?again"), asked);
            values(near, 3, 5, 0);
            asked.clear();
            watch.setDepth(20);
            watch.setMostPages(7);
            Measurement few = asking.run(kind, watch, Asking.LONG);
            assertEquals(7, asked.size());
            assertTrue(few.text().toString().contains("more left out by the bound"), few.text().toString());
        }
    }

    @Test
    void redirectsWithinTheSiteAreFollowedAndCirclesAreDead() throws Exception {
        pages.put("/", redirect("/home/"));
        page("/home/", "<a href=moved>m</a><a href=round>r</a><a href=out>o</a><a href=there>t</a>");
        pages.put("/home/moved", redirect("there"));
        pages.put("/home/round", redirect("round"));
        pages.put("/home/out", redirect("http://127.0.35.9:1/"));
        page("/home/there", "<a href=/home/>back</a>");
        try (Peer peer = serve(new ServerSocket())) {
            Measurement bad = asking.run(kind, watch(peer, "/"), Asking.LONG);
            values(bad, 2, 6, 1);
            assertTrue(bad.text().toString().contains("/home/round leads on more than 5 times"),
                    bad.text().toString());
            pages.put("/", redirect("http://127.0.35.9:1/"));
            Measurement away = asking.run(kind, watch(peer, "/"), Asking.LONG);
            assertEquals(Outcome.FAILED, away.outcome());
            assertTrue(away.text().toString().contains("leads to another site, http://127.0.35.9:1/"),
                    away.text().toString());
        }
    }

    @Test
    void aStartThatIsNotThereHasFailed() throws Exception {
        try (Peer peer = serve(new ServerSocket())) {
            Measurement failed = asking.run(kind, watch(peer, "/no"), Asking.LONG);
            assertEquals(Outcome.FAILED, failed.outcome());
            assertTrue(failed.text().toString().contains("/no answers with status 404"), failed.text().toString());
        }
        LinkWatch refused = SiteFactory.eINSTANCE.createLinkWatch();
        refused.setUrl("http://%address%:1/");
        Measurement none = asking.run(kind, refused, Asking.LONG);
        assertTrue(none.text().toString().startsWith("Connection refused by"), none.text().toString());
        refused.setUrl("gopher://%address%/");
        assertThrows(CannotAskException.class, () -> asking.probe(kind, refused));
    }

    @Test
    void aServerThatHangsEndsWithTheTimeOrAnInterrupt() throws Exception {
        page("/", "<a href=hang>h</a>");
        pages.put("/hang", "hang");
        try (Peer peer = serve(new ServerSocket())) {
            Measurement slow = asking.run(kind, watch(peer, "/"), Duration.ofMillis(500));
            assertEquals(Outcome.FAILED, slow.outcome());
            assertTrue(slow.text().toString().contains("within 0.5 s, only 2 addresses"), slow.text().toString());
            assertEquals(List.of(), slow.metrics(), "so that what was told of links stands");
            asking.interrupted(kind, watch(peer, "/hang"));
        }
    }

    @Test
    void certificatesAreCheckedOnWish() throws Exception {
        var fresh = new Certificates(folder, "ip:" + Peer.WHERE, -1, 101);
        page("/", "<a href=/b>");
        page("/b", "");
        try (Peer peer = serve(fresh.server())) {
            LinkWatch watch = watch(peer, "/");
            watch.setUrl(watch.getUrl().replace("http:", "https:"));
            assertEquals(Outcome.GOOD, asking.run(new LinkKind(fresh::trust), watch, Asking.LONG).outcome());
            assertTrue(asking.run(kind, watch, Asking.LONG).text().toString().startsWith("Nobody whom this machine"));
            watch.setCheckCertificate(false);
            assertEquals(Outcome.GOOD, asking.run(kind, watch, Asking.LONG).outcome());
        }
    }
}
