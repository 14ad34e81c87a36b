/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.topology.core.FailurePair;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServicePairs;
import org.yagura.ui.background.Background;
import org.yagura.ui.form.Cards;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;

/** How available each service is in the long run, what costs most, what doubling would buy, and which pairs are dangerous. */
final class AvailabilityPanel extends Composite {
    private static final int MOST_PAIRS = 10;

    /** A service with its answers. */
    record Row(ServiceAvailability availability, ServicePairs pairs) {
    }

    private final TopologyDesk desk;
    private final Texts texts = Texts.of(AvailabilityPanel.class);
    private final List<Column<Row>> columns;
    private final PagedTable<Row> table;
    private final Cards details;
    private Background.Call computing;

    AvailabilityPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        columns = List.of(
                Column.<Row>text("service", texts.get("availability.service"), 200,
                        r -> r.availability().service().name()).withSort().growing(),
                Column.<Row>number("availability", texts.get("availability.share"), 130,
                        r -> r.availability().availability()).withText(r -> percent(r.availability())).withSort(),
                Column.<Row>number("minutes", texts.get("availability.minutes"), 140,
                        r -> Minutes.rounded(r.availability().minutesPerYear())).withSort(),
                Column.<Row>text("target", texts.get("availability.target"), 130, r -> target(r.availability()))
                        .withIcon(r -> Boolean.FALSE.equals(r.availability().targetMet()) ? "alert-triangle" : null));
        table = new PagedTable<>(sash, desk.kit(), "topology.availability", columns, false);
        table.name(texts.get("availability.title"));
        table.empty(EmptyState.of(texts.get("computing")));
        table.source(new ListSource<>(List.of(), AvailabilityPanel::key, columns));
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        details = new Cards(right, desk.kit());
        sash.setWeights(45, 55);
        table.onSelection(s -> show(s.single()));
        show(null);
        Following answers = desk.answers().follow(this::answered);
        addDisposeListener(e -> answers.close());
    }

    private static Object key(Row row) {
        return row.availability().service().id();
    }

    private void answered() {
        if (computing != null) {
            computing.cancel();
        }
        desk.answers().topology().ifPresent(topology -> computing = desk.kit().background().run(
                texts.get("availability.computing"), this, monitor -> {
                    var services = topology.site().getServices();
                    monitor.beginTask("", services.size());
                    var rows = new ArrayList<Row>();
                    for (var service : services) {
                        if (monitor.isCanceled()) {
                            throw new CancellationException();
                        }
                        rows.add(new Row(topology.availability(service), topology.pairs(service, MOST_PAIRS)));
                        monitor.worked(1);
                    }
                    return rows;
                }, rows -> {
                    Object selected = table.selection().single() == null ? null : key(table.selection().single());
                    table.empty(EmptyState.of(texts.get("points.noServices")));
                    table.source(new ListSource<>(rows, AvailabilityPanel::key, columns));
                    show(rows.stream().filter(r -> key(r).equals(selected)).findFirst().orElse(null));
                }, problem -> {
                    if (!problem.code().equals(Background.CANCELLED)) {
                        table.showProblem(problem);
                    }
                }));
    }

    private static String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(Locale.getDefault());
        format.setMinimumFractionDigits(3);
        format.setMaximumFractionDigits(5);
        return format.format(share);
    }

    private String percent(ServiceAvailability availability) {
        return availability.exact()
                ? percent(availability.availability())
                : texts.get("availability.between", percent(availability.availability()),
                        percent(availability.atMost()));
    }

    private String target(ServiceAvailability availability) {
        if (availability.target() == null) {
            return "";
        }
        String key = availability.targetMet() == null ? "open" : availability.targetMet() ? "met" : "missed";
        return texts.get("availability." + key, percent(availability.target()));
    }

    private void show(Row row) {
        details.clear();
        if (row == null) {
            details.note(texts.get("availability.select"));
        } else {
            ServiceAvailability found = row.availability();
            details.title(found.service().name());
            details.card("");
            details.value(texts.get("availability.share"), percent(found));
            details.value(texts.get("availability.minutes"), number(found.minutesPerYear()));
            details.value(texts.get("availability.target"), target(found));
            if (!found.works()) {
                details.note(texts.get("availability.never"));
            }
            details.card(texts.get("availability.costs"));
            found.contributions().forEach(c -> details.link(number(c.minutesPerYear()),
                    c.element().name() + place(c.element().place()), () -> desk.show(List.of(c.element().id()))));
            if (!found.improvements().isEmpty()) {
                details.card(texts.get("availability.buys"));
                found.improvements().forEach(c -> details.link(number(c.minutesPerYear()),
                        c.element().name() + place(c.element().place()), () -> desk.show(List.of(c.element().id()))));
            }
            details.card(texts.get("availability.pairs", row.pairs().total()));
            for (FailurePair pair : row.pairs().pairs()) {
                details.link(number(pair.minutesPerYear()),
                        texts.get("availability.pair", pair.first().name(), pair.second().name()),
                        () -> desk.show(List.of(pair.first().id(), pair.second().id())));
            }
        }
        details.done();
    }

    private static String place(String place) {
        return place.isEmpty() ? "" : " – " + place;
    }

    private String number(double minutes) {
        return texts.get("availability.perYear",
                NumberFormat.getNumberInstance(Locale.getDefault()).format(Minutes.rounded(minutes)));
    }

    PagedTable<Row> table() {
        return table;
    }
}
