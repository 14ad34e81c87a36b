/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import java.nio.file.Path;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.change.Change;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.Severity;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Request;
import org.yagura.model.site.Address;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.Person;
import org.yagura.model.site.RuleAction;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TrapRule;
import org.yagura.store.ProjectionRunner;
import org.yagura.store.RunnerSettings;
import org.yagura.store.Store;
import org.yagura.store.StoreSettings;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.store.Asking;
import org.yagura.testsupport.store.MemoryLog;
import org.yagura.traps.core.GetRetention;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.query.Handlers;
import org.yagura.traps.core.internal.query.View;
import org.yagura.traps.core.internal.store.TrapProjection;

/** The store with the projection and the handlers of the traps domain, over a journal in memory. */
public final class Rig implements AutoCloseable {
    /** Under this, traps 0 to 6 have the severity of that number, 99 is discarded. */
    static final String OID = "1.3.6.1.4.1.9999.1.";

    /** How the runner works in tests. */
    static final RunnerSettings SETTINGS = new RunnerSettings(1_000, Duration.ofMillis(20), 2, Duration.ofMillis(50),
            Duration.ofMillis(100));

    public final MemoryLog log;
    public final Health health = new Health();
    public final TestSites sites = new TestSites();
    public final List<Change> changes = new ArrayList<>();
    public TrapProjection projection;
    public ProjectionRunner runner;
    public Store store;
    private final Supplier<Store> opener;
    private final RunnerSettings settings;
    private Asking asking;

    /** A site that a test changes at will. */
    public static final class TestSites implements Sites {
        private volatile Revision revision = new Revision(1, site());

        @Override
        public Revision current() {
            return revision;
        }

        /** The next revision. */
        public void next(Consumer<Site> change) {
            Site site = EcoreUtil.copy(revision.site());
            change.accept(site);
            revision = new Revision(revision.number() + 1, site);
        }

        @Override
        public String reveal(String secret) {
            return secret;
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // no test follows
        }
    }

    /** A site with areas {@code west} and {@code east}, {@code rack} within west, ten nodes each. */
    static Site site() {
        Site site = SiteFactory.eINSTANCE.createSite();
        site.setId("site");
        site.setName("Test");
        Area west = area("west");
        Area rack = area("rack");
        Area east = area("east");
        west.getAreas().add(rack);
        site.getAreas().addAll(List.of(west, east));
        for (int i = 0; i < 10; i++) {
            west.getNodes().add(node("w" + i, "10.0.1." + i));
            rack.getNodes().add(node("r" + i, "10.0.2." + i));
            east.getNodes().add(node("e" + i, "10.0.3." + i));
        }
        for (String login : List.of("mori", "sato")) {
            Person person = SiteFactory.eINSTANCE.createPerson();
            person.setId("person-" + login);
            person.setLogin(login);
            site.getPeople().add(person);
        }
        for (int i = 0; i < Severity.values().length; i++) {
            TrapRule rule = rule("severity" + i, OID + i);
            rule.setSeverity(org.yagura.model.site.Severity.get(i));
            rule.setMessageTemplate("message %parm[#1]%");
            site.getTrapRules().add(rule);
        }
        TrapRule discard = rule("discard", OID + 99);
        discard.setAction(RuleAction.DISCARD);
        site.getTrapRules().add(discard);
        return site;
    }

    /** A rule for a trap OID. */
    static TrapRule rule(String id, String oid) {
        TrapRule rule = SiteFactory.eINSTANCE.createTrapRule();
        rule.setId(id);
        rule.setName("rule " + id);
        rule.setTrapOid(oid);
        return rule;
    }

    /**
     * Makes the rules such that traps 0 to 6 raise alarms of the severity of that number, and trap 50 clears them; the
     * first text is the key.
     */
    static void alarmRules(Site site) {
        site.getTrapRules().clear();
        for (int i = 0; i < 7; i++) {
            TrapRule problem = rule("p" + i, OID + i);
            problem.setSeverity(org.yagura.model.site.Severity.get(i));
            problem.setAlarmType(AlarmType.PROBLEM);
            problem.setReductionKey("%parm[#1]%");
            site.getTrapRules().add(problem);
        }
        TrapRule clear = rule("clear", OID + 50);
        clear.setSeverity(org.yagura.model.site.Severity.CLEARED);
        clear.setAlarmType(AlarmType.RESOLUTION);
        clear.setClearKey("%parm[#1]%");
        site.getTrapRules().add(clear);
    }

    private static Area area(String id) {
        Area area = SiteFactory.eINSTANCE.createArea();
        area.setId(id);
        area.setName(id);
        return area;
    }

    private static Node node(String id, String text) {
        Node node = SiteFactory.eINSTANCE.createNode();
        node.setId(id);
        node.setName("node-" + id);
        Interface port = SiteFactory.eINSTANCE.createInterface();
        port.setId("if-" + id);
        port.setName("eth0");
        Address address = SiteFactory.eINSTANCE.createAddress();
        address.setText(text);
        port.getAddresses().add(address);
        node.getInterfaces().add(port);
        return node;
    }

    /** A rig in a folder. */
    public Rig(Path folder) {
        this(folder, new MemoryLog(), SETTINGS);
    }

    /** A rig in a folder over a journal that is there already. */
    public Rig(Path folder, MemoryLog log, RunnerSettings settings) {
        this(() -> Store.open(new StoreSettings(folder, 64 << 20, 4, 1 << 20)), log, settings);
    }

    /** A rig over any store. */
    public Rig(Supplier<Store> opener, MemoryLog log, RunnerSettings settings) {
        this.opener = opener;
        this.log = log;
        this.settings = settings;
        open();
    }

    /** Opens store, projection and runner. */
    public void open() {
        store = opener.get();
        var feed = new ChangeFeed();
        feed.follow(c -> {
            synchronized (changes) {
                changes.add(c);
            }
        });
        projection = new TrapProjection(sites, new Decoding(), feed, health);
        runner = new ProjectionRunner(store, log, List.of(projection), health, settings);
        runner.open();
        runner.start();
        asking = new Asking(Handlers.of(new View(store, projection.state(), sites), new Decoding(),
                new NoReception(), Clock.systemUTC()), facts -> {
                    long position = log.append(facts);
                    runner.projected(position).join();
                    return position;
                });
    }

    /** Appends facts and waits until they are projected. */
    public void add(Fact... facts) {
        add(Arrays.asList(facts));
    }

    /** Appends facts and waits until they are projected. */
    public void add(List<Fact> facts) {
        runner.projected(log.append(facts)).join();
    }

    /** Asks as somebody who may everything. */
    public <R> R ask(Request<R> request) {
        return ask(request, caller());
    }

    /** Somebody who may everything, in these areas only if there are some. */
    public static Caller caller(String... areas) {
        return new Caller("mori", Set.of(Privilege.values()),
                areas.length == 0 ? Optional.empty() : Optional.of(Set.of(areas)), Locale.ENGLISH, "");
    }

    /** Asks as somebody. */
    public <R> R ask(Request<R> request, Caller caller) {
        return asking.ask(request, caller);
    }

    /** What there is and is kept of one thing beside the traps. */
    public GetRetention.Bound bound(String what) {
        return ask(new GetRetention()).bounds().stream().filter(b -> b.what().equals(what)).findFirst().orElseThrow();
    }

    /** The rows that a query gives, each as one text. */
    public List<String> rows(String sql) {
        return store.read(connection -> {
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
                var texts = new ArrayList<String>();
                while (rows.next()) {
                    var text = new StringJoiner(" ");
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        byte[] bytes = rows.getMetaData().getColumnType(i) == Types.BLOB ? rows.getBytes(i) : null;
                        text.add(bytes == null ? rows.getString(i) : HexFormat.of().formatHex(bytes));
                    }
                    texts.add(text.toString());
                }
                return texts;
            }
        });
    }

    /** Waits until a query gives such a number. */
    public void await(String what, String sql, LongPredicate number) {
        Await.until(what + ": " + sql, () -> number.test(Long.parseLong(rows(sql).getFirst())));
    }

    /** Closes all and opens it again. */
    public void restart() {
        close();
        open();
    }

    @Override
    public void close() {
        runner.close();
        store.close();
    }
}
