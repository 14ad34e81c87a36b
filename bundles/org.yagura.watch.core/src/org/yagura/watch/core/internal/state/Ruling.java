/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.state;

import java.util.Optional;

import org.yagura.core.event.EventRaised;
import org.yagura.core.event.Severity;

/**
 * What a result leads to.
 *
 * @param standing as it is now
 * @param changed whether it differs from before in what is worth a fact
 * @param telling what people are to be told
 */
public record Ruling(Standing standing, boolean changed, Optional<Telling> telling) {

    /**
     * What people are told.
     *
     * @param kind a problem, or the end of one
     * @param severity how severe it is
     * @param said what happened
     */
    public record Telling(EventRaised.Kind kind, Severity severity, Said said) {
    }
}
