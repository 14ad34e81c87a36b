/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import java.util.List;
import java.util.Set;

/** The rooms of the house, and which may know which. */
final class Layers {
    private static final Set<String> FOUNDATION = Set.of("org.yagura.model", "org.yagura.model.edit", "org.yagura.core",
            "org.yagura.derby", "org.yagura.journal", "org.yagura.store");
    private static final List<String> FOUNDATION_ORDER = List.of("org.yagura.model", "org.yagura.model.edit",
            "org.yagura.core", "org.yagura.journal", "org.yagura.store");
    private static final List<String> AGENT_ORDER = List.of("org.yagura.agent.core", "org.yagura.agent.node",
            "org.yagura.agent.http", "org.yagura.agent.app");

    /** Rooms that are named like a domain's but serve all of them. */
    private static final Set<String> SHARED = Set.of("agent", "site", "diagram");
    private static final Set<String> TOOLKITS = Set.of("org.yagura.diagram.core", "org.yagura.ui.diagram",
            "org.yagura.snmp", "org.yagura.ssh");

    private Layers() {
    }

    /** Why {@code bundle} may not need {@code other}; null if it may. */
    static String breach(String bundle, String other) {
        if (FOUNDATION.contains(bundle)) {
            return foundation(bundle, other);
        }
        if (TOOLKITS.contains(bundle) && isDomain(other)) {
            return "it serves all domains and knows none";
        }
        if (FOUNDATION.contains(other)) {
            return isUserInterface(bundle)
                    && Set.of("org.yagura.derby", "org.yagura.journal", "org.yagura.store").contains(other)
                            ? "a view gets what it shows by queries"
                            : null;
        }
        if (AGENT_ORDER.contains(bundle)) {
            return AGENT_ORDER.contains(other) && AGENT_ORDER.indexOf(other) < AGENT_ORDER.indexOf(bundle)
                    ? null
                    : "the agent finds domains by their services";
        }
        return isUserInterface(bundle) ? userInterface(bundle, other) : headless(bundle, other);
    }

    private static String foundation(String bundle, String other) {
        if (!FOUNDATION.contains(other)) {
            return "it reaches up";
        }
        if (other.equals("org.yagura.derby")) {
            return bundle.equals("org.yagura.store") ? null : "only the store knows the database";
        }
        return FOUNDATION_ORDER.indexOf(other) < FOUNDATION_ORDER.indexOf(bundle) ? null : "it reaches up";
    }

    private static String userInterface(String bundle, String other) {
        if (bundle.equals("org.yagura.rcp")) {
            return isDomain(other)
                    ? "the shell has no domain code"
                    : null;
        }
        if (other.equals("org.yagura.rcp") || other.startsWith("org.yagura.agent.")) {
            return "it reaches up";
        }
        return isDomain(other) && !domain(other).equals(domain(bundle)) ? "domains never know each other" : null;
    }

    private static String headless(String bundle, String other) {
        if (isUserInterface(other)) {
            return "headless code does not know the user interface";
        }
        if (other.startsWith("org.yagura.agent.")) {
            return "it reaches up";
        }
        return isDomain(bundle) && isDomain(other) ? "domains never know each other" : null;
    }

    static boolean isUserInterface(String bundle) {
        return bundle.endsWith(".ui") || bundle.contains(".ui.") || bundle.equals("org.yagura.rcp");
    }

    /** Whether this is a part of a domain: a name such as {@code org.yagura.traps.core}. */
    static boolean isDomain(String bundle) {
        return domain(bundle) != null;
    }

    private static String domain(String bundle) {
        String[] parts = bundle.split("\\.");
        boolean part = parts.length == 4 && (parts[3].equals("core") || parts[3].equals("ui"));
        return part && !SHARED.contains(parts[2]) ? parts[2] : null;
    }
}
