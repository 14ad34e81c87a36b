/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.time.Duration;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.site.LinkWatch;
import org.yagura.model.site.Severity;

/** What a new watch begins with where the defaults of the model, which are the same for all kinds, do not fit. */
public final class NewWatches {
    private NewWatches() {
    }

    /** Fits something newly made, watch or not: what asks much of a server asks seldom. */
    public static void fit(EObject made) {
        if (made instanceof LinkWatch links) {
            links.setInterval(Duration.ofHours(1));
            links.setRetryInterval(Duration.ofMinutes(10));
            links.setTimeout(Duration.ofMinutes(5));
            links.setAttempts(2);
            links.setSeverity(Severity.WARNING);
        }
    }
}
