/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

import org.yagura.core.fact.Fact;
import org.yagura.core.operation.RequestHandler;
import org.yagura.traps.core.FindMibObjects;
import org.yagura.traps.core.ImportMib;
import org.yagura.traps.core.ListMibs;
import org.yagura.traps.core.RemoveMib;
import org.yagura.traps.core.internal.mib.MibReader;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.internal.store.PeopleFacts;
import org.yagura.traps.core.internal.store.PeopleFacts.MibImported;
import org.yagura.traps.core.internal.store.PeopleFacts.MibRemoved;

/** Answers questions for MIBs, imports and forgets modules. A file is kept by module. */
final class MibAnswers {
    private static final int USUAL_LIMIT = 100;
    private static final int MAX_LIMIT = 500;
    private static final int MAX_NAMES = 10;

    private final View view;
    private final Clock clock;

    MibAnswers(View view, Clock clock) {
        this.view = view;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(ListMibs.class, (query, context) -> new ListMibs.Mibs(view.mibs().modules())),
                RequestHandler.of(FindMibObjects.class, this::find),
                RequestHandler.of(ImportMib.class, this::importFile),
                RequestHandler.of(RemoveMib.class, this::remove));
    }

    private FindMibObjects.Found find(FindMibObjects query, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (query.text() == null) {
            throw Problems.invalid(language, "missing", "text");
        }
        int limit = Problems.bounded(language, "limit", query.limit(), USUAL_LIMIT, MAX_LIMIT);
        return new FindMibObjects.Found(
                view.mibs().search(query.text(), Boolean.TRUE.equals(query.notifications()), limit));
    }

    private ImportMib.Imported importFile(ImportMib command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (command.text() == null) {
            throw Problems.invalid(language, "missing", "text");
        }
        if (command.text().length() > MibReader.MAX_TEXT) {
            throw Problems.invalid(language, "mibLarge", command.text().length(), MibReader.MAX_TEXT);
        }
        MibReader.Read read = MibReader.read(command.text(), command.fileName() == null ? "-" : command.fileName());
        var modules = new LinkedHashMap<String, String>();
        read.modules().forEach(m -> modules.put(m.name(), m.source()));
        var together = new LinkedHashMap<>(view.state().mibFiles().files());
        modules.keySet().forEach(together::remove);
        together.putAll(modules);
        Mibs tried = Mibs.of(together);
        List<ListMibs.Module> usable = tried.modules().stream().filter(m -> modules.containsKey(m.name())).toList();
        if (usable.isEmpty()) {
            throw Problems.invalid(language, "mib", String.valueOf(command.fileName()),
                    String.join("; ", modules.keySet()));
        }
        Instant now = clock.instant();
        var facts = new ArrayList<Fact>();
        for (ListMibs.Module module : usable) {
            facts.add(PeopleFacts.MIB_IMPORTED.fact(now, new MibImported(module.name(), modules.get(module.name()))));
        }
        context.commit(facts);
        context.audit(String.join(", ", usable.stream().map(ListMibs.Module::name).toList()));
        return new ImportMib.Imported(usable, warnings(read, usable, tried));
    }

    /** What the reader passed over, then what has no place; in English, as the reader's own. */
    private static List<String> warnings(MibReader.Read read, List<ListMibs.Module> usable, Mibs tried) {
        var warnings = new ArrayList<>(read.warnings());
        for (ListMibs.Module module : usable) {
            List<String> names = tried.placeless(module.name());
            if (!names.isEmpty()) {
                String more = names.size() > MAX_NAMES ? " and " + (names.size() - MAX_NAMES) + " more" : "";
                warnings.add(module.name() + ": no place in the tree is known for "
                        + String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size()))) + more);
            }
        }
        return warnings;
    }

    private RemoveMib.Removed remove(RemoveMib command, RequestHandler.Context context) {
        Locale language = context.caller().language();
        if (command.module() == null) {
            throw Problems.invalid(language, "missing", "module");
        }
        if (!view.state().mibFiles().files().containsKey(command.module())) {
            throw Problems.notFound(language, "mibUnknown", command.module());
        }
        context.commit(List.of(PeopleFacts.MIB_REMOVED.fact(clock.instant(), new MibRemoved(command.module()))));
        context.audit(command.module());
        return new RemoveMib.Removed(command.module());
    }
}
