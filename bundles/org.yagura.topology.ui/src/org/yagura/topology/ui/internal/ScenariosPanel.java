/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.ScenarioResult;
import org.yagura.ui.form.Cards;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;

/** The named scenarios of the site, checked again after every change. */
final class ScenariosPanel extends Composite {
    private final TopologyDesk desk;
    private final Texts texts = Texts.of(ScenariosPanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final List<Column<ScenarioResult>> columns;
    private final PagedTable<ScenarioResult> table;
    private final Cards details;

    ScenariosPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        columns = List.of(
                Column.<ScenarioResult>text("met", texts.get("scenario.met"), 140,
                        r -> texts.get(r.met() ? "scenario.yes" : "scenario.no"))
                        .withIcon(r -> r.met() ? "circle-check" : "alert-triangle").withSort(),
                Column.<ScenarioResult>text("name", texts.get("scenario.name"), 240, r -> r.scenario().name())
                        .withSort().growing(),
                Column.<ScenarioResult>number("steps", texts.get("scenario.steps"), 80, r -> r.steps().size()));
        table = new PagedTable<>(sash, desk.kit(), "topology.scenarios", columns, false);
        table.name(texts.get("scenario.title"));
        table.empty(EmptyState.of(texts.get("computing")));
        table.source(new ListSource<>(List.of(), r -> r.scenario().id(), columns));
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        details = new Cards(right, desk.kit());
        sash.setWeights(45, 55);
        table.onSelection(s -> show(s.single()));
        table.onOpen(this::rehearse);
        show(null);
        Following answers = desk.answers().follow(this::answered);
        addDisposeListener(e -> answers.close());
    }

    private void answered() {
        desk.answers().topology()
                .ifPresent(topology -> desk.kit().background().ask(this, topology::scenarios, found -> {
                    table.empty(EmptyState.of(texts.get("scenario.none")));
                    table.source(new ListSource<>(found, r -> r.scenario().id(), columns));
                }, table::showProblem));
    }

    /** Supposes on the diagram what the scenario does in all its steps. */
    private void rehearse(ScenarioResult result) {
        desk.rehearsal().end();
        for (ScenarioResult.Step step : result.steps()) {
            desk.rehearsal().suppose(step.elements().stream().map(ElementRef::id).toList(), step.action());
        }
    }

    private void show(ScenarioResult result) {
        details.clear();
        if (result == null) {
            details.note(texts.get("scenario.select"));
        } else {
            details.title(result.scenario().name());
            details.link("", texts.get("scenario.rehearse"), () -> rehearse(result));
            for (ScenarioResult.Step step : result.steps()) {
                details.card(words.label(step.action()) + ": " + names(step.elements()));
                details.note(step.note() == null ? "" : step.note());
                details.value(texts.get("scenario.down"), names(step.down()));
                details.value(texts.get("scenario.degraded"), names(step.degraded()));
            }
            details.card(texts.get("scenario.expected"));
            for (ScenarioResult.Expected expected : result.expectations()) {
                details.value(expected.service().name(), expected.met()
                        ? words.label(expected.computed())
                        : texts.get("scenario.differs", words.label(expected.expected()),
                                words.label(expected.computed())));
            }
        }
        details.done();
    }

    private static String names(List<ElementRef> elements) {
        return elements.stream().map(ElementRef::name).collect(Collectors.joining(", "));
    }

    PagedTable<ScenarioResult> table() {
        return table;
    }
}
