/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yagura.core.domain.Sites;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Area;
import org.yagura.model.site.Node;
import org.yagura.traps.core.internal.decode.Addresses;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.rules.NodeRef;
import org.yagura.traps.core.internal.rules.RuleSet;

/** What a trap is judged by: a revision of the site with its rules, and the MIBs. Used by one thread. */
public final class Scene {
    private static final int REMEMBERED = 20_000;

    private final long revision;
    private final Mibs mibs;
    private final SiteIndex site;
    private final RuleSet rules;
    private final Map<String, NodeRef> nodes = new HashMap<>();
    private Map<String, Node> hosts;

    /** A scene of a revision and MIBs. */
    public Scene(Sites.Revision revision, Mibs mibs) {
        this.revision = revision.number();
        this.mibs = mibs;
        this.site = SiteIndex.of(revision.site());
        this.rules = RuleSet.compile(revision.site(), mibs);
    }

    /** Whether this is the scene of that revision and those MIBs. */
    boolean is(Sites.Revision other, Mibs otherMibs) {
        return revision == other.number() && mibs == otherMibs;
    }

    /** The rules. */
    public RuleSet rules() {
        return rules;
    }

    /** The MIBs. */
    public Mibs mibs() {
        return mibs;
    }

    /** The node that a trap is of: that of its source; of a syslog message that of the host which it names, if there is one. */
    public NodeRef node(Trap trap) {
        String source = trap.sourceText();
        if (!Syslog.is(trap)) {
            return node(source);
        }
        String host = Syslog.host(trap).toLowerCase(Locale.ROOT);
        Node named = host.isEmpty() ? null : hosts().get(host);
        return named == null ? node(source) : of(named, source);
    }

    /** Nodes by host name and by name, in small letters, also without the domain; those of several nodes are none's. */
    private Map<String, Node> hosts() {
        if (hosts == null) {
            var found = new HashMap<String, Node>();
            var twice = new HashSet<String>();
            for (Node node : site.nodes()) {
                var names = new HashSet<String>();
                for (String name : Arrays.asList(node.getHostName(), node.getName())) {
                    if (name != null && !name.isBlank()) {
                        String small = name.strip().toLowerCase(Locale.ROOT);
                        names.add(small);
                        names.add(small.replaceFirst("\\..*", ""));
                    }
                }
                names.stream().filter(n -> found.putIfAbsent(n, node) != null).forEach(twice::add);
            }
            found.keySet().removeAll(twice);
            hosts = found;
        }
        return hosts;
    }

    /** The node that has an address. */
    public NodeRef node(String source) {
        NodeRef known = nodes.get(source);
        if (known == null) {
            if (nodes.size() >= REMEMBERED) {
                nodes.clear();
            }
            known = find(source);
            nodes.put(source, known);
        }
        return known;
    }

    /** Ids of the areas in which a node stands; none when it stands in none, or is gone. */
    Set<String> areas(String nodeId) {
        return site.areaIds(nodeId);
    }

    private NodeRef find(String source) {
        byte[] address = Addresses.parse(source);
        Node node = address == null ? null : site.nodeByAddress(address);
        return node == null ? NodeRef.unknown(source) : of(node, source);
    }

    private static NodeRef of(Node node, String source) {
        String area = node.eContainer() instanceof Area a ? a.getId() : null;
        return new NodeRef(node.getId(), node.getName() == null ? source : node.getName(), area, node.getKind());
    }
}
