/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.NewSites;
import org.yagura.model.Secret;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.CommunityCredential;
import org.yagura.model.site.Element;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.topology.core.exchange.CsvTable;
import org.yagura.topology.core.exchange.ExchangeFile;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.Imported;
import org.yagura.topology.core.exchange.SiteExport;
import org.yagura.topology.core.exchange.SiteImport;
import org.yagura.topology.core.tests.site.RandomSite;

/** Whole files of all forms: written, read again, and what is not taken. */
class SiteExchangeTest {

    private static Imported read(Site site, boolean whole, ExchangeFile... files) {
        return SiteImport.read(site, List.of(files), whole, Locale.ENGLISH);
    }

    private static ExchangeFile file(String name, String text) {
        return new ExchangeFile(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Imported.Problem bad(ExchangeFile... files) {
        Site site = DemoSite.load();
        Imported imported = read(site, false, files);
        assertFalse(imported.isGood());
        assertSame(site, imported.site());
        assertEquals(List.of(), imported.changes());
        Imported.Problem japanese = SiteImport.read(site, List.of(files), false, Locale.JAPANESE).problems().getFirst();
        assertFalse(japanese.text().isBlank());
        return imported.problems().getFirst();
    }

    private static List<String> between(Site one, Site other) {
        return Differences.between(one, other).stream().map(d -> d.text(Locale.ENGLISH)).toList();
    }

    @Test
    void whatIsWrittenIsReadWithoutAChangeWhateverTheSite() throws Exception {
        var random = new Random(21);
        for (int round = 0; round < 60; round++) {
            Site site = round == 0 ? DemoSite.load() : RandomSite.of(random, 6 + random.nextInt(20)).site();
            if (SiteChecks.hasErrors(SiteChecks.check(site))) {
                continue;
            }
            for (ExchangeForm form : ExchangeForm.values()) {
                var file = new ExchangeFile("any", SiteExport.file(site, form));
                Imported imported = read(site, true, file);
                assertEquals(List.of(), imported.problems(), form + " in round " + round);
                assertEquals(List.of(), between(site, imported.site()), form + " in round " + round);
                assertArrayEquals(file.content(), SiteExport.file(SiteFiles.copy(site), form), "equal bytes");
            }
        }
    }

    @Test
    void tablesAreTakenTogetherInAnyOrderAndUnderAnyName() throws Exception {
        Site demo = DemoSite.load();
        List<ExchangeFile> tables = SiteExport.files(demo, ExchangeForm.CSV);
        assertEquals(List.of("nodes.csv", "parts.csv", "links.csv"),
                tables.stream().map(ExchangeFile::name).toList());
        Site less = SiteFiles.copy(demo);
        try (var editor = new SiteEditor(less, Locale.ENGLISH)) {
            editor.remove(List.of(SiteIndex.of(less).node("db01")));
        }
        List<ExchangeFile> renamed = tables.reversed().stream()
                .map(file -> new ExchangeFile("x" + file.text().length() + ".csv", file.content())).toList();
        Imported imported = SiteImport.read(less, renamed, false, Locale.ENGLISH);
        assertEquals(List.of(), imported.problems());
        Node back = SiteIndex.of(imported.site()).node("db01");
        assertEquals(SiteIndex.of(demo).node("db01").getParts().size(), back.getParts().size());
        assertEquals(demo.getLinks().size(), imported.site().getLinks().size());
        assertTrue(imported.changes().stream().anyMatch(d -> d.kind() == Difference.Kind.ADDED));
    }

    @Test
    void aWholeModelTakesThePlaceOfTheSiteOrIsPutIntoIt() throws Exception {
        var random = new Random(3);
        for (int round = 0; round < 40; round++) {
            Site mine = round % 2 == 0 ? DemoSite.load() : RandomSite.of(random, 20).site();
            Site theirs = edited(mine, random);
            if (SiteChecks.hasErrors(SiteChecks.check(theirs))) {
                continue;
            }
            var file = new ExchangeFile("theirs.site", SiteExport.file(theirs, ExchangeForm.SITE));

            Imported whole = read(mine, true, file);
            assertEquals(List.of(), whole.problems());
            assertEquals(List.of(), between(theirs, whole.site()), "it is as in the file");

            Imported both = read(mine, false, file);
            assertEquals(List.of(), both.problems());
            Set<String> all = new HashSet<>(ids(mine));
            all.addAll(ids(theirs));
            assertTrue(ids(both.site()).containsAll(ids(theirs)), "nothing of the file is missing");
            assertEquals(all, ids(both.site()), "nothing went, in round " + round);
            assertEquals(List.of(), both.changes().stream().filter(d -> d.kind() == Difference.Kind.REMOVED).toList());
            for (Node node : SiteIndex.of(theirs).nodes()) {
                Node has = SiteIndex.of(both.site()).node(node.getId());
                assertEquals(node.getName(), has.getName());
                assertEquals(node.getProduct(), has.getProduct());
                assertEquals(node.getKind(), has.getKind());
            }
            assertEquals(List.of(), read(both.site(), false, file).changes(), "read again it changes nothing");
        }
    }

    private static Set<String> ids(Site site) {
        var ids = new HashSet<String>();
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            if (all.next() instanceof Element element) {
                ids.add(element.getId());
            }
        }
        return ids;
    }

    private static Site edited(Site site, Random random) {
        Site copy = SiteFiles.copy(site);
        try (var editor = new SiteEditor(copy, Locale.ENGLISH)) {
            for (int i = 1 + random.nextInt(4); i > 0; i--) {
                var nodes = new ArrayList<Node>();
                SiteIndex.of(copy).nodes().forEach(nodes::add);
                if (nodes.isEmpty()) {
                    break;
                }
                Node node = nodes.get(random.nextInt(nodes.size()));
                switch (random.nextInt(4)) {
                    case 0 -> editor.remove(List.of(node));
                    case 1 -> editor.rename(node, "fresh" + random.nextInt(1000));
                    case 2 -> editor.addNode(copy.getAreas().getFirst(), NodeKind.ROUTER,
                            "router" + random.nextInt(1000), "");
                    default -> editor.move(node, copy.getAreas().getLast(),
                            SitePackage.Literals.AREA__NODES, 0);
                }
            }
        }
        return copy;
    }

    private static CommunityCredential community(Site site) {
        return site.getSnmpCredentials().stream().filter(CommunityCredential.class::isInstance)
                .map(CommunityCredential.class::cast).findFirst().orElseThrow();
    }

    @Test
    void secretsStayHere() throws Exception {
        Site site = DemoSite.load();
        community(site).setCommunity(Secret.plain("sesame"));
        for (ExchangeForm form : ExchangeForm.values()) {
            for (ExchangeFile file : SiteExport.files(site, form)) {
                assertFalse(file.text().contains("sesame"), form.name());
            }
        }
        var file = new ExchangeFile("x.site", SiteExport.file(site, ExchangeForm.SITE));
        for (boolean whole : new boolean[]{true, false}) {
            Site back = read(site, whole, file).site();
            assertEquals(community(site).getCommunity(), community(back).getCommunity());
        }
    }

    private static byte[] zip(int entries, String name, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries; i++) {
                zip.putNextEntry(new ZipEntry(i + name));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void archivesThatAreTrapsAreNotUnpacked() throws Exception {
        byte[] bomb = zip(80, ".csv", new byte[1 << 20]);
        assertTrue(bomb.length < 200_000);
        assertTrue(bad(new ExchangeFile("bomb.zip", bomb)).text().contains("64 MiB"));
        assertTrue(bad(new ExchangeFile("bomb.zip", zip(80, ".bin", new byte[1 << 20]))).text().contains("64 MiB"));
        assertTrue(bad(new ExchangeFile("many.zip", zip(101, ".csv", new byte[0]))).text().contains("100"));
        assertTrue(bad(new ExchangeFile("none.zip", zip(1, ".txt", new byte[1]))).text().contains(".csv"));
        byte[] good = zip(1, "/../../nodes.csv",
                CsvTable.NODES.write(DemoSite.load()).getBytes(StandardCharsets.UTF_8));
        assertTrue(read(DemoSite.load(), false, new ExchangeFile("nodes.zip", good)).isGood());
        byte[] cut = Arrays.copyOf(good, good.length / 2);
        assertTrue(bad(new ExchangeFile("cut.zip", cut)).text().contains("unpacked"));
    }

    @Test
    void modelsThatAreTrapsAreNotRead() {
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        Imported.Problem problem = bad(file("evil.site", entity));
        assertEquals("evil.site", problem.file());
        assertFalse(problem.text().contains("root:"));
        Imported.Problem cut = bad(file("cut.site", "<?xml version=\"1.0\"?>\n<site:Site"));
        assertTrue(cut.line() > 0, cut.whole());
        bad(file("deep.json", "[".repeat(100_000)));
        bad(file("deep.json", "{\"sites\":".repeat(100_000)));
    }

    @Test
    void aProblemNamesTheFileAndWhatToDo() throws Exception {
        assertEquals("nodes.csv:2 mtbf",
                bad(file("nodes.csv", "name,mtbf\ndb01,often")).whole().replaceFirst(": .*", ""));
        byte[] japanese = "name,notes\ndb01,x\ndb02,日本語".getBytes(Charset.forName("Shift_JIS"));
        Imported.Problem encoding = bad(new ExchangeFile("nodes.csv", japanese));
        assertEquals(3, encoding.line());
        assertTrue(encoding.text().contains("UTF-8"));
        byte[] wide = "\ufeffname,notes\ndb01,日本語".getBytes(StandardCharsets.UTF_16LE);
        Imported read = read(DemoSite.load(), false, new ExchangeFile("nodes.csv", wide));
        assertEquals("日本語", SiteIndex.of(read.site()).node("db01").getNotes());
        assertTrue(bad(file("a.csv", "name"), file("b.json", "{}")).whole().startsWith("b.json"));
        bad();
        assertTrue(bad(new ExchangeFile("long.csv", new byte[(64 << 20) + 1])).text().contains("64"));
    }

    @Test
    void nothingOfTheSecondTableIsTakenWithoutTheFirst() {
        Imported.Problem problem = bad(file("nodes.csv", "name,area,kind\nnew9,rack-b1,ROUTER"),
                file("links.csv", "from,to\nnew9,nowhere"));
        assertEquals("links.csv", problem.file());
        assertEquals("to", problem.column());
    }

    @Test
    void anyNoiseEndsWithAResult() throws Exception {
        var random = new Random(99);
        Site site = NewSites.empty();
        var whole = new ArrayList<byte[]>();
        for (ExchangeForm form : ExchangeForm.values()) {
            whole.add(SiteExport.file(RandomSite.of(random, 12).site(), form));
        }
        for (int round = 0; round < 400; round++) {
            byte[] bytes = whole.get(round % whole.size()).clone();
            for (int i = 0; i <= random.nextInt(6); i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Imported imported = read(site, random.nextBoolean(), new ExchangeFile("noise", bytes));
            assertEquals(imported.isGood(), imported.site() != site);
        }
    }

    @Test
    void namesOfFilesAreHarmless() {
        Site site = NewSites.empty();
        site.setName("../東京 $(rm -rf) / A&B");
        assertEquals("東京-rm-rf-A-B-r7.zip", SiteExport.fileName(site, 7, ExchangeForm.CSV.ending()));
        site.setName(null);
        assertEquals("site-r1.site", SiteExport.fileName(site, 1, ExchangeForm.SITE.ending()));
    }
}
