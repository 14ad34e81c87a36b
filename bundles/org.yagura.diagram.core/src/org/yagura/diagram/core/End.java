/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.Objects;

/**
 * What a connection ends at.
 *
 * @param figure id of a figure
 * @param port id of one of its ports; null when the diagram chooses the place
 */
public record End(String figure, String port) {

    /** Checks that there is a figure. */
    public End {
        Objects.requireNonNull(figure, "figure");
    }

    /** Anywhere on that figure. */
    public static End of(String figure) {
        return new End(figure, null);
    }
}
