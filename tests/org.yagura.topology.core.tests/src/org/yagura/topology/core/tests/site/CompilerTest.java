/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.yagura.model.FailureFigures;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Site;
import org.yagura.topology.core.internal.site.Anatomy;
import org.yagura.topology.core.internal.site.Compiled;
import org.yagura.topology.core.internal.site.Compiler;

final class CompilerTest {

    /** Every state of many small sites: every thing works exactly when the rules, read plainly, say so. */
    @Test
    void everythingWorksWhenTheRulesSaySo() {
        var random = new Random(9);
        for (int round = 0; round < 2000; round++) {
            RandomSite site = RandomSite.of(random, 5 + random.nextInt(6));
            Compiled compiled = compile(site.site());
            var all = new ArrayList<Dependable>(site.failables());
            all.addAll(site.site().getGroups());
            all.addAll(site.site().getServices());
            for (int state = 0; state < 1 << site.failables().size(); state++) {
                compare(site, compiled, all, state, round);
            }
        }
    }

    private static void compare(RandomSite site, Compiled compiled, List<Dependable> all, int state, int round) {
        var failed = new HashSet<Failable>();
        var variables = new BitSet();
        for (int i = 0; i < site.failables().size(); i++) {
            if ((state >> i & 1) == 1) {
                failed.add(site.failables().get(i));
                variables.set(compiled.variable(site.failables().get(i)).orElseThrow());
            }
        }
        var plain = new PlainReading(site.site(), failed);
        boolean[] working = compiled.structure().working(variables);
        for (Dependable element : all) {
            if (plain.works(element) != compiled.works(element, working)) {
                assertEquals(plain.works(element), compiled.works(element, working),
                        element.getId() + " in state " + failed.stream().map(Failable::getId).toList() + " of "
                                + round);
            }
        }
    }

    static Compiled compile(Site site) {
        return Compiler.compile(new Anatomy(site), FailureFigures.of(site, Locale.ENGLISH));
    }
}
