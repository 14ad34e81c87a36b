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

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.json.Json;
import org.yagura.model.DemoSite;
import org.yagura.model.Elements;
import org.yagura.model.NewSites;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.Site;
import org.yagura.topology.core.exchange.Imported;
import org.yagura.topology.core.exchange.NetBox;

import com.fasterxml.jackson.databind.JsonNode;

class NetBoxTest {

    private static final String SMALL = """
            {"sites": {"count": 1, "next": null, "previous": null,
                       "results": [{"id": 7, "name": "Nagoya", "slug": "nagoya"}]},
             "racks": [{"id": 3, "name": "R1", "site": {"id": 7, "name": "Nagoya"}, "location": null}],
             "devices": [
               {"id": 1, "name": "sw1", "role": {"slug": "switch-hub"}, "site": {"id": 7}, "rack": {"id": 3},
                "device_type": {"model": "S-24", "manufacturer": {"name": "Kasumi"}}, "serial": "S1",
                "status": {"value": "planned"}, "primary_ip": {"address": "192.0.2.1/24"}},
               {"id": 2, "name": "db1", "device_role": {"slug": "db-server"}, "site": {"id": 7}, "rack": null}],
             "interfaces": [{"id": 11, "device": {"id": 1}, "name": "ge1", "type": {"value": "1000base-t"}},
                            {"id": 12, "device": {"id": 2}, "name": "hba0", "type": {"value": "16gfc-sfpp"}},
                            {"id": 13, "device": {"id": 2}, "name": "eno1", "type": {"value": "1000base-t"}}],
             "cables": [{"id": 5, "label": "C-17",
                         "a_terminations": [{"object_type": "dcim.interface", "object_id": 13}],
                         "b_terminations": [{"object_type": "dcim.interface", "object_id": 11}]}]}
            """;

    private static Imported read(Site site, String text) {
        return NetBox.read(site, text, Locale.ENGLISH);
    }

    @Test
    void whatNetBoxListsBecomesASite() {
        Imported imported = read(NewSites.empty(), SMALL);
        assertEquals(List.of(), imported.problems());
        Site site = imported.site();
        assertEquals(AreaKind.RACK, site.getAreas().getFirst().getAreas().getFirst().getKind());
        Node sw = site.getAreas().getFirst().getAreas().getFirst().getNodes().getFirst();
        assertEquals(NodeKind.SWITCH_HUB, sw.getKind());
        assertEquals("S-24", sw.getProduct());
        assertEquals("Kasumi", sw.getVendor());
        assertEquals("PLANNED", sw.getLifeCycle().getName());
        assertEquals("192.0.2.1", Elements.primaryAddress(sw).orElseThrow());
        Node db = site.getAreas().getFirst().getNodes().getFirst();
        assertEquals(NodeKind.DB_SERVER, db.getKind());
        assertEquals(PartKind.FC_PORT, db.getParts().getFirst().getKind());
        assertEquals("db1 / eno1 – sw1 / ge1", Elements.name(site.getLinks().getFirst()));
        assertEquals(LinkKind.LAN, site.getLinks().getFirst().getKind());
        assertEquals("C-17", site.getLinks().getFirst().getLabel());
    }

    @Test
    void readAgainItChangesNothing() {
        Site once = read(NewSites.empty(), SMALL).site();
        Imported again = read(once, SMALL);
        assertEquals(List.of(), again.problems());
        assertEquals(List.of(), again.changes());
    }

    @Test
    void whatIsWrittenIsReadWithoutAChange() {
        Site demo = DemoSite.load();
        Imported imported = read(demo, NetBox.write(demo));
        assertEquals(List.of(), imported.problems());
        assertEquals(List.of(), imported.changes());
    }

    @Test
    void whatIsWrittenMakesTheSameDrawingElsewhere() {
        Site demo = DemoSite.load();
        Imported imported = read(NewSites.empty(), NetBox.write(demo));
        assertEquals(List.of(), imported.problems());
        assertEquals(63, SiteIndex.of(imported.site()).nodeCount());
        assertEquals(demo.getLinks().size(), imported.site().getLinks().size() + parallel(demo));
        for (LinkKind kind : List.of(LinkKind.FC, LinkKind.POWER)) {
            assertEquals(count(demo, kind), count(imported.site(), kind), kind + " with ports at their ends");
        }
    }

    private static long count(Site site, LinkKind kind) {
        return site.getLinks().stream().filter(link -> link.getKind() == kind)
                .filter(link -> link.getTo() instanceof Part || link.getFrom() instanceof Part).count();
    }

    /** Links between the same ends, such as a cable for data and one for power, are one cable where nothing tells. */
    private static long parallel(Site site) {
        return site.getLinks().size() - site.getLinks().stream()
                .map(link -> Set.of(link.getFrom(), link.getTo())).distinct().count();
    }

    @Test
    void theFormIsNetBoxs() throws Exception {
        JsonNode written = Json.mapper().readTree(NetBox.write(DemoSite.load()));
        JsonNode devices = written.get("devices");
        assertEquals(63, devices.get("count").asInt());
        JsonNode first = devices.get("results").get(0);
        for (String field : List.of("id", "name", "role", "device_type", "site", "rack", "status", "primary_ip")) {
            assertTrue(first.has(field), field);
        }
        assertEquals(2, written.get("sites").get("count").asInt());
        assertEquals(9, written.get("racks").get("count").asInt());
    }

    private static Imported.Problem bad(String text) {
        Site site = NewSites.empty();
        Imported imported = read(site, text);
        assertFalse(imported.isGood());
        assertSame(site, imported.site());
        assertEquals(List.of(), imported.changes());
        assertFalse(NetBox.read(site, text, Locale.JAPANESE).problems().getFirst().text().isBlank());
        return imported.problems().getFirst();
    }

    @Test
    void problemsNameTheField() {
        assertEquals(2, bad("{\n").line());
        assertEquals("1", bad("{\n").column());
        bad("[]");
        assertEquals("sites", bad("{\"sites\": 5}").column());
        assertEquals("sites[0].name", bad("{\"sites\": [{\"id\": 1}]}").column());
        assertEquals("racks[0].site", bad("{\"racks\": [{\"name\": \"r\"}]}").column());
        assertEquals("devices[0].site", bad("{\"devices\": [{\"name\": \"d\", \"site\": {\"id\": 9}}]}").column());
        assertEquals("interfaces[0].device", bad(SMALL.replace("\"device\": {\"id\": 1}", "\"device\": {\"id\": 99}"))
                .column());
        assertEquals("cables[0].b_terminations",
                bad(SMALL.replace("\"object_id\": 11", "\"object_id\": 99")).column());
        assertEquals("cables[0].b_terminations",
                bad(SMALL.replace("\"object_id\": 11", "\"object_id\": 13")).column());
    }

    @Test
    void whatTheModelForbidsIsNotTaken() {
        assertTrue(bad(SMALL.replace("192.0.2.1/24", "300.1.1.1/24")).text().contains("300.1.1.1"));
    }

    /** Broken files are refused or taken; they never end otherwise. */
    @Test
    void brokenFilesAreRefused() {
        Random random = new Random(5);
        for (int round = 0; round < 500; round++) {
            StringBuilder broken = new StringBuilder(SMALL);
            for (int i = 0; i <= random.nextInt(3); i++) {
                int at = random.nextInt(broken.length());
                if (random.nextBoolean()) {
                    broken.deleteCharAt(at);
                } else {
                    broken.setCharAt(at, "{}[]\",:0n".charAt(random.nextInt(9)));
                }
            }
            Site site = NewSites.empty();
            Imported imported = read(site, broken.toString());
            assertEquals(imported.isGood(), imported.site() != site);
        }
    }
}
