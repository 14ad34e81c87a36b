/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.mib.MibModule.Definition;
import org.yagura.traps.core.internal.mib.MibModule.Kind;
import org.yagura.traps.core.internal.mib.MibModule.Step;
import org.yagura.traps.core.internal.mib.MibModule.Type;

/**
 * Puts the definitions of all modules at their places. A name is looked for in its own module, then where it is imported
 * from, then in any module, since vendors import carelessly. Used once.
 */
final class MibTree {
    private static final int MAX_DEPTH = 128;
    private static final Oid SNMP = Oid.of("1.3.6.1.2.1.11");

    private final Map<String, MibModule> modules;
    private final Map<String, Map<String, Definition>> defined = new HashMap<>();
    private final Map<String, String> anywhere = new HashMap<>();
    private final Map<String, MibNode> places = new HashMap<>();
    private final MibNode root = new MibNode(0, null);

    MibTree(Map<String, MibModule> modules) {
        this.modules = modules;
        for (MibModule module : modules.values()) {
            var own = new LinkedHashMap<String, Definition>();
            module.definitions().forEach(d -> own.putIfAbsent(d.name(), d));
            defined.put(module.name(), own);
            own.keySet().forEach(n -> anywhere.put(n, module.name()));
        }
    }

    /** The tree with everything that has a place. */
    MibNode build() {
        root.make(0).name = "ccitt";
        root.make(1).name = "iso";
        root.make(2).name = "joint-iso-ccitt";
        for (MibModule module : modules.values()) {
            for (Definition definition : defined.get(module.name()).values()) {
                place(module, definition.name(), 0);
            }
        }
        for (MibModule module : modules.values()) {
            for (Definition definition : defined.get(module.name()).values()) {
                if (definition.kind() == Kind.NOTIFICATION) {
                    objects(module, definition);
                }
            }
        }
        return root;
    }

    /** The names of a module that have no place, because what they stand under is not defined anywhere. */
    List<String> placeless(MibModule module) {
        return defined.get(module.name()).keySet().stream().filter(n -> places.get(key(module, n)) == null).toList();
    }

    private void objects(MibModule module, Definition definition) {
        MibNode node = places.get(key(module, definition.name()));
        if (node != null) {
            var objects = new ArrayList<MibNode>();
            for (String name : definition.objects()) {
                MibNode object = place(module, name, 0);
                if (object != null) {
                    objects.add(object);
                }
            }
            node.objects = List.copyOf(objects);
        }
    }

    private static String key(MibModule module, String name) {
        return module.name() + "::" + name;
    }

    /** The place of a name as a module sees it; null when it cannot be found. */
    private MibNode place(MibModule module, String name, int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        Definition own = defined.get(module.name()).get(name);
        if (own != null) {
            String key = key(module, name);
            if (places.containsKey(key)) {
                return places.get(key);
            }
            places.put(key, null);
            MibNode node = own(module, own, depth);
            places.put(key, node);
            return node;
        }
        MibModule from = modules.get(module.imports().getOrDefault(name, ""));
        if (from == null || from == module || !defined.get(from.name()).containsKey(name)) {
            from = modules.get(anywhere.getOrDefault(name, ""));
        }
        if (from != null && from != module) {
            return place(from, name, depth + 1);
        }
        return switch (name) {
            case "iso" -> root.child(1);
            case "ccitt", "zeroDotZero" -> root.child(0);
            case "joint-iso-ccitt" -> root.child(2);
            default -> null;
        };
    }

    private MibNode own(MibModule module, Definition d, int depth) {
        MibNode node = walk(module, d.path(), depth);
        if (node == null) {
            return null;
        }
        if (d.trapNumber() != null) {
            node = trap(node, d.trapNumber());
        }
        fill(node, module, d);
        return node;
    }

    /** RFC 3584, 3.1: where the trap of an enterprise stands. */
    private MibNode trap(MibNode enterprise, int number) {
        if (Arrays.equals(enterprise.arcs(), SNMP.toArray())) {
            MibNode node = root;
            for (int arc : Decoding.SNMP_TRAPS.toArray()) {
                node = node.make(arc);
            }
            return node.make(number + 1);
        }
        return enterprise.make(0).make(number);
    }

    private MibNode walk(MibModule module, List<Step> path, int depth) {
        MibNode node = null;
        for (int i = 0; i < path.size(); i++) {
            Step step = path.get(i);
            if (i == 0) {
                node = step.name() == null ? root.make(step.number()) : first(module, step, depth);
            } else if (step.number() != null) {
                node = node.make(step.number());
                if (step.name() != null && node.name == null) {
                    node.name = step.name();
                    node.module = module.name();
                    node.kind = Kind.NODE;
                }
            } else {
                node = place(module, step.name(), depth + 1);
            }
            if (node == null || node.depth > Oid.MAX_ARCS - 2) {
                return null;
            }
        }
        return node;
    }

    private MibNode first(MibModule module, Step step, int depth) {
        MibNode found = place(module, step.name(), depth + 1);
        return found == null && step.number() != null ? root.make(step.number()) : found;
    }

    private void fill(MibNode node, MibModule module, Definition d) {
        boolean better = node.kind == null || node.kind == Kind.NODE || d.kind() != Kind.NODE;
        if (!better) {
            return;
        }
        node.name = d.name();
        node.module = module.name();
        node.kind = d.kind();
        node.description = d.description();
        node.units = d.units();
        if (d.type() != null) {
            node.syntax = d.type().base();
            resolve(node, module, d.type());
        }
    }

    /** Follows textual conventions to labels and hint. */
    private void resolve(MibNode node, MibModule module, Type type) {
        node.labels = Map.of();
        node.hint = null;
        Type t = type;
        MibModule m = module;
        for (int i = 0; t != null && i < MAX_DEPTH; i++) {
            if (node.labels.isEmpty()) {
                node.labels = t.labels();
            }
            if (node.hint == null) {
                node.hint = t.hint();
            }
            node.bits = t.base().equals("BITS");
            String name = t.base();
            MibModule from = m.types().containsKey(name) ? m : modules.get(m.imports().getOrDefault(name, ""));
            if (from == null || !from.types().containsKey(name)) {
                from = modules.values().stream().filter(o -> o.types().containsKey(name)).findFirst().orElse(null);
            }
            Type next = from == null ? null : from.types().get(name);
            if (next == t) {
                break;
            }
            t = next;
            m = from;
        }
    }
}
