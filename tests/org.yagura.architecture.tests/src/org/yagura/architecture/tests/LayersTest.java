/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.architecture.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The one-way rule: model, core, a domain's core, its user interface or the agent; never up, never sideways. */
final class LayersTest {
    private final Checkout checkout = Checkout.find();

    @Test
    void bundlesAreFound() {
        assertFalse(checkout.bundles().isEmpty());
    }

    @Test
    void noBundleReachesUpOrSideways() {
        var breaches = new ArrayList<String>();
        for (BundleFolder bundle : checkout.shipped()) {
            for (String other : needed(bundle)) {
                String reason = Layers.breach(bundle.name(), other);
                if (reason != null) {
                    breaches.add(bundle.name() + " needs " + other + ": " + reason);
                }
            }
        }
        assertEquals(List.of(), breaches);
    }

    /** Our bundles that this one needs, by manifest or by an import in a source. */
    private Set<String> needed(BundleFolder bundle) {
        var exporters = new TreeMap<String, String>();
        checkout.bundles().values().forEach(b -> b.exports().forEach(p -> exporters.put(p, b.name())));
        var needed = new TreeSet<String>();
        bundle.requires().stream().filter(checkout.bundles()::containsKey).forEach(needed::add);
        bundle.imports().stream().filter(exporters::containsKey).map(exporters::get).forEach(needed::add);
        for (var source : bundle.sources()) {
            for (String name : BundleFolder.imports(source)) {
                int end = name.lastIndexOf('.');
                String owner = end < 0 ? null : exporters.get(name.substring(0, end));
                if (owner != null) {
                    needed.add(owner);
                }
            }
        }
        needed.remove(bundle.name());
        return needed;
    }
}
