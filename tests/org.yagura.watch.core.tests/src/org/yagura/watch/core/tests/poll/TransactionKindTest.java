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
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.Secret;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.TransactionWatch;
import org.yagura.testsupport.Certificates;
import org.yagura.watch.core.internal.poll.TransactionKind;
import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Measurement;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** A user logs in, looks and logs out; each step is measured and checked, and no secret is told. */
final class TransactionKindTest {
    private static final String SECRET = "a&b=c \"d\"%41";
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final TransactionWatch watch = SiteFactory.eINSTANCE.createTransactionWatch();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    @TempDir
    private Path folder;

    private Peer server(Function<String, String> answer) throws IOException {
        return new Peer(socket -> serve(socket, answer));
    }

    private void serve(Socket socket, Function<String, String> answer) throws IOException {
        InputStream in = socket.getInputStream();
        String head = Peer.head(in);
        Matcher length = LENGTH.matcher(head);
        String body = length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                : "";
        requests.add(head + body);
        socket.getOutputStream().write(answer.apply(head + body).getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    private static String page(String text, String... headers) {
        return "HTTP/1.1 200 OK\r\n" + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
                + "Content-Length: " + text.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + text;
    }

    private TransactionStep step(String name, String method, Peer peer, String path) {
        TransactionStep step = SiteFactory.eINSTANCE.createTransactionStep();
        step.setName(name);
        step.setMethod(method);
        step.setUrl("http://%address%:" + peer.port() + path);
        watch.getSteps().add(step);
        return step;
    }

    private void variable(String name, String value) {
        TransactionVariable variable = SiteFactory.eINSTANCE.createTransactionVariable();
        variable.setName(name);
        variable.setValue(Secret.plain(value));
        watch.getVariables().add(variable);
    }

    private Measurement run() throws Exception {
        return run(Asking.LONG);
    }

    private Measurement run(Duration timeout) throws Exception {
        Measurement measured = new Asking(Peer.WHERE).run(new TransactionKind(), watch, timeout);
        assertFalse(measured.toString().contains(SECRET), measured::toString);
        return measured;
    }

    private void failed(String words) throws Exception {
        Measurement measured = run();
        assertEquals(Outcome.FAILED, measured.outcome());
        assertTrue(measured.text().in(Locale.ENGLISH).contains(words), measured.text()::toString);
    }

    /** A shop with a form whose token has to come back, and a session in a cookie. */
    private static String shop(String request) {
        if (request.startsWith("GET /login ")) {
            return page("<input name=token value='t&1'>", "Set-Cookie: session=s1; Path=/; HttpOnly",
                    "Set-Cookie: theme=dark; Path=/");
        }
        boolean session = request.contains("session=s1") && request.contains("theme=dark");
        if (request.startsWith("POST /login ")) {
            boolean good = session && request.contains("Content-Type: application/x-www-form-urlencoded")
                    && request.endsWith("user=mori&password=a%26b%3Dc+%22d%22%2541&token=t%261");
            return good
                    ? "HTTP/1.1 303 See Other\r\nLocation: /home\r\nSet-Cookie: role=buyer; Path=/\r\nContent-Length: 0\r\n\r\n"
                    : "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n";
        }
        if (request.startsWith("GET /home ")) {
            return session && request.contains("role=buyer") ? page("Welcome, mori. Cart 7.") : page("Who are you?");
        }
        return request.startsWith("GET /cart?id=7&q=a%26b ") ? page("empty") : "HTTP/1.1 404 No\r\n\r\n";
    }

    @Test
    void aUserLogsInAndLooks() throws Exception {
        try (Peer peer = server(TransactionKindTest::shop)) {
            variable("secret", SECRET);
            variable("q", "a&b");
            step("form", "GET", peer, "/login").getExtractions().add("token=value='([^']*)'");
            TransactionStep logIn = step("log-in", "POST", peer, "/login");
            logIn.setBody("user=mori&password=%secret%&token=%token%");
            logIn.setRedirects(3);
            logIn.setContent("Welcome");
            logIn.setForbidden("Who are you");
            logIn.getExtractions().add("cart=Cart (\\d+)");
            step("cart", "GET", peer, "/cart?id=%cart%&q=%q%");
            Measurement measured = run();
            assertEquals(Outcome.GOOD, measured.outcome(), measured.text()::toString);
            for (String name : List.of("time", "time[form]", "time[log-in]", "time[cart]")) {
                assertTrue(Asking.value(measured, name).orElseThrow() >= 0, name);
            }
            assertEquals(List.of("GET /login", "POST /login", "GET /home", "GET /cart?id=7&q=a%26b"),
                    requests.stream().map(r -> r.substring(0, r.indexOf(" HTTP"))).toList());
            requests.clear();
            run();
            assertFalse(requests.getFirst().contains("Cookie"), "cookies live as long as a run");
        }
    }

    @Test
    void cookiesThatAreNoneAreToldToNobody() throws Exception {
        var log = Logger.getLogger("java.net.CookieManager");
        var logged = new CopyOnWriteArrayList<LogRecord>();
        Filter before = log.getFilter();
        log.setFilter(logged::add);
        try (Peer peer = server(r -> r.startsWith("GET /none")
                ? page("x")
                : page("x", "Set-Cookie: $" + SECRET, "Set-Cookie: ", "Set-Cookie: a=" + SECRET + "; Max-Age=never",
                        "Set-Cookie: good=1; Path=/"))) {
            variable("secret", SECRET);
            step("none", "GET", peer, "/none?key=%secret%");
            step("bad", "GET", peer, "/bad?key=%secret%");
            step("last", "GET", peer, "/none");
            assertEquals(Outcome.GOOD, run().outcome());
            assertTrue(requests.getLast().contains("Cookie: good=1\r\n"), requests.getLast());
            assertEquals(List.of(), logged.stream().map(LogRecord::getMessage).toList());
        } finally {
            log.setFilter(before);
        }
    }

    @Test
    void whatIsWrongNamesTheStep() throws Exception {
        try (Peer peer = server(
                r -> r.startsWith("GET /no") ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n" : page("x"))) {
            TransactionStep first = step("look", "GET", peer, "/");
            TransactionStep second = step("buy", "GET", peer, "/no");
            failed("step buy was answered with the status 500");
            second.setStatuses("500");
            first.setContent("y");
            failed("step look does not contain");
            first.setContent(null);
            first.setForbidden("x");
            failed("step look contains what it must not");
            first.setForbidden(null);
            first.getExtractions().add("id=id=(\\d+)");
            failed("no value for id");
            first.getExtractions().clear();
            second.getHeaders().add("X-Id: %id%");
            failed("uses id");
            second.getHeaders().clear();
            first.setLimit(Duration.ofNanos(1));
            failed("step look took");
        }
        failed("look has failed");
    }

    @Test
    void valuesOfAnswersCannotChangeWhatIsSent() throws Exception {
        try (Peer peer = server(r -> r.startsWith("GET /a") ? page("v=x\r\nEvil: 1") : page("ok"))) {
            step("take", "GET", peer, "/a").getExtractions().add("v=v=((?s).*)");
            TransactionStep json = step("json", "POST", peer, "/json");
            json.getHeaders().add("Content-Type: application/json");
            json.setBody("{\"v\":\"%v%\"}");
            TransactionStep path = step("path", "GET", peer, "/p/%v%/%20");
            assertEquals(Outcome.GOOD, run().outcome());
            assertTrue(requests.get(1).endsWith("{\"v\":\"x\\r\\nEvil: 1\"}"), requests.get(1));
            assertTrue(requests.get(2).startsWith("GET /p/x%0D%0AEvil%3A%201/%20 HTTP"), requests.get(2));
            path.getHeaders().add("X-V: %v%");
            failed("control character");
        }
    }

    @Test
    void valuesAreTakenOutOfJsonAndHeaders() throws Exception {
        String json = "{\"items\":[{\"id\":41},{\"id\":42,\"of/it\":\"a&b\"}],\"none\":null}";
        try (Peer peer = server(r -> r.startsWith("GET /a") ? page(json, "X-Token: t 1") : page("ok"))) {
            TransactionStep take = step("take", "GET", peer, "/a");
            take.getExtractions().addAll(List.of("id=json:/items/1/id", "of=json:/items/1/of~1it", "all=json:/items/0",
                    "token=header:x-token"));
            step("use", "GET", peer, "/b?id=%id%&of=%of%&all=%all%&token=%token%");
            assertEquals(Outcome.GOOD, run().outcome());
            assertTrue(requests.getLast().startsWith(
                    "GET /b?id=42&of=a%26b&all=%7B%22id%22%3A41%7D&token=t%201 HTTP"), requests.getLast());
            for (String nothing : List.of("json:/none", "json:/items/7", "header:X-None")) {
                take.getExtractions().clear();
                take.getExtractions().add("id=" + nothing);
                failed("no value for id");
            }
        }
        watch.getSteps().clear();
        try (Peer peer = server(r -> page("no JSON"))) {
            step("take", "GET", peer, "/a").getExtractions().add("id=json:/id");
            failed("no value for id");
        }
    }

    @Test
    void redirectsToOtherHostsGetNoHeadersAndNoBody() throws Exception {
        try (Peer other = server(r -> page("there"));
                Peer peer = server(r -> "HTTP/1.1 307 Go\r\nLocation: http://127.0.35.2:1/\r\nContent-Length: 0\r\n\r\n"
                        .replace("127.0.35.2:1", Peer.WHERE + ":" + other.port()))) {
            TransactionStep step = step("go", "POST", peer, "/");
            step.getHeaders().add("Authorization: Bearer secret");
            step.setBody("secret=1");
            step.setRedirects(2);
            assertEquals(Outcome.GOOD, run().outcome());
            assertTrue(requests.getLast().startsWith("GET / ") && !requests.getLast().contains("secret"),
                    requests.getLast());
            step.setRedirects(0);
            failed("status 307");
        }
        try (Peer loop = server(r -> "HTTP/1.1 302 Go\r\nLocation: /\r\nContent-Length: 0\r\n\r\n")) {
            watch.getSteps().clear();
            step("round", "GET", loop, "/").setRedirects(3);
            failed("led on more than 3 times");
        }
    }

    @Test
    void pausesAreNotMeasuredAndEndWithTheTime() throws Exception {
        try (Peer peer = server(r -> page("x"))) {
            step("one", "HEAD", peer, "/");
            step("two", "GET", peer, "/").setPause(Duration.ofMillis(300));
            Measurement measured = run();
            assertEquals(Outcome.GOOD, measured.outcome());
            assertTrue(Asking.value(measured, "time").orElseThrow() < 300
                    + Asking.value(measured, "time[one]").orElseThrow()
                    + Asking.value(measured, "time[two]").orElseThrow());
            watch.getSteps().getLast().setPause(Duration.ofMinutes(5));
            failed("was not begun");
        }
    }

    @Test
    void encryptedStepsAreCheckedAndTheirCertificateIsToldOf() throws Exception {
        var certificate = new Certificates(folder, "ip:" + Peer.WHERE, -1, 10);
        try (Peer peer = Peer.http(certificate.server(), page("x"))) {
            TransactionStep step = step("one", "GET", peer, "/");
            step.setUrl(step.getUrl().replace("http:", "https:"));
            failed("vouches");
            var trusting = new TransactionKind(certificate::trust);
            Measurement measured = new Asking(Peer.WHERE).run(trusting, watch, Asking.LONG);
            watch.setCertificateDays(30);
            assertEquals(Outcome.WARNING, new Asking(Peer.WHERE).run(trusting, watch, Asking.LONG).outcome());
            assertEquals(9, Asking.value(measured, "certificate").orElseThrow(), 1.1);
        }
    }

    @Test
    void hangingServersCostTheTimeOnlyAndAnInterruptEndsIt() throws Exception {
        try (Peer peer = new Peer(socket -> Peer.trickle(socket, 'x'))) {
            step("one", "GET", peer, "/");
            assertEquals(Outcome.FAILED, run(Duration.ofMillis(400)).outcome());
            new Asking(Peer.WHERE).interrupted(new TransactionKind(), watch);
        }
    }

    @Test
    void anEmptyOneAndWrongExpressionsAreSaid() throws Exception {
        var asking = new Asking(Peer.WHERE);
        assertTrue(assertThrows(CannotAskException.class, () -> asking.probe(new TransactionKind(), watch)).getMessage()
                .contains("no step"));
        try (Peer peer = server(r -> page("x"))) {
            TransactionStep step = step(null, "GET", peer, "/");
            step.setContent("(");
            assertThrows(CannotAskException.class, () -> asking.probe(new TransactionKind(), watch));
            step.setContent(null);
            step(null, "GET", peer, "/");
            Measurement measured = asking.run(new TransactionKind(), watch, Asking.LONG);
            assertTrue(Asking.value(measured, "time[1]").isPresent() && Asking.value(measured, "time[2]").isPresent());
            assertEquals(watch.eClass(), new TransactionKind().type());
            assertFalse(asking.probe(new TransactionKind(), watch).toString().contains(SECRET));
        }
    }
}
