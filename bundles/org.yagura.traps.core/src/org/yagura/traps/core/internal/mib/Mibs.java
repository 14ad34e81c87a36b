/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.mib;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.yagura.traps.core.FindMibObjects.MibObject;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.internal.decode.Ber;
import org.yagura.traps.core.internal.decode.Oid;
import org.yagura.traps.core.internal.decode.Syslog;
import org.yagura.traps.core.internal.decode.Varbind;
import org.yagura.traps.core.internal.mib.MibModule.Kind;

/**
 * All MIB modules together: names, enumerations, descriptions. Immutable as seen from outside, thread-safe; a new module
 * makes a new one.
 */
public final class Mibs {
    private static final int REMEMBERED = 1 << 12;
    private static final int BITS = 8;
    /** The module of the tree's upper part, whose names say nothing of what is far below. */
    private static final String ROOTS = "SNMPv2-SMI";
    private static final List<String> BUNDLED = List.of("SNMPv2-SMI", "SNMPv2-TC", "SNMPv2-MIB", "SNMP-FRAMEWORK-MIB",
            "SNMP-COMMUNITY-MIB", "IANAifType-MIB", "IF-MIB", "BGP4-MIB", "BRIDGE-MIB", "ENTITY-MIB",
            "HOST-RESOURCES-MIB",
            "RMON-MIB", "SYSLOG-MSG-MIB", "UPS-MIB", "YAGURA-DEMO-MIB", "YAGURA-MIB");

    private final Map<String, MibModule> modules;
    private final Set<String> imported;
    private final MibNode root;
    private final Map<String, MibNode> byName = new HashMap<>();
    private final Map<String, List<String>> placeless = new HashMap<>();
    private final List<MibNode> all = new ArrayList<>();
    /** Racy on purpose: entries are immutable, a lost one is only made again. */
    private final Named[] remembered = new Named[REMEMBERED];

    private record Named(Oid oid, String name, MibNode deepest) {
    }

    private Mibs(Map<String, MibModule> modules, Set<String> imported) {
        this.modules = modules;
        this.imported = imported;
        var tree = new MibTree(modules);
        this.root = tree.build();
        modules.values().forEach(m -> placeless.put(m.name(), tree.placeless(m)));
        var walk = new ArrayDeque<MibNode>();
        walk.add(root);
        while (!walk.isEmpty()) {
            MibNode node = walk.poll();
            walk.addAll(node.children());
            if (node.name != null) {
                all.add(node);
                byName.putIfAbsent(node.name, node);
                byName.putIfAbsent(node.module + "::" + node.name, node);
            }
        }
    }

    /** The modules that come with the product, read once. */
    private static final class Bundled {
        private static final Map<String, MibModule> MODULES = load();
        private static final Mibs MIBS = new Mibs(MODULES, Set.of());

        private static Map<String, MibModule> load() {
            var modules = new LinkedHashMap<String, MibModule>();
            for (String name : BUNDLED) {
                String file = "/mibs/" + name + ".mib";
                try (InputStream in = Objects.requireNonNull(Mibs.class.getResourceAsStream(file), file)) {
                    String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                    MibReader.read(text, name).modules().forEach(m -> modules.put(m.name(), m));
                } catch (IOException e) {
                    throw new UncheckedIOException(file, e);
                }
            }
            return modules;
        }
    }

    /** The modules that come with the product. */
    public static Mibs bundled() {
        return Bundled.MIBS;
    }

    /**
     * The modules that come with the product and imported files.
     *
     * @param files texts of files by a name that is used in messages, in the order of import; a later module replaces
     *        an earlier one of the same name. A text that is no MIB gives nothing.
     */
    public static Mibs of(Map<String, String> files) {
        var modules = new LinkedHashMap<>(Bundled.MODULES);
        var imported = new HashSet<String>();
        files.forEach((name, text) -> {
            for (MibModule module : MibReader.read(text, name).modules()) {
                modules.remove(module.name());
                modules.put(module.name(), module);
                imported.add(module.name());
            }
        });
        return new Mibs(modules, imported);
    }

    /** The deepest named place on the way to an object identifier; null when not even the first part has a name. */
    private MibNode deepest(Oid oid) {
        MibNode node = root;
        MibNode named = null;
        for (int i = 0; i < oid.size(); i++) {
            node = node.child(oid.arc(i));
            if (node == null) {
                break;
            }
            named = node.name == null ? named : node;
        }
        return named;
    }

    /** The name of a trap or object with its instance, such as {@code ifIndex.3}; the OID in dots when unknown. */
    public String name(Oid oid) {
        return named(oid).name();
    }

    private Named named(Oid oid) {
        int place = oid.hashCode() & REMEMBERED - 1;
        Named known = remembered[place];
        if (known == null || !known.oid().equals(oid)) {
            MibNode deepest = deepest(oid);
            known = new Named(oid, makeName(oid, deepest), deepest);
            remembered[place] = known;
        }
        return known;
    }

    private static String makeName(Oid oid, MibNode node) {
        int depth = node == null ? 0 : node.depth;
        boolean onlyRoots = depth < 2 || node.module == null || node.module.equals(ROOTS) && depth < oid.size();
        if (onlyRoots) {
            return oid.toString();
        }
        var out = new StringBuilder(node.name);
        for (int i = depth; i < oid.size(); i++) {
            out.append('.').append(Integer.toUnsignedString(oid.arc(i)));
        }
        return out.toString();
    }

    /** The name of a binding. */
    public String name(Varbind varbind) {
        String given = varbind.givenName() != null ? varbind.givenName() : Syslog.parameter(varbind.oid());
        return given != null ? given : name(varbind.oid());
    }

    /** The object of a binding: a leaf of the tree; null when it is not known. */
    private MibNode object(Varbind varbind) {
        if (varbind.givenName() != null) {
            return null;
        }
        MibNode node = named(varbind.oid()).deepest();
        return node != null && node.kind == Kind.OBJECT ? node : null;
    }

    /** The value of a binding as persons read it: enumerations by name, display hints applied. */
    public String value(Varbind varbind) {
        if (varbind.tag() == Ber.OID) {
            return name(varbind.oidValue());
        }
        if (varbind.tag() == Ber.TIME_TICKS) {
            return ticks(varbind.number());
        }
        MibNode object = object(varbind);
        if (object == null) {
            return varbind.text();
        }
        String label = label(object, varbind);
        if (label != null) {
            return label;
        }
        String shown = null;
        if (object.hint != null && varbind.tag() == Ber.OCTETS) {
            shown = DisplayHint.octets(object.hint, varbind.content());
        } else if (object.hint != null && varbind.isNumber()) {
            shown = DisplayHint.number(object.hint, varbind.number());
        }
        return shown != null ? shown : varbind.text();
    }

    /** Hundredths of a second as days, hours, minutes and seconds. */
    private static String ticks(long hundredths) {
        long seconds = hundredths / 100;
        String clock = String.format(Locale.ROOT, "%d:%02d:%02d.%02d", seconds / 3600 % 24, seconds / 60 % 60,
                seconds % 60,
                hundredths % 100);
        return seconds < 86_400 ? clock : seconds / 86_400 + "d " + clock;
    }

    /** The name that the MIB gives to the value of a binding; null when it gives none. */
    public String label(Varbind varbind) {
        MibNode object = object(varbind);
        return object == null ? null : label(object, varbind);
    }

    private static String label(MibNode object, Varbind varbind) {
        if (object.labels.isEmpty()) {
            return null;
        }
        if (varbind.tag() == Ber.INTEGER) {
            return object.labels.get((int) varbind.number());
        }
        if (!object.bits || varbind.tag() != Ber.OCTETS) {
            return null;
        }
        var names = new ArrayList<String>();
        byte[] bytes = varbind.content();
        for (int i = 0; i < bytes.length * BITS; i++) {
            if ((bytes[i / BITS] & 0x80 >> i % BITS) != 0) {
                names.add(object.labels.getOrDefault(i, Integer.toString(i)));
            }
        }
        return String.join(" ", names);
    }

    /** What the MIB says of a trap or object, with or without an instance; null when it says nothing. */
    public String description(Oid oid) {
        MibNode node = deepest(oid);
        boolean right = node != null && (node.kind == Kind.OBJECT || node.depth == oid.size());
        return right && node.description != null ? tidy(node.description) : null;
    }

    /** Takes out the indentation that a MIB file has. */
    private static String tidy(String text) {
        return String.join("\n", Arrays.stream(text.strip().split("\n", -1)).map(String::strip).toList());
    }

    /** The OID of a name, {@code ifIndex} or {@code IF-MIB::ifIndex}, with an instance or without; null when unknown. */
    public Oid oid(String name) {
        MibNode node = byName.get(name);
        if (node != null) {
            return node.depth < 2 ? null : Oid.of(node.arcs());
        }
        int dot = name.indexOf('.');
        node = dot < 0 ? null : byName.get(name.substring(0, dot));
        if (node == null) {
            return null;
        }
        try {
            return Oid.of(Oid.of(node.arcs()) + name.substring(dot));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Looks for objects by OID, name or words of the description, the best first. */
    public List<MibObject> search(String text, boolean notifications, int limit) {
        String wanted = text.strip();
        String lower = wanted.toLowerCase(Locale.ROOT);
        String[] words = lower.split("\\s+");
        record Hit(MibNode node, int rank) {
        }
        Oid oid = asOid(wanted);
        var hits = new ArrayList<Hit>();
        for (MibNode node : all) {
            if (node.module == null || notifications && node.kind != Kind.NOTIFICATION) {
                continue;
            }
            int rank = oid != null ? rank(node, oid) : rank(node, lower, words);
            if (rank >= 0) {
                hits.add(new Hit(node, rank));
            }
        }
        hits.sort(Comparator.comparingInt(Hit::rank).thenComparing(h -> h.node().name));
        return hits.stream().limit(limit).map(h -> object(h.node())).toList();
    }

    private static Oid asOid(String text) {
        try {
            return text.chars().allMatch(c -> c == '.' || Character.isDigit(c)) ? Oid.of(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static int rank(MibNode node, Oid oid) {
        int[] arcs = node.arcs();
        int[] asked = oid.toArray();
        if (Arrays.equals(arcs, asked)) {
            return 0;
        }
        boolean above = arcs.length < asked.length && Arrays.equals(arcs, 0, arcs.length, asked, 0, arcs.length);
        boolean below = arcs.length > asked.length && Arrays.equals(arcs, 0, asked.length, asked, 0, asked.length);
        return below ? arcs.length - asked.length : above && node.kind == Kind.OBJECT ? 1 : -1;
    }

    private static int rank(MibNode node, String lower, String[] words) {
        String name = node.name.toLowerCase(Locale.ROOT);
        if (name.equals(lower) || (node.module + "::" + node.name).toLowerCase(Locale.ROOT).equals(lower)) {
            return 0;
        }
        if (name.startsWith(lower)) {
            return 1;
        }
        if (name.contains(lower)) {
            return 2;
        }
        String description = node.description == null ? "" : node.description.toLowerCase(Locale.ROOT);
        String everything = name + " " + node.module.toLowerCase(Locale.ROOT) + " " + description;
        return Arrays.stream(words).allMatch(everything::contains) ? 3 : -1;
    }

    private static MibObject object(MibNode node) {
        List<String> objects = node.kind == Kind.NOTIFICATION
                ? node.objects.stream().map(o -> dots(o.arcs())).toList()
                : null;
        String syntax = node.syntax == null ? null : node.syntax + (node.units == null ? "" : " (" + node.units + ")");
        return new MibObject(dots(node.arcs()), node.name, node.module, node.kind.word(), syntax,
                node.description == null ? null : tidy(node.description), objects);
    }

    private static String dots(int[] arcs) {
        return String.join(".", Arrays.stream(arcs).mapToObj(Integer::toUnsignedString).toList());
    }

    /** The modules, by name. */
    public List<ListMibs.Module> modules() {
        var sorted = new TreeMap<String, ListMibs.Module>();
        modules.values().forEach(m -> sorted.put(m.name(), describe(m)));
        return List.copyOf(sorted.values());
    }

    /** A module by its name; null when there is none. */
    public ListMibs.Module module(String name) {
        MibModule module = modules.get(name);
        return module == null ? null : describe(module);
    }

    /** The names of a module that have no place in the tree, because what they stand under is not defined anywhere. */
    public List<String> placeless(String module) {
        return placeless.getOrDefault(module, List.of());
    }

    private ListMibs.Module describe(MibModule module) {
        int objects = (int) module.definitions().stream().filter(d -> d.kind() == Kind.OBJECT).count();
        int notifications = (int) module.definitions().stream().filter(d -> d.kind() == Kind.NOTIFICATION).count();
        List<String> missing = module.imports().values().stream().distinct().filter(m -> !known(m)).sorted().toList();
        return new ListMibs.Module(module.name(), module.smi2() ? "SMIv2" : "SMIv1", objects, notifications,
                !imported.contains(module.name()), missing);
    }

    /** Modules of SMI itself, whose contents are built in, are never missing. */
    private boolean known(String module) {
        return modules.containsKey(module)
                || Set.of("SNMPv2-CONF", "RFC1155-SMI", "RFC-1212", "RFC-1215", "RFC1213-MIB",
                        "RFC1065-SMI", "SNMPv2-SMI-v1", "SNMPv2-TC-v1").contains(module);
    }
}
