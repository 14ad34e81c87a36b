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

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.json.Json;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/** Revisions of the site model. */
class SiteTest {
    private static final String DEMO = "yagura-demo";
    @TempDir
    Path folder;
    private LiveAgent live;

    @BeforeEach
    void start() throws Exception {
        live = new LiveAgent(folder.resolve("data"), "demo");
    }

    @AfterEach
    void stop() {
        live.close();
    }

    private String site(String token) throws Exception {
        return LiveAgent.tree(live.call("site.get", "", token)).get("site").asText();
    }

    private HttpResponse<String> save(String site, long basedOn, String reason, String token) throws Exception {
        return live.call("site.save", Json.text(Map.of("site", site, "basedOn", basedOn, "reason", reason)), token);
    }

    @Test
    void savesComparesAndRestores() throws Exception {
        String first = site(live.token);
        assertTrue(first.contains("{aes}"));
        assertFalse(first.contains("{plain}"), "secrets are encrypted before they are kept");
        String site = first.replace("name=\"isp-a\"", "name=\"isp-alpha\"");
        HttpResponse<String> saved = save(site, 1, "renamed", live.token);
        assertEquals(200, saved.statusCode(), saved.body());
        assertEquals(2, LiveAgent.tree(saved).get("revision").asInt());
        assertEquals(1, LiveAgent.tree(saved).get("differences").asInt());
        assertEquals(2, live.agent.sites().current().number());
        JsonNode line = LiveAgent.tree(live.call("site.difference", "{\"to\":2}")).get("lines").get(0);
        assertEquals("changed", line.get("kind").asText());
        assertEquals("isp-a", line.get("element").asText());
        assertEquals("isp-alpha", line.get("after").asText());
        JsonNode page = LiveAgent.tree(live.call("site.revisions", "{\"size\":1}"));
        assertEquals(2, page.get("total").asInt());
        assertEquals("renamed", page.get("rows").get(0).get("reason").asText());
        assertEquals(1, LiveAgent.tree(live.call("site.revisions", "{\"position\":1}")).get("rows").get(0)
                .get("number").asInt());
        assertEquals(0, LiveAgent.tree(save(site(live.token), 2, "nothing", live.token)).get("differences").asInt());
        assertEquals(3, LiveAgent.tree(live.call("site.restore", "{\"revision\":1,\"reason\":\"back\"}"))
                .get("revision").asInt());
        assertEquals(first, site(live.token));
        assertTrue(live.call("audit.find", "{\"operation\":\"site.save\"}").body().contains("isp-alpha"));
    }

    @Test
    void saysWhoWasFaster() throws Exception {
        String sato = live.in("sato", DEMO);
        String site = site(sato);
        assertEquals(200, save(site.replace("\"isp-b\" desc", "\"isp-beta\" desc"), 1, "by sato", sato).statusCode());
        HttpResponse<String> late = save(site.replace("\"isp-a\" desc", "\"isp-alpha\" desc"), 1, "late", live.token);
        assertEquals(409, late.statusCode());
        assertEquals("conflict", LiveAgent.tree(late).get("code").asText());
        assertTrue(LiveAgent.tree(late).get("why").asText().contains("sato"), late.body());
        assertTrue(live.call("audit.find", "{\"outcomes\":[\"failed\"]}").body().contains("site.save"));
    }

    @Test
    void refusesWhatIsNoSite() throws Exception {
        assertEquals(400, save("<broken", 1, "x", live.token).statusCode());
        assertEquals(400, save("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>", 1, "x",
                live.token).statusCode());
        String site = site(live.token);
        HttpResponse<String> twice = save(site.replace("id=\"isp-b\"", "id=\"isp-a\""), 1, "x", live.token);
        assertEquals(400, twice.statusCode());
        HttpResponse<String> foreign = save(site.replaceFirst("\\{aes}[A-Za-z0-9+/]{8}", "{aes}AAAAAAAA"), 1, "x",
                live.token);
        assertEquals(400, foreign.statusCode(), foreign.body());
        assertEquals(400, save(site, 1, "x".repeat(1_001), live.token).statusCode());
        assertEquals(400, save(site, 1, " ", live.token).statusCode());
        HttpResponse<String> nobody = save(site.replace("<privileges>ADMINISTER</privileges>", ""), 1, "x",
                live.token);
        assertEquals(400, nobody.statusCode(), nobody.body());
        assertEquals(1, live.agent.sites().current().number());
    }

    @Test
    void keepsNewSecrets() throws Exception {
        String site = site(live.token).replaceFirst("\\{aes}[A-Za-z0-9+/=]+", "{plain}brand-new-secret");
        HttpResponse<String> saved = save(site, 1, "new secret", live.token);
        assertEquals(200, saved.statusCode(), saved.body());
        assertFalse(site(live.token).contains("brand-new-secret"));
        assertFalse(live.call("site.difference", "{\"to\":2}").body().contains("brand-new-secret"));
        assertFalse(live.call("audit.find", "{}").body().contains("brand-new-secret"));
    }

    @Test
    void editorsDoNotChangePeopleNorOtherAreas() throws Exception {
        String takahashi = live.in("takahashi", DEMO);
        String site = site(takahashi);
        HttpResponse<String> people = save(site.replace("login=\"takahashi\"", "login=\"takahashi2\""), 1, "x",
                takahashi);
        assertEquals(403, people.statusCode(), people.body());
        HttpResponse<String> roles = save(site.replaceFirst("(name=\"Operations SE\"[^>]*>)",
                "$1<privileges>ADMINISTER</privileges>"), 1, "x", takahashi);
        assertEquals(403, roles.statusCode(), roles.body());
        String scoped = site.replaceFirst("name=\"Operations SE\"", "name=\"Operations SE\" areas=\"osaka\"");
        assertEquals(200, save(scoped, 1, "scope", live.token).statusCode());
        site = site(takahashi);
        assertEquals(403, save(site.replace("\"isp-a\" desc", "\"isp-x\" desc"), 2, "x", takahashi).statusCode());
        HttpResponse<String> own = save(site.replaceFirst("(<areas id=\"osaka\" name=\")", "$1New "), 2, "mine",
                takahashi);
        assertEquals(200, own.statusCode(), own.body());
        assertEquals(403, save(site, 3, "x", live.in("suzuki", DEMO)).statusCode());
    }

    @Test
    void showsAPartToThoseWhoSeeAPart() throws Exception {
        String watanabe = live.in("watanabe", DEMO);
        String part = site(watanabe);
        assertTrue(part.contains("id=\"tokyo-business\""), part);
        assertFalse(part.contains("id=\"isp-a\""));
        assertFalse(part.contains("id=\"osaka\""));
        assertFalse(part.contains("{aes}"), "no credentials, not even encrypted ones");
        Site seen = new SiteFiles().load(part.getBytes(StandardCharsets.UTF_8), "part").site();
        assertFalse(SiteChecks.hasErrors(SiteChecks.check(seen)),
                "links and services that are not whole are not shown");
        assertTrue(part.contains("id=\"fc.db01.fc0-fc01\""));
        assertFalse(part.contains("id=\"lan.fw01-sw-biz01\""));
        save(site(live.token).replace("name=\"isp-a\"", "name=\"isp-alpha\""), 1, "renamed", live.token);
        assertEquals(0, LiveAgent.tree(live.call("site.difference", "{\"to\":2}", watanabe)).get("total").asInt());
        assertEquals(1, LiveAgent.tree(live.call("site.difference", "{\"to\":2}")).get("total").asInt());
    }
}
