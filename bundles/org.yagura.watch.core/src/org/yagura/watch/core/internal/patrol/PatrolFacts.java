/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.patrol;

import org.yagura.core.fact.JsonFactType;
import org.yagura.watch.core.patrol.PatrolState;

/** The facts of patrols. */
final class PatrolFacts {
    /** A patrol has become due. */
    static final JsonFactType<Due> DUE = new JsonFactType<>("patrol.due", 1, Due.class);
    /** Its deadline is over, or it can no longer be signed. */
    static final JsonFactType<Became> BECAME = new JsonFactType<>("patrol.became", 1, Became.class);
    /** A person signed it. */
    static final JsonFactType<Signed> SIGNED = new JsonFactType<>("patrol.signed", 1, Signed.class);

    private PatrolFacts() {
    }

    /** See {@link #DUE}. */
    record Due(Patrol patrol) {
    }

    /** See {@link #BECAME}. */
    record Became(String id, PatrolState state) {
    }

    /** See {@link #SIGNED}. */
    record Signed(String id, Patrol.Signature signature) {
    }
}
