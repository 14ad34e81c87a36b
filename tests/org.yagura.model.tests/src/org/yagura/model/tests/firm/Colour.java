/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests.firm;

import org.eclipse.emf.common.util.Enumerator;

/** As EMF's generator makes enumerations. */
public enum Colour implements Enumerator {
    /** It has a label. */
    RED("red"),
    /** It has none. */
    GREEN("green");

    private final String word;

    Colour(String word) {
        this.word = word;
    }

    @Override
    public String getName() {
        return word;
    }

    @Override
    public String getLiteral() {
        return word;
    }

    @Override
    public int getValue() {
        return ordinal();
    }
}
