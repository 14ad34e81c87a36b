/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal.gesture;

import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Surface;

/** Something a person does with the pointer held down, or with the arrow keys until Enter. Changes nothing until the end. */
public interface Gesture {

    /**
     * The pointer is now there.
     *
     * @param free whether the person holds the key that switches snapping off
     */
    void drag(Point at, boolean free);

    /** It ends here: do it. */
    void drop();

    /** Shows what would happen. */
    void paint(Surface surface, Look look);
}
