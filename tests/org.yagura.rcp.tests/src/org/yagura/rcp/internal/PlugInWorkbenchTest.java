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

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

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
import org.yagura.testsupport.ui.workbench.ConnectPage;
import org.yagura.testsupport.ui.workbench.Desk;
import org.yagura.watch.core.FindWatches;
import org.yagura.watch.core.WatchRow;
import org.yagura.watch.core.WatchState;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.GetReportFile;
import org.yagura.watch.core.report.MakeReport;

/**
 * The example's kind of watch from its first click to the monthly report, in the products as a third party meets them: its jar
 * is dropped into the agent and into the workbench, which are processes of their own, and its devices listen on loopback.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlugInWorkbenchTest {
    private static final String EDIT = "org.yagura.site.ui.edit";
    private static final String WATCHES = "org.yagura.watch.ui.watches";
    private static final String CHART = "org.yagura.watch.ui.chart";
    private static final String KIND = "Power supply of Example Power";
    private static final String NAME = "UPS of the machine room";
    private static final String SECRET = "correct horse battery";
    /** The addresses of the demo's two UPS, and what they tell. */
    private static final List<String> ADDRESSES = List.of("127.1.3.41", "127.1.3.42");
    private static final List<String> LINES = List.of("load=43;temp=31.5\r\n", "load=61;temp=29\r\n");

    @TempDir
    static Path folder;
    private static AgentProcess agent;
    private static WorkbenchProcess workbench;
    private static Ups first;
    private static Ups second;
    private static Desk desk;

    /** A device that tells a line to whoever connects, until it is closed. */
    private record Ups(ServerSocket socket, String line) implements AutoCloseable {
        static Ups at(String address, int port, String line) throws IOException {
            var ups = new Ups(new ServerSocket(port, 50, InetAddress.getByName(address)), line);
            Thread.ofVirtual().start(ups::serve);
            return ups;
        }

        private void serve() {
            try {
                while (true) {
                    try (Socket caller = socket.accept()) {
                        caller.getOutputStream().write(line.getBytes(StandardCharsets.US_ASCII));
                    }
                }
            } catch (SocketException e) {
                // closed: the end
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(!Checkout.quick(), "the products are not asked for");
        assertTrue(WorkbenchProcess.built(), "the product is not built: " + Checkout.workbench());
        first = Ups.at(ADDRESSES.getFirst(), 0, LINES.getFirst());
        second = Ups.at(ADDRESSES.getLast(), first.socket().getLocalPort(), LINES.getLast());
        Path data = folder.resolve("agent");
        Path home = folder.resolve("sato");
        for (Path dropIns : List.of(data.resolve("plugins"), home.resolve(".local/share/yagura/dropins"))) {
            Files.copy(AgentProcess.bundle("org.yagura.example"),
                    Files.createDirectories(dropIns).resolve("example.jar"));
        }
        agent = AgentProcess.start(data, "--site", AgentProcess.quietDemo(folder));
        agent.password("sato", SECRET);
        workbench = new WorkbenchProcess(home);
    }

    @AfterAll
    static void end() throws IOException {
        if (workbench != null) {
            workbench.close();
        }
        if (agent != null) {
            agent.close();
        }
        for (Ups ups : new Ups[]{first, second}) {
            if (ups != null) {
                ups.close();
            }
        }
    }

    private static boolean shows(String view, String text) {
        return desk.texts(view).stream().anyMatch(t -> t.contains(text));
    }

    private static void untilShown(String view, String text) {
        Await.until(view + " shows " + text, () -> shows(view, text));
    }

    @Test
    @Order(1)
    void theWatchIsAddedThroughTheFormThatSpeaksEnglish() throws Exception {
        desk = workbench.start("--connect", agent.local().url().toString());
        new ConnectPage(desk, Texts.of(ConnectDialog.class, Locale.ENGLISH)).logIn("sato", SECRET)
                .trust(agent.fingerprint()).untilConnected();
        desk.open(EDIT);
        untilShown(EDIT, "Watches");
        desk.click(EDIT, "Watches");
        desk.choose(EDIT, "Add", KIND);
        untilShown(EDIT, "Port of the UPS");
        desk.type(EDIT, "Name", NAME);
        desk.type(EDIT, "Port of the UPS", String.valueOf(first.socket().getLocalPort()));
        desk.type(EDIT, "Interval", "1 s");
        desk.type(EDIT, "Retry interval", "1 s");
        desk.type(EDIT, "Attempts", "1");
        desk.click(EDIT, "UPS");
        desk.choose(EDIT, "Add", "Threshold");
        untilShown(EDIT, "Hysteresis");
        desk.type(EDIT, "Metric", "power.load");
        desk.type(EDIT, "Limit (unit of the metric)", "50");
        desk.type(EDIT, "Why, for those who read the history later", "watch the UPS");
        desk.click(EDIT, "Save as new revision");
        Await.until("the agent watches both", () -> rows().size() == 2);
    }

    private static List<WatchRow> rows() {
        return agent.connection().ask(FindWatches.worst(null, null, null)).rows();
    }

    @Test
    @Order(2)
    void theDevicesAreAskedAndTheThresholdJudges() {
        Await.until("both are asked", () -> rows().stream().allMatch(r -> r.last() != null && r.hard()));
        assertEquals(List.of("ups02 PROBLEM", "ups01 OK"),
                rows().stream().map(r -> r.nodeName() + " " + r.state()).toList());
        assertEquals(List.of(NAME, NAME), rows().stream().map(WatchRow::watchName).toList());
        assertTrue(rows().getFirst().text().contains("61"), rows().getFirst().text());
        assertEquals(WatchState.PROBLEM, rows().getFirst().state());
        desk.open(WATCHES);
        Await.until("both are listed", () -> desk.rows(WATCHES) == 2);
        Await.until("by the plug-in's label", () -> desk.cell(WATCHES, 0, "kind").equals(KIND));
        assertEquals("ups02 " + NAME, desk.cell(WATCHES, 0, "node") + " " + desk.cell(WATCHES, 0, "watch"));
    }

    @Test
    @Order(3)
    void whatIsMeasuredIsDrawnAsAChart() throws Exception {
        desk.open(WATCHES);
        desk.select(WATCHES, 0);
        desk.press(WATCHES, "G");
        Await.until("the chart is open", () -> desk.views().contains(CHART));
        untilShown(CHART, "power.load");
        assertTrue(shows(CHART, "power.temperature"), desk.texts(CHART).toString());
        Await.until("lines are drawn", () -> coloured(desk.picture(CHART)) > 500);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(desk.picture(CHART)));
        assertTrue(picture.getWidth() > 300 && picture.getHeight() > 150,
                picture.getWidth() + " x " + picture.getHeight());
    }

    /** How many pixels of a picture are neither grey nor pale. */
    private static int coloured(byte[] png) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            int found = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    int rgb = picture.getRGB(x, y);
                    int red = rgb >> 16 & 0xff;
                    int green = rgb >> 8 & 0xff;
                    int blue = rgb & 0xff;
                    found += Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue)) > 80 ? 1 : 0;
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @Order(4)
    void itsChapterIsInTheMonthlyReport() {
        String month = YearMonth.now(ZoneId.of("Asia/Tokyo")).toString();
        String id = agent.connection().ask(new MakeReport(month, 1, null)).id();
        Await.until("the report is kept", () -> agent.connection().ask(new FindReports(null)).rows().stream()
                .anyMatch(r -> r.id().equals(id) && r.state() == FindReports.State.KEPT));
        String english = csv(id, "en");
        assertTrue(english.contains("UPS, the highest load first"), english);
        assertTrue(english.matches("(?s).*\\bups02,61(\\.0)?,.*\\bups01,43(\\.0)?,.*"), english);
        assertTrue(csv(id, "ja").contains("UPS（負荷の高い順）"), csv(id, "ja"));
    }

    private static String csv(String id, String language) {
        String content = agent.connection().ask(new GetReportFile(id, GetReportFile.Form.CSV, language)).content();
        return new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8);
    }

    @Test
    @Order(5)
    void theFormAndTheListSpeakJapaneseToo() throws Exception {
        workbench.exit();
        desk = workbench.start("-nl", "ja");
        new ConnectPage(desk, Texts.of(ConnectDialog.class, Locale.JAPANESE)).logIn("sato", SECRET).untilConnected();
        desk.open(WATCHES);
        Await.until("both are listed", () -> desk.rows(WATCHES) == 2);
        Await.until("by the plug-in's label", () -> desk.cell(WATCHES, 0, "kind").equals("Example PowerのUPS"));
        desk.open(EDIT);
        untilShown(EDIT, "監視");
        desk.click(EDIT, "監視");
        desk.choose(EDIT, "追加", "Example PowerのUPS");
        untilShown(EDIT, "UPSのポート");
        assertFalse(shows(EDIT, "Port of the UPS"), desk.texts(EDIT).toString());
        workbench.exit();
        assertEquals(List.of(), workbench.errors());
    }
}
