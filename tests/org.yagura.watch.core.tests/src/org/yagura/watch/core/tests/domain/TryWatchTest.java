/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.Secret;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.TransactionWatch;
import org.yagura.model.site.Watch;
import org.yagura.testsupport.Await;
import org.yagura.watch.core.TryWatch;
import org.yagura.watch.core.internal.WatchDomain;
import org.yagura.watch.core.internal.poll.TransactionKind;
import org.yagura.watch.core.spi.Measurement.Outcome;
import org.yagura.watch.core.tests.plan.Sites;

import com.sun.net.httpserver.HttpServer;

/** A watch that is not saved is run once at a node: with the secrets that are kept at the agent, within bounds, leaving nothing. */
final class TryWatchTest {
    private static final String WHERE = "127.0.35.9";

    private final Site site = Sites.of(2);
    private final Nodes nodes = new Nodes();
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private HttpServer server;
    @TempDir
    private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(WHERE), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] page = "Welcome".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/no") ? 404 : 200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
        site.getAreas().getFirst().getNodes().getFirst().getInterfaces().getFirst().getAddresses().getFirst()
                .setText(WHERE);
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private WatchRig rig() throws Exception {
        var domain = new WatchDomain();
        domain.addKind(nodes);
        domain.addKind(new TransactionKind());
        return new WatchRig(folder, site, Clock.systemUTC(), domain);
    }

    private static TryWatch question(Watch watch, String node) throws Exception {
        Site alone = SiteFactory.eINSTANCE.createSite();
        alone.setId("alone");
        alone.setName("alone");
        alone.getWatches().add(watch);
        return new TryWatch(new String(new SiteFiles().toBytes(alone), StandardCharsets.UTF_8), node);
    }

    private static PingWatch ping(Duration timeout) {
        PingWatch ping = Sites.ping(SiteFactory.eINSTANCE.createSite(), "unsaved");
        ping.setTimeout(timeout);
        return ping;
    }

    private TransactionWatch transaction(Secret secret) {
        TransactionWatch watch = SiteFactory.eINSTANCE.createTransactionWatch();
        watch.setId("shop");
        watch.setName("Shop");
        watch.setAllNodes(true);
        watch.setEnabled(false);
        TransactionVariable variable = SiteFactory.eINSTANCE.createTransactionVariable();
        variable.setId("v");
        variable.setName("password");
        variable.setValue(secret);
        watch.getVariables().add(variable);
        step(watch, "log-in", "/login").setBody("p=%password%");
        step(watch, "look", "/home").setContent("Welcome");
        return watch;
    }

    private TransactionStep step(TransactionWatch watch, String name, String path) {
        TransactionStep step = SiteFactory.eINSTANCE.createTransactionStep();
        step.setId(name);
        step.setName(name);
        step.setMethod(watch.getSteps().isEmpty() ? "POST" : "GET");
        step.setUrl("http://%address%:" + server.getAddress().getPort() + path);
        watch.getSteps().add(step);
        return step;
    }

    private static void refused(String code, WatchRig rig, TryWatch command, String... areas) {
        var problem = assertThrows(ProblemException.class, () -> rig.ask(command, areas)).problem();
        assertEquals(code, problem.code(), problem.what());
    }

    @Test
    void stepsOfATransactionAreTimedWithTheSecretThatTheAgentKeeps() throws Exception {
        site.getWatches().add(transaction(Secret.plain("kept-secret")));
        try (var rig = rig()) {
            TransactionWatch draft = transaction(Secret.parse("{aes}"));
            TryWatch.Result result = rig.ask(question(draft, "n0"));
            assertEquals(Outcome.GOOD, result.outcome(), result.text());
            assertEquals(List.of("time[log-in]", "time[look]", "time"),
                    result.values().stream().map(TryWatch.Value::metric).toList());
            assertTrue(result.values().stream().allMatch(v -> v.unit().equals("ms") && v.value() >= 0));
            assertTrue(bodies.getFirst().contains("kept-secret"), "revealed at the agent: " + bodies);
            assertFalse(result.toString().contains("kept-secret"));
            assertEquals(List.of("tried TransactionWatch Shop at node 0"), rig.audit);
            assertEquals(List.of(), rig.told());

            bodies.clear();
            draft = transaction(Secret.plain("typed-secret"));
            step(draft, "gone", "/no");
            result = rig.ask(question(draft, "n0"));
            assertEquals(Outcome.FAILED, result.outcome());
            assertTrue(result.text().contains("gone") && result.text().contains("404"), result.text());
            assertEquals(3, result.values().size(), "times until it failed: " + result.values());
            assertTrue(bodies.getFirst().contains("typed-secret"));
            assertFalse((result + question(draft, "n0").toString()).contains("typed-secret"));
        }
    }

    @Test
    void aRunEndsInTimeAndNothingIsLeft() throws Exception {
        try (var rig = rig()) {
            TryWatch.Result good = rig.ask(question(ping(Duration.ofSeconds(2)), "n1"));
            assertEquals(Outcome.GOOD, good.outcome());
            assertEquals(List.of(new TryWatch.Value("rtt", "ms", nodes.value)), good.values());
            assertTrue(nodes.closed.contains("n1"), "its probe is closed");
            nodes.moods.put("n1", Nodes.Mood.SLOW);
            TryWatch.Result slow = rig.ask(question(ping(Duration.ofMillis(100)), "n1"));
            assertEquals(Outcome.FAILED, slow.outcome());
            assertTrue(slow.text().startsWith("No result within"), slow.text());
            nodes.moods.put("n1", Nodes.Mood.IMPOSSIBLE);
            assertEquals(Outcome.UNKNOWN, rig.ask(question(ping(Duration.ofSeconds(2)), "n1")).outcome());
            nodes.moods.put("n1", Nodes.Mood.BROKEN);
            assertEquals(Outcome.UNKNOWN, rig.ask(question(ping(Duration.ofSeconds(2)), "n1")).outcome());
            assertEquals(List.of(), rig.facts, "nothing becomes true");
        }
    }

    @Test
    void runsThatHangKeepTheirPlaceUntilTheyEnd() throws Exception {
        try (var rig = rig()) {
            nodes.moods.put("n1", Nodes.Mood.HANGING);
            for (int i = 0; i < 4; i++) {
                assertEquals(Outcome.FAILED, rig.ask(question(ping(Duration.ofMillis(20)), "n1")).outcome());
            }
            refused(Problem.TOO_MANY, rig, question(ping(Duration.ofMillis(20)), "n0"));
            nodes.free.countDown();
            Await.until("free again", () -> tried(rig, "n0"));
        }
    }

    private static boolean tried(WatchRig rig, String node) {
        try {
            return rig.ask(question(ping(Duration.ofSeconds(2)), node)).outcome() == Outcome.GOOD;
        } catch (ProblemException e) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatMayNotOrCannotBeTriedIsRefused() throws Exception {
        assertEquals(Privilege.EDIT, WatchRig.privilege(TryWatch.class));
        try (var rig = rig()) {
            refused(Problem.NOT_FOUND, rig, question(ping(Duration.ofSeconds(1)), "gone"));
            refused(Problem.REFUSED, rig, question(ping(Duration.ofSeconds(1)), "n0"), "west");
            refused(Problem.INVALID, rig, new TryWatch("no XMI", "n0"));
            refused(Problem.INVALID, rig, new TryWatch("x".repeat(TryWatch.LONGEST + 1), "n0"));
            refused(Problem.INVALID, rig, new TryWatch(null, "n0"));
            refused(Problem.INVALID, rig, question(SiteFactory.eINSTANCE.createPushWatch(), "n0"));
            TransactionWatch wrong = transaction(null);
            wrong.getSteps().getFirst().setUrl("nowhere");
            refused(Problem.INVALID, rig, question(wrong, "n0"));
            rig.stop();
            refused(Problem.UNAVAILABLE, rig, question(ping(Duration.ofSeconds(1)), "n0"));
            rig.start();
        }
    }
}
