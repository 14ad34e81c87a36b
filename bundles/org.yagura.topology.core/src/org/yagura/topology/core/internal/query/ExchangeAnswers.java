/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.yagura.core.domain.Sites;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.SaveSite;
import org.yagura.core.text.Texts;
import org.yagura.model.Difference;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.topology.core.exchange.CsvTable;
import org.yagura.topology.core.exchange.ExchangeFile;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.ExportSite;
import org.yagura.topology.core.exchange.ImportSite;
import org.yagura.topology.core.exchange.Imported;
import org.yagura.topology.core.exchange.SiteExport;
import org.yagura.topology.core.exchange.SiteImport;

/** Gives the site out in the forms of other programs, and takes it in. */
final class ExchangeAnswers {
    private static final int MOST_CHANGES = 1000;
    private static final int SHOWN_PROBLEMS = 50;

    private final Sites sites;

    ExchangeAnswers(Sites sites) {
        this.sites = sites;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(ExportSite.class, this::export),
                RequestHandler.of(ImportSite.class, this::take));
    }

    /** The site as the caller sees it, without secrets where it may not have them. */
    static Site seen(GetSite.SiteText text, Locale language) {
        try {
            return new SiteFiles().load(text.site().getBytes(StandardCharsets.UTF_8), "site").site();
        } catch (SiteFileException e) {
            throw detailed(Problem.FAILED, e.text(language), e, language, "failed", text.revision(), e.text(language));
        }
    }

    private ExportSite.Answer export(ExportSite query, RequestHandler.Context context) {
        GetSite.SiteText text = context.ask(new GetSite(null));
        Site site = seen(text, context.caller().language());
        if (query.form() == ExchangeForm.CSV) {
            return new ExportSite.Answer(text.revision(), null, CsvTable.NODES.write(site),
                    CsvTable.PARTS.write(site), CsvTable.LINKS.write(site));
        }
        return new ExportSite.Answer(text.revision(), files(site, query.form(), context).getFirst().text(), null, null,
                null);
    }

    private static List<ExchangeFile> files(Site site, ExchangeForm form, RequestHandler.Context context) {
        try {
            return SiteExport.files(site, form);
        } catch (SiteFileException e) {
            Locale language = context.caller().language();
            throw detailed(Problem.FAILED, e.text(language), e, language, "unwritable");
        }
    }

    private ImportSite.Answer take(ImportSite command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        boolean dry = Boolean.TRUE.equals(command.dryRun());
        if (!dry && (command.reason() == null || command.reason().isBlank())) {
            throw TopologyAnswers.problem(Problem.INVALID, context.caller(), "reason");
        }
        Sites.Revision current = sites.current();
        if (current.number() != command.basedOn()) {
            throw TopologyAnswers.problem(Problem.CONFLICT, context.caller(), "newer", command.basedOn(),
                    current.number());
        }
        Imported imported = SiteImport.read(current.site(), given(command), Boolean.TRUE.equals(command.whole()),
                language);
        if (!imported.isGood()) {
            throw wrong(imported, language);
        }
        List<String> changes = imported.changes().stream().limit(MOST_CHANGES)
                .map((Difference difference) -> difference.text(language)).toList();
        if (dry || imported.changes().isEmpty()) {
            context.audit(Texts.of(ExchangeAnswers.class, language).get("import.dry", imported.changes().size()));
            return new ImportSite.Answer(current.number(), imported.changes().size(), changes);
        }
        SaveSite.Saved saved = context.give(new SaveSite(xmi(imported.site(), language), command.basedOn(),
                command.reason()));
        return new ImportSite.Answer(saved.revision(), saved.differences(), changes);
    }

    private static List<ExchangeFile> given(ImportSite command) {
        var files = new ArrayList<ExchangeFile>();
        add(files, "text", command.text());
        add(files, CsvTable.NODES.fileName(), command.nodes());
        add(files, CsvTable.PARTS.fileName(), command.parts());
        add(files, CsvTable.LINKS.fileName(), command.links());
        return files;
    }

    private static void add(List<ExchangeFile> files, String name, String text) {
        if (text != null) {
            files.add(new ExchangeFile(name, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String xmi(Site site, Locale language) {
        try {
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (SiteFileException e) {
            throw detailed(Problem.INVALID, e.text(language), e, language, "unwritable");
        }
    }

    private static ProblemException wrong(Imported imported, Locale language) {
        List<Imported.Problem> problems = imported.problems();
        String all = problems.stream().limit(SHOWN_PROBLEMS).map(Imported.Problem::whole)
                .collect(Collectors.joining("\n"));
        return detailed(Problem.INVALID, all, null, language, "import", problems.size(), problems.getFirst().whole());
    }

    private static ProblemException detailed(String code, String details, Throwable cause, Locale language, String key,
            Object... arguments) {
        Problem problem = ProblemException.of(code, Texts.of(ExchangeAnswers.class, language), key, arguments)
                .problem();
        return new ProblemException(new Problem(code, problem.what(), problem.why(), problem.todo(), details), cause);
    }
}
