/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.EventRaised;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.report.ReportPeriod;
import org.yagura.core.report.ReportScope;
import org.yagura.model.site.Calendar;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.Checklist;
import org.yagura.model.site.ChecklistItem;
import org.yagura.model.site.Person;
import org.yagura.model.site.Role;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Weekday;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.SetClock;
import org.yagura.watch.core.internal.patrol.PatrolDomain;
import org.yagura.watch.core.patrol.BeginPatrol;
import org.yagura.watch.core.patrol.FindPatrols;
import org.yagura.watch.core.patrol.GetPatrol;
import org.yagura.watch.core.patrol.PatrolResult;
import org.yagura.watch.core.patrol.PatrolRow;
import org.yagura.watch.core.patrol.PatrolState;
import org.yagura.watch.core.patrol.SignPatrol;
import org.yagura.watch.core.tests.plan.Sites;

/** Patrols become due at their times, are signed once, and unsigned they are an alarm; also over a restart. */
final class PatrolTest {
    private static final SiteFactory FACTORY = SiteFactory.eINSTANCE;
    private static final Instant MIDNIGHT = Instant.parse("2026-03-01T15:00:00Z");

    @TempDir
    private Path folder;
    private final AtomicLong now = new AtomicLong(MIDNIGHT.toEpochMilli());
    private PatrolDomain domain;
    private WatchRig rig;

    @BeforeEach
    void begin() throws Exception {
        Site site = Sites.of(2);
        site.setTimeZone("Asia/Tokyo");
        Checklist list = FACTORY.createChecklist();
        list.setId("round");
        list.setName("Morning round");
        list.getTimes().add("09:00");
        list.setSeverity(Severity.MAJOR);
        list.getItems().add(item("rack", "Rack lamps", site, null));
        list.getItems().add(item("air", "Air", site, 27.0));
        site.getChecklists().add(list);
        domain = new PatrolDomain();
        rig = new WatchRig(folder, site, new SetClock(now::get), domain);
    }

    @AfterEach
    void end() {
        rig.close();
    }

    private static ChecklistItem item(String id, String name, Site site, Double most) {
        ChecklistItem item = FACTORY.createChecklistItem();
        item.setId(id);
        item.setName(name);
        item.setMeasured(most != null);
        item.setMost(most);
        item.setUnit(most == null ? null : "°C");
        item.setElement(site.getAreas().getFirst().getNodes().getFirst());
        return item;
    }

    /** It is so late in Tokyo, on a day of March. */
    private void at(int day, int hour, int minute) {
        now.set(MIDNIGHT.plus(Duration.ofDays(day - 2L)).plus(Duration.ofMinutes(hour * 60L + minute)).toEpochMilli());
        rig.revise(site -> {
        });
    }

    private List<PatrolRow> rows(PatrolState... states) {
        return rig.ask(new FindPatrols(List.of(states), null, null, null)).rows();
    }

    private PatrolRow await(PatrolState state) {
        Await.until("one is " + state, () -> !rows(state).isEmpty());
        return rows(state).getFirst();
    }

    private List<String> told() {
        rig.settle();
        return rig.facts.stream().filter(f -> f.type().equals(EventRaised.TYPE.name()))
                .map(EventRaised.TYPE::content).map(e -> e.kind() + " " + e.key() + " " + e.node()).toList();
    }

    private static SignPatrol.Entry good(String item, Double value) {
        return new SignPatrol.Entry(item, PatrolResult.GOOD, value, null);
    }

    private PatrolRow sign(String id) {
        return rig.ask(new SignPatrol(id, List.of(good("rack", null), good("air", 22.5)), " all quiet "));
    }

    private String refused(UnaryOperator<List<SignPatrol.Entry>> change) {
        var entries = new ArrayList<>(List.of(good("rack", null), good("air", 22.5)));
        String id = rows(PatrolState.DUE).getFirst().id();
        var problem = assertThrows(ProblemException.class,
                () -> rig.ask(new SignPatrol(id, change.apply(entries), null), Locale.JAPANESE)).problem();
        assertEquals(Problem.INVALID, problem.code());
        return problem.what();
    }

    @Test
    void oneIsDueAtItsTimeOfTheSiteAndSignedInTime() {
        FindPatrols.Found before = rig.ask(new FindPatrols(null, null, null, null));
        assertEquals(List.of(), before.rows());
        assertEquals(MIDNIGHT.plus(Duration.ofHours(9)), before.checklists().getFirst().next());
        at(2, 9, 0);
        PatrolRow due = await(PatrolState.DUE);
        assertEquals(MIDNIGHT.plus(Duration.ofHours(9)), due.due());
        assertEquals(MIDNIGHT.plus(Duration.ofHours(10)), due.deadline());
        GetPatrol.Patrol patrol = rig.ask(new GetPatrol(due.id()));
        assertTrue(patrol.maySign());
        assertEquals(List.of("Rack lamps", "Air"), patrol.items().stream().map(GetPatrol.Item::name).toList());
        assertEquals("node 0", patrol.items().getFirst().elementName());
        PatrolRow signed = sign(due.id());
        assertEquals(PatrolState.SIGNED, signed.state());
        assertEquals("mori", signed.person());
        assertEquals("all quiet", signed.remark());
        assertEquals(List.of(signed), rows(PatrolState.SIGNED));
        assertEquals(22.5, rig.ask(new GetPatrol(due.id())).items().getLast().value());
        assertEquals(List.of("RESOLUTION patrol:round "), told());
        assertTrue(rig.audit.getLast().contains("signed"), rig.audit.getLast());
        assertFalse(rig.changes.isEmpty());
    }

    @Test
    void unsignedItIsAnAlarmUntilItIsSigned() {
        at(2, 9, 0);
        await(PatrolState.DUE);
        at(2, 10, 0);
        PatrolRow late = await(PatrolState.LATE);
        assertEquals(List.of("PROBLEM patrol:round "), told());
        assertEquals(PatrolState.SIGNED_LATE, sign(late.id()).state());
        assertEquals("RESOLUTION patrol:round ", told().getLast());
        var again = assertThrows(ProblemException.class, () -> sign(late.id())).problem();
        assertEquals(Problem.CONFLICT, again.code());
        assertTrue(again.what().contains("mori"), again.what());
    }

    /** What the report of March says of the nodes of an area, as numbers. */
    private List<Long> reported(String area, String... nodes) {
        var scope = new ReportScope(ReportPeriod.of(YearMonth.of(2026, 3), 1, ZoneId.of("Asia/Tokyo")),
                Instant.ofEpochMilli(now.get()), area, Set.of(nodes), Locale.ENGLISH, () -> false);
        return domain.chapters(scope).stream().flatMap(c -> c.tables().getFirst().rows().getFirst().stream()).skip(1)
                .map(cell -> Math.round(cell.number())).toList();
    }

    @Test
    void theReportOfTheMonthCountsWhatWasSignedAndWhatWasNot() {
        assertEquals(List.of(), reported(null), "none was due yet");
        at(2, 9, 0);
        sign(await(PatrolState.DUE).id());
        at(3, 9, 0);
        await(PatrolState.DUE);
        at(4, 9, 0);
        await(PatrolState.MISSED);
        at(4, 10, 0);
        sign(await(PatrolState.LATE).id());
        at(5, 9, 0);
        await(PatrolState.DUE);
        now.addAndGet(1);
        assertEquals(List.of(4L, 1L, 1L, 1L, 1L, 0L), reported(null), "due, signed, late, missed, open, bad");
        assertEquals(4L, reported("west", "n0").getFirst());
        assertEquals(List.of(), reported("east", "n1"), "its items are about a node of the west");
    }

    @Test
    void theNextOneEndsIt() {
        at(2, 9, 0);
        String first = await(PatrolState.DUE).id();
        at(3, 9, 0);
        await(PatrolState.MISSED);
        assertEquals(1, rows(PatrolState.DUE, PatrolState.LATE).size());
        assertEquals(List.of("PROBLEM patrol:round "), told());
        assertEquals(Problem.CONFLICT, assertThrows(ProblemException.class, () -> sign(first)).problem().code());
        sign(await(PatrolState.DUE).id());
        assertEquals("RESOLUTION patrol:round ", told().getLast());
    }

    @Test
    void whatBecameDueWhileNothingRanIsSeen() throws Exception {
        at(2, 9, 0);
        sign(await(PatrolState.DUE).id());
        rig.close();
        now.set(MIDNIGHT.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(9 * 60 + 30)).toEpochMilli());
        rig.open();
        rig.start();
        await(PatrolState.DUE);
        Await.until("both days are missed", () -> rows(PatrolState.MISSED).size() == 2);
        assertEquals(1, rows(PatrolState.SIGNED).size());
        rig.restart();
        assertEquals(1, rows(PatrolState.DUE).size());
        assertEquals(2, rows(PatrolState.MISSED).size());
    }

    @Test
    void aTimeThatIsAddedCountsFromThenOn() {
        at(2, 9, 0);
        sign(await(PatrolState.DUE).id());
        at(2, 15, 0);
        rig.revise(site -> site.getChecklists().getFirst().getTimes().add("14:00"));
        at(2, 15, 1);
        at(3, 9, 0);
        await(PatrolState.DUE);
        assertEquals(0, rows(PatrolState.MISSED).size());
    }

    /** The second of March 2026 is a Monday. */
    @Test
    void onDaysWithoutHoursNoneIsDue() {
        rig.revise(site -> {
            Calendar calendar = FACTORY.createCalendar();
            calendar.setId("office");
            CalendarHours hours = FACTORY.createCalendarHours();
            hours.getDays().add(Weekday.TUESDAY);
            calendar.getHours().add(hours);
            site.getCalendars().add(calendar);
            site.getChecklists().getFirst().setCalendar(calendar);
        });
        at(2, 9, 0);
        assertEquals(MIDNIGHT.plus(Duration.ofHours(24 + 9)),
                rig.ask(new FindPatrols(null, null, null, null)).checklists().getFirst().next());
        at(3, 9, 0);
        assertEquals(MIDNIGHT.plus(Duration.ofHours(24 + 9)), await(PatrolState.DUE).due());
        assertEquals(1, rows().size());
    }

    @Test
    void oneOfAListThatIsGoneIsNotAskedFor() {
        at(2, 9, 0);
        await(PatrolState.DUE);
        at(2, 10, 30);
        await(PatrolState.LATE);
        rig.revise(site -> site.getChecklists().getFirst().setEnabled(false));
        await(PatrolState.MISSED);
        assertEquals("RESOLUTION patrol:round ", told().getLast());
        assertEquals(List.of(), rig.ask(new FindPatrols(null, null, null, null)).checklists());
    }

    @Test
    void whatIsBadIsAnAlarmOfItsNodeUntilItIsGood() {
        at(2, 9, 0);
        PatrolRow due = await(PatrolState.DUE);
        PatrolRow signed = rig.ask(new SignPatrol(due.id(), List.of(good("rack", null),
                new SignPatrol.Entry("air", PatrolResult.GOOD, 31.0, "window opened")), null));
        assertEquals(1, signed.bad());
        assertEquals("PROBLEM patrol:round:air n0", told().getLast());
        at(3, 9, 0);
        PatrolRow second = await(PatrolState.DUE);
        assertEquals(31.0, rig.ask(new GetPatrol(second.id())).items().getLast().before());
        rig.ask(new SignPatrol(second.id(), List.of(good("rack", null),
                new SignPatrol.Entry("air", PatrolResult.NOT_CHECKED, null, "door locked")), null));
        assertEquals("RESOLUTION patrol:round ", told().getLast());
        at(4, 9, 0);
        sign(await(PatrolState.DUE).id());
        assertEquals("RESOLUTION patrol:round:air n0", told().getLast());
    }

    @Test
    void anUnfinishedOneIsRefused() {
        at(2, 9, 0);
        await(PatrolState.DUE);
        assertTrue(refused(entries -> entries.subList(0, 1)).contains("Air"));
        assertTrue(refused(entries -> List.of(good("rack", null), good("air", null))).contains("Air"));
        assertTrue(refused(entries -> List.of(good("rack", null), good("air", Double.NaN))).contains("Air"));
        assertTrue(refused(entries -> List.of(good("rack", null), good("air", 40.0))).contains("Air"));
        assertTrue(refused(entries -> List.of(new SignPatrol.Entry("rack", PatrolResult.BAD, null, " "),
                entries.getLast())).contains("Rack lamps"));
        assertTrue(refused(entries -> List.of(entries.getFirst(), entries.getFirst(), entries.getLast()))
                .contains("rack"));
        assertTrue(refused(entries -> {
            entries.add(good("other", null));
            return entries;
        }).contains("other"));
        assertTrue(refused(entries -> null).contains("Rack lamps"));
        assertEquals(PatrolState.DUE, rows().getFirst().state());
    }

    @Test
    void onlyThoseWithItsRoleSign() {
        rig.revise(site -> {
            Role role = FACTORY.createRole();
            role.setId("patrolmen");
            site.getRoles().add(role);
            Person person = FACTORY.createPerson();
            person.setLogin("Sato");
            person.getRoles().add(role);
            site.getPeople().add(person);
            site.getChecklists().getFirst().getRoles().add(role);
        });
        at(2, 9, 0);
        PatrolRow due = await(PatrolState.DUE);
        assertFalse(rig.ask(new GetPatrol(due.id())).maySign());
        assertEquals(Problem.REFUSED, assertThrows(ProblemException.class, () -> sign(due.id())).problem().code());
        rig.user = "sato";
        assertEquals("sato", sign(due.id()).person());
    }

    @Test
    void callersOfOtherAreasDoNotSeeIt() {
        at(2, 9, 0);
        PatrolRow due = await(PatrolState.DUE);
        assertEquals(1, rig.ask(new FindPatrols(null, null, null, null), "west").rows().size());
        assertEquals(0, rig.ask(new FindPatrols(null, null, null, null), "east").rows().size());
        assertEquals(Problem.NOT_FOUND, assertThrows(ProblemException.class,
                () -> rig.ask(new GetPatrol(due.id()), "east")).problem().code());
    }

    @Test
    void oneMayBeBegunAtAnyTimeButNotTwice() {
        at(2, 3, 0);
        PatrolRow begun = rig.ask(new BeginPatrol("round"));
        assertEquals(PatrolState.DUE, begun.state());
        assertEquals(Problem.CONFLICT,
                assertThrows(ProblemException.class, () -> rig.ask(new BeginPatrol("round"))).problem().code());
        assertEquals(Problem.NOT_FOUND,
                assertThrows(ProblemException.class, () -> rig.ask(new BeginPatrol("none"))).problem().code());
        sign(begun.id());
        assertEquals(PatrolState.SIGNED, rig.ask(new GetPatrol(begun.id())).row().state());
    }

    @Test
    void ofTwoWhoSignAtOnceOneIsTold() {
        at(2, 9, 0);
        PatrolRow due = await(PatrolState.DUE);
        var good = new AtomicInteger();
        var told = new AtomicInteger();
        Runnable signing = () -> {
            try {
                sign(due.id());
                good.incrementAndGet();
            } catch (ProblemException e) {
                told.incrementAndGet();
            }
        };
        CompletableFuture.allOf(CompletableFuture.runAsync(signing), CompletableFuture.runAsync(signing)).join();
        assertEquals(1, good.get());
        assertEquals(1, told.get());
    }

    @Test
    void whenTheJournalTakesNothingItIsTriedAgain() {
        rig.full = true;
        at(2, 9, 0);
        rig.full = false;
        at(2, 9, 1);
        assertEquals(MIDNIGHT.plus(Duration.ofHours(9)), await(PatrolState.DUE).due());
    }
}
