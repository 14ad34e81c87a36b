/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.nebula.widgets.nattable.hideshow.event.HideColumnPositionsEvent;
import org.eclipse.nebula.widgets.nattable.hideshow.event.ShowColumnPositionsEvent;
import org.eclipse.nebula.widgets.nattable.layer.event.ColumnStructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.resize.event.ColumnResizeEvent;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.config.AbstractRegistryConfiguration;
import org.eclipse.nebula.widgets.nattable.config.AbstractUiBindingConfiguration;
import org.eclipse.nebula.widgets.nattable.config.CellConfigAttributes;
import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.hideshow.ColumnHideShowLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.layer.event.RowStructuralRefreshEvent;
import org.eclipse.nebula.widgets.nattable.painter.layer.CellLayerPainter;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.resize.config.DefaultColumnResizeBindings;
import org.eclipse.nebula.widgets.nattable.selection.MoveRowSelectionCommandHandler;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionBindings;
import org.eclipse.nebula.widgets.nattable.selection.config.RowOnlySelectionConfiguration;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.nebula.widgets.nattable.ui.binding.UiBindingRegistry;
import org.eclipse.nebula.widgets.nattable.ui.matcher.KeyEventMatcher;
import org.eclipse.nebula.widgets.nattable.ui.matcher.MouseEventMatcher;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.yagura.ui.Kit;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.Sort;

/** The stack of layers behind one table: data, hover, order, hiding, selection, viewport, and the headings above. */
public final class TableLayers<R> {
    /** So that the pixels of all rows fit into an int. */
    private static final int MOST_ROWS = 60_000_000;

    /** What the layers ask of the table. */
    public interface Host<R> {

        /** The row at a place; null if it is not there yet. */
        R row(long index);

        /** How many rows. */
        long count();

        /** The order in force; null for none. */
        Sort sort();

        /** A heading was clicked. */
        void headerClicked(Column<R> column);

        /** Enter or a double click on the selected row. */
        void open();

        /** Ctrl+C. */
        void copy();
    }

    private final List<Column<R>> columns;
    private final DataLayer data;
    private final ColumnReorderLayer order;
    private final ColumnHideShowLayer hiding;
    private final SelectionLayer selection;
    private final ViewportLayer viewport;
    private final NatTable table;
    private boolean filling;

    /** Makes the table inside that parent. */
    public TableLayers(Composite parent, Kit kit, CellTexts texts, List<Column<R>> columns, KeySelection<R> keys,
            Font code,
            Host<R> host) {
        Factories.load();
        this.columns = columns;
        data = new DataLayer(body(host));
        order = new ColumnReorderLayer(new RowHoverLayer(data));
        hiding = new ColumnHideShowLayer(order);
        selection = new SelectionLayer(hiding, false);
        selection.setSelectionModel(keys);
        selection.addConfiguration(new RowOnlySelectionConfiguration());
        selection.addConfiguration(new RowOnlySelectionBindings());
        selection.registerCommandHandler(new MoveRowSelectionCommandHandler(selection));
        selection.setLayerPainter(new CellLayerPainter());
        viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        DataLayer headings = new DataLayer(heading());
        var header = new ColumnHeaderLayer(headings, viewport, selection, false);
        header.setLayerPainter(new CellLayerPainter());
        header.setRegionName(GridRegion.COLUMN_HEADER);
        header.addConfiguration(new DefaultColumnResizeBindings());
        var all = new CompositeLayer(1, 2);
        all.setChildLayer(GridRegion.COLUMN_HEADER, header, 0, 0);
        all.setChildLayer(GridRegion.BODY, viewport, 0, 1);
        table = new NatTable(parent, SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED | SWT.V_SCROLL | SWT.H_SCROLL, all, false);
        table.addConfiguration(
                painters(new CellPainter<>(kit, texts, columns, code), new HeaderPainter<>(kit, columns, host::sort)));
        table.addConfiguration(bindings(host));
        table.configure();
        sizes(headings);
        fillWidth();
    }

    /** Keeps the growing column as wide as the others leave room for. */
    private void fillWidth() {
        int index = IntStream.range(0, columns.size()).filter(i -> columns.get(i).grows()).findFirst().orElse(-1);
        if (index >= 0) {
            table.addListener(SWT.Resize, e -> fill(index));
            hiding.addLayerListener(event -> {
                if (event instanceof ColumnResizeEvent || event instanceof ColumnStructuralRefreshEvent
                        || event instanceof HideColumnPositionsEvent || event instanceof ShowColumnPositionsEvent) {
                    fill(index);
                }
            });
        }
    }

    private void fill(int index) {
        int room = table.getClientArea().width;
        if (filling || room <= 0 || hiding.isColumnIndexHidden(index)) {
            return;
        }
        int now = data.getColumnWidthByPosition(index);
        int others = hiding.getWidth() - now;
        int wanted = Math.max(columns.get(index).width(), room - others);
        if (wanted != now) {
            filling = true;
            data.setColumnWidthByPosition(index, wanted);
            filling = false;
        }
    }

    private IDataProvider body(Host<R> host) {
        return new Provider() {
            @Override
            public Object getDataValue(int column, int row) {
                return host.row(row);
            }

            @Override
            public int getRowCount() {
                return (int) Math.min(host.count(), MOST_ROWS);
            }
        };
    }

    private IDataProvider heading() {
        return new Provider() {
            @Override
            public Object getDataValue(int column, int row) {
                return columns.get(column).label();
            }

            @Override
            public int getRowCount() {
                return 1;
            }
        };
    }

    private abstract class Provider implements IDataProvider {

        @Override
        public void setDataValue(int column, int row, Object value) {
            throw new UnsupportedOperationException("a table shows, it does not change");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }
    }

    private static AbstractRegistryConfiguration painters(CellPainter<?> body, HeaderPainter<?> header) {
        return new AbstractRegistryConfiguration() {
            @Override
            public void configureRegistry(IConfigRegistry registry) {
                registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, body);
                registry.registerConfigAttribute(CellConfigAttributes.CELL_PAINTER, header,
                        DisplayMode.NORMAL, GridRegion.COLUMN_HEADER);
            }
        };
    }

    private AbstractUiBindingConfiguration bindings(Host<R> host) {
        return new AbstractUiBindingConfiguration() {
            @Override
            public void configureUiBindings(UiBindingRegistry registry) {
                registry.registerDoubleClickBinding(MouseEventMatcher.bodyLeftClick(SWT.NONE), (t, e) -> host.open());
                // a heading sorts; that it selects its column is the viewport's idea
                for (int mask : new int[]{SWT.NONE, SWT.MOD1, SWT.MOD2, SWT.MOD1 | SWT.MOD2}) {
                    registry.unregisterSingleClickBinding(MouseEventMatcher.columnHeaderLeftClick(mask));
                }
                registry.registerSingleClickBinding(MouseEventMatcher.columnHeaderLeftClick(SWT.NONE),
                        (t, e) -> host.headerClicked(
                                columns.get(table.getColumnIndexByPosition(table.getColumnPositionByX(e.x)))));
                key(registry, SWT.NONE, SWT.CR, host::open);
                key(registry, SWT.NONE, SWT.KEYPAD_CR, host::open);
                key(registry, SWT.MOD1, 'c', host::copy);
                for (int shift : new int[]{SWT.NONE, SWT.SHIFT}) {
                    key(registry, shift, SWT.HOME, () -> jump(0, shift != 0));
                    key(registry, shift, SWT.END, () -> jump(data.getRowCount() - 1, shift != 0));
                }
            }
        };
    }

    private static void key(UiBindingRegistry registry, int mask, int key, Runnable action) {
        registry.registerFirstKeyBinding(new KeyEventMatcher(mask, key), (t, e) -> action.run());
    }

    private void jump(int row, boolean extend) {
        if (row >= 0) {
            selection.selectRow(Math.max(0, selection.getSelectionAnchor().columnPosition), row, extend, false);
            viewport.moveRowPositionIntoViewport(row);
        }
    }

    private void sizes(DataLayer headings) {
        GC gc = new GC(table);
        int height = gc.getFontMetrics().getHeight() + 6;
        gc.dispose();
        data.setDefaultRowHeight(height);
        headings.setDefaultRowHeight(height + 4);
        data.setDefaultMinColumnWidth(24);
        for (int i = 0; i < columns.size(); i++) {
            data.setColumnWidthByPosition(i, columns.get(i).width());
        }
    }

    /** The widget. */
    public NatTable table() {
        return table;
    }

    /** The columns that can be moved. */
    public ColumnReorderLayer order() {
        return order;
    }

    /** The columns that are hidden. */
    public ColumnHideShowLayer hiding() {
        return hiding;
    }

    /** Widths. */
    public DataLayer data() {
        return data;
    }

    /** The selection. */
    public SelectionLayer selection() {
        return selection;
    }

    /** First row on screen. */
    public int firstVisible() {
        return Math.max(0, viewport.getOriginRowPosition());
    }

    /** How many rows are on screen, at least 1. */
    public int visibleCount() {
        return Math.max(1, viewport.getClientAreaHeight() / Math.max(1, data.getDefaultRowHeight()) + 1);
    }

    /** Scrolls so that a row is the first one. */
    public void scrollTo(int row) {
        viewport.setOriginY(viewport.getStartYOfRowPosition(0) + data.getStartYOfRowPosition(Math.max(0, row)));
    }

    /** Scrolls as little as needed to bring a row on screen. */
    public void reveal(int row) {
        viewport.moveRowPositionIntoViewport(row);
    }

    /** The cell that the cursor of the keyboard is in, by its place among the shown columns; null when it is nowhere. */
    public PositionCoordinate cursor() {
        PositionCoordinate anchor = selection.getSelectionAnchor();
        boolean there = anchor.columnPosition >= 0 && anchor.columnPosition < hiding.getColumnCount()
                && anchor.rowPosition >= 0 && anchor.rowPosition < data.getRowCount()
                && selection.isRowPositionSelected(anchor.rowPosition);
        return there ? anchor : null;
    }

    /** Scrolls as little as needed to bring a cell on screen; nothing for a column that is hidden. */
    void revealCell(int columnIndex, int row) {
        int column = hiding.getColumnPositionByIndex(columnIndex);
        if (column >= 0) {
            viewport.moveCellPositionIntoViewport(column, row);
        }
    }

    /** A cell that is on screen, by index of its column and place of its row; null when it is not on screen. */
    ILayerCell cell(int columnIndex, int row) {
        int column = IntStream.range(0, table.getColumnCount())
                .filter(p -> table.getColumnIndexByPosition(p) == columnIndex).findFirst().orElse(-1);
        int position = IntStream.range(1, table.getRowCount())
                .filter(p -> table.getRowIndexByPosition(p) == row).findFirst().orElse(-1);
        return column < 0 || position < 0 ? null : table.getCellByPosition(column, position);
    }

    /** Index of a column. */
    int indexOf(Column<R> column) {
        return columns.indexOf(column);
    }

    /** Rows have come or gone. */
    public void rowsChanged(boolean countChanged) {
        if (table.isDisposed()) {
            return;
        }
        if (countChanged) {
            data.fireLayerEvent(new RowStructuralRefreshEvent(data));
        } else {
            table.redraw();
        }
    }

    /** Place of the row at a point of the widget; -1 for none. */
    public int rowAt(Point point) {
        int position = table.getRowPositionByY(point.y);
        return position < 1 ? -1 : table.getRowIndexByPosition(position);
    }

    /** The column at a point of the widget; null for none. */
    public Column<R> columnAt(Point point) {
        int index = table.getColumnIndexByPosition(table.getColumnPositionByX(point.x));
        return index < 0 || index >= columns.size() ? null : columns.get(index);
    }

    /** The column with that index. */
    public Column<R> column(int index) {
        return columns.get(index);
    }

    /** The shown columns from left to right. */
    public List<Column<R>> shownColumns() {
        return IntStream.range(0, hiding.getColumnCount()).map(hiding::getColumnIndexByPosition).mapToObj(columns::get)
                .toList();
    }
}
