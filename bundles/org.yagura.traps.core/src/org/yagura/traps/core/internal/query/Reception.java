/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

import org.yagura.traps.core.ListRefusedSources;
import org.yagura.traps.core.internal.fact.Sender;
import org.yagura.traps.core.internal.fact.TrapIntake;
import org.yagura.traps.core.internal.receive.IntakeCounters;

/** The receiver as the queries see it. Thread-safe. */
public interface Reception {

    /** The projected sums when the receiver began. */
    TrapIntake base();

    /** What it has counted since, up to date. */
    IntakeCounters.Snapshot counted();

    /** Whether it takes traps now. */
    boolean receiving();

    /** Where it listens. */
    List<String> listening();

    /** Why it takes none, or a warning. */
    Optional<String> trouble(Locale language);

    /** Who was refused lately. */
    List<ListRefusedSources.Source> refused(Locale language);

    /** The clocks of these SNMPv3 senders are not known any more; the next authentic message of each sets it. */
    void forgetSenders(Predicate<Sender> which);
}
