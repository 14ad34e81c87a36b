/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import org.yagura.core.text.SafePattern;
import org.yagura.watch.core.spi.CannotAskException;

/** Regular expressions of watches. */
final class Patterns {
    private Patterns() {
    }

    /** For texts of up to so many characters; null for none. */
    static SafePattern of(String expression, int longest) throws CannotAskException {
        if (expression == null || expression.isEmpty()) {
            return null;
        }
        try {
            return SafePattern.forTexts(expression, longest);
        } catch (IllegalArgumentException e) {
            throw Say.cannot("pattern.broken", Failures.clean(e.getMessage()));
        }
    }
}
