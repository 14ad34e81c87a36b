/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.fact;

import java.util.Locale;

/** How a message came. The ordinal is stored: never change the order. */
public enum Transport {
    UDP, TCP, TLS;

    /** The word for persons and programs: {@code udp}, {@code tcp}, {@code tls}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
