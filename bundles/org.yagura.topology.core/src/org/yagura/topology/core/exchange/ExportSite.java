/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for the site in a form for other programs, as far as the caller sees it and without secrets. */
@Operation(name = "topology.export", privilege = Privilege.SEE, doc = "The site as CSV tables, as lists of NetBox, or as XMI, without secrets; topology.import takes the same.")
public record ExportSite(
        @Doc(value = "the form", required = true) ExchangeForm form) implements Query<ExportSite.Answer> {

    /** The site as text. */
    public record Answer(@Doc("revision of the site that was written") long revision,
            @Doc("JSON of NETBOX or XMI of SITE; absent for CSV") String text,
            @Doc("table of nodes; absent for other forms than CSV") String nodes,
            @Doc("table of parts; absent for other forms than CSV") String parts,
            @Doc("table of links; absent for other forms than CSV") String links) {
    }
}
