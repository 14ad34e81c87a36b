/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.structure;

import java.util.Arrays;

/**
 * A part of a structure function that meets the rest only by its value: nothing below it is used elsewhere.
 *
 * @param formula the function; its variables are the leaves
 * @param root the node of the formula that is the module's value
 * @param leaves what each variable of the formula stands for: a variable of the whole structure, or, as the complement
 *        {@code ~i}, module number i
 * @param places for each leaf the least variable of the whole structure in it: what stands together has close numbers
 */
public record Module(Structure formula, int root, int[] leaves, int[] places) {

    /** The least variable of the whole structure in it. */
    public int place() {
        return Arrays.stream(places).min().orElse(0);
    }
}
