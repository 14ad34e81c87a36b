/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.Site;
import org.yagura.topology.core.exchange.CsvTable;
import org.yagura.topology.core.exchange.Imported;

class CsvTableTest {

    private final Site site = DemoSite.load();

    private Imported read(CsvTable table, String... lines) {
        return table.read(site, String.join("\n", lines), Locale.ENGLISH);
    }

    private Site good(CsvTable table, String... lines) {
        Imported imported = read(table, lines);
        assertEquals(List.of(), imported.problems());
        return imported.site();
    }

    private Imported.Problem bad(CsvTable table, String... lines) {
        Imported imported = read(table, lines);
        assertFalse(imported.isGood());
        assertSame(site, imported.site(), "nothing is half applied");
        assertEquals(List.of(), imported.changes());
        assertFalse(table.read(site, String.join("\n", lines), Locale.JAPANESE).problems().getFirst().text().isBlank());
        return imported.problems().getFirst();
    }

    private static Node node(Site in, String id) {
        return SiteIndex.of(in).node(id);
    }

    @Test
    void whatIsWrittenIsReadWithoutAChange() {
        for (CsvTable table : CsvTable.values()) {
            String text = table.write(site);
            for (String form : List.of(text, "\ufeff" + text, text.replace("\r\n", "\n"))) {
                Imported imported = table.read(site, form, Locale.ENGLISH);
                assertEquals(List.of(), imported.problems(), table.name());
                assertEquals(List.of(), imported.changes(), table.name());
            }
            assertTrue(text.startsWith(String.join(",", table.columns()) + "\r\n"));
        }
    }

    @Test
    void rowsWithoutIdsAreFoundByNames() {
        for (CsvTable table : CsvTable.values()) {
            StringBuilder text = new StringBuilder();
            table.write(site).lines().forEach(line -> text.append(line.substring(line.indexOf(',') + 1)).append('\n'));
            assertEquals(List.of(), table.read(site, text.toString(), Locale.ENGLISH).changes(), table.name());
        }
    }

    @Test
    void onlyColumnsThatAreThereAreChanged() {
        Site after = good(CsvTable.NODES, "name,product,serial", "db01,New product,", "db02,\"A, \"\"B\"\"\",S2");
        assertEquals("New product", node(after, "db01").getProduct());
        assertEquals(null, node(after, "db01").getSerial());
        assertEquals("Mikasa", node(after, "db01").getVendor());
        assertEquals("A, \"B\"", node(after, "db02").getProduct());
        assertEquals("PS-960 G4 cluster", node(site, "db01").getProduct(), "the site itself is as it was");
    }

    @Test
    void newNodesPartsAndLinks() {
        Site nodes = good(CsvTable.NODES, "name,kind,area,address",
                "ap09,AP_SERVER,Tokyo data centre / Business zone / Rack B1,127.1.2.19");
        Area rack = SiteIndex.of(nodes).element("rack-b1", Area.class).orElseThrow();
        Node node = rack.getNodes().getLast();
        assertEquals(NodeKind.AP_SERVER, node.getKind());
        assertEquals("127.1.2.19", Elements.primaryAddress(node).orElseThrow());

        Site parts = good(CsvTable.PARTS, "node,name,kind,controller,hotSwap", "db01,disk2,DISK,ctl1,true");
        Part disk = node(parts, "db01").getParts().getLast();
        assertEquals("ctl1", disk.getController().getName());
        assertTrue(disk.isHotSwap());

        Site links = good(CsvTable.LINKS, "kind,from,to,bandwidth", "FC,db01 / fc0,array01,8 Gbit/s");
        Link link = links.getLinks().getLast();
        assertEquals(LinkKind.FC, link.getKind());
        assertEquals("db01 / fc0 – array01", Elements.name(link));
    }

    @Test
    void aNodeIsMovedAndReaddressed() {
        Site after = good(CsvTable.NODES, "id,area,address", "mail02,rack-d2,127.1.1.63");
        assertEquals("rack-d2", ((Area) node(after, "mail02").eContainer()).getId());
        assertEquals("127.1.1.63", Elements.primaryAddress(node(after, "mail02")).orElseThrow());
        assertEquals(2, read(CsvTable.NODES, "id,area,address", "mail02,rack-d2,127.1.1.63").changes().size());
    }

    @Test
    void aProblemNamesRowAndColumn() {
        Imported.Problem problem = bad(CsvTable.NODES, "name,mtbf", "db01,50000", "db02,often");
        assertEquals(3, problem.line());
        assertEquals("mtbf", problem.column());
        assertTrue(problem.text().contains("often"));
        assertEquals("kind", bad(CsvTable.NODES, "name,kind", "db01,DATABASE").column());
        assertEquals("hotSwap", bad(CsvTable.PARTS, "node,name,hotSwap", "db01,disk0,yes").column());
        assertEquals("area", bad(CsvTable.NODES, "name,area", "new,Mars").column());
        assertEquals("area", bad(CsvTable.NODES, "name", "new").column());
        assertEquals("node", bad(CsvTable.PARTS, "node,name", "db77,disk0").column());
        assertEquals("to", bad(CsvTable.LINKS, "from,to", "db01,db77").column());
        assertEquals("controller", bad(CsvTable.PARTS, "node,name,controller", "db01,disk0,ctl7").column());
        assertEquals("id", bad(CsvTable.NODES, "id,name", "g-db,x").column());
        assertEquals("name", bad(CsvTable.NODES, "id,name", "fresh,").column());
    }

    @Test
    void allProblemsOfAFileAreTold() {
        assertEquals(3, read(CsvTable.NODES, "name,mtbf", "db01,x", "db02,1", "db51,y", "ap01,z").problems().size());
    }

    @Test
    void formsThatAreNoTables() {
        assertEquals(0, bad(CsvTable.NODES, "").line());
        assertEquals("colour", bad(CsvTable.NODES, "name,colour", "db01,red").column());
        assertEquals("name", bad(CsvTable.NODES, "name,name", "db01,db02").column());
        assertEquals(2, bad(CsvTable.NODES, "name,vendor", "db01").line());
        assertEquals(5, bad(CsvTable.NODES, "name,vendor", "db01,\"x", "y", "\"", "db01").line());
        assertEquals(3, bad(CsvTable.NODES, "name,vendor", "db01,x", "db02,\"open").line());
        assertEquals(2, bad(CsvTable.NODES, "name,vendor", "db01,a\"b").line());
    }

    @Test
    void whatTheModelForbidsIsNotTaken() {
        Imported.Problem problem = bad(CsvTable.NODES, "name,area,address", "new,rack-b1,127.1.2.21");
        assertTrue(problem.text().contains("127.1.2.21"), problem.text());
        bad(CsvTable.NODES, "name,mtbf", "db01,-5");
        bad(CsvTable.LINKS, "from,to", "db01,db01");
    }

    /** Whatever is in a text comes back. */
    @Test
    void anyTextSurvives() {
        Random random = new Random(7);
        List<String> pieces = List.of("\"", ",", "\r\n", "\n", "日本", " ", "a", "=1+1", "\t");
        for (int round = 0; round < 200; round++) {
            StringBuilder notes = new StringBuilder("x");
            for (int i = random.nextInt(12); i > 0; i--) {
                notes.append(pieces.get(random.nextInt(pieces.size())));
            }
            Site written = DemoSite.load();
            node(written, "db01").setNotes(notes + "x");
            Imported imported = CsvTable.NODES.read(site, CsvTable.NODES.write(written), Locale.ENGLISH);
            assertEquals(List.of(), imported.problems());
            assertEquals(notes + "x", node(imported.site(), "db01").getNotes());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1+1", "@SUM(1)", "-1+1", "'=1", "''-x", "-5", "'",
            "'quoted'"})
    void whatSpreadsheetsTakeForAFormulaIsWrittenAsText(String name) {
        Site written = DemoSite.load();
        node(written, "db01").setVendor(name);
        String text = CsvTable.NODES.write(written);
        String cell = name.replace("\"", "\"\"");
        boolean harmless = name.equals("-5") || name.endsWith("'");
        assertEquals(harmless, text.contains("," + cell + ","), "as it is");
        if (!harmless) {
            assertTrue(text.contains("'" + cell), text);
        }
        Imported imported = CsvTable.NODES.read(site, text, Locale.ENGLISH);
        assertEquals(List.of(), imported.problems());
        assertEquals(name, node(imported.site(), "db01").getVendor());
    }

    /** Broken tables are refused or taken; they never end otherwise. */
    @Test
    void brokenTablesAreRefused() {
        String text = CsvTable.PARTS.write(site).lines().limit(8).reduce("", (a, b) -> a + b + "\r\n");
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            List<Character> broken = new ArrayList<>(text.chars().mapToObj(c -> (char) c).toList());
            for (int i = 0; i <= random.nextInt(4); i++) {
                int at = random.nextInt(broken.size());
                switch (random.nextInt(3)) {
                    case 0 -> broken.remove(at);
                    case 1 -> broken.add(at, Arrays.asList('"', ',', '\n', 'x').get(random.nextInt(4)));
                    default -> broken.set(at, (char) random.nextInt(128));
                }
            }
            StringBuilder given = new StringBuilder();
            broken.forEach(given::append);
            Imported imported = CsvTable.PARTS.read(site, given.toString(), Locale.ENGLISH);
            assertEquals(imported.isGood(), imported.site() != site);
        }
    }
}
