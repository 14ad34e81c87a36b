/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.text.Texts;
import org.yagura.e2e.AgentProcess;
import org.yagura.e2e.Checkout;
import org.yagura.e2e.WorkbenchProcess;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ui.Resources;
import org.yagura.testsupport.ui.workbench.ConnectPage;
import org.yagura.testsupport.ui.workbench.Desk;
import org.yagura.testsupport.ui.workbench.TrapsPage;
import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Notification;
import org.yagura.traffic.snmp.Value;

/**
 * Two persons at two workbenches, which are the product in processes of their own, on one agent, which is a third one. The
 * tests follow each other through a shift. In the quick loop they run only on wish ({@code YAGURA_PRODUCTS} set), against
 * the products as they were built last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeWorkbenchTest {
    private static final String MAIL_QUEUE = "1.3.6.1.4.1.32473.6.";
    private static final String SECRET = "correct horse battery";
    private static final String SEARCH = "Find Actions";
    private static final int TRAPS = 40;
    /** Kept icons are made when they are first needed, also by what has come meanwhile; a leak goes on for ever. */
    private static final int ROUNDS = 4;

    @TempDir
    static Path folder;
    private static AgentProcess agent;
    private static WorkbenchProcess first;
    private static WorkbenchProcess second;
    private static Desk sato;
    private static Desk tanaka;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(!Checkout.quick(), "the products are not asked for");
        assertTrue(WorkbenchProcess.built(), "the product is not built: " + Checkout.workbench());
        agent = AgentProcess.start(folder.resolve("agent"), "--site", AgentProcess.quietDemo(folder));
        agent.password("sato", SECRET);
        agent.password("tanaka", SECRET);
        for (int i = 0; i < TRAPS; i++) {
            send(i);
        }
        agent.settled();
        first = new WorkbenchProcess(folder.resolve("sato"));
        second = new WorkbenchProcess(folder.resolve("tanaka"));
    }

    @AfterAll
    static void end() throws IOException {
        for (WorkbenchProcess workbench : new WorkbenchProcess[]{first, second}) {
            if (workbench != null) {
                workbench.close();
            }
        }
        if (agent != null) {
            agent.close();
        }
    }

    private static void send(int number) throws IOException {
        byte[] message = new Notification(MAIL_QUEUE + "0.1", 100,
                List.of(new Binding(MAIL_QUEUE + "1.1.0", Value.gauge(number)))).v2c("public", number);
        try (var socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(message, message.length, InetAddress.getLoopbackAddress(),
                    agent.trapPort()));
        }
    }

    private static ConnectPage connectPage(Desk desk, Locale language) {
        return new ConnectPage(desk, Texts.of(ConnectDialog.class, language));
    }

    @Test
    @Order(1)
    void bothConnectThroughTheDialogAndSeeTheTraps() throws Exception {
        String url = agent.local().url().toString();
        sato = first.start("--connect", url);
        connectPage(sato, Locale.ENGLISH).logIn("sato", "not the password").trust(agent.fingerprint())
                .untilSaid("wrong").logIn("sato", SECRET).untilConnected();
        tanaka = second.start();
        tanaka.press("CTRL+O");
        connectPage(tanaka, Locale.ENGLISH).other(url).logIn("tanaka", SECRET).trust(agent.fingerprint())
                .untilConnected();
        new TrapsPage(sato).untilRows(TRAPS).untilShown("All (" + TRAPS + ")");
        new TrapsPage(tanaka).untilRows(TRAPS);
        Await.until("the site is in the title", () -> sato.title().contains(" – Yagura"));
        assertTrue(sato.texts("").stream().anyMatch(t -> t.contains("Sato Kenichi")), sato.texts("").toString());
    }

    @Test
    @Order(2)
    void whatOneDoesTheOtherSees() {
        var his = new TrapsPage(sato);
        var hers = new TrapsPage(tanaka);
        his.tab("All").select(0).press("H").untilCell(0, "state", "Handled");
        long begin = System.nanoTime();
        hers.untilCell(0, "state", "Handled").untilShown("Unhandled (" + (TRAPS - 1) + ")");
        System.out.printf("the other workbench showed it %d ms later%n", (System.nanoTime() - begin) / 1_000_000);
        his.select(1).comment("the queue has been emptied by hand");
        hers.untilCell(1, "comments", "1").select(1).untilShown("the queue has been emptied by hand");
        hers.tab("Unhandled").untilRows(TRAPS - 1).filter("mails").untilRows(TRAPS - 1).filter("nothing says this")
                .untilRows(0).untilShown("No trap matches this filter.");
        tanaka.click(TrapsPage.VIEW, "Show all");
        hers.untilRows(TRAPS);
    }

    @Test
    @Order(3)
    void keysStandInTheMenusAndWork() {
        assertEquals("Ctrl+O", sato.shortcut("File", "Connect…"));
        assertEquals("Shift+Ctrl+D", sato.shortcut("View", "Theme", "Dark"));
        sato.press("CTRL+SHIFT+2");
        Await.until("the site's perspective", () -> sato.perspective().equals(Perspectives.SITE));
        sato.menu("View", "Perspective", "Operations");
        Await.until("the operators' perspective", () -> sato.perspective().equals(Perspectives.OPERATIONS));
        String light = sato.background(TrapsPage.VIEW);
        sato.press("CTRL+SHIFT+D");
        Await.until("another background", () -> !sato.background(TrapsPage.VIEW).equals(light));
        assertTrue(sato.background(TrapsPage.VIEW).compareTo("#404040") < 0, sato.background(TrapsPage.VIEW));
        sato.press("CTRL+SHIFT+L");
        Await.until("the background as before", () -> sato.background(TrapsPage.VIEW).equals(light));
    }

    @Test
    @Order(4)
    void everyViewOpensAndLeavesNothingWhenItIsClosed() {
        List<String> views = sato.allViews();
        assertTrue(views.contains(TrapsPage.VIEW), views.toString());
        Map<String, Integer> before = sato.resources();
        assertTrue(before.getOrDefault("Image", 0) > 10, "resources are not tracked: " + before);
        Map<String, Integer> more = before;
        for (int round = 0; round < ROUNDS && !more.isEmpty(); round++) {
            openAndClose(views);
            openAndClose(views);
            Map<String, Integer> now = sato.resources();
            more = Resources.more(before, now);
            before = now;
        }
        assertEquals(Map.of(), more, "left over by each opening and closing of " + views);
    }

    private static void openAndClose(List<String> views) {
        for (String view : views) {
            sato.open(view);
            Await.until(view + " shows something", () -> !sato.texts(view).isEmpty());
            sato.close(view);
            assertFalse(sato.views().contains(view), view);
        }
    }

    @Test
    @Order(5)
    void theSearchFindsWhatTheSiteHas() {
        sato.press("CTRL+3");
        Await.until("the search", () -> sato.dialogs().contains(SEARCH));
        sato.type(SEARCH, "", "mail");
        Await.until("nodes and alarms", () -> sato.texts(SEARCH).containsAll(List.of("Nodes", "Alarms")));
        sato.type(SEARCH, "", "sw-mgt01");
        Await.until("the node alone", () -> sato.texts(SEARCH).contains("Nodes")
                && !sato.texts(SEARCH).contains("Alarms"));
        sato.press(SEARCH, "CR");
        Await.until("its page", () -> sato.views().stream().anyMatch(v -> v.startsWith("org.yagura.site.ui.page")));
        assertFalse(sato.dialogs().contains(SEARCH));
    }

    @Test
    @Order(6)
    void aRestartKeepsTheLayout() throws Exception {
        sato.menu("View", "Reset layout");
        Await.until("asked", () -> sato.dialogs().contains("Reset Perspective"));
        sato.click("Reset Perspective", "Reset Perspective");
        Await.until("the traps are back", () -> sato.views().contains(TrapsPage.VIEW));
        sato.open("org.yagura.help.ui.guide");
        sato.close("org.yagura.site.ui.node");
        sato.open(TrapsPage.VIEW);
        new TrapsPage(sato).tab("Unhandled").untilRows(TRAPS - 1);
        sato.hideColumn(TrapsPage.VIEW, "Source");
        sato.press("CTRL+SHIFT+D");
        Await.until("it is dark", () -> sato.background(TrapsPage.VIEW).compareTo("#404040") < 0);
        List<String> views = sato.views();
        List<String> headings = sato.headings(TrapsPage.VIEW);
        assertFalse(headings.contains("Source"), headings.toString());
        first.exit();

        sato = first.start();
        connectPage(sato, Locale.ENGLISH).logIn("sato", SECRET).untilConnected();
        new TrapsPage(sato).untilRows(TRAPS - 1);
        assertEquals(views, sato.views());
        assertEquals(headings, sato.headings(TrapsPage.VIEW));
        assertTrue(sato.background(TrapsPage.VIEW).compareTo("#404040") < 0, sato.background(TrapsPage.VIEW));
    }

    @Test
    @Order(7)
    void theLanguageIsChangedByRestartingIt() throws Exception {
        sato.menu("View", "Preferences…");
        Await.until("preferences", () -> sato.dialogs().contains("Preferences"));
        sato.click("Preferences", "Yagura");
        sato.click("Preferences", "日本語");
        sato.click("Preferences", "Apply and Close");
        Await.until("asked", () -> sato.dialogs().contains("Restart the workbench"));
        sato.click("Restart the workbench", "Yes");

        sato = first.restarted();
        connectPage(sato, Locale.JAPANESE).logIn("sato", SECRET).untilConnected();
        new TrapsPage(sato).untilRows(TRAPS - 1).untilShown("未対応");
        assertTrue(sato.headings(TrapsPage.VIEW).contains("重要度"), sato.headings(TrapsPage.VIEW).toString());
        assertEquals("Ctrl+O", sato.shortcut("ファイル", "接続…"));
    }

    @Test
    @Order(8)
    void bothEndWithoutErrors() throws Exception {
        first.exit();
        second.exit();
        assertEquals(List.of(), first.errors());
        assertEquals(List.of(), second.errors());
    }
}
