/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.report;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Query;

/** A kept report as a file. */
@Operation(name = "reports.file", privilege = Privilege.SEE, doc = "A kept monthly report as a PDF document or as tables in CSV.")
public record GetReportFile(@Doc(value = "id of the report", required = true) String id,
        @Doc("form of the file; absent means PDF") Form form,
        @Doc("language, en or ja; absent means that of the request") String language)
        implements
            Query<GetReportFile.Answer> {

    /** Forms of files. */
    @Doc("form of a report's file")
    public enum Form {
        PDF, CSV
    }

    /** The file. */
    @Doc("A report as a file.")
    public record Answer(@Doc("name for it, such as 2026-10-01-Osaka-en.pdf") String name,
            @Doc("its content, in Base64") String content) {
    }
}
