/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.model.Elements;
import org.yagura.model.site.Site;
import org.yagura.topology.core.spi.SiteRule;

/**
 * All rules that drawings are checked against: those of the site and those of third parties, which come and go. One of theirs
 * that fails is logged, once until it works again, and left out. Thread-safe.
 */
public final class RuleBook {
    private static final Logger LOG = LoggerFactory.getLogger(RuleBook.class);

    private final List<SiteRule> rules = new CopyOnWriteArrayList<>();
    private final Set<SiteRule> failing = ConcurrentHashMap.newKeySet();

    /**
     * What was found.
     *
     * @param findings what is wrong, those of the site's own rules first
     * @param failed names of the classes of third parties' rules that failed and are left out
     */
    public record Checked(List<Finding> findings, List<String> failed) {

        public Checked {
            findings = List.copyOf(findings);
            failed = List.copyOf(failed);
        }
    }

    /** Takes a third party's rule in. */
    public void add(SiteRule rule) {
        rules.add(rule);
    }

    /** Leaves a third party's rule out. */
    public void remove(SiteRule rule) {
        rules.remove(rule);
        failing.remove(rule);
    }

    /**
     * Checks a site.
     *
     * @param now the moment on whose day, in the site's time zone, contracts and certificates are looked at
     * @param language of the texts
     */
    public Checked check(Topology topology, Instant now, Locale language) {
        var findings = new ArrayList<>(topology.findings(today(topology.site(), now), language));
        var failed = new ArrayList<String>();
        for (SiteRule rule : rules) {
            try {
                findings.addAll(List.copyOf(rule.check(topology, language)));
                failing.remove(rule);
            } catch (RuntimeException | LinkageError e) {
                failed.add(rule.getClass().getName());
                if (failing.add(rule)) {
                    LOG.warn("the rule {} failed and is left out", rule.getClass().getName(), e);
                }
            }
        }
        return new Checked(findings, failed);
    }

    private static LocalDate today(Site site, Instant now) {
        return LocalDate.ofInstant(now, Elements.zone(site));
    }
}
