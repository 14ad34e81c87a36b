/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.Element;
import org.yagura.model.site.SitePackage.Literals;
import org.yagura.ui.table.CellEditing;
import org.yagura.ui.table.Column;

/** The columns for one kind of element. */
final class ElementColumns {
    private final List<ElementCell> cells = new ArrayList<>();
    private final List<Column<ElementRow>> columns = new ArrayList<>();
    private final Values values;
    private References references = new References();

    ElementColumns(ElementKind kind, Values values) {
        this.values = values;
        kind.features().forEach(feature -> cells.add(new FeatureCell(feature, values)));
        extra(kind, new PlaceCell(values), kind.inPlaces());
        extra(kind, new AddressCell(values), kind == ElementKind.NODES);
        for (int i = 0; i < cells.size(); i++) {
            columns.add(column(kind, i));
        }
    }

    private void extra(ElementKind kind, ElementCell cell, boolean wanted) {
        if (wanted) {
            cells.add(kind.first().indexOf(cell.id()), cell);
        }
    }

    /** The columns. */
    List<Column<ElementRow>> columns() {
        return List.copyOf(columns);
    }

    /** The cell of a column. */
    ElementCell cell(Column<ElementRow> column) {
        return cells.get(IntStream.range(0, columns.size()).filter(i -> columns.get(i).id().equals(column.id()))
                .findFirst().orElseThrow());
    }

    /** What references may refer to, as the site is now. */
    References references() {
        return references;
    }

    /** The site has changed. */
    void changed() {
        references = new References();
    }

    /** Makes the row of an element as it is now. */
    ElementRow row(Element element) {
        var sorted = new ArrayList<Object>(cells.size());
        var texts = new ArrayList<String>(cells.size());
        for (ElementCell cell : cells) {
            Object value = cell.value(element);
            sorted.add(values.sortable(value));
            texts.add(values.write(value));
        }
        return new ElementRow(element, element.getId(), sorted, texts);
    }

    private Column<ElementRow> column(ElementKind kind, int index) {
        ElementCell cell = cells.get(index);
        Column<ElementRow> column = new Column<ElementRow>(cell.id(), cell.label(), width(cell), look(cell),
                row -> row.values().get(index), row -> row.texts().get(index), row -> tooltip(row, index), true, true,
                null, cell.id().equals(kind.widest()), null);
        column = kind.first().contains(cell.id()) ? column : column.hidden();
        return cell.editable() ? column.editable(new Editing(cell)) : column;
    }

    private static String tooltip(ElementRow row, int index) {
        String text = row.texts().get(index);
        return text.length() > 16 ? text : null;
    }

    private static Column.Kind look(ElementCell cell) {
        EStructuralFeature feature = cell instanceof FeatureCell one ? one.feature() : null;
        boolean number = cell instanceof FeatureCell one && one.isNumber();
        boolean code = cell instanceof AddressCell || feature == Literals.ELEMENT__ID
                || feature == Literals.INTERFACE__MAC || feature == Literals.INTERFACE__ADDRESSES
                || feature == Literals.REDUNDANCY_GROUP__VIRTUAL_ADDRESS;
        return number ? Column.Kind.NUMBER : code ? Column.Kind.CODE : Column.Kind.TEXT;
    }

    private static int width(ElementCell cell) {
        if (!(cell instanceof FeatureCell one)) {
            return cell instanceof PlaceCell ? 170 : 130;
        }
        EStructuralFeature feature = one.feature();
        Class<?> type = feature.getEType().getInstanceClass();
        if (feature == Literals.NAMED_ELEMENT__NAME || feature.isMany()) {
            return feature.isMany() ? 210 : 170;
        }
        if (type == boolean.class || type == Boolean.class || type == int.class || type == Integer.class) {
            return 90;
        }
        return feature.getEType() instanceof EEnum ? 130 : type == String.class ? 130 : 140;
    }

    /** How a cell is edited. */
    private final class Editing implements CellEditing<ElementRow> {
        private final ElementCell cell;

        Editing(ElementCell cell) {
            this.cell = cell;
        }

        @Override
        public String text(ElementRow row) {
            return cell.typed(row.element(), references);
        }

        @Override
        public List<String> choices(ElementRow row) {
            return cell.choices(row.element(), references);
        }

        @Override
        public boolean several() {
            return cell.several();
        }

        @Override
        public boolean lines() {
            return cell.lines();
        }

        @Override
        public String hint() {
            boolean measured = cell instanceof FeatureCell one && one.isMeasured();
            return measured && !cell.description().isEmpty() ? cell.description() : null;
        }

        @Override
        public String locked(ElementRow row) {
            return cell.locked(row.element());
        }
    }
}
