/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.yagura.core.change.Change;

/** Who may learn what of a change. */
class ChangeTest {
    private static final Optional<Set<String>> WHOLE = Optional.empty();

    @Test
    void whoSeesTheWholeSiteLearnsAll() {
        var change = new Change("traps", Map.of("newestId", 7L), Optional.of(Set.of("osaka")));
        assertEquals(Optional.of(change), change.within(WHOLE));
        var nowhere = new Change("traps", Map.of("newestId", 7L), Optional.of(Set.of()));
        assertEquals(Optional.of(nowhere), nowhere.within(WHOLE));
    }

    @Test
    void whoSeesAPartLearnsThatThereIsSomethingInIt() {
        var change = new Change("traps", Map.of("newestId", 7L), Optional.of(Set.of("osaka", "rack")));
        assertEquals(Optional.of(new Change("traps", Map.of())), change.within(Optional.of(Set.of("rack", "kyoto"))),
                "the details are of the whole site");
        assertEquals(Optional.empty(), change.within(Optional.of(Set.of("kyoto"))));
        assertEquals(Optional.empty(), change.within(Optional.of(Set.of())));
        assertEquals(Optional.empty(),
                new Change("traps", Map.of(), Optional.of(Set.of())).within(Optional.of(Set.of("kyoto"))));
    }

    @Test
    void whatBelongsToNoAreaIsForEverybody() {
        var change = new Change("site", Map.of("revision", 3L));
        assertEquals(Optional.of(change), change.within(Optional.of(Set.of("kyoto"))));
    }

    @Test
    void isNotChangedFromOutside() {
        var detail = new HashMap<String, Object>(Map.of("a", 1));
        var areas = new HashSet<String>(Set.of("osaka"));
        var change = new Change("traps", detail, Optional.of(areas));
        detail.clear();
        areas.add("kyoto");
        assertEquals(new Change("traps", Map.of("a", 1), Optional.of(Set.of("osaka"))), change);
        assertThrows(UnsupportedOperationException.class, () -> change.detail().clear());
    }
}
