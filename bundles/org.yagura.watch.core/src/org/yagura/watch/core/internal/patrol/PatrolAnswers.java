/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.core.event.EventRaised;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;
import org.yagura.model.Elements;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.Site;
import org.yagura.watch.core.internal.state.Said;
import org.yagura.watch.core.patrol.BeginPatrol;
import org.yagura.watch.core.patrol.FindPatrols;
import org.yagura.watch.core.patrol.GetPatrol;
import org.yagura.watch.core.patrol.PatrolResult;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.core.patrol.PatrolState;
import org.yagura.watch.core.patrol.SignPatrol;

/** The queries and commands about patrols. A caller who is restricted to areas sees patrols with an item there. */
final class PatrolAnswers {
    private static final int USUAL_SIZE = 200;
    private static final int MOST_SIZE = 1000;
    private static final Duration USUAL_TIME = Duration.ofDays(31);
    private static final int MOST_REMARK = 1000;
    private static final int MOST_REMARK_ON_ALL = 2000;

    private final PatrolProjection kept;
    private final Database database;
    private final Sites sites;
    private final CurrentIndex index;
    private final DueTimes times;
    private final Clock clock;
    /** One signature at a time, so that a patrol is signed once. */
    private final Object signing = new Object();

    PatrolAnswers(PatrolProjection kept, Database database, Sites sites, DueTimes times, Clock clock) {
        this.kept = kept;
        this.database = database;
        this.sites = sites;
        this.index = new CurrentIndex(sites);
        this.times = times;
        this.clock = clock;
    }

    List<RequestHandler<?, ?>> handlers() {
        return List.of(RequestHandler.of(FindPatrols.class, this::find), RequestHandler.of(GetPatrol.class, this::get),
                RequestHandler.of(SignPatrol.class, this::sign), RequestHandler.of(BeginPatrol.class, this::begin));
    }

    private FindPatrols.Found find(FindPatrols query, RequestHandler.Context context) {
        Caller caller = context.caller();
        int size = query.size() == null ? USUAL_SIZE : query.size();
        if (size < 1 || size > MOST_SIZE) {
            throw Refusals.invalid(caller.language(), "size", MOST_SIZE);
        }
        Instant now = clock.instant();
        Instant from = query.from() == null ? now.minus(USUAL_TIME) : query.from();
        Set<PatrolState> states = query.states() == null || query.states().isEmpty()
                ? EnumSet.allOf(PatrolState.class)
                : EnumSet.copyOf(query.states());
        Stream<Patrol> open = kept.open().stream()
                .filter(p -> query.checklist() == null || p.checklist().equals(query.checklist()))
                .sorted(Comparator.comparing(Patrol::due).thenComparing(Patrol::id));
        List<Patrol> closed = states.stream().allMatch(PatrolState::isOpen)
                ? List.of()
                : kept.closed(database, query.checklist(), from, Instant.ofEpochMilli(Long.MAX_VALUE), MOST_SIZE);
        List<PatrolRow> rows = Stream.concat(open, closed.stream()).filter(p -> states.contains(p.state()))
                .filter(p -> sees(caller, p)).map(Patrol::row).toList();
        Site site = sites.current().site();
        return new FindPatrols.Found(rows.subList(0, Math.min(size, rows.size())), rows.size() > size,
                site.getChecklists().stream().filter(Checklist::isEnabled)
                        .filter(list -> sees(caller, Making.of(list, Elements.zone(sites.current().site()), now)))
                        .map(list -> new FindPatrols.Checklist(list.getId(), list.getName(),
                                times.next(site, list, now)))
                        .toList());
    }

    private boolean sees(Caller caller, Patrol patrol) {
        if (caller.areas().isEmpty()) {
            return true;
        }
        SiteIndex known = index.get();
        return patrol.items().stream().map(item -> known.node(item.node()))
                .anyMatch(node -> node != null && known.inScope(node, caller.areas().get()));
    }

    private Patrol one(String id, Caller caller) {
        Patrol patrol = id == null || id.isBlank() ? null : kept.one(database, id);
        if (patrol == null || !sees(caller, patrol)) {
            throw Refusals.of(Problem.NOT_FOUND, caller.language(), "patrol", String.valueOf(id));
        }
        return patrol;
    }

    private GetPatrol.Patrol get(GetPatrol query, RequestHandler.Context context) {
        Caller caller = context.caller();
        Patrol patrol = one(query.id(), caller);
        Map<String, SignPatrol.Entry> found = patrol.entries();
        Map<String, SignPatrol.Entry> before = kept.signedBefore(database, patrol.checklist(), patrol.due()).stream()
                .findFirst().map(Patrol::entries).orElse(Map.of());
        return new GetPatrol.Patrol(patrol.row(), text(patrol.guide(), caller.language()),
                patrol.items().stream()
                        .map(item -> item(item, found.get(item.id()), before.get(item.id()), caller.language()))
                        .toList(),
                patrol.state().isOpen() && maySign(caller, patrol));
    }

    private static GetPatrol.Item item(Patrol.Item item, SignPatrol.Entry found, SignPatrol.Entry before,
            Locale language) {
        return new GetPatrol.Item(item.id(), item.name(), item.element(), item.elementName(),
                text(item.guide(), language), item.measured(), item.unit(), item.least(), item.most(),
                found == null ? null : found.result(), found == null ? null : found.value(),
                found == null ? null : found.remark(), before == null ? null : before.value());
    }

    private static String text(Said said, Locale language) {
        return said.in(language).isEmpty() ? null : said.in(language);
    }

    private boolean maySign(Caller caller, Patrol patrol) {
        return caller.may(Privilege.HANDLE) && (patrol.roles().isEmpty() || sites.current().site().getPeople().stream()
                .filter(p -> p.getLogin() != null && p.getLogin().equalsIgnoreCase(caller.user()))
                .flatMap(p -> p.getRoles().stream()).anyMatch(role -> patrol.roles().contains(role.getId())));
    }

    private PatrolRow sign(SignPatrol command, RequestHandler.Context context) {
        Caller caller = context.caller();
        Locale language = caller.language();
        synchronized (signing) {
            Patrol patrol = one(command.id(), caller);
            if (!maySign(caller, patrol)) {
                throw Refusals.of(Problem.REFUSED, language, "role", patrol.name());
            }
            if (!patrol.state().isOpen()) {
                throw patrol.signature() == null
                        ? Refusals.of(Problem.CONFLICT, language, "missed", patrol.name())
                        : Refusals.of(Problem.CONFLICT, language, "signed", patrol.signature().person(),
                                patrol.at(patrol.signature().at()));
            }
            List<SignPatrol.Entry> entries = new Entries(patrol, language).checked(command.entries());
            if (command.remark() != null && command.remark().length() > MOST_REMARK_ON_ALL) {
                throw Refusals.invalid(language, "remark", MOST_REMARK_ON_ALL);
            }
            Instant now = clock.instant();
            var signature = new Patrol.Signature(caller.user(), now, entries, blank(command.remark()));
            context.commit(follows(patrol, signature));
            Patrol signed = patrol.sign(signature);
            context.audit(patrol.name() + " of " + patrol.due() + " signed, " + signed.row().bad() + " bad");
            return signed.row();
        }
    }

    private static String blank(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The signature, and what follows for alarms: an item that is good again ends the one that it opened. */
    private List<Fact> follows(Patrol patrol, Patrol.Signature signature) {
        var facts = new ArrayList<Fact>();
        facts.add(PatrolFacts.SIGNED.fact(signature.at(), new PatrolFacts.Signed(patrol.id(), signature)));
        facts.add(event(signature, PatrolEvents.signed(patrol, signature.person())));
        Map<String, PatrolResult> last = lastResults(patrol);
        Map<String, SignPatrol.Entry> entries = patrol.sign(signature).entries();
        for (Patrol.Item item : patrol.items()) {
            SignPatrol.Entry entry = entries.get(item.id());
            if (entry.result() == PatrolResult.BAD) {
                facts.add(event(signature, PatrolEvents.bad(patrol, item, entry, signature.person())));
            } else if (entry.result() == PatrolResult.GOOD && last.get(item.id()) == PatrolResult.BAD) {
                facts.add(event(signature, PatrolEvents.good(patrol, item, signature.person())));
            }
        }
        return facts;
    }

    private static Fact event(Patrol.Signature signature, EventRaised event) {
        return EventRaised.TYPE.fact(signature.at(), event);
    }

    /** What was found of each item when it was looked at last. */
    private Map<String, PatrolResult> lastResults(Patrol patrol) {
        var last = new HashMap<String, PatrolResult>();
        for (Patrol before : kept.signedBefore(database, patrol.checklist(), patrol.due())) {
            before.entries().forEach((item, entry) -> {
                if (entry.result() != PatrolResult.NOT_CHECKED) {
                    last.putIfAbsent(item, entry.result());
                }
            });
        }
        return last;
    }

    private PatrolRow begin(BeginPatrol command, RequestHandler.Context context) {
        Caller caller = context.caller();
        Locale language = caller.language();
        Checklist list = sites.current().site().getChecklists().stream().filter(Checklist::isEnabled)
                .filter(l -> l.getId().equals(command.checklist())).findFirst().orElse(null);
        Instant now = clock.instant();
        Patrol patrol = list == null ? null : Making.of(list, Elements.zone(sites.current().site()), now);
        if (patrol == null || !sees(caller, patrol)) {
            throw Refusals.of(Problem.NOT_FOUND, language, "checklist", String.valueOf(command.checklist()));
        }
        synchronized (signing) {
            if (kept.open().stream().anyMatch(p -> p.checklist().equals(list.getId()))) {
                throw Refusals.of(Problem.CONFLICT, language, "open", patrol.name());
            }
            context.commit(List.of(PatrolFacts.DUE.fact(now, new PatrolFacts.Due(patrol))));
        }
        context.audit(patrol.name() + " begun");
        return patrol.row();
    }

    /** What a person found, checked. */
    private record Entries(Patrol patrol, Locale language) {

        List<SignPatrol.Entry> checked(List<SignPatrol.Entry> given) {
            var byItem = new HashMap<String, SignPatrol.Entry>();
            for (SignPatrol.Entry entry : given == null ? List.<SignPatrol.Entry>of() : given) {
                if (entry == null || entry.item() == null || byItem.put(entry.item(), entry) != null) {
                    throw Refusals.invalid(language, "entry", entry == null ? "" : String.valueOf(entry.item()));
                }
            }
            List<SignPatrol.Entry> entries = patrol.items().stream().map(item -> entry(item, byItem.remove(item.id())))
                    .toList();
            if (!byItem.isEmpty()) {
                throw Refusals.invalid(language, "entry", byItem.keySet().iterator().next());
            }
            return entries;
        }

        private SignPatrol.Entry entry(Patrol.Item item, SignPatrol.Entry entry) {
            if (entry == null || entry.result() == null) {
                throw Refusals.invalid(language, "unfinished", item.name());
            }
            String remark = blank(entry.remark());
            if (remark != null && remark.length() > MOST_REMARK) {
                throw Refusals.invalid(language, "remark", MOST_REMARK);
            }
            Double value = item.measured() ? entry.value() : null;
            if (value != null && !Double.isFinite(value) || item.measured() && value == null
                    && entry.result() == PatrolResult.GOOD) {
                throw Refusals.invalid(language, "value", item.name());
            }
            boolean outside = value != null && item.outside(value);
            PatrolResult result = outside ? PatrolResult.BAD : entry.result();
            if (result != PatrolResult.GOOD && remark == null) {
                throw Refusals.invalid(language, outside ? "outside" : "reason", item.name());
            }
            return new SignPatrol.Entry(item.id(), result, value, remark);
        }
    }
}
