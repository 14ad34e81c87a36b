/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yagura.model.Differences;
import org.yagura.model.Elements;
import org.yagura.model.Merge;
import org.yagura.model.ModelProblem;
import org.yagura.model.NewWatches;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.WatchedNodes;
import org.yagura.model.site.DnsWatch;
import org.yagura.model.site.HttpWatch;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Maintenance;
import org.yagura.model.site.Recurrence;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SnmpObject;
import org.yagura.model.site.SnmpWatch;
import org.yagura.model.site.SqlWatch;
import org.yagura.model.site.TcpWatch;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.model.site.TrapTarget;
import org.yagura.model.site.Watch;

class WatchTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;

    private final Site site = Models.small();

    WatchTest() {
        site.getWatches().clear();
    }

    private <W extends Watch> W watch(W watch) {
        watch.setId("w");
        watch.setName("w");
        watch.setAllNodes(true);
        site.getWatches().add(watch);
        return watch;
    }

    private List<String> codes() {
        List<ModelProblem> problems = SiteChecks.check(site);
        for (ModelProblem problem : problems) {
            for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
                assertFalse(problem.text(language).contains("{"), problem.text(language));
            }
        }
        return problems.stream().map(ModelProblem::code).toList();
    }

    private <W extends Watch> void found(String code, W watch, Consumer<W> change) {
        watch(watch);
        assertEquals(List.of(), codes());
        change.accept(watch);
        assertEquals(List.of(code), codes());
        site.getWatches().clear();
    }

    private List<String> nodes(Watch watch) {
        return new WatchedNodes(SiteIndex.of(site)).of(watch).stream().map(Node::getId).sorted().toList();
    }

    private Node node(String id) {
        return SiteIndex.of(site).node(id);
    }

    @Test
    void aNewWatchRunsEachMinuteOnNoNode() {
        PingWatch ping = FACTORY.createPingWatch();
        assertEquals(Duration.ofMinutes(1), ping.getInterval());
        assertEquals(Duration.ofSeconds(5), ping.getTimeout());
        assertEquals(3, ping.getAttempts());
        assertEquals(Severity.CRITICAL, ping.getSeverity());
        assertEquals(List.of(), nodes(ping));
    }

    @Test
    void itAppliesToListedNodesAndKindsWithinAreasWithoutExceptions() {
        PingWatch ping = watch(FACTORY.createPingWatch());
        assertEquals(List.of("n1", "n2"), nodes(ping));
        ping.setAllNodes(false);
        assertEquals(List.of(), nodes(ping));
        ping.getNodes().add(node("n2"));
        assertEquals(List.of("n2"), nodes(ping));
        ping.getNodeKinds().add(NodeKind.DB_SERVER);
        assertEquals(List.of("n1", "n2"), nodes(ping));
        ping.getAreas().add(site.getAreas().getFirst().getAreas().getFirst());
        assertEquals(List.of("n2"), nodes(ping));
        ping.getExcept().add(node("n2"));
        assertEquals(List.of(), nodes(ping));
    }

    @Test
    void theLastListedNodeThatGoesDoesNotWidenIt() {
        PingWatch ping = watch(FACTORY.createPingWatch());
        ping.setAllNodes(false);
        ping.getNodes().add(node("n1"));
        ping.getNodes().clear();
        assertEquals(List.of(), nodes(ping));
        assertEquals(List.of("watch-nowhere"), codes());
    }

    @Test
    void plannedAndRetiredNodesAreNotWatched() {
        PingWatch ping = watch(FACTORY.createPingWatch());
        node("n1").setLifeCycle(LifeCycle.PLANNED);
        node("n2").setLifeCycle(LifeCycle.RETIRED);
        assertEquals(List.of(), nodes(ping));
    }

    @Test
    void maintenanceIsOfNodesAndOfAllBelowAreas() {
        Maintenance window = FACTORY.createMaintenance();
        var watched = new WatchedNodes(SiteIndex.of(site));
        assertFalse(watched.contains(window, node("n2")));
        window.getNodes().add(node("n1"));
        assertTrue(watched.contains(window, node("n1")));
        assertFalse(watched.contains(window, node("n2")));
        window.getAreas().add(site.getAreas().getFirst());
        assertTrue(watched.contains(window, node("n2")));
    }

    @Test
    void times() {
        found("span-range", FACTORY.createPingWatch(), w -> w.setInterval(Duration.ofMillis(999)));
        found("span-range", FACTORY.createPingWatch(), w -> w.setTimeout(null));
        found("span-range", FACTORY.createPingWatch(), w -> w.setRetryInterval(Duration.ofSeconds(-1)));
        found("number-range", FACTORY.createPingWatch(), w -> w.setAttempts(0));
        found("severity-cleared", FACTORY.createPingWatch(), w -> w.setSeverity(Severity.CLEARED));
    }

    private static TcpWatch tcp() {
        TcpWatch tcp = FACTORY.createTcpWatch();
        tcp.setPort(25);
        return tcp;
    }

    private static HttpWatch http() {
        HttpWatch http = FACTORY.createHttpWatch();
        http.setUrl("http://%address%/");
        return http;
    }

    @Test
    void kinds() {
        found("number-range", FACTORY.createPingWatch(), w -> w.setSize(1401));
        found("number-range", tcp(), w -> w.setPort(65536));
        found("pattern", tcp(), w -> w.setExpect("("));
        found("number-range", http(), w -> w.setRedirects(-1));
        found("pattern", http(), w -> w.setContent("*"));
        DnsWatch dns = FACTORY.createDnsWatch();
        dns.setQueryName("example.org");
        found("record-type", dns, w -> w.setRecordType("ANY"));
        found("reads-nothing", snmp(), w -> w.getObjects().clear());
        found("oid-form", snmp(), w -> w.getObjects().getFirst().setOid("1.3.x"));
        found("value-missing", snmp(), w -> w.getObjects().getFirst().setMetric(" "));
        found("number-finite", snmp(), w -> w.getObjects().getFirst().setFactor(Double.NaN));
        found("number-range", FACTORY.createHostWatch(), w -> w.setPort(0));
        found("pattern", FACTORY.createTrafficWatch(), w -> w.setInterfaces("eth("));
    }

    private static SqlWatch sql() {
        SqlWatch sql = FACTORY.createSqlWatch();
        sql.setUrl("jdbc:postgresql://%address%/orders");
        sql.setQuery("SELECT 1");
        return sql;
    }

    @Test
    void passwordsInAddresses() {
        found("url-password", http(), w -> w.setUrl("https://me:geheim@%address%/"));
        found("url-password", links(), w -> w.setUrl("https://me:geheim@%node%/a@b"));
        found("url-password", sql(), w -> w.setUrl("jdbc:postgresql://%address%/orders?user=a&Password=geheim"));
        found("password-clear", http(), w -> w.setUser("me"));
        HttpWatch fine = watch(http());
        fine.setUrl("https://me@%address%:8443/a:b@c");
        fine.setUser("me");
        assertEquals(List.of(), codes());
    }

    @Test
    void queries() {
        found("jdbc-form", sql(), w -> w.setUrl("jdbc:derby:/data"));
        found("jdbc-form", sql(), w -> w.setUrl(null));
        found("value-missing", sql(), w -> w.setQuery(" "));
        found("pattern", sql(), w -> w.setExpect("("));
        watch(sql()).setUrl("jdbc:oracle:thin:@//%node%:1521/x");
        assertEquals(List.of(), codes());
    }

    private static LinkWatch links() {
        LinkWatch links = FACTORY.createLinkWatch();
        links.setUrl("https://%node%/");
        return links;
    }

    @Test
    void crawls() {
        found("url-form", links(), w -> w.setUrl("%node%"));
        found("number-range", links(), w -> w.setDepth(0));
        found("number-range", links(), w -> w.setMostPages(5001));
        LinkWatch fresh = links();
        NewWatches.fit(fresh);
        assertEquals(Duration.ofHours(1), fresh.getInterval());
        watch(fresh);
        assertEquals(List.of(), codes());
        PingWatch ping = FACTORY.createPingWatch();
        NewWatches.fit(ping);
        assertEquals(Duration.ofMinutes(1), ping.getInterval());
    }

    private static SnmpWatch snmp() {
        SnmpWatch snmp = FACTORY.createSnmpWatch();
        SnmpObject object = FACTORY.createSnmpObject();
        object.setId("w.o");
        object.setMetric("temperature");
        object.setOid("1.3.6.1.4.1.2021.13.16.2.1.3.1");
        snmp.getObjects().add(object);
        return snmp;
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "http://", "https:///x", "http://a b/", "//x/", ""})
    void addressesOfPages(String wrong) {
        found("url-form", http(), w -> w.setUrl(wrong));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "99", "200-", "200,,204", "600", "2xx"})
    void statusCodes(String wrong) {
        found("statuses-form", http(), w -> w.setStatuses(wrong));
        HttpWatch good = watch(http());
        good.setStatuses("200-299, 304");
        assertEquals(List.of(), codes());
    }

    @Test
    void thresholds() {
        record Case(String code, Consumer<Threshold> change) {
        }
        for (Case wrong : List.of(new Case("value-missing", t -> t.setMetric(null)),
                new Case("number-finite", t -> t.setLimit(Double.POSITIVE_INFINITY)),
                new Case("hysteresis-range", t -> t.setHysteresis(-1)),
                new Case("hysteresis-range", t -> t.setHysteresis(Double.NaN)),
                new Case("number-range", t -> t.setCount(0)),
                new Case("severity-cleared", t -> t.setSeverity(Severity.CLEARED)))) {
            PingWatch ping = FACTORY.createPingWatch();
            Threshold threshold = FACTORY.createThreshold();
            threshold.setId("w.t");
            threshold.setMetric("rtt");
            threshold.setLimit(100);
            ping.getThresholds().add(threshold);
            found(wrong.code(), ping, w -> wrong.change().accept(threshold));
        }
    }

    @Test
    void maintenanceAndTargets() {
        Maintenance window = FACTORY.createMaintenance();
        window.setId("m");
        window.setName("m");
        window.getNodes().add(node("n1"));
        site.getMaintenances().add(window);
        assertEquals(List.of("value-missing", "value-missing"), codes());
        window.setStart(Instant.parse("2027-03-31T01:00:00Z"));
        window.setEnd(window.getStart());
        assertEquals(List.of("maintenance-times"), codes());
        window.setEnd(window.getStart().plusSeconds(1));
        assertEquals(List.of(), codes());
        window.setRecurrence(Recurrence.DAILY);
        window.setUntil(window.getStart());
        assertEquals(List.of("maintenance-until"), codes());
        window.setUntil(null);
        window.setEnd(window.getStart().plusSeconds(86_401));
        assertEquals(List.of("maintenance-long"), codes());
        window.setRecurrence(Recurrence.WEEKLY);
        assertEquals(List.of(), codes());
        window.getNodes().clear();
        assertEquals(List.of("maintenance-nowhere"), codes());
        site.getMaintenances().clear();

        TrapTarget target = FACTORY.createTrapTarget();
        target.setId("t");
        target.setName("t");
        site.getTrapTargets().add(target);
        assertEquals(List.of("reference-missing", "value-missing"), codes());
        target.setHost("127.0.0.1");
        target.setCredential(site.getSnmpCredentials().getFirst());
        assertEquals(List.of(), codes());
    }

    @Test
    void thresholdsAndObjectsHaveNames() {
        Threshold threshold = FACTORY.createThreshold();
        threshold.setId("w.t");
        assertEquals("w.t", Elements.name(threshold));
        threshold.setMetric("disk.used[/var]");
        threshold.setLimit(90.5);
        assertEquals("disk.used[/var] > 90.5", Elements.name(threshold));
        threshold.setLimit(1_000_000);
        threshold.setKind(ThresholdKind.LOW);
        assertEquals("disk.used[/var] < 1000000", Elements.name(threshold));
        threshold.setKind(ThresholdKind.CHANGE);
        assertEquals("Δ disk.used[/var] > 1000000", Elements.name(threshold));
        threshold.setKind(ThresholdKind.RATE);
        assertEquals("disk.used[/var] > 1000000/h", Elements.name(threshold));
        threshold.setLimit(Double.NaN);
        assertEquals("disk.used[/var]", Elements.name(threshold));
        assertEquals("temperature", Elements.name(snmp().getObjects().getFirst()));
    }

    @Test
    void whatTwoPeopleChangeIsBroughtTogether() {
        PingWatch ping = watch(FACTORY.createPingWatch());
        for (String id : List.of("w.1", "w.2")) {
            Threshold threshold = FACTORY.createThreshold();
            threshold.setId(id);
            threshold.setMetric("rtt");
            ping.getThresholds().add(threshold);
        }
        Site mine = SiteFiles.copy(site);
        Site theirs = SiteFiles.copy(site);
        mine.getWatches().getFirst().getThresholds().get(0).setLimit(5);
        mine.getWatches().getFirst().getExcept().add(mine.getAreas().getFirst().getAreas().getFirst().getNodes()
                .getFirst());
        theirs.getWatches().getFirst().getThresholds().get(1).setLimit(7);
        theirs.getWatches().getFirst().setInterval(Duration.ofSeconds(30));
        Merge merge = Merge.of(site, mine, theirs);
        assertEquals(0, merge.conflicts().size());
        Watch merged = merge.site(conflict -> null).getWatches().getFirst();
        assertEquals(List.of(5.0, 7.0), merged.getThresholds().stream().map(Threshold::getLimit).toList());
        assertEquals(Duration.ofSeconds(30), merged.getInterval());
        assertEquals(1, merged.getExcept().size());
        theirs.getWatches().getFirst().getThresholds().get(0).setLimit(9);
        assertEquals(1, Merge.of(site, mine, theirs).conflicts().size());
        assertEquals(3, Differences.between(site, theirs).size());
    }

    @Test
    void filesKeepThem() throws Exception {
        watch(snmp()).getExcept().add(node("n1"));
        Maintenance window = FACTORY.createMaintenance();
        window.setId("m");
        window.setName("m");
        window.setStart(Instant.parse("2027-03-31T01:00:00Z"));
        window.setEnd(Instant.parse("2027-03-31T03:30:00.5Z"));
        window.getAreas().addAll(site.getAreas());
        site.getMaintenances().add(window);
        byte[] bytes = new SiteFiles().toBytes(site);
        Site again = new SiteFiles().load(bytes, "again").site();
        assertEquals(new String(bytes, StandardCharsets.UTF_8),
                new String(new SiteFiles().toBytes(again), StandardCharsets.UTF_8));
        assertEquals(window.getEnd(), again.getMaintenances().getFirst().getEnd());
        assertEquals("n1", again.getWatches().getFirst().getExcept().getFirst().getId());
    }
}
