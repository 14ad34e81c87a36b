/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.Ips;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Node;
import org.yagura.snmp.Silence;
import org.yagura.topology.core.discovery.CancelDiscovery;
import org.yagura.topology.core.discovery.FindDrift;
import org.yagura.topology.core.discovery.FindInventories;
import org.yagura.topology.core.discovery.GetDiscovery;
import org.yagura.topology.core.discovery.GetInventory;
import org.yagura.topology.core.discovery.RunDiscovery;

/**
 * Answers for discovery. Who sees only some areas is told only of the nodes there, and may ask only those: searching networks
 * needs the whole site.
 */
final class DiscoveryAnswers {
    private static final int MOST_SILENT = 1_000;

    private final Discovering discovering;
    private final Database database;
    private final Sites sites;
    private final CurrentIndex index;
    private final Clock clock;

    DiscoveryAnswers(Discovering discovering, Database database, Sites sites, Clock clock) {
        this.discovering = discovering;
        this.database = database;
        this.sites = sites;
        this.index = new CurrentIndex(sites);
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(RunDiscovery.class, this::run),
                RequestHandler.of(CancelDiscovery.class,
                        (command, context) -> new CancelDiscovery.Cancelled(discovering.cancel())),
                RequestHandler.of(GetDiscovery.class, (query, context) -> state(context.caller())),
                RequestHandler.of(FindInventories.class, this::inventories),
                RequestHandler.of(GetInventory.class, this::inventory),
                RequestHandler.of(FindDrift.class, this::drift));
    }

    private RunDiscovery.Begun run(RunDiscovery command, RequestHandler.Context context) {
        Caller caller = context.caller();
        List<String> targets = targets(command, caller);
        if (targets.isEmpty()) {
            throw problem(Problem.INVALID, caller, "noTargets");
        }
        Run run = discovering.begin(targets).orElseThrow(() -> problem(Problem.CONFLICT, caller, "running"));
        context.audit(targets.size() == 1 ? targets.getFirst() : targets.size() + " addresses");
        return new RunDiscovery.Begun(run.number(), run.targets());
    }

    private List<String> targets(RunDiscovery command, Caller caller) {
        SiteIndex index = index();
        var parts = new ArrayList<Set<String>>();
        boolean all = blank(command.nodes()) && blank(command.networks());
        if (all) {
            parts.add(new LinkedHashSet<>(Discovering.drawn(index.site()).stream()
                    .filter(address -> sees(caller, index, address)).toList()));
        }
        for (String id : command.nodes() == null ? List.<String>of() : command.nodes()) {
            Node node = index.node(id);
            if (node == null || !sees(caller, index, node)) {
                throw problem(Problem.NOT_FOUND, caller, "node", id);
            }
            parts.add(Set.of(Elements.primaryAddress(node)
                    .orElseThrow(() -> problem(Problem.INVALID, caller, "nodeAddress", node.getName()))));
        }
        for (String network : command.networks() == null ? List.<String>of() : command.networks()) {
            if (caller.areas().isPresent()) {
                throw problem(Problem.REFUSED, caller, "networkScope");
            }
            parts.add(Targets.of(network)
                    .orElseThrow(() -> problem(Problem.INVALID, caller, "network", network, Targets.MOST)));
        }
        return Targets.together(parts).orElseThrow(() -> problem(Problem.INVALID, caller, "many", Targets.MOST));
    }

    private GetDiscovery.State state(Caller caller) {
        Optional<Run> newest = discovering.run();
        if (newest.isEmpty()) {
            return new GetDiscovery.State(0, false, null, 0, 0, 0, List.of());
        }
        Run run = newest.get();
        SiteIndex index = index();
        Texts texts = Texts.of(DiscoveryAnswers.class, caller.language());
        var silent = new ArrayList<GetDiscovery.Silent>();
        for (Map.Entry<String, Silence.Why> entry : run.silent().entrySet()) {
            Optional<Node> node = Ips.parse(entry.getKey()).map(index::nodeByAddress);
            if (silent.size() < MOST_SILENT && node.isPresent() && sees(caller, index, node.get())) {
                silent.add(new GetDiscovery.Silent(entry.getKey(), node.get().getId(),
                        texts.get("silent." + entry.getValue())));
            }
        }
        return new GetDiscovery.State(run.number(), run.running(), run.begun(), run.targets(), run.done(),
                run.answered(), silent);
    }

    private FindInventories.Found inventories(FindInventories query, RequestHandler.Context context) {
        SiteIndex index = index();
        return new FindInventories.Found(rows(query.at(), context.caller(), index).stream()
                .map(row -> new FindInventories.Row(row.address(), nodeId(index, row.address()),
                        row.inventory().system().name(), row.inventory().system().description(), row.since(),
                        row.seen()))
                .toList());
    }

    private GetInventory.Answer inventory(GetInventory query, RequestHandler.Context context) {
        Caller caller = context.caller();
        SiteIndex index = index();
        String address = query.address();
        if (query.node() != null) {
            Node node = index.node(query.node());
            if (node == null) {
                throw problem(Problem.NOT_FOUND, caller, "node", query.node());
            }
            address = Elements.primaryAddress(node)
                    .orElseThrow(() -> problem(Problem.INVALID, caller, "nodeAddress", node.getName()));
        }
        if (address == null) {
            throw problem(Problem.INVALID, caller, "nodeOrAddress");
        }
        if (!sees(caller, index, address)) {
            throw problem(Problem.NOT_FOUND, caller, "node", address);
        }
        String asked = address;
        return database.read(connection -> {
            Optional<InventoryTable.Row> row = InventoryTable.one(connection, database.dialect(), asked,
                    time(query.at()));
            return new GetInventory.Answer(asked, row.map(InventoryTable.Row::since).orElse(null),
                    row.map(InventoryTable.Row::inventory).orElse(null), InventoryTable.changes(connection, asked));
        });
    }

    private FindDrift.Answer drift(FindDrift query, RequestHandler.Context context) {
        Caller caller = context.caller();
        Sites.Revision revision = sites.current();
        SiteIndex index = SiteIndex.of(revision.site());
        if (query.node() != null
                && (index.node(query.node()) == null || !sees(caller, index, index.node(query.node())))) {
            throw problem(Problem.NOT_FOUND, caller, "node", query.node());
        }
        return new FindDrift.Answer(revision.number(),
                DriftFinder.find(revision.site(), rows(query.at(), caller, index), caller.language()).stream()
                        .filter(d -> query.node() == null || query.node().equals(d.node())).toList());
    }

    /** What was found by a time, of what the caller sees. */
    private List<InventoryTable.Row> rows(Instant at, Caller caller, SiteIndex index) {
        return database.read(connection -> InventoryTable.all(connection, time(at))).stream()
                .filter(row -> sees(caller, index, row.address())).toList();
    }

    private Instant time(Instant at) {
        return at == null ? clock.instant() : at;
    }

    private SiteIndex index() {
        return index.get();
    }

    private static String nodeId(SiteIndex index, String address) {
        return Ips.parse(address).map(index::nodeByAddress).map(Node::getId).orElse(null);
    }

    /** What is not drawn is in no area: only who sees the whole site sees it. */
    private static boolean sees(Caller caller, SiteIndex index, String address) {
        return caller.areas().isEmpty()
                || Ips.parse(address).map(index::nodeByAddress).map(n -> sees(caller, index, n)).orElse(false);
    }

    private static boolean sees(Caller caller, SiteIndex index, Node node) {
        return caller.areas().map(areas -> index.inScope(node, areas)).orElse(true);
    }

    private static boolean blank(List<String> list) {
        return list == null || list.isEmpty();
    }

    private static ProblemException problem(String code, Caller caller, String key, Object... arguments) {
        return ProblemException.of(code, Texts.of(DiscoveryAnswers.class, caller.language()), key, arguments);
    }
}
