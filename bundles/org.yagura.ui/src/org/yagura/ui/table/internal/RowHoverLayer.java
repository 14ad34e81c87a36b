/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import org.eclipse.nebula.widgets.nattable.hover.HoverLayer;
import org.eclipse.nebula.widgets.nattable.layer.IUniqueIndexLayer;
import org.eclipse.nebula.widgets.nattable.layer.event.CellVisualChangeEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.ILayerEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.RowVisualUpdateEvent;
import org.eclipse.swt.graphics.Point;

/** Lights up the whole row under the pointer. */
final class RowHoverLayer extends HoverLayer {

    RowHoverLayer(IUniqueIndexLayer underlying) {
        super(underlying);
    }

    @Override
    public boolean isCellPositionHovered(Point position) {
        return getCurrentHoveredCellPosition() != null && getCurrentHoveredCellPosition().y == position.y;
    }

    @Override
    public boolean isCellPositionHovered(int column, int row) {
        return getCurrentHoveredCellPosition() != null && getCurrentHoveredCellPosition().y == row;
    }

    @Override
    public void fireLayerEvent(ILayerEvent event) {
        super.fireLayerEvent(event instanceof CellVisualChangeEvent cell
                ? new RowVisualUpdateEvent(this, cell.getRowPosition())
                : event);
    }
}
