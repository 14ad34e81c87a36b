/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import org.yagura.model.SiteIndex;

/** The index of the site in force, made once a revision. Thread-safe. */
public final class CurrentIndex {
    private final Sites sites;
    private volatile Indexed indexed;

    private record Indexed(long revision, SiteIndex index) {
    }

    /** The index of what is in force there. */
    public CurrentIndex(Sites sites) {
        this.sites = sites;
    }

    /** The index of the newest revision; makes it when there is a new one. */
    public SiteIndex get() {
        Sites.Revision revision = sites.current();
        Indexed known = indexed;
        if (known == null || known.revision() != revision.number()) {
            known = new Indexed(revision.number(), SiteIndex.of(revision.site()));
            indexed = known;
        }
        return known.index();
    }
}
