/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.answer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.model.FailureFigures;
import org.yagura.model.site.Dependable;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.topology.core.internal.site.Anatomy;
import org.yagura.topology.core.internal.site.Compiled;
import org.yagura.topology.core.internal.site.Compiler;
import org.yagura.topology.core.internal.site.Rates;
import org.yagura.topology.core.internal.structure.Module;
import org.yagura.topology.core.internal.structure.Modules;
import org.yagura.topology.core.internal.structure.SingleFailures;
import org.yagura.topology.core.internal.structure.Structure;

/** What all answers on one state of a site rest on; what costs time is computed when first needed. For all threads. */
public final class Basis {
    /** Minutes in a year of 365 days. */
    static final double MINUTES_PER_YEAR = 525_600;

    private final FailureFigures figures;
    private final Compiled compiled;
    private final SingleFailures singles;
    private final Map<Service, List<Module>> modules = new ConcurrentHashMap<>();
    private Rates rates;

    /** The basis for a site as it is now. */
    public Basis(Site site) {
        figures = FailureFigures.of(site, Locale.ENGLISH);
        compiled = Compiler.compile(new Anatomy(site), figures);
        singles = SingleFailures.of(compiled.structure(), new BitSet());
    }

    /** The site. */
    public Site site() {
        return compiled.anatomy().site();
    }

    /** The site as structure functions. */
    public Compiled compiled() {
        return compiled;
    }

    /** What single failures stop, nothing failed before; with what is taken for not failing by itself. */
    SingleFailures singles() {
        return singles;
    }

    /** The single points of failure of a service, ascending. */
    int[] points(Service service) {
        return points(service, singles);
    }

    /** Those in a state in which other things have failed. */
    int[] points(Service service, SingleFailures state) {
        return Arrays.stream(state.stopping(compiled.node(service))).filter(v -> !compiled.never().get(v)).toArray();
    }

    /** What stops something alone; empty when it does not work anyway. */
    public List<Dependable> stopping(Dependable element) {
        return Arrays.stream(singles.stopping(compiled.node(element))).mapToObj(compiled.causes()::get).toList();
    }

    /** How often the variables fail. */
    synchronized Rates rates() {
        if (rates == null) {
            rates = new Rates(compiled, figures, singles);
        }
        return rates;
    }

    /** The figures of failure. */
    FailureFigures figures() {
        return figures;
    }

    /** Whether a service is not a constant: it can work, and it can stop. */
    boolean varies(Service service) {
        return compiled.node(service) > Structure.ALWAYS;
    }

    /** The modules of a service that varies. */
    List<Module> modules(Service service) {
        return modules.computeIfAbsent(service, s -> Modules.of(compiled.structure(), compiled.node(s)));
    }
}
