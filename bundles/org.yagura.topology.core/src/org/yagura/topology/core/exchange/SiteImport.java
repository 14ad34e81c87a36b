/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.yagura.core.text.Texts;
import org.yagura.model.Differences;
import org.yagura.model.site.Site;

/**
 * Reads files of any {@link ExchangeForm} into a copy of a site: one file, or tables together. Whatever is in them, it ends
 * with a result: everything that is wrong is a problem with its place.
 */
public final class SiteImport {
    private final Site site;
    private final Locale language;
    private final Texts texts;

    private SiteImport(Site site, Locale language) {
        this.site = site;
        this.language = language;
        texts = Texts.of(SiteImport.class, language);
    }

    /** A table with its text, or a problem. */
    private record Table(CsvTable table, String name, String text) {
    }

    /** A file that is not taken. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Imported.Problem problem;

        Refused(Imported.Problem problem) {
            super(problem.text());
            this.problem = problem;
        }
    }

    /**
     * Reads files into a copy of a site. Which form they have is seen from what is in them. Nothing is removed, except by a
     * file of {@link ExchangeForm#SITE} as a whole.
     *
     * @param site not changed
     * @param files one of any form, or several tables
     * @param whole whether elements go that are not in a file of {@link ExchangeForm#SITE}
     * @param language of the problems
     */
    public static Imported read(Site site, List<ExchangeFile> files, boolean whole, Locale language) {
        return new SiteImport(site, language).read(files, whole);
    }

    /** The form of a file, seen from its first characters; a table is what is nothing else. */
    public static ExchangeForm form(ExchangeFile file) {
        String begin = new String(file.content(), 0, Math.min(200, file.content().length), StandardCharsets.UTF_8)
                .replaceAll("^[\ufeff\ufffd]+|\0", "").stripLeading();
        return begin.startsWith("<")
                ? ExchangeForm.SITE
                : begin.startsWith("{") || begin.startsWith("[") ? ExchangeForm.NETBOX : ExchangeForm.CSV;
    }

    private Imported read(List<ExchangeFile> files, boolean whole) {
        for (ExchangeFile file : files) {
            int most = form(file) == ExchangeForm.SITE ? ExchangeFile.MAXIMUM_BYTES : ExchangeFile.TEXT_BYTES;
            if (file.content().length > most) {
                return failed(file, texts.get("file.long", most >> 20));
            }
        }
        List<ExchangeFile> others = files.stream().filter(file -> form(file) != ExchangeForm.CSV).toList();
        if (files.isEmpty()) {
            return Imported.failed(site, List.of(new Imported.Problem(0, "", texts.get("file.none"))));
        }
        if (!others.isEmpty() && files.size() > 1) {
            return failed(others.getFirst(), texts.get("file.several"));
        }
        ExchangeFile first = files.getFirst();
        try {
            return switch (form(first)) {
                case SITE -> XmiReader.read(site, first, whole, language);
                case NETBOX -> NetBox.read(site, text(first), language).in(first.name());
                case CSV -> tables(files);
            };
        } catch (Refused e) {
            return Imported.failed(site, List.of(e.problem));
        }
    }

    private Imported failed(ExchangeFile file, String text) {
        return Imported.failed(site, List.of(new Imported.Problem(file.name(), 0, "", text)));
    }

    private Imported tables(List<ExchangeFile> files) throws Refused {
        var unpacked = new ArrayList<ExchangeFile>();
        for (ExchangeFile file : files) {
            if (Unpacking.isArchive(file.content())) {
                unpacked.addAll(unpack(file));
            } else {
                unpacked.add(file);
            }
        }
        var tables = new ArrayList<Table>();
        for (ExchangeFile file : unpacked) {
            String text = text(file);
            tables.add(new Table(table(file.name(), text), file.name(), text));
        }
        tables.sort(Comparator.comparing(Table::table));
        Site now = site;
        for (Table table : tables) {
            Imported read = table.table().read(now, table.text(), language);
            if (!read.isGood()) {
                return Imported.failed(site, read.in(table.name()).problems());
            }
            now = read.site();
        }
        return new Imported(now, Differences.between(site, now), List.of());
    }

    private List<ExchangeFile> unpack(ExchangeFile file) throws Refused {
        try {
            return Unpacking.tables(file.content(), ExchangeFile.TEXT_BYTES, texts);
        } catch (Unpacking.Refused e) {
            throw new Refused(new Imported.Problem(file.name(), 0, "", e.getMessage()));
        }
    }

    /** Which table it is: by its name, else by the columns that only one has. */
    private static CsvTable table(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        Optional<CsvTable> named = Stream.of(CsvTable.values())
                .filter(table -> lower.contains(table.name().toLowerCase(Locale.ROOT))).findFirst();
        List<String> header = List.of(text.substring(0, Math.min(4000, text.length())).lines().findFirst().orElse("")
                .replaceAll("[\ufeff\"]", "").split("\\s*,\\s*"));
        return named.orElse(header.contains("from") && header.contains("to")
                ? CsvTable.LINKS
                : header.contains("node") ? CsvTable.PARTS : CsvTable.NODES);
    }

    /** Text in UTF-8, or in UTF-16 when the file says so; anything else would be read wrongly without a word. */
    private String text(ExchangeFile file) throws Refused {
        byte[] content = file.content();
        boolean marked = content.length > 1 && ((content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff
                || (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe);
        Charset charset = marked ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(content);
        try {
            return decoder.decode(in).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            var refused = new Refused(new Imported.Problem(file.name(), line, "", texts.get("file.encoding")));
            refused.initCause(e);
            throw refused;
        }
    }
}
