/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.agent.core.AgentTexts;
import org.yagura.core.domain.Sites;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.site.SaveSite;
import org.yagura.core.store.Database;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.ModelProblem;
import org.yagura.model.Secret;
import org.yagura.model.SecretException;
import org.yagura.model.Secrets;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/** Makes revisions: one at a time, checked, with secrets encrypted, within what the caller may change. */
public final class SiteWriter {
    private static final int MAX_REASON = 1_000;
    private static final int SHOWN = 50;
    private static final int ENTRY_BYTES = 3_000_000;

    private final SiteState state;
    private final Database database;
    private final Secrets secrets;
    private final Clock clock;
    private final SiteFiles files = new SiteFiles();
    private final ReentrantLock lock = new ReentrantLock();

    /** A writer of revisions that follow those of the state. */
    public SiteWriter(SiteState state, Database database, Secrets secrets, Clock clock) {
        this.state = state;
        this.database = database;
        this.secrets = secrets;
        this.clock = clock;
    }

    SaveSite.Saved save(SaveSite command, RequestHandler.Context context) {
        return write(command.site().getBytes(StandardCharsets.UTF_8), command.basedOn(), command.reason(), context);
    }

    SaveSite.Saved restore(RestoreRevision command, RequestHandler.Context context) {
        byte[] old = database.read(connection -> SiteTables.content(connection, command.revision()))
                .orElseThrow(() -> AgentTexts.problem(Problem.NOT_FOUND, context.caller().language(), "no-revision",
                        command.revision()));
        return write(old, state.current().number(), command.reason(), context);
    }

    private SaveSite.Saved write(byte[] xmi, long base, String reason, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (reason.length() > MAX_REASON) {
            throw AgentTexts.problem(Problem.INVALID, language, "reason-length", MAX_REASON);
        }
        Sites.Revision current = state.current();
        if (current.number() != base) {
            throw conflict(base, current.number(), language);
        }
        Site site = load(xmi, current.site(), language);
        lock.lock();
        try {
            if (state.current().number() != base) {
                throw conflict(base, state.current().number(), language);
            }
            List<Difference> differences = Differences.between(current.site(), site);
            if (differences.isEmpty()) {
                context.audit("nothing was different");
                return new SaveSite.Saved(current.number(), 0);
            }
            SiteScope.check(current.site(), site, differences, context.caller());
            List<Fact> facts = facts(site, current.number() + 1, context.caller().user(), reason, differences);
            context.audit(AgentTexts.get(language, "site.saved", current.number() + 1, differences.size()) + " "
                    + Differences.text(differences, language, 3));
            entries(facts).forEach(context::commit);
            return new SaveSite.Saved(current.number() + 1, differences.size());
        } finally {
            lock.unlock();
        }
    }

    /** Long contents take more than one entry of the journal; they count only with the last one. */
    public static List<List<Fact>> entries(List<Fact> facts) {
        var entries = new ArrayList<List<Fact>>();
        var entry = new ArrayList<Fact>();
        int bytes = 0;
        for (Fact fact : facts) {
            if (bytes > 0 && bytes + fact.payload().length > ENTRY_BYTES) {
                entries.add(entry);
                entry = new ArrayList<>();
                bytes = 0;
            }
            entry.add(fact);
            bytes += fact.payload().length;
        }
        entries.add(entry);
        return entries;
    }

    /** The facts of the first revision of a new data directory. */
    public List<Fact> first(Site site, String reason) throws SiteFileException {
        secrets.encryptAll(site);
        return facts(site, 1, "system", reason, List.of());
    }

    private List<Fact> facts(Site site, long number, String author, String reason, List<Difference> differences) {
        try {
            byte[] xmi = files.toBytes(site);

            var about = new Revised.About(number, author, reason, SiteFiles.MODEL_VERSION, differences.size(),
                    Differences.text(differences, Locale.ENGLISH, SHOWN),
                    Differences.text(differences, Locale.JAPANESE, SHOWN), null, 0);
            return Revised.facts(clock.instant(), about, xmi);
        } catch (SiteFileException e) {
            throw AgentTexts.detailed(Problem.INVALID, e.text(Locale.ENGLISH), e, Locale.ENGLISH, "site-file", "");
        }
    }

    private Site load(byte[] xmi, Site before, Locale language) {
        Site site;
        try {
            site = files.load(xmi, "site").site();
            files.toBytes(site);
        } catch (SiteFileException e) {
            throw AgentTexts.detailed(Problem.INVALID, e.text(language), e, language, "site-file",
                    first(e.problems(), language));
        }
        List<ModelProblem> problems = SiteChecks.check(site);
        if (SiteChecks.hasErrors(problems)) {
            List<ModelProblem> errors = problems.stream().filter(ModelProblem::isError).toList();
            throw AgentTexts.detailed(Problem.INVALID,
                    ModelProblem.text(errors.subList(0, Math.min(SHOWN, errors.size())), language), null, language,
                    "site-checks", errors.size(), first(errors, language));
        }
        secrets.encryptAll(site);
        Secrets.keep(site, before);
        readable(site, language);
        return site;
    }

    private static String first(List<ModelProblem> problems, Locale language) {
        return problems.isEmpty() ? "" : problems.getFirst().text(language);
    }

    /** A secret that was encrypted elsewhere would never work: say so now. */
    private void readable(Site site, Locale language) {
        for (Iterator<EObject> all = EcoreUtil.getAllContents(site, false); all.hasNext();) {
            EObject object = all.next();
            for (EAttribute attribute : object.eClass().getEAllAttributes()) {
                if (object.eGet(attribute) instanceof Secret secret) {
                    try {
                        secrets.reveal(secret);
                    } catch (SecretException e) {
                        throw AgentTexts.detailed(Problem.INVALID, null, e, language, "foreign-secret",
                                SiteScope.name(object));
                    }
                }
            }
        }
    }

    private RuntimeException conflict(long base, long newest, Locale language) {
        var text = new StringBuilder();
        for (SiteTables.Maker maker : database
                .read(connection -> SiteTables.after(connection, database.dialect(), base, SHOWN))) {
            text.append(text.isEmpty() ? "" : "\n").append(AgentTexts.get(language, "site.maker", maker.number(),
                    maker.author(), maker.at(), maker.reason()));
        }
        return AgentTexts.detailed(Problem.CONFLICT, text.toString(), null, language, "site-conflict", base, newest,
                text.isEmpty() ? "" : text.substring(0, text.indexOf("\n") < 0 ? text.length() : text.indexOf("\n")));
    }
}
