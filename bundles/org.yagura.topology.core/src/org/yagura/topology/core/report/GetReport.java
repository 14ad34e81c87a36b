/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.report;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** Asks for all answers about the site as one document for reading and printing. */
@Operation(name = "topology.report", privilege = Privilege.SEE, doc = "Availability, single points, pairs, scenarios, findings and contracts of the newest revision with its diagram, as one HTML document.")
public record GetReport(
        @Doc("language of the report, en or ja; absent means that of the request") String language)
        implements
            Query<GetReport.Answer> {

    /** The report. */
    public record Answer(@Doc("revision of the site that it is about") long revision,
            @Doc("name for a file with it, such as Demo-site-r12.html") String name,
            @Doc("the document, without scripts and without anything from elsewhere") String html) {
    }
}
