/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.internal.route;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.ShownFigure;
import org.yagura.diagram.core.internal.GridIndex;

/** Both ends of a way to be found, among the figures and the titles of containers that may be in between. */
record Ends(GridIndex<ShownFigure> figures, GridIndex<Box> titles, String fromId, Anchor from, String toId, Anchor to) {
}
