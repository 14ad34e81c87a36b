/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.query.Reception;
import org.yagura.traps.core.internal.receive.IntakeCounters;

/** No receiver. */
final class NoReception implements Reception {
    @Override
    public TrapIntake base() {
        return TrapIntake.ZERO;
    }

    @Override
    public IntakeCounters.Snapshot counted() {
        return new IntakeCounters().snapshot();
    }

    @Override
    public boolean receiving() {
        return false;
    }

    @Override
    public List<String> listening() {
        return List.of();
    }

    @Override
    public Optional<String> trouble(Locale language) {
        return Optional.empty();
    }

    @Override
    public List<ListRefusedSources.Source> refused(Locale language) {
        return List.of();
    }

    @Override
    public void forgetSenders(Predicate<Sender> which) {
        // there is none
    }
}
