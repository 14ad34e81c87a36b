/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.http.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;

/** The audit trail: found, paged, verified, and what happens when somebody tampers with it. */
class AuditTest {
    private static final int COMMANDS = 30;
    @TempDir
    Path folder;

    private static JsonNode find(LiveAgent live, String json) throws Exception {
        return LiveAgent.tree(live.call("audit.find", json));
    }

    private static List<Long> ids(JsonNode page) {
        var ids = new ArrayList<Long>();
        page.get("rows").forEach(row -> ids.add(row.get("id").asLong()));
        return ids;
    }

    private static void commands(LiveAgent live) throws Exception {
        for (int i = 0; i < COMMANDS; i++) {
            live.call("accounts.lock", "{\"login\":\"" + (i % 3 == 0 ? "ito" : "sato") + "\",\"locked\":false}");
        }
    }

    @Test
    void pagesAndFilters() throws Exception {
        try (LiveAgent live = new LiveAgent(folder.resolve("data"), "demo")) {
            commands(live);
            live.call("accounts.lock", "{\"login\":\"100%_x\",\"locked\":true}");
            JsonNode all = find(live, "{}");
            assertEquals(COMMANDS + 1, all.get("total").asInt());
            assertEquals(List.of(31L, 30L, 29L), ids(find(live, "{\"size\":3}")));
            assertEquals(List.of(21L, 20L), ids(find(live, "{\"size\":2,\"position\":10}")));
            JsonNode ito = find(live, "{\"text\":\"ITO\",\"size\":100}");
            assertEquals(10, ito.get("total").asInt());
            List<Long> whole = ids(ito);
            for (int place : new int[]{7, 2, 9, 0, 5}) {
                assertEquals(whole.subList(place, Math.min(10, place + 2)),
                        ids(find(live, "{\"text\":\"ito\",\"size\":2,\"position\":" + place + "}")));
            }
            assertEquals(1, find(live, "{\"text\":\"100%_\"}").get("total").asInt());
            assertEquals(0, find(live, "{\"text\":\"100_%\"}").get("total").asInt());
            assertEquals(1, find(live, "{\"outcomes\":[\"failed\",\"refused\"]}").get("total").asInt());
            assertEquals(31, find(live, "{\"operation\":\"accounts.*\",\"user\":\"admin\"}").get("total").asInt());
            assertEquals(0, find(live, "{\"from\":\"2999-01-01T00:00:00Z\"}").get("total").asInt());
            assertEquals(5, find(live, "{\"upToId\":5}").get("total").asInt());
            assertEquals("local", all.get("rows").get(0).get("address").asText());
        }
    }

    @Test
    void findsWhatWasTamperedWith() throws Exception {
        Path data = folder.resolve("data");
        try (LiveAgent live = new LiveAgent(data, "demo")) {
            commands(live);
            JsonNode good = LiveAgent.tree(live.call("audit.verify", "{}"));
            assertTrue(good.get("holds").asBoolean(), good.toString());
            assertEquals(COMMANDS, good.get("entries").asInt());
        }
        tamper(data, "UPDATE audit_entry SET login = 'nobody' WHERE id = 17");
        assertEquals(17, broken(data));
        tamper(data, "UPDATE audit_entry SET login = 'admin' WHERE id = 17");
        tamper(data, "DELETE FROM audit_entry WHERE id = 9");
        assertEquals(9, broken(data));
    }

    @Test
    void findsACutEnd() throws Exception {
        Path data = folder.resolve("data");
        try (LiveAgent live = new LiveAgent(data, "demo")) {
            commands(live);
        }
        tamper(data, "DELETE FROM audit_entry WHERE id > 20");
        assertEquals(21, broken(data));
    }

    private static long broken(Path data) throws Exception {
        try (LiveAgent live = new LiveAgent(data, "demo")) {
            JsonNode verified = LiveAgent.tree(live.call("audit.verify", "{}"));
            assertFalse(verified.get("holds").asBoolean(), verified.toString());
            return verified.get("firstBroken").asLong();
        }
    }

    private static void tamper(Path data, String sql) {
        try (Store store = Store.open(StoreSettings.of(data.resolve("store")))) {
            assertEquals(true, store.read(connection -> {
                connection.setReadOnly(false);
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate(sql) > 0;
                }
            }));
        }
    }
}
