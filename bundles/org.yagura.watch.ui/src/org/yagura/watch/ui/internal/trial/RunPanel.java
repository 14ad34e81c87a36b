/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.model.site.Node;
import org.yagura.model.site.Watch;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.ListSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;
import org.yagura.watch.core.TryWatch;
import org.yagura.watch.ui.internal.chart.Amounts;

/** Runs a watch that is being edited once at a node, and shows what came of it. Nothing is saved by it. */
final class RunPanel extends Composite {
    private static final int HEIGHT = 170;
    private static final int NODE_WIDTH = 200;

    private final Kit kit;
    private final Texts texts = Texts.of(RunPanel.class);
    private final Amounts amounts;
    private final TrialBar bar;
    private final Combo node;
    private final PagedTable<Line> table;
    private Watch watch;
    private List<Node> nodes = List.of();
    private List<Object> offered = List.of();
    private TryWatch.Result result;
    private String ran = "";

    /** A value in its place. */
    private record Line(int place, TryWatch.Value value) {
    }

    RunPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        amounts = new Amounts(kit.times().language());
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        kit.theme().paint(this);
        bar = new TrialBar(this, kit,
                new TrialBar.Labels(texts.get("run"), texts.get("run.node"), texts.get("run.result")), this::start,
                this::tell);
        node = bar.choice();
        node.setLayoutData(new RowData(NODE_WIDTH, SWT.DEFAULT));
        table = new PagedTable<>(this, kit, "watchTrial", columns(), false).name(texts.get("run.result"));
        GridDataFactory.fillDefaults().grab(true, true).hint(200, HEIGHT).exclude(true).applyTo(table.control());
        table.control().setVisible(false);
        kit.theme().follow(this, this::tell);
    }

    private List<Column<Line>> columns() {
        return List.of(Column.<Line>text("metric", texts.get("metric"), 220, l -> l.value().metric()).growing(),
                Column.<Line>number("value", texts.get("run.value"), 140, l -> l.value().value())
                        .withText(l -> amounts.of(l.value().value(), l.value().unit())));
    }

    /** Is about another watch, or about one that was changed; null for none. */
    void show(Watch now) {
        if (now != watch) {
            bar.clear();
            watch = now;
            result = null;
            ran = "";
        }
        List<Object> about = watch == null ? List.of() : LoneWatch.about(watch);
        if (!about.equals(offered)) {
            offered = about;
            offer(watch == null ? List.of() : LoneWatch.nodes(watch));
        }
        tell();
    }

    private void offer(List<Node> now) {
        if (!now.equals(nodes) || node.getItemCount() != now.size()) {
            Node chosen = chosen();
            nodes = now;
            node.setItems(nodes.stream().map(n -> Objects.requireNonNullElse(n.getName(), n.getId()))
                    .toArray(String[]::new));
            node.select(Math.max(0, nodes.indexOf(chosen)));
        }
    }

    private Node chosen() {
        int at = node.getSelectionIndex();
        return at < 0 || at >= nodes.size() ? null : nodes.get(at);
    }

    private void start() {
        bar.takeFocus();
        Node at = chosen();
        if (watch == null || at == null) {
            return;
        }
        bar.clear();
        result = null;
        ran = LoneWatch.text(watch);
        var command = new TryWatch(ran, at.getId());
        bar.ask(() -> kit.connections().call(command), this::took);
    }

    private void took(TryWatch.Result now) {
        result = now;
        table.source(new ListSource<>(IntStream.range(0, now.values().size())
                .mapToObj(i -> new Line(i, now.values().get(i))).toList(), Line::place, columns()));
        tell();
    }

    private void tell() {
        boolean may = kit.connections().may(Privilege.EDIT);
        node.setEnabled(!nodes.isEmpty());
        bar.tell(said(may), may && watch != null && !nodes.isEmpty(), table.control(),
                result != null && !result.values().isEmpty());
        bar.words().setForeground(Theme.color(result == null || bar.running()
                ? kit.theme().palette().text()
                : switch (result.outcome()) {
                    case GOOD -> kit.theme().palette().text();
                    case WARNING -> kit.theme().palette().severity(Severity.WARNING);
                    case FAILED -> kit.theme().palette().bad();
                    case UNKNOWN -> kit.theme().palette().severity(Severity.INDETERMINATE);
                }));
    }

    private String said(boolean may) {
        if (bar.running()) {
            return texts.get("run.running", TryWatch.LONGEST_SECONDS);
        }
        if (bar.cancelled()) {
            return texts.get("cancelled");
        }
        if (result == null) {
            return texts.get(!may ? "run.may" : nodes.isEmpty() ? "run.nowhere" : "run.intro");
        }
        return Stream.of(texts.get("run.outcome." + result.outcome(), kit.times().brief(result.at()),
                amounts.of(Math.round(result.millis()), "ms"), result.text()),
                result.entries() == 0 ? "" : texts.get("run.entries", result.entries()),
                LoneWatch.text(watch).equals(ran) ? "" : texts.get("run.changed"))
                .filter(t -> !t.isEmpty()).collect(Collectors.joining("\n"));
    }

    /** What is said, for tests. */
    String text() {
        return bar.words().getText();
    }

    Combo node() {
        return node;
    }

    PagedTable<?> table() {
        return table;
    }

    ProblemPane problem() {
        return bar.problem();
    }
}
