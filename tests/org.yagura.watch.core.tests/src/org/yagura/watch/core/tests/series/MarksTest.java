/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.Mark;
import org.yagura.core.event.MarkKind;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.FindRevisions;
import org.yagura.watch.core.series.FindMarks;

/** What else happened: of which nodes, of which time, how much of it, and that one source that fails hides no other. */
final class MarksTest {
    private static final Instant FROM = Facts.START;
    private static final Instant TO = FROM.plus(Duration.ofDays(1));

    @TempDir
    private Path folder;
    private SeriesRig rig;

    @BeforeEach
    void open() {
        rig = new SeriesRig(folder);
        rig.marks.add((nodes, from, to, most, language) -> nodes.stream().sorted()
                .map(node -> new Mark(MarkKind.ALARM, from.plusSeconds(90), null, Severity.MAJOR, node, "down", node))
                .limit(most).toList());
        LongStream.rangeClosed(1, 2_500).mapToObj(i -> new FindRevisions.Row(2_501 - i,
                FROM.plus(Duration.ofMinutes(2_000 - i)), "mori", "change " + (2_501 - i), 1))
                .forEach(rig.revisions::add);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private List<String> ids(FindMarks query, String... areas) {
        return rig.ask(query, areas).marks().stream().map(Mark::id).toList();
    }

    @Test
    void alarmsAndRevisionsStandTogetherTheNewestFirst() {
        FindMarks.Answer answer = rig
                .ask(new FindMarks(List.of("w0"), FROM, FROM.plus(Duration.ofMinutes(3)), null, null));
        assertEquals(List.of("503", "w0", "502", "501"), answer.marks().stream().map(Mark::id).toList());
        assertEquals("Revision 503 by mori: change 503", answer.marks().getFirst().text());
        assertFalse(answer.more());
    }

    @Test
    void onlyTheKindsAndTheNumberThatAreWanted() {
        assertEquals(List.of("w0", "w1"), ids(new FindMarks(List.of("w1", "w0"), FROM, TO, List.of(MarkKind.ALARM),
                10)).stream().sorted().toList());
        FindMarks.Answer few = rig.ask(new FindMarks(List.of("w0"), FROM, TO, List.of(MarkKind.REVISION), 5));
        assertEquals(5, few.marks().size());
        assertEquals(TO.minus(Duration.ofMinutes(1)), few.marks().getFirst().at(), "the newest of that time");
        assertTrue(few.more());
    }

    @Test
    void nobodyIsToldOfNodesThatAreNoneOfTheirBusiness() {
        var query = new FindMarks(List.of("w0", "e0", "gone"), FROM, TO, List.of(MarkKind.ALARM), null);
        assertEquals(List.of("e0"), ids(query, "east"));
        assertEquals(3, ids(query).size());
    }

    @Test
    void aSourceThatFailsHidesNoOther() {
        rig.marks.addFirst((nodes, from, to, most, language) -> {
            throw new IllegalStateException("broken");
        });
        assertEquals(List.of("w0"), ids(new FindMarks(List.of("w0"), FROM, TO, List.of(MarkKind.ALARM), null)));
    }

    @Test
    void tooMuchIsRefused() {
        var many = new FindMarks(Collections.nCopies(FindMarks.MOST_NODES + 1, "w0"), FROM, TO, null, null);
        assertThrows(ProblemException.class, () -> rig.ask(many));
        assertThrows(ProblemException.class, () -> rig.ask(new FindMarks(null, TO, FROM, null, null)));
        assertThrows(ProblemException.class,
                () -> rig.ask(new FindMarks(null, FROM, TO, null, FindMarks.MOST + 1)));
    }
}
