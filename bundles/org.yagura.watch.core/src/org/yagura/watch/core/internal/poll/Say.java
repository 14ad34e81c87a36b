/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.time.Duration;

import org.yagura.watch.core.spi.CannotAskException;
import org.yagura.watch.core.spi.Phrase;

/** The texts of the kinds of watch, which are beside this class. */
public final class Say {
    private static final double MILLIS = 1000;

    private Say() {
    }

    /** A text. */
    public static Phrase say(String key, Object... arguments) {
        return Phrase.of(Say.class, key, arguments);
    }

    /** That a node cannot be asked, and why. */
    public static CannotAskException cannot(String key, Object... arguments) {
        return new CannotAskException(say(key, arguments));
    }

    /** A time span as texts have it. */
    static Double seconds(Duration span) {
        return span.toMillis() / MILLIS;
    }
}
