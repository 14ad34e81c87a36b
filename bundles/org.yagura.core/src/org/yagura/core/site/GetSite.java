/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.site;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the site model. */
@Operation(name = "site.get", privilege = Privilege.SEE, doc = "The site model in force, or an older revision of it.")
public record GetSite(@Doc("number of the revision; absent means the newest") Long revision)
        implements
            Query<GetSite.SiteText> {

    /** A site model as text. */
    public record SiteText(@Doc("number of the revision") long revision,
            @Doc("XMI of the site; secrets are encrypted for who may edit the whole site, and left out ({aes} with nothing after it) for others") String site) {
    }
}
