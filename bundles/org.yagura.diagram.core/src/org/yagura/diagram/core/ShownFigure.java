/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

/**
 * A figure as it is shown.
 *
 * @param figure the figure
 * @param box where it is drawn: a container's box is around all that is in it, that of a collapsed one has its small size
 * @param depth number of containers around it
 * @param collapsed whether it is a container that hides what is in it
 */
public record ShownFigure(Figure figure, Box box, int depth, boolean collapsed) {

    /** Whether it is a container that shows what is in it. */
    public boolean open() {
        return figure.container() && !collapsed;
    }
}
