/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Value;
import org.yagura.traffic.story.Actor;
import org.yagura.traffic.story.Step;

/**
 * The nodes of a site that have loopback addresses, as they answer: an SNMP agent of each, a web server on web servers, a
 * mail server on mail servers, a database's port on database servers. Each listens on its own node's address, at its usual
 * port plus a number. What stories tell of a node happens to it.
 */
public final class Simulation implements AutoCloseable {
    /** What is added to usual ports unless another number is wanted: agents at 10161, web servers at 10080. */
    public static final int USUAL_BASE = 10_000;
    private static final int AGENT = 161;
    private static final int WEB = 80;
    private static final int MAIL = 25;
    private static final int DATABASE = 5_432;
    private static final long GIGABIT = 1_000_000_000;
    private static final double MILLIS = 1_000;
    private static final String GENERIC = "1.3.6.1.6.3.1.1.5.";
    private static final String VENDOR = "1.3.6.1.4.1.32473.";
    private static final String UPS = "1.3.6.1.2.1.33.2.";

    private final Map<String, Host> hosts = new HashMap<>();
    private final List<Listener> open = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final Function<String, Set<String>> communities;
    private final Clock clock;
    private final int base;
    private final long seed;

    private Simulation(Function<String, Set<String>> communities, Clock clock, int base, long seed) {
        this.communities = communities;
        this.clock = clock;
        this.base = base;
        this.seed = seed;
    }

    /**
     * Begins to answer for the nodes of a site. Where something cannot listen, the others do; {@link #refused()} tells.
     *
     * @param communities by address: in which communities of version 2c that node may be asked
     * @param base what is added to usual ports
     * @param seed another seed, other values
     */
    public static Simulation start(Site site, Function<String, Set<String>> communities, Clock clock, int base,
            long seed) {
        var simulation = new Simulation(communities, clock, base, seed);
        var web = new ArrayList<Node>();
        SiteIndex.of(site).nodes().forEach(n -> {
            if (isWeb(n.getKind())) {
                web.add(n);
            }
        });
        Node losing = web.isEmpty() ? null : web.getFirst();
        Node slow = web.isEmpty() ? null : web.getLast();
        for (Node node : SiteIndex.of(site).nodes()) {
            String address = Elements.primaryAddress(node).orElse(null);
            if (address != null && loopback(address)) {
                simulation.begin(node, address, node == losing, node == slow);
            }
        }
        return simulation;
    }

    /** Nobody answers. */
    public static Simulation none() {
        return new Simulation(_ -> Set.of(), Clock.systemUTC(), 0, 0);
    }

    private static boolean isWeb(NodeKind kind) {
        return kind == NodeKind.WWW_BM_SERVER || kind == NodeKind.STATIC_WEB_SERVER;
    }

    private static boolean loopback(String address) {
        return address.startsWith("127.") || address.equals("::1");
    }

    private double now() {
        return clock.millis() / MILLIS;
    }

    private void begin(Node node, String address, boolean loses, boolean slows) {
        double begun = Host.begun(node.getName(), seed, now());
        var host = new Host(node.getName(), node.getKind(), ports(node, begun), seed, now());
        hosts.put(node.getName(), host);
        open(address, AGENT, where -> new Agent(where, communities.apply(address),
                Objects.of(host, description(node), node.getContact(), location(node)), host::silent, this::now));
        switch (node.getKind()) {
            case WWW_BM_SERVER, STATIC_WEB_SERVER -> open(address, WEB,
                    where -> new Server(where, Talks.web(host, this::now, loses, slows)));
            case MAIL_SERVER -> open(address, MAIL, where -> new Server(where, Talks.mail(host)));
            case DB_SERVER -> open(address, DATABASE, where -> new Server(where, Talks.database(host)));
            default -> {
                // the agent is all
            }
        }
    }

    /** Makes something that listens. */
    private interface Opening {
        Listener at(InetSocketAddress where) throws IOException;
    }

    private void open(String address, int usual, Opening opening) {
        int port = base + usual;
        try {
            open.add(opening.at(new InetSocketAddress(InetAddress.getByName(address), port)));
        } catch (IOException e) {
            refused.add(address + ':' + port + " (" + e.getMessage() + ')');
        }
    }

    private static String description(Node node) {
        return Stream.of(node.getVendor(), node.getProduct(), node.getOperatingSystem(), node.getFirmware())
                .filter(s -> s != null && !s.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String location(Node node) {
        return node.eContainer() instanceof Area area ? area.getName() : "";
    }

    /** The interfaces of the model, first of them the ones with an address; and as many more as stories speak of. */
    private List<Port> ports(Node node, double begun) {
        var ports = new ArrayList<Port>();
        int wanted = Math.max(node.getInterfaces().size(), Actor.ports(node.getKind()));
        for (int i = 0; i < wanted; i++) {
            Interface drawn = i < node.getInterfaces().size() ? node.getInterfaces().get(i) : null;
            String name = drawn == null ? "eth" + i : drawn.getName();
            ports.add(new Port(i + 1, name, drawn == null ? null : drawn.getMac(), GIGABIT,
                    load(node.getKind(), i), node.getName(), seed, begun));
        }
        return ports;
    }

    /** Mean share of the speed: the second interface of a server is the management LAN. */
    private static double load(NodeKind kind, int i) {
        return switch (kind) {
            case ROUTER, FIREWALL, LOAD_BALANCER, SSL_ACCELERATOR, ISP_LINK -> i == 0 ? 0.32 : 0.2;
            case SWITCH_HUB -> 0.12 + 0.02 * i;
            case WWW_BM_SERVER, STATIC_WEB_SERVER, AP_SERVER, DB_SERVER -> i == 0 ? 0.18 : 0.01;
            case BACKUP_SERVER -> i == 0 ? 0.3 : 0.01;
            default -> 0.01;
        };
    }

    /** How many agents and servers answer. */
    public int answering() {
        return open.size();
    }

    /** Who cannot listen, with the reasons; none when all can. */
    public List<String> refused() {
        return List.copyOf(refused);
    }

    /** Lets happen to the nodes what a notification tells of them. */
    public void told(Step step) {
        Host host = hosts.get(step.actor().name());
        if (host == null) {
            return;
        }
        double now = now();
        switch (step.oid()) {
            case GENERIC + "1", GENERIC + "2" -> host.restart(now);
            case GENERIC + "3", GENERIC + "4" -> host.link((int) number(step, 0), step.oid().endsWith("4"), now);
            case VENDOR + "15.0.1" -> host.exceeded(text(step, 0), number(step, 1));
            case VENDOR + "15.0.2" -> host.normal(text(step, 0));
            case VENDOR + "13.0.1", VENDOR + "13.0.2" -> named(text(step, 0))
                    .forEach(h -> h.silent(step.oid().endsWith("1")));
            case VENDOR + "1.0.1" -> named(text(step, 0)).forEach(h -> h.webTrouble(text(step, 2)));
            case VENDOR + "1.0.2" -> named(text(step, 0)).forEach(h -> h.webTrouble(""));
            case UPS + "1" -> host.exceeded("minutes", number(step, 0));
            case UPS + "4" -> host.normal("minutes");
            default -> {
                // nothing that can be asked for
            }
        }
    }

    private Stream<Host> named(String name) {
        return Stream.ofNullable(hosts.get(name));
    }

    private static String text(Step step, int i) {
        return i < step.bindings().size() && step.bindings().get(i).value() instanceof Value.Text text
                ? text.value()
                : "";
    }

    private static double number(Step step, int i) {
        Binding binding = i < step.bindings().size() ? step.bindings().get(i) : null;
        return switch (binding == null ? null : binding.value()) {
            case Value.Int number -> number.value();
            case Value.Unsigned number -> number.value();
            case null, default -> 0;
        };
    }

    /** Ends all; the ports are free afterwards. */
    @Override
    public void close() {
        open.forEach(Listener::close);
        open.clear();
    }
}
