/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.SiteIndex;
import org.yagura.model.site.Expectation;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Scenario;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.ScenarioStep;
import org.yagura.model.site.Service;
import org.yagura.model.site.ServiceState;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;
import org.yagura.topology.core.ServiceOutcome;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.WhatIf;
import org.yagura.ui.Kit;
import org.yagura.ui.form.Cards;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;

/** What becomes of the services when what is supposed on the diagram has failed, and why; kept as a scenario on wish. */
final class WhatIfPanel extends Composite {
    private final TopologyDesk desk;
    private final Kit kit;
    private final Texts texts = Texts.of(WhatIfPanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final Label supposed;
    private final Text name;
    private final Button keep;
    private final Button end;
    private final List<Column<ServiceOutcome>> columns;
    private final PagedTable<ServiceOutcome> table;
    private final Cards details;
    private WhatIf result;
    private int asked;

    WhatIfPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        kit = desk.kit();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 4).spacing(8, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        supposed = new Label(bar, SWT.NONE);
        kit.theme().paintBar(supposed);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(supposed);
        name = new Text(bar, SWT.BORDER);
        name.setMessage(texts.get("whatif.name"));
        name.setData("name", texts.get("whatif.name"));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(220, SWT.DEFAULT).applyTo(name);
        name.addModifyListener(e -> enable());
        keep = button(bar, "whatif.keep", this::keep);
        end = button(bar, "rehearsal.end", () -> desk.rehearsal().end());
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        columns = List.of(
                Column.<ServiceOutcome>severity("state", texts.get("whatif.state"), 130, o -> severity(o.state()))
                        .withText(o -> words.label(o.state())).withSort(),
                Column.<ServiceOutcome>text("service", texts.get("whatif.service"), 220, o -> o.service().name())
                        .withSort(),
                Column.<ServiceOutcome>text("because", texts.get("whatif.because"), 300, o -> o.because().stream()
                        .map(ElementWords::name).collect(Collectors.joining(", "))).growing());
        table = new PagedTable<>(sash, kit, "topology.whatif", columns, false);
        table.name(texts.get("whatif.title"));
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        details = new Cards(right, kit);
        sash.setWeights(50, 50);
        table.onSelection(s -> show(s.single()));
        List<Following> followings = List.of(desk.answers().follow(this::ask), desk.rehearsal().follow(this::ask));
        addDisposeListener(e -> followings.forEach(Following::close));
        ask();
    }

    private Button button(Composite bar, String key, Runnable action) {
        return Theme.button(bar, texts.get(key), action);
    }

    private static Severity severity(ServiceState state) {
        return switch (state) {
            case DOWN -> Severity.CRITICAL;
            case DEGRADED -> Severity.WARNING;
            case UP -> Severity.CLEARED;
        };
    }

    private void ask() {
        Map<String, ScenarioAction> all = desk.rehearsal().all();
        int mine = ++asked;
        Topology topology = desk.answers().topology().orElse(null);
        enable();
        if (all.isEmpty() || topology == null) {
            result = null;
            supposed.setText(texts.get("whatif.nothing"));
            table.empty(EmptyState.of(texts.get("whatif.empty")));
            table.source(new ListSource<>(List.of(), o -> o.service().id(), columns));
            show(null);
            return;
        }
        kit.background().ask(this, () -> {
            SiteIndex index = SiteIndex.of(topology.site());
            return topology.whatIf(all.keySet().stream().flatMap(id -> index.element(id, Failable.class).stream())
                    .toList(), Locale.getDefault());
        }, found -> {
            if (mine == asked) {
                result = found;
                supposed.setText(texts.get("whatif.supposed",
                        found.failed().stream().map(ElementWords::name).collect(Collectors.joining(", "))));
                table.empty(EmptyState.of(texts.get("points.noServices")));
                table.source(new ListSource<>(found.services(), o -> o.service().id(), columns));
                enable();
            }
        }, table::showProblem);
    }

    private void show(ServiceOutcome outcome) {
        details.clear();
        if (outcome == null) {
            details.note(texts.get(result == null ? "whatif.hint" : "whatif.select"));
        } else {
            details.title(outcome.service().name());
            details.card(words.label(outcome.state()));
            outcome.reasons().forEach(r -> details.note("\u2003".repeat(r.depth()) + r.text()));
        }
        details.done();
    }

    private void enable() {
        boolean running = desk.rehearsal().running();
        end.setEnabled(running);
        name.setEnabled(running);
        keep.setEnabled(running && result != null && !name.getText().isBlank()
                && desk.answers().draft().isPresent());
    }

    /** Keeps what is supposed as a scenario that expects what comes out now, to be checked after every change. */
    private void keep() {
        desk.answers().draft().ifPresent(draft -> {
            SiteIndex index = SiteIndex.of(draft.site());
            Scenario scenario = SiteFactory.eINSTANCE.createScenario();
            scenario.setName(name.getText().strip());
            desk.rehearsal().all().forEach((id, action) -> index.element(id, Failable.class).ifPresent(element -> {
                ScenarioStep step = SiteFactory.eINSTANCE.createScenarioStep();
                step.setAction(action);
                step.getElements().add(element);
                scenario.getSteps().add(step);
            }));
            for (ServiceOutcome outcome : result.services()) {
                index.element(outcome.service().id(), Service.class).ifPresent(service -> {
                    Expectation expectation = SiteFactory.eINSTANCE.createExpectation();
                    expectation.setService(service);
                    expectation.setState(outcome.state());
                    scenario.getExpectations().add(expectation);
                });
            }
            if (draft.editor().add(draft.site(), SitePackage.Literals.SITE__SCENARIOS, scenario)) {
                name.setText("");
            }
        });
    }

    PagedTable<ServiceOutcome> table() {
        return table;
    }

    Text name() {
        return name;
    }
}
