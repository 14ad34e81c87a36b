/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.spi;

import java.util.List;
import java.util.Locale;

import org.yagura.topology.core.Finding;
import org.yagura.topology.core.Topology;

/**
 * A rule of a third party that drawings are checked against. Registered as an OSGi service; the agent checks it with every
 * revision, the workbench with every change of a draft.
 *
 * <p>Called on any thread, by several at once, each with a site that does not change meanwhile. One that fails is logged
 * and left out; it does not hinder others.
 */
public interface SiteRule {

    /**
     * Checks a site.
     *
     * @param topology answers on the site, and the site itself
     * @param language of the texts
     * @return what is wrong, in any order; empty when all is well
     */
    List<Finding> check(Topology topology, Locale language);
}
