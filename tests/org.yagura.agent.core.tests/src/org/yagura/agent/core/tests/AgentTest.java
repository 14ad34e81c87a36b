/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.Agent;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.core.Catalogues;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.OwnHandlers;
import org.yagura.core.agent.GetAbout;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.SaveSite;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** Starting, stopping, domains, dispatching. */
class AgentTest {
    @TempDir
    Path folder;
    private final Contributions contributions = new Contributions();
    private final Notes notes = new Notes();

    private Agent started() throws AgentException {
        return started("");
    }

    private Agent started(String site) throws AgentException {
        var agent = new Agent(new AgentSettings(folder.resolve("data"), site, 1, Map.of()), contributions);
        agent.start();
        return agent;
    }

    private static <R> R call(Agent agent, Request<R> request) {
        return agent.dispatcher().call(request, Identity.local(), Locale.ENGLISH, "test");
    }

    private static Object call(Agent agent, String name, String json) {
        return agent.dispatcher().call(name, json.getBytes(StandardCharsets.UTF_8), Identity.local(), Locale.ENGLISH,
                "test");
    }

    private static List<FindAudit.Row> audit(Agent agent) {
        return call(agent, new FindAudit(null, null, null, null, null, null, null, null, null)).rows();
    }

    @Test
    void keepsWhatWasSavedOverARestart() throws Exception {
        try (Agent agent = started()) {
            assertEquals(1, agent.sites().current().number());
            String site = call(agent, new GetSite(null)).site();
            call(agent, new SaveSite(site.replace("New site", "Renamed"), 1L, "name"));
        }
        try (Agent agent = started("demo")) {
            assertEquals(2, agent.sites().current().number());
            assertEquals("Renamed", call(agent, new GetAbout()).site());
            assertEquals("site.save", audit(agent).getFirst().operation());
        }
    }

    @Test
    void aSecondAgentIsTurnedAway() throws Exception {
        try (Agent agent = started()) {
            assertTrue(agent.data().root().isAbsolute());
            AgentException refusal = assertThrows(AgentException.class, this::started);
            assertTrue(refusal.getMessage().contains("used by another agent, process " + ProcessHandle.current().pid()),
                    refusal.getMessage());
            assertTrue(refusal.text(Locale.JAPANESE).contains("使用中"));
        }
        started().close();
    }

    @Test
    void beginsWithASiteFile() throws Exception {
        Path file = folder.resolve("my.site");
        Files.writeString(file, "<nonsense/>");
        AgentException broken = assertThrows(AgentException.class, () -> started(file.toString()));
        assertTrue(broken.getMessage().contains("my.site"), broken.getMessage());
        Files.write(file, DemoSite.content());
        try (Agent agent = started(file.toString())) {
            assertEquals("Aozora Trading ASP", agent.sites().current().site().getName());
            assertFalse(new String(new SiteFiles().toBytes(SiteFiles.copy(agent.sites().current().site())),
                    StandardCharsets.UTF_8).contains("{plain}"));
        }
    }

    @Test
    void runsTheServicesOfADomain() throws Exception {
        contributions.add(notes);
        try (Agent agent = started()) {
            assertEquals(List.of("start first at revision 1", "start second at revision 1"), notes.happened);
            assertEquals(Map.of("firstPort", 7, "secondPort", 7), agent.endpoints());
            assertEquals(1, call(agent, "notes.write", "{\"text\":\"one\",\"secret\":\"hush\"}"));
            assertEquals(2, call(agent, "notes.write", "{\"text\":\"two\"}"));
        }
        assertEquals(List.of("close second", "close first"), notes.happened.subList(2, 4));
        try (Agent agent = started()) {
            assertEquals(2, call(agent, "notes.count", ""));
        }
        contributions.remove(notes);
        AgentException missing = assertThrows(AgentException.class, this::started);
        assertTrue(missing.getMessage().contains("notes"), missing.getMessage());
    }

    @Test
    void aServiceThatCannotStartEndsTheStart() throws Exception {
        contributions.add(notes);
        notes.refusesToStart = "second";
        AgentException failure = assertThrows(AgentException.class, this::started);
        assertTrue(failure.getMessage().contains("port 1 is taken"), failure.getMessage());
        assertEquals(List.of("start first at revision 1", "close first"), notes.happened);
        notes.refusesToStart = null;
        started().close();
    }

    @Test
    void auditsInTheSameBatchAndHidesSecrets() throws Exception {
        contributions.add(notes);
        try (Agent agent = started()) {
            call(agent, "notes.write", "{\"text\":\"one\",\"secret\":\"hush\",\"trouble\":\"late\"}");
            ProblemException crash = assertThrows(ProblemException.class,
                    () -> call(agent, "notes.write", "{\"text\":\"one\",\"secret\":\"hush\",\"trouble\":\"crash\"}"));
            assertEquals(Problem.FAILED, crash.problem().code());
            assertThrows(ProblemException.class, () -> call(agent, "notes.write", "{\"secret\":\"hush\"}"));
            List<FindAudit.Row> rows = audit(agent);
            assertEquals(List.of("failed", "failed", "done", "done"),
                    rows.stream().map(FindAudit.Row::outcome).toList());
            assertEquals("a note of 3", rows.get(3).summary());
            assertEquals("(2) and more", rows.get(2).summary());
            assertTrue(rows.stream().noneMatch(r -> r.request().contains("hush")));
            assertTrue(rows.get(3).request().contains("\"text\":\"one\""));
        }
    }

    @Test
    void aCommandGivesAnotherOneWithinItsOwnEntry() throws Exception {
        contributions.add(notes);
        try (Agent agent = started()) {
            assertEquals(2L, call(agent, "notes.name", "{\"name\":\"Kita\"}"));
            FindAudit.Row row = audit(agent).getFirst();
            assertEquals("notes.name", row.operation());
            assertTrue(row.summary().startsWith("a name of 4; "), row.summary());
            assertEquals(1, audit(agent).stream().filter(r -> r.operation().startsWith("notes.")).count());
            assertTrue(audit(agent).stream().noneMatch(r -> r.operation().equals("site.save")));
            ProblemException other = assertThrows(ProblemException.class,
                    () -> call(agent, "notes.write", "{\"text\":\"one\",\"trouble\":\"give\"}"));
            assertEquals(Problem.FAILED, other.problem().code());
            assertTrue(other.problem().details().contains("another privilege"), other.problem().details());
        }
    }

    @Test
    void checksRequests() throws Exception {
        contributions.add(notes);
        try (Agent agent = started()) {
            for (String json : List.of("{\"parts\":" + "[".repeat(5_000), "{\"parts\": [", "{\"parts\"")) {
                Problem broken = assertThrows(ProblemException.class, () -> call(agent, "notes.count", json)).problem();
                assertEquals(Problem.INVALID, broken.code());
                assertFalse(broken.what().contains("?"), broken.what());
            }
            for (String json : List.of("{\"parts\":[{\"iner\":\"typo\"}]}", "{\"parts\":7}",
                    "{\"by\":{\"a\":\"NO\"}}")) {
                ProblemException refusal = assertThrows(ProblemException.class, () -> call(agent, "notes.count", json));
                assertEquals(Problem.INVALID, refusal.problem().code(), json);
            }
            ProblemException query = assertThrows(ProblemException.class,
                    () -> call(agent, "notes.count", "{\"parts\":[]}"));
            assertEquals(Problem.FAILED, query.problem().code(), "a query must not commit");
            ProblemException blank = assertThrows(ProblemException.class,
                    () -> call(agent, "notes.write", "{\"text\":\"  \"}"));
            assertEquals("The field text must be given.", blank.problem().what());
        }
    }

    /** A third party's query. */
    @Operation(name = "guest.ask", privilege = Privilege.SEE, doc = "Asks a guest.")
    public record Ask() implements Query<String> {
    }

    private record Guest(String answer) implements RequestHandler<Ask, String> {
        @Override
        public Class<Ask> type() {
            return Ask.class;
        }

        @Override
        public String handle(Ask query, Context context) {
            return answer;
        }
    }

    @Test
    void handlersComeAndGo() throws Exception {
        try (Agent agent = started()) {
            assertThrows(ProblemException.class, () -> call(agent, "guest.ask", ""));
            var guest = new Guest("hello");
            contributions.add(guest);
            assertEquals("hello", call(agent, "guest.ask", ""));
            contributions.add(new Guest("another of the same name"));
            assertEquals("hello", call(agent, new Ask()));
            contributions.remove(guest);
            assertThrows(ProblemException.class, () -> call(agent, "guest.ask", ""));
        }
    }

    @Test
    void savesASiteOfManyParts() throws Exception {
        try (Agent agent = started()) {
            Site site = SiteFiles.copy(agent.sites().current().site());
            var area = SiteFactory.eINSTANCE.createArea();
            area.setName("big");
            site.getAreas().add(area);
            var random = new Random(7);
            for (int i = 0; i < 300; i++) {
                Node node = SiteFactory.eINSTANCE.createNode();
                node.setName("node-" + i);
                byte[] noise = new byte[12_000];
                random.nextBytes(noise);
                node.setDescription(Base64.getEncoder().encodeToString(noise));
                area.getNodes().add(node);
            }
            String text = new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
            assertEquals(2, call(agent, new SaveSite(text, 1L, "many")).revision());
            assertEquals(text, call(agent, new GetSite(2L)).site());
        }
        try (Agent agent = started()) {
            assertEquals(300, agent.sites().current().site().getAreas().getFirst().getNodes().size());
        }
    }

    @Test
    void namesOperationsOnce() {
        var operations = new Operations();
        OwnHandlers.described().forEach(operations::add);
        assertTrue(operations.find("site.save").isPresent());
        var catalogue = Catalogues.of(operations);
        assertTrue(catalogue.operations().stream().allMatch(o -> !o.doc().isBlank()));
        var save = catalogue.operations().stream().filter(o -> o.name().equals("site.save")).findFirst().orElseThrow();
        assertTrue(save.command());
        assertEquals(List.of("text", "integer", "text"), save.fields().stream().map(f -> f.type()).toList());
        var found = catalogue.operations().stream().filter(o -> o.name().equals("audit.find")).findFirst()
                .orElseThrow();
        assertEquals("list", found.result().getLast().type());
        assertEquals("object", found.result().getLast().of());
    }
}
