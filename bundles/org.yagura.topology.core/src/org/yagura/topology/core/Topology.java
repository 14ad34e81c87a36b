/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.yagura.core.event.Severity;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Node;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.topology.core.internal.answer.Availabilities;
import org.yagura.topology.core.internal.answer.Basis;
import org.yagura.topology.core.internal.answer.Outcomes;
import org.yagura.topology.core.internal.answer.Pairs;
import org.yagura.topology.core.internal.answer.RootCauses;
import org.yagura.topology.core.internal.answer.Scenarios;
import org.yagura.topology.core.internal.answer.SinglePoints;
import org.yagura.topology.core.internal.answer.Used;
import org.yagura.topology.core.internal.rules.Checks;

/**
 * The answers on one state of a site. Made once per revision, or after each change of a draft: what is computed is kept,
 * later changes of the site are not seen, and the site must not be changed while an answer is computed.
 *
 * <p>What works is what {@code org.yagura.topology.core.internal.site.Compiler} says; in short: something works when it has
 * not failed itself, and what it is in, hangs on, is fed by and is made of works; of a group as many members as are needed;
 * of a path one way. Everything fails independently of everything else. What is planned or retired does not count.
 *
 * <p>Immutable for those who ask, for all threads; no answer blocks on anything but computing.
 */
public final class Topology {
    private final Basis basis;
    private final Outcomes outcomes;

    private Topology(Basis basis) {
        this.basis = basis;
        outcomes = new Outcomes(basis);
    }

    /** The answers on a site as it is now. Finds what fails alone at once; everything else when asked. */
    public static Topology of(Site site) {
        return new Topology(new Basis(site));
    }

    /** The site that this is about. */
    public Site site() {
        return basis.site();
    }

    /** The index of the site. */
    public SiteIndex index() {
        return basis.compiled().anatomy().index();
    }

    /** The nodes that a service uses by name: what it needs, the ends of its paths, and what is inside of these. */
    public Set<Node> nodes(Service service) {
        return Used.by(service, basis.compiled().anatomy()).nodes();
    }

    /**
     * The single points of failure: what alone stops services, over areas, nodes, parts and links; exact. What stops most
     * services comes first. Kinds that cannot fail by themselves are left out.
     */
    public List<SinglePoint> singlePoints() {
        return new SinglePoints(basis).all();
    }

    /**
     * The pairs that stop a service together and neither alone; exact.
     *
     * @param most how many are wanted at most, the most probable ones
     */
    public ServicePairs pairs(Service service, int most) {
        return new Pairs(basis).of(service, most);
    }

    /** How available a service is, what costs most, and what doubling would buy. */
    public ServiceAvailability availability(Service service) {
        return new Availabilities(basis).of(service);
    }

    /**
     * What becomes of the services when some things have failed or are stopped.
     *
     * @param failed elements of the site; those that do not count have no effect
     * @param language of the reasons
     */
    public WhatIf whatIf(Collection<? extends Failable> failed, Locale language) {
        return outcomes.of(failed, language);
    }

    /** The site's scenarios, computed, in the order of the model. */
    public List<ScenarioResult> scenarios() {
        return new Scenarios(basis, outcomes).all();
    }

    /**
     * What in the drawing breaks the site's redundancy rules, cannot work at all, or is about to end.
     *
     * @param today the day on which contracts and certificates are looked at
     * @param language of the texts
     */
    public List<Finding> findings(LocalDate today, Locale language) {
        return Checks.of(basis, today, language);
    }

    /**
     * The smallest set of failures that explains what is in alarm; the rest are consequences.
     *
     * @param alarms the worst severity by id of the element: areas, nodes, parts, links, groups or services. Critical means
     *        that it does not work or is not reached, less that it complains
     */
    public RootCause rootCause(Map<String, Severity> alarms) {
        return new RootCauses(basis).of(alarms);
    }
}
