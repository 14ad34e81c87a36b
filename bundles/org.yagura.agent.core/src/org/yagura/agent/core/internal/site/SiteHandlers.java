/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.emf.common.util.Enumerator;
import org.yagura.agent.core.AgentTexts;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.site.SaveSite;
import org.yagura.core.store.Database;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.ModelTexts;
import org.yagura.model.Secret;
import org.yagura.model.Secrets;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/** The queries and commands about the site model. */
public final class SiteHandlers {
    private static final int USUAL = 200;
    private static final int MOST = 1_000;
    private static final int MOST_LINES = 5_000;
    private static final String MASK = "•••";

    private final SiteState state;
    private final Database database;
    private final SiteWriter writer;
    private final SiteFiles files = new SiteFiles();

    /** Handlers that read from the database and write by the writer. */
    public SiteHandlers(SiteState state, Database database, SiteWriter writer) {
        this.state = state;
        this.database = database;
        this.writer = writer;
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> all() {
        return List.of(RequestHandler.of(GetSite.class, this::get), RequestHandler.of(FindRevisions.class, this::find),
                RequestHandler.of(CompareRevisions.class, this::compare),
                RequestHandler.of(SaveSite.class, writer::save),
                RequestHandler.of(RestoreRevision.class, writer::restore));
    }

    private GetSite.SiteText get(GetSite query, RequestHandler.Context context) {
        long number = query.revision() == null ? state.current().number() : query.revision();
        Caller caller = context.caller();
        boolean edits = caller.may(Privilege.EDIT);
        return new GetSite.SiteText(number, new String(
                edits && caller.areas().isEmpty() ? content(number, caller) : view(number, caller, edits),
                StandardCharsets.UTF_8));
    }

    /** Without the contents of secrets; who edits gets the whole all the same, for it is saved as a whole. */
    private byte[] view(long number, Caller caller, boolean whole) {
        Site all = site(number, caller);
        Site view = whole || caller.areas().isEmpty() ? SiteFiles.copy(all) : SiteView.of(all, caller.areas().get());
        Secrets.withhold(view);
        try {
            return files.toBytes(view);
        } catch (SiteFileException e) {
            throw AgentTexts.detailed(Problem.FAILED, e.text(caller.language()), e, caller.language(), "site-file",
                    number);
        }
    }

    private byte[] content(long number, Caller caller) {
        return database.read(connection -> SiteTables.content(connection, number)).orElseThrow(
                () -> AgentTexts.problem(Problem.NOT_FOUND, caller.language(), "no-revision", number));
    }

    private FindRevisions.Page find(FindRevisions query, RequestHandler.Context context) {
        long position = query.position() == null ? 0 : query.position();
        int size = query.size() == null ? USUAL : query.size();
        if (position < 0 || size < 0 || size > MOST) {
            throw AgentTexts.problem(Problem.INVALID, context.caller().language(), "invalid.window", MOST);
        }
        return database.read(connection -> SiteTables.page(connection, database.dialect(), position, size));
    }

    private CompareRevisions.Differences compare(CompareRevisions query, RequestHandler.Context context) {
        long from = query.from() == null ? Math.max(1, query.to() - 1) : query.from();
        Caller caller = context.caller();
        Site old = site(from, caller);
        Site fresh = site(query.to(), caller);
        List<Difference> differences = Differences.between(old, fresh);
        if (caller.areas().isPresent()) {
            differences = SiteScope.within(old, fresh, differences, caller.areas().get());
        }
        ModelTexts texts = ModelTexts.of(caller.language());
        return new CompareRevisions.Differences(from, query.to(),
                differences.stream().limit(MOST_LINES).map(d -> line(d, texts)).toList(), differences.size());
    }

    private Site site(long number, Caller caller) {
        if (number == state.current().number()) {
            return state.current().site();
        }
        try {
            return files.load(content(number, caller), "revision " + number).site();
        } catch (SiteFileException e) {
            throw AgentTexts.detailed(Problem.FAILED, e.text(caller.language()), e, caller.language(), "site-file",
                    number);
        }
    }

    private static CompareRevisions.Line line(Difference difference, ModelTexts texts) {
        String kind = difference.kind() == Difference.Kind.REORDERED
                ? "moved"
                : difference.kind().name().toLowerCase(Locale.ROOT);
        boolean whole = difference.kind() != Difference.Kind.CHANGED;
        boolean secret = !whole && difference.feature().getEType() == SitePackage.Literals.SECRET;
        String path = difference.place().isEmpty()
                ? difference.name()
                : difference.place() + " / " + difference.name();
        return new CompareRevisions.Line(kind, difference.elementId(), path,
                whole ? null : texts.label(difference.feature()), shown(difference.before(), secret, texts),
                shown(difference.after(), secret, texts));
    }

    private static String shown(List<Object> values, boolean secret, ModelTexts texts) {
        if (values.isEmpty()) {
            return null;
        }
        return values.stream().map(value -> secret || value instanceof Secret
                ? MASK
                : value instanceof Enumerator literal ? texts.label(literal) : value.toString())
                .collect(Collectors.joining(", "));
    }
}
