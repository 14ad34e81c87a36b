/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.yagura.core.event.Severity;

class ListSourceTest {

    private record Thing(int id, String name, Long size, Instant at, Severity severity) {
    }

    private static final List<Column<Thing>> COLUMNS = List.of(Column.text("name", "Name", 100, Thing::name),
            Column.number("size", "Size", 100, Thing::size), Column.time("at", "At", 100, Thing::at),
            Column.severity("severity", "Severity", 100, Thing::severity));
    private static final List<Thing> THINGS = List.of(
            new Thing(1, "beta", 30L, Instant.ofEpochSecond(5), Severity.MINOR),
            new Thing(2, "Alpha", 4L, Instant.ofEpochSecond(9), Severity.CRITICAL),
            new Thing(3, null, null, null, null),
            new Thing(4, "gamma", 200L, Instant.ofEpochSecond(1), Severity.INFO));

    private static List<Integer> ids(Sort sort) {
        return source(THINGS).fetch(new PageRequest(0, 100, null, sort)).rows().stream().map(Thing::id).toList();
    }

    private static ListSource<Thing> source(List<Thing> things) {
        return new ListSource<>(things, Thing::id, COLUMNS);
    }

    @Test
    void withoutAnOrderRowsComeAsTheyAre() {
        assertEquals(List.of(1, 2, 3, 4), ids(null));
    }

    @Test
    void textIsSortedWithoutRegardToCaseAndNothingComesFirst() {
        assertEquals(List.of(3, 2, 1, 4), ids(new Sort("name", false)));
        assertEquals(List.of(4, 1, 2, 3), ids(new Sort("name", true)));
    }

    @Test
    void numbersAreSortedAsNumbersTimesAsTimesAndSeveritiesByHowBadTheyAre() {
        assertEquals(List.of(3, 2, 1, 4), ids(new Sort("size", false)));
        assertEquals(List.of(3, 4, 1, 2), ids(new Sort("at", false)));
        assertEquals(List.of(2, 1, 4, 3), ids(new Sort("severity", true)));
    }

    @Test
    void aColumnThatThereIsNotIsPassedOver() {
        assertEquals(List.of(1, 2, 3, 4), ids(new Sort("colour", true)));
    }

    @Test
    void pagesPutTogetherAreTheWhole() {
        var random = new Random(7);
        List<Thing> things = IntStream.range(0, 257)
                .mapToObj(i -> new Thing(i, "n" + random.nextInt(40), random.nextLong(50), null, null)).toList();
        for (Sort sort : Arrays.asList(null, new Sort("name", false), new Sort("size", true))) {
            List<Thing> whole = source(things).fetch(new PageRequest(0, 1000, null, sort)).rows();
            List<Thing> parts = IntStream.range(0, 26)
                    .mapToObj(i -> source(things).fetch(new PageRequest(i * 10L, 10, null, sort)))
                    .flatMap(p -> p.rows().stream()).toList();
            assertEquals(whole, parts);
            assertEquals(257, source(things).fetch(new PageRequest(250, 10, null, sort)).total());
        }
    }

    @Test
    void equalsKeepTheirOrder() {
        List<Thing> same = IntStream.range(0, 100).mapToObj(i -> new Thing(i, "n" + i % 3, null, null, null)).toList();
        List<Thing> sorted = source(same).fetch(new PageRequest(0, 100, null, new Sort("name", false))).rows();
        assertEquals(same.stream().sorted(Comparator.comparing(Thing::name)).toList(), sorted);
    }

    @Test
    void aPageBehindTheEndIsEmpty() {
        Page<Thing> page = source(THINGS).fetch(new PageRequest(50, 10, null, null));
        assertEquals(List.of(), page.rows());
        assertEquals(4, page.total());
    }
}
