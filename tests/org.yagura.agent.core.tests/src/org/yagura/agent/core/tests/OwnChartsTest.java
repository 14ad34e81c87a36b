/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.core.Identity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.site.SaveSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Chart;
import org.yagura.model.site.ChartSeries;
import org.yagura.model.site.Dashboard;
import org.yagura.model.site.Node;
import org.yagura.model.site.Person;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

/** What is a person's own in the site is changed by that person and by administrators, and by nobody else. */
class OwnChartsTest {
    private static final Identity OWNER = editor("sato");
    private static final Identity OTHER = editor("tanaka");
    private static final Identity ADMINISTRATOR = holder("suzuki", Privilege.SEE, Privilege.EDIT,
            Privilege.ADMINISTER);
    @TempDir
    Path folder;
    private Asked asked;

    @BeforeEach
    void start() throws Exception {
        asked = new Asked(folder.resolve("data"), AgentSettings.DEMO, new Contributions());
        save(ADMINISTRATOR, site -> {
            if (site.getPeople().stream().noneMatch(p -> p.getLogin().equals("tanaka"))) {
                site.getPeople().add(person("tanaka"));
            }
            Node node = SiteFactory.eINSTANCE.createNode();
            node.setId("extra");
            node.setName("extra");
            site.getAreas().getFirst().getNodes().add(node);
        });
        save(OWNER, site -> {
            site.getCharts().add(chart(site, "own", "sato", false));
            site.getCharts().add(chart(site, "for-all", "sato", true));
            Dashboard board = SiteFactory.eINSTANCE.createDashboard();
            board.setId("board");
            board.setName("board");
            board.setShared(false);
            board.setOwner(find(site, "sato"));
            board.getCharts().addAll(site.getCharts().subList(site.getCharts().size() - 2, site.getCharts().size()));
            site.getDashboards().add(board);
        });
    }

    @AfterEach
    void stop() {
        asked.close();
    }

    private static Identity editor(String login) {
        return holder(login, Privilege.SEE, Privilege.EDIT);
    }

    private static Identity holder(String login, Privilege... privileges) {
        return new Identity(login, login,
                Arrays.stream(privileges).collect(Collectors.toMap(p -> p, p -> Optional.empty())), false, "a session");
    }

    private static Person person(String login) {
        Person person = SiteFactory.eINSTANCE.createPerson();
        person.setId("person-" + login);
        person.setLogin(login);
        person.setName(login);
        return person;
    }

    private static Person find(Site site, String login) {
        return site.getPeople().stream().filter(p -> p.getLogin().equals(login)).findFirst().orElseThrow();
    }

    private static Node node(Site site) {
        return SiteIndex.of(site).node("extra");
    }

    private static Chart chart(Site site, String id, String owner, boolean shared) {
        Chart chart = SiteFactory.eINSTANCE.createChart();
        chart.setId(id);
        chart.setName(id);
        chart.setShared(shared);
        chart.setOwner(find(site, owner));
        ChartSeries series = SiteFactory.eINSTANCE.createChartSeries();
        series.setId(id + "-1");
        series.setMetric("cpu.used");
        series.getNodes().add(node(site));
        chart.getSeries().add(series);
        return chart;
    }

    private static Chart chart(Site site, String id) {
        return SiteIndex.of(site).element(id, Chart.class).orElseThrow();
    }

    private SaveSite changed(Consumer<Site> change) throws Exception {
        var text = asked.call(new GetSite(null), ADMINISTRATOR);
        Site site = new SiteFiles().load(text.site().getBytes(StandardCharsets.UTF_8), "site").site();
        change.accept(site);
        return new SaveSite(new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8), text.revision(), "test");
    }

    private long save(Identity who, Consumer<Site> change) throws Exception {
        return asked.call(changed(change), who).revision();
    }

    private Problem refused(Identity who, Consumer<Site> change) throws Exception {
        long before = asked.agent.sites().current().number();
        Problem refusal = asked.refusal(changed(change), who);
        assertEquals(Problem.REFUSED, refusal.code(), refusal.what());
        assertEquals(before, asked.agent.sites().current().number(), "nothing is saved");
        return refusal;
    }

    @Test
    void anotherNeitherChangesNorRemovesIt() throws Exception {
        Problem refusal = refused(OTHER, site -> chart(site, "own").setName("mine now"));
        assertTrue(refusal.what().startsWith("Only " + find(asked.agent.sites().current().site(), "sato").getName()),
                refusal.what());
        refused(OTHER, site -> chart(site, "own").getSeries().getFirst().setMetric("memory.used"));
        refused(OTHER, site -> chart(site, "own").setShared(true));
        refused(OTHER, site -> chart(site, "own").setOwner(find(site, "tanaka")));
        refused(OTHER, site -> chart(site, "own").getSeries().getFirst().getNodes().clear());
        refused(OTHER, site -> site.getDashboards().removeIf(d -> d.getId().equals("board")));
        refused(OTHER, site -> {
            site.getDashboards().getLast().getCharts().remove(chart(site, "own"));
            site.getCharts().remove(chart(site, "own"));
        });
        assertEquals("refused", asked.audit(1).getFirst().outcome());
        assertEquals("tanaka", asked.audit(1).getFirst().user());
    }

    @Test
    void nobodyMakesOneInAnothersName() throws Exception {
        refused(OTHER, site -> site.getCharts().add(chart(site, "forged", "sato", false)));
        refused(OTHER, site -> chart(site, "for-all").setShared(false));
        save(OTHER, site -> site.getCharts().add(chart(site, "a-gift", "sato", true)));
    }

    @Test
    void theOwnerAndAdministratorsDo() throws Exception {
        save(OWNER, site -> chart(site, "own").setName("renamed"));
        save(ADMINISTRATOR, site -> chart(site, "own").setName("renamed again"));
        save(OTHER, site -> chart(site, "for-all").setName("everybody's"));
        save(OWNER, site -> {
            site.getDashboards().removeIf(d -> d.getId().equals("board"));
            site.getCharts().remove(chart(site, "own"));
        });
    }

    @Test
    void whatStandsInItCanBeRemovedAllTheSame() throws Exception {
        save(OTHER, site -> {
            site.getDashboards().getLast().getCharts().remove(chart(site, "for-all"));
            site.getCharts().remove(chart(site, "for-all"));
        });
        save(OTHER, site -> site.getCharts().add(0, chart(site, "first", "tanaka", false)));
        save(OTHER, site -> site.getCharts().move(0, site.getCharts().size() - 1));
        save(OTHER, site -> EcoreUtil.delete(node(site), true));
        assertEquals(0, chart(asked.agent.sites().current().site(), "own").getSeries().getFirst().getNodes().size());
    }

    @Test
    void restoringARevisionIsNoWayRoundIt() throws Exception {
        long before = asked.agent.sites().current().number();
        save(OWNER, site -> chart(site, "own").setName("newer"));
        Problem refusal = asked.refusal(new RestoreRevision(before, "back"), OTHER);
        assertEquals(Problem.REFUSED, refusal.code());
        assertTrue(refusal.todo().contains("administrator"), refusal.todo());
        asked.call(new RestoreRevision(before, "back"), ADMINISTRATOR);
        assertEquals("own", chart(asked.agent.sites().current().site(), "own").getName());
    }

    @Test
    void itIsSaidInJapaneseToo() {
        assertTrue(AgentTexts.get(Locale.JAPANESE, "site-own.what", "佐藤", "x").contains("佐藤さんと管理者だけ"));
    }
}
