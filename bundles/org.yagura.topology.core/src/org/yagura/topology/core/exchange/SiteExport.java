/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.yagura.model.Secrets;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/** Writes a site in the forms of {@link ExchangeForm}. Equal sites give equal bytes. */
public final class SiteExport {
    /** Archives tell no time; this is the first one that they know. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private SiteExport() {
    }

    /**
     * The files of a form. Secrets are left out: who reads the XMI into the same site again gets them back.
     *
     * @throws SiteFileException when the site cannot be written as XMI
     */
    public static List<ExchangeFile> files(Site site, ExchangeForm form) throws SiteFileException {
        return switch (form) {
            case CSV -> tables(site);
            case NETBOX -> List.of(ExchangeFile.of("netbox.json", NetBox.write(site)));
            case SITE -> List.of(new ExchangeFile("site.site", xmi(site)));
        };
    }

    private static List<ExchangeFile> tables(Site site) {
        var files = new ArrayList<ExchangeFile>();
        for (CsvTable table : CsvTable.values()) {
            files.add(ExchangeFile.of(table.fileName(), table.write(site)));
        }
        return files;
    }

    private static byte[] xmi(Site site) throws SiteFileException {
        Site open = SiteFiles.copy(site);
        Secrets.withhold(open);
        return new SiteFiles().toBytes(open);
    }

    /**
     * All in one file: tables in an archive, with the mark by which spreadsheets know UTF-8.
     *
     * @throws SiteFileException when the site cannot be written as XMI
     */
    public static byte[] file(Site site, ExchangeForm form) throws SiteFileException {
        List<ExchangeFile> files = files(site, form);
        return form == ExchangeForm.CSV ? archive(files) : files.getFirst().content();
    }

    private static byte[] archive(List<ExchangeFile> files) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (ExchangeFile file : files) {
                var entry = new ZipEntry(file.name());
                entry.setTimeLocal(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(ExchangeFile.of(file.name(), CsvText.MARK + file.text()).content());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory do not fail", e);
        }
        return bytes.toByteArray();
    }

    /** A name for a file with the site, such as {@code Demo-site-r12.zip}; no character of it means anything to a shell. */
    public static String fileName(Site site, long revision, String ending) {
        String name = site.getName() == null
                ? ""
                : site.getName().replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
        String shown = name.isEmpty() ? "site" : name.length() > 60 ? name.substring(0, 60) : name;
        return String.format(Locale.ROOT, "%s-r%d.%s", shown, revision, ending);
    }
}
