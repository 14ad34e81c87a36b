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

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.Secret;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.Certificates;
import org.yagura.watch.core.internal.poll.HttpKind;
import org.yagura.watch.core.internal.poll.LinkKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** Pages of servers that behave and of such that do not; certificates of all sorts. */
final class HttpKindTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    @TempDir
    private static Path folder;
    private final HttpKind kind = new HttpKind();
    private final Asking asking = new Asking(Peer.WHERE);

    private static HttpWatch watch(String url) {
        HttpWatch watch = SiteFactory.eINSTANCE.createHttpWatch();
        watch.setUrl(url);
        return watch;
    }

    private static HttpWatch watch(Peer peer, String path) {
        return watch("http://%address%:" + peer.port() + path);
    }

    private Measurement run(HttpWatch watch) throws Exception {
        return asking.run(kind, watch, Asking.LONG);
    }

    private String wrong(HttpWatch watch) throws Exception {
        Measurement measured = run(watch);
        assertEquals(Outcome.FAILED, measured.outcome(), measured.text().toString());
        return measured.text().toString();
    }

    @Test
    void aGoodPageIsMeasured() throws Exception {
        try (Peer peer = Peer.http(OK)) {
            HttpWatch watch = watch(peer, "/a%20b?token=geheim");
            watch.setContent("h.l+o");
            Measurement good = run(watch);
            assertEquals(Outcome.GOOD, good.outcome());
            assertEquals(200, Asking.value(good, "status").getAsDouble());
            assertEquals(5, Asking.value(good, "size").getAsDouble());
            assertTrue(Asking.value(good, "time").getAsDouble() > 0);
            assertTrue(Asking.value(good, "certificate").isEmpty());
            assertTrue(peer.request().startsWith("GET /a%20b?token=geheim HTTP/1.1\r\nHost: 127.0.35.1:" + peer.port()),
                    peer.request());
            assertFalse(good.text().toString().contains("geheim"), good.text().toString());
        }
    }

    @Test
    void usersOfAddressesAreSentAndNeverTold() throws Exception {
        try (Peer peer = Peer.http("HTTP/1.1 401 No\r\nContent-Length: 0\r\n\r\n")) {
            String text = wrong(watch("http://me:geheim@%address%:" + peer.port() + "/x?secret=geheim"));
            assertEquals("http://127.0.35.1:" + peer.port()
                    + "/x answers with status 401. Look into the log of the server.", text);
            assertTrue(peer.request().contains("Authorization: Basic bWU6Z2VoZWlt\r\n"), peer.request());
        }
    }

    @Test
    void userAndPasswordGoToTheHostOfTheAddressAndNowhereElse() throws Exception {
        try (Peer other = Peer.http(OK);
                Peer first = Peer.http("HTTP/1.1 302 Found\r\nLocation: http://" + Peer.WHERE + ":" + other.port()
                        + "/there\r\nContent-Length: 0\r\n\r\n")) {
            HttpWatch watch = watch(first, "/");
            watch.setUser("me");
            watch.setPassword(Secret.plain("geheim"));
            assertEquals(Outcome.GOOD, run(watch).outcome());
            assertTrue(first.request().contains("Authorization: Basic bWU6Z2VoZWlt\r\n"), first.request());
            assertTrue(other.request().startsWith("GET /there "), other.request());
            assertFalse(other.request().contains("Authorization"), other.request());
            LinkWatch links = SiteFactory.eINSTANCE.createLinkWatch();
            links.setUrl("http://%address%:" + other.port() + "/");
            links.setUser("me");
            links.setPassword(Secret.plain("geheim"));
            assertEquals(Outcome.GOOD, asking.run(new LinkKind(), links, Asking.LONG).outcome());
            assertTrue(other.request().contains("Authorization: Basic bWU6Z2VoZWlt\r\n"), other.request());
        }
    }

    @Test
    void statusAndContentAreJudged() throws Exception {
        try (Peer peer = Peer.http("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy")) {
            HttpWatch watch = watch(peer, "");
            assertTrue(wrong(watch).contains("status 503"));
            watch.setStatuses("200-299, 503");
            assertEquals(Outcome.GOOD, run(watch).outcome());
            watch.setContent("never");
            assertTrue(wrong(watch).endsWith("does not contain what is expected."));
            watch.setContent("(b*u*s*y*)*!");
            assertTrue(wrong(watch).length() > 20);
        }
    }

    @Test
    void redirectsAreFollowedAsFarAsAllowed() throws Exception {
        try (Peer last = Peer.http(OK);
                Peer first = Peer.http("HTTP/1.1 302 Found\r\nLocation: http://" + Peer.WHERE + ":" + last.port()
                        + "/there\r\nContent-Length: 0\r\n\r\n");
                Peer circle = Peer.http("HTTP/1.1 301 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
                Peer away = Peer
                        .http("HTTP/1.1 301 Moved\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n")) {
            Measurement good = run(watch(first, "/"));
            assertEquals(Outcome.GOOD, good.outcome());
            assertTrue(last.request().startsWith("GET /there "));
            assertTrue(wrong(watch(circle, "/")).contains("leads on more than 5 times"));
            assertTrue(wrong(watch(away, "/")).contains("is not HTTP"));
            HttpWatch none = watch(circle, "/");
            none.setRedirects(0);
            assertEquals(301, Asking.value(run(none), "status").getAsDouble());
        }
    }

    @Test
    void serversThatMisbehaveAreToldApart() throws Exception {
        try (Peer rubbish = Peer.http("SSH-2.0-OpenSSH\r\n");
                Peer cut = Peer.http(OK.substring(0, OK.length() - 2));
                var hanging = new Peer(socket -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()));
                var trickling = new Peer(socket -> {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes());
                    Peer.trickle(socket, '-');
                })) {
            assertTrue(wrong(watch(rubbish, "/")).contains("is not HTTP"));
            assertTrue(wrong(watch(cut, "/")).contains("closed the connection"));
            Measurement silent = asking.run(kind, watch(hanging, "/"), Duration.ofMillis(300));
            assertTrue(silent.text().toString().contains("within 0.3 s"), silent.text().toString());
            Measurement endless = asking.run(kind, watch(trickling, "/"), Duration.ofMillis(300));
            assertTrue(endless.text().toString().contains("within 0.3 s"), endless.text().toString());
            asking.interrupted(kind, watch(hanging, "/"));
        }
        assertTrue(wrong(watch("http://%address%:1/")).startsWith("Connection refused by http://127.0.35.1:1/"));
        assertTrue(
                wrong(watch("http://no-such-host.invalid/")).startsWith("The name no-such-host.invalid is not known"));
    }

    private Measurement encrypted(Certificates certificate, boolean check, HttpKind by) throws Exception {
        try (Peer peer = Peer.http(certificate.server(), OK)) {
            HttpWatch watch = watch("https://%address%:" + peer.port() + "/");
            watch.setCheckCertificate(check);
            return asking.run(by, watch, Asking.LONG);
        }
    }

    @Test
    void daysLeftAreToldWhetherTheCertificateIsValidOrNot() throws Exception {
        var fresh = new Certificates(folder, "ip:" + Peer.WHERE, -1, 101);
        Measurement good = encrypted(fresh, true, new HttpKind(fresh::trust));
        assertEquals(Outcome.GOOD, good.outcome(), good.text().toString());
        assertEquals(100, Asking.value(good, "certificate").getAsDouble(), 0.1);
        Measurement untrusted = encrypted(fresh, true, kind);
        assertEquals(Outcome.FAILED, untrusted.outcome());
        assertTrue(untrusted.text().toString().startsWith("Nobody whom this machine trusts"),
                untrusted.text().toString());
        assertEquals(100, Asking.value(untrusted, "certificate").getAsDouble(), 0.1);
        assertEquals(Outcome.GOOD, encrypted(fresh, false, kind).outcome());
    }

    @Test
    void certificatesThatTheSiteTrustsAreValid() throws Exception {
        var internal = new Certificates(folder, "ip:" + Peer.WHERE, -1, 101);
        var other = new Certificates(folder, "ip:" + Peer.WHERE, -1, 102);
        internal.pem(folder, "internal");
        String pem = Files.readString(folder.resolve("internal.pem"));
        asking.site.setTrustedCertificates("the CA of the house:\n" + pem);
        Measurement good = encrypted(internal, true, kind);
        assertEquals(Outcome.GOOD, good.outcome(), good.text().toString());
        assertEquals(Outcome.FAILED, encrypted(other, true, kind).outcome(), "and no others");
        var wrongName = new Certificates(folder, "dns:other.example", -1, 300);
        wrongName.pem(folder, "name");
        asking.site.setTrustedCertificates(pem + Files.readString(folder.resolve("name.pem")));
        assertTrue(encrypted(wrongName, true, kind).text().toString().contains("for another name"));
        asking.site.setTrustedCertificates("nonsense");
        assertTrue(cannot(watch("https://%address%/")).startsWith("The trusted certificates of the site cannot"));
        asking.site.setTrustedCertificates(null);
        assertEquals(Outcome.FAILED, encrypted(internal, true, kind).outcome());
    }

    @Test
    void certificatesThatEndSoonHaveEndedOrHaveNotBegun() throws Exception {
        var soon = new Certificates(folder, "ip:" + Peer.WHERE, -10, 20);
        Measurement warned = encrypted(soon, true, new HttpKind(soon::trust));
        assertEquals(Outcome.WARNING, warned.outcome(), warned.text().toString());
        assertTrue(warned.text().toString().endsWith("its certificate ends in 9 days. Replace it."),
                warned.text().toString());
        var over = new Certificates(folder, "ip:" + Peer.WHERE, -30, 20);
        Measurement expired = encrypted(over, true, new HttpKind(over::trust));
        assertEquals(Outcome.FAILED, expired.outcome());
        assertTrue(expired.text().toString().startsWith("The certificate of https://127.0.35.1:"),
                expired.text().toString());
        assertTrue(expired.text().toString().contains(" ended on "), expired.text().toString());
        assertEquals(-10, Asking.value(expired, "certificate").getAsDouble(), 0.1);
        var early = new Certificates(folder, "ip:" + Peer.WHERE, 10, 20);
        assertTrue(encrypted(early, true, new HttpKind(early::trust)).text().toString().contains("is good from"));
        var other = new Certificates(folder, "dns:other.example", -1, 300);
        assertTrue(encrypted(other, true, new HttpKind(other::trust)).text().toString().contains("for another name"));
    }

    @Test
    void nothingIsSentToWhomIsNotTrusted() throws Exception {
        var fresh = new Certificates(folder, "ip:" + Peer.WHERE, -1, 101);
        try (Peer peer = Peer.http(fresh.server(), OK)) {
            run(watch("https://me:geheim@%address%:" + peer.port() + "/"));
            assertEquals(null, peer.request());
        }
    }

    @Test
    void socketsAreClosed() throws Exception {
        try (Peer peer = Peer.http(OK)) {
            run(watch(peer, "/"));
            int before = Asking.openFiles();
            for (int i = 0; i < 100; i++) {
                run(watch(peer, "/"));
            }
            Await.until("sockets are closed", () -> Asking.openFiles() <= before + 5);
        }
    }

    @Test
    void addressesOfPagesAreChecked() throws Exception {
        assertTrue(cannot(watch("http://%node%/")).startsWith("one has no host name"));
        assertTrue(cannot(watch("ftp://%address%/")).startsWith("The address of the page is none: ftp://"));
        assertTrue(cannot(watch("http://%address% /")).startsWith("The address of the page is none"));
        HttpWatch statuses = watch("http://%address%/");
        statuses.setStatuses("good");
        assertTrue(cannot(statuses).startsWith("“good” are no status codes"));
        asking.node.setHostName("localhost");
        asking.probe(kind, watch("https://%node%/")).close();
    }

    private String cannot(HttpWatch watch) {
        return assertThrows(CannotAskException.class, () -> asking.probe(kind, watch)).getMessage();
    }
}
