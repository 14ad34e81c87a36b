/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.Sort;

/**
 * Writes all rows of a source to a file, page by page; the file appears when it is complete.
 *
 * @param source where from
 * @param sort in which order; null for the source's own
 * @param bound up to where; null for the newest
 * @param columns which columns
 * @param texts how cells are written
 * @param <R> a row
 */
public record CsvExport<R>(PageSource<R> source, Sort sort, Object bound, List<Column<R>> columns, CellTexts texts) {
    private static final int PAGE = 1000;

    /** Writes; returns how many rows. Blocks. */
    public long write(Path file, IProgressMonitor monitor) throws Exception {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long rows = writePart(part, monitor);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private long writePart(Path part, IProgressMonitor monitor) throws Exception {
        SubMonitor progress = SubMonitor.convert(monitor, 1000);
        long written = 0;
        Object under = bound;
        try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            line(out, Csv.header(columns));
            while (true) {
                if (progress.isCanceled()) {
                    throw new OperationCanceledException();
                }
                Page<R> page = source.fetch(new PageRequest(written, PAGE, under, sort));
                under = page.bound();
                for (R row : page.rows()) {
                    line(out, Csv.line(columns, row, texts));
                }
                written += page.rows().size();
                long total = Math.max(1, page.total());
                progress.setWorkRemaining((int) Math.max(1, 1000 * (total - written) / total + 1));
                progress.worked(1);
                progress.subTask(written + " / " + page.total());
                if (page.rows().isEmpty() || written >= page.total()) {
                    return written;
                }
            }
        }
    }

    private static void line(BufferedWriter out, String text) throws IOException {
        out.write(text);
        out.write("\r\n");
    }
}
