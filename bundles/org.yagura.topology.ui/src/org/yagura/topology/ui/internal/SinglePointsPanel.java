/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Service;
import org.yagura.topology.core.SinglePoint;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;

/** What alone stops services, the worst first, as the drawing is edited. */
final class SinglePointsPanel extends Composite {

    /** A row. */
    record Row(SinglePoint point, String kind, String services) {
    }

    private final TopologyDesk desk;
    private final Texts texts = Texts.of(SinglePointsPanel.class);
    private final ElementWords words = new ElementWords();
    private final List<Column<Row>> columns;
    private final PagedTable<Row> table;

    SinglePointsPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        columns = List.of(
                Column.<Row>text("name", texts.get("points.name"), 180, r -> r.point().element().name()).withSort(),
                Column.<Row>text("kind", texts.get("points.kind"), 130, Row::kind).withSort(),
                Column.<Row>text("place", texts.get("points.place"), 220, r -> r.point().element().place()).withSort(),
                Column.<Row>number("count", texts.get("points.count"), 90, r -> r.point().services().size())
                        .withSort(),
                Column.<Row>text("services", texts.get("points.services"), 320, Row::services).growing(),
                Column.<Row>number("minutes", texts.get("points.minutes"), 140,
                        r -> Minutes.rounded(r.point().minutesPerYear())).withSort());
        table = new PagedTable<>(this, desk.kit(), "topology.points", columns, false);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table.control());
        table.name(texts.get("points.title"));
        table.onOpen(r -> desk.show(List.of(r.point().element().id())));
        table.onSelection(s -> {
            if (s.single() != null) {
                desk.show(List.of(s.single().point().element().id()));
            }
        });
        table.empty(EmptyState.of(texts.get("computing")));
        table.source(new ListSource<>(List.of(), r -> r.point().element().id(), columns));
        Following answers = desk.answers().follow(this::answered);
        addDisposeListener(e -> answers.close());
    }

    private void answered() {
        desk.answers().topology().ifPresent(topology -> desk.kit().background().ask(this, () -> {
            Map<String, String> names = topology.site().getServices().stream()
                    .collect(Collectors.toMap(Service::getId, Service::getName));
            return topology.singlePoints().stream().map(p -> new Row(p, words.kind(p.element()),
                    p.services().stream().map(names::get).collect(Collectors.joining(", ")))).toList();
        }, rows -> {
            table.empty(EmptyState.of(texts.get(
                    topology.site().getServices().isEmpty() ? "points.noServices" : "points.none")));
            table.source(new ListSource<>(rows, r -> r.point().element().id(), columns));
        }, table::showProblem));
    }

    PagedTable<Row> table() {
        return table;
    }
}
