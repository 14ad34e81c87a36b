/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionWatch;
import org.yagura.testsupport.Certificates;
import org.yagura.testsupport.Ports;
import org.yagura.testsupport.WebDaemon;
import org.yagura.watch.core.internal.poll.HttpKind;
import org.yagura.watch.core.internal.poll.LinkKind;
import org.yagura.watch.core.internal.poll.TransactionKind;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** A real nginx: a broken link, a certificate that ends soon, a log-in; and it is slow, hangs and is killed. */
final class NginxTest {
    private static final String WHERE = "127.0.35.7";

    @TempDir
    private static Path home;
    private static WebDaemon nginx;
    private static Certificates certificate;
    private static int port;
    private static int secure;

    private final Asking asking = new Asking(WHERE);

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(WebDaemon.installed(), "no nginx on this machine");
        port = Ports.free();
        secure = Ports.free();
        certificate = new Certificates(home, "ip:" + WHERE, -1, 12);
        Path root = Files.createDirectories(home.resolve("root"));
        Files.writeString(root.resolve("index.html"), "<a href='shop.html'>shop</a><a href='old'>old</a>");
        Files.writeString(root.resolve("shop.html"), "<a href='/'>home</a><a href='gone.html'>gone</a>");
        Files.writeString(root.resolve("slow.html"), "x".repeat(300_000));
        String pages = "    root " + root + ";\n    location = /old { return 301 /shop.html; }\n"
                + "    location = /slow.html { limit_rate 10k; }\n";
        nginx = WebDaemon.start(home.resolve("nginx"), WHERE, port, "  server {\n    listen " + WHERE + ':' + port
                + ";\n" + pages
                + "    location = /login { if ($request_method = POST) { return 303 /in; } return 200 'token=42;'; }\n"
                + "    location = /in { add_header Set-Cookie 'session=s1; Path=/'; return 302 /account; }\n"
                + "    location = /account { if ($cookie_session != s1) { return 403; } return 200 'Your account'; }\n"
                + "  }\n  server {\n    listen " + WHERE + ':' + secure + " ssl;\n    ssl_certificate "
                + certificate.pem() + ";\n    ssl_certificate_key " + certificate.pem() + ";\n" + pages + "  }");
    }

    @AfterAll
    static void end() {
        if (nginx != null) {
            nginx.close();
        }
    }

    private static HttpWatch page(String url) {
        HttpWatch watch = SiteFactory.eINSTANCE.createHttpWatch();
        watch.setUrl(url);
        return watch;
    }

    private Measurement get(String path, Duration timeout) throws Exception {
        return asking.run(new HttpKind(), page("http://%address%:" + port + path), timeout);
    }

    @Test
    void pagesAndRedirects() throws Exception {
        assertEquals(Outcome.GOOD, get("/", Asking.LONG).outcome());
        assertEquals(Outcome.GOOD, get("/old", Asking.LONG).outcome());
        Measurement gone = get("/gone.html", Asking.LONG);
        assertEquals(Outcome.FAILED, gone.outcome());
        assertEquals(404, Asking.value(gone, "status").orElseThrow());
    }

    @Test
    void theBrokenLinkIsToldWithThePageThatHasIt() throws Exception {
        LinkWatch watch = SiteFactory.eINSTANCE.createLinkWatch();
        watch.setUrl("http://%address%:" + port + "/");
        Measurement measured = asking.run(new LinkKind(), watch, Asking.LONG);
        assertEquals(Outcome.WARNING, measured.outcome());
        assertEquals(1, Asking.value(measured, "dead").orElseThrow());
        String text = measured.text().in(Locale.ENGLISH);
        assertTrue(text.contains("/gone.html") && text.contains("/shop.html"), text);
    }

    @Test
    void theCertificateThatEndsSoonIsAWarning() throws Exception {
        HttpWatch watch = page("https://%address%:" + secure + "/");
        watch.setCertificateDays(30);
        Measurement measured = asking.run(new HttpKind(certificate::trust), watch, Asking.LONG);
        assertEquals(Outcome.WARNING, measured.outcome(), measured.text()::toString);
        assertEquals(11, Asking.value(measured, "certificate").orElseThrow(), 1.1);
        assertEquals(Outcome.FAILED, asking.run(new HttpKind(), watch, Asking.LONG).outcome(), "nobody vouches for it");
    }

    @Test
    void aUserLogsIn() throws Exception {
        TransactionWatch watch = SiteFactory.eINSTANCE.createTransactionWatch();
        TransactionStep form = step(watch, "form", "GET", "/login");
        form.getExtractions().add("token=token=(\\d+)");
        TransactionStep logIn = step(watch, "log-in", "POST", "/login");
        logIn.setBody("user=test&token=%token%");
        logIn.setRedirects(5);
        logIn.setContent("Your account");
        step(watch, "account", "GET", "/account");
        Measurement measured = asking.run(new TransactionKind(), watch, Asking.LONG);
        assertEquals(Outcome.GOOD, measured.outcome(), measured.text()::toString);
        assertTrue(Asking.value(measured, "time[log-in]").isPresent());
        watch.getSteps().removeFirst();
        watch.getSteps().removeFirst();
        assertTrue(asking.run(new TransactionKind(), watch, Asking.LONG).text().in(Locale.ENGLISH).contains("403"));
    }

    private static TransactionStep step(TransactionWatch watch, String name, String method, String path) {
        TransactionStep step = SiteFactory.eINSTANCE.createTransactionStep();
        step.setName(name);
        step.setMethod(method);
        step.setUrl("http://%address%:" + port + path);
        watch.getSteps().add(step);
        return step;
    }

    @Test
    void slowHungAndKilledServersAreSaidAndComeBack() throws Exception {
        assertEquals(Outcome.FAILED, get("/slow.html", Duration.ofMillis(700)).outcome());
        nginx.suspend(true);
        Measurement hung = get("/", Duration.ofMillis(500));
        nginx.suspend(false);
        assertEquals(Outcome.FAILED, hung.outcome());
        assertEquals(Outcome.GOOD, get("/", Asking.LONG).outcome());
        nginx.kill();
        assertTrue(get("/", Asking.LONG).text().in(Locale.ENGLISH).contains("refused"));
        nginx.start();
        assertEquals(Outcome.GOOD, get("/", Asking.LONG).outcome());
    }
}
