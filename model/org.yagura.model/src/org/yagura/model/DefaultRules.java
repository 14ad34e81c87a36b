/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Collection;
import java.util.List;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.RedundancyRule;

/**
 * The redundancy rules that new sites begin with: what a service that must not stop requires of each kind of node, and
 * that management and backup stand apart. Read from {@code default-rules.site}, with the same ids every time.
 */
public final class DefaultRules {

    private static final String NAME = "default-rules.site";

    private DefaultRules() {
    }

    /** New copies of the rules, to add to a site. */
    public static List<RedundancyRule> rules() {
        Collection<RedundancyRule> rules = Bundled.load(NAME).getRedundancyRules();
        return List.copyOf(EcoreUtil.copyAll(rules));
    }
}
