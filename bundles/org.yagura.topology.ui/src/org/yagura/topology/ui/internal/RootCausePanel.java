/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.FindRootCause;
import org.yagura.topology.core.RootCause;
import org.yagura.topology.core.RootCause.Cause;
import org.yagura.topology.core.RootCause.Kind;
import org.yagura.topology.core.RootCause.Role;
import org.yagura.ui.Kit;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.LiveList;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Theme;

/** What explains the alarms of this minute: the causes, and what each of them explains; the rest is not explained. */
final class RootCausePanel extends Composite {
    private final TopologyDesk desk;
    private final Kit kit;
    private final Texts texts = Texts.of(RootCausePanel.class);
    private final ElementWords words = new ElementWords();
    private final Label state;
    private final Button alarmsButton;
    private final PagedTable<Cause> causes;
    private final LiveList<Cause> causeRows;
    private final PagedTable<Role> alarms;
    private final LiveList<Role> alarmRows;
    private RootCause found;

    RootCausePanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        kit = desk.kit();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 4).spacing(8, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        state = new Label(bar, SWT.WRAP);
        kit.theme().paintBar(state);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).hint(200, SWT.DEFAULT)
                .applyTo(state);
        alarmsButton = Theme.button(bar, texts.get("show.alarms"), () -> desk.showBehind(behind()));
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        List<Column<Cause>> causeColumns = causeColumns();
        causeRows = new LiveList<>(c -> c.element().id(), causeColumns);
        causes = table(sash, "topology.causes", "cause.title", causeColumns, causeRows, Cause::element);
        List<Column<Role>> alarmColumns = alarmColumns();
        alarmRows = new LiveList<>(r -> r.element().id(), alarmColumns);
        alarms = table(sash, "topology.caused", "cause.alarms", alarmColumns, alarmRows, Role::element);
        sash.setWeights(48, 52);
        causes.onSelection(s -> explain());
        Following following = desk.cause().follow(this::answered);
        addDisposeListener(e -> following.close());
    }

    private List<Column<Cause>> causeColumns() {
        return List.of(
                Column.<Cause>text("element", texts.get("cause.cause"), 150, c -> ElementWords.name(c.element()))
                        .withSort()
                        .withIcon(c -> "alert-triangle").growing(),
                Column.<Cause>text("kind", texts.get("points.kind"), 110, c -> words.kind(c.element())).withSort(),
                Column.<Cause>text("place", texts.get("points.place"), 130, c -> c.element().place()).withSort(),
                Column.<Cause>text("how", texts.get("cause.how"), 95,
                        c -> texts.get(c.inAlarm() ? "cause.inAlarm" : "cause.concluded"))
                        .withTooltip(c -> texts.get(c.inAlarm() ? "cause.inAlarm.why" : "cause.concluded.why"))
                        .withSort(),
                Column.<Cause>number("explains", texts.get("cause.explains"), 75, c -> c.explains().size()).withSort(),
                Column.<Cause>number("silent", texts.get("cause.silent"), 65, Cause::silent)
                        .withTooltip(c -> texts.get("cause.silent.why", c.silent())).withSort());
    }

    private List<Column<Role>> alarmColumns() {
        return List.of(
                Column.<Role>text("role", texts.get("cause.role"), 110, r -> texts.get("cause." + r.kind())).withSort(),
                Column.<Role>severity("severity", texts.get("findings.severity"), 100, Role::severity).withSort(),
                Column.<Role>text("element", texts.get("findings.element"), 150, r -> ElementWords.name(r.element()))
                        .withSort()
                        .growing(),
                Column.<Role>text("kind", texts.get("points.kind"), 110, r -> words.kind(r.element())).withSort(),
                Column.<Role>text("place", texts.get("points.place"), 130, r -> r.element().place()).withSort(),
                Column.<Role>text("because", texts.get("whatif.because"), 160, this::because).withSort());
    }

    private <R> PagedTable<R> table(Composite in, String id, String name, List<Column<R>> columns,
            LiveList<R> rows, Function<R, ElementRef> element) {
        var table = new PagedTable<>(in, kit, id, columns, false);
        table.name(texts.get(name));
        table.empty(EmptyState.of(texts.get("computing")));
        table.source(rows);
        table.onOpen(r -> desk.show(List.of(element.apply(r).id())));
        table.onSelection(s -> {
            if (s.single() != null) {
                desk.show(List.of(element.apply(s.single()).id()));
            }
        });
        table.menu().insertBefore("additions", action("show.diagram",
                () -> desk.show(table.selection().rows().stream().map(r -> element.apply(r).id()).toList())));
        table.menu().insertBefore("additions", action("show.alarms", () -> desk.showBehind(desk
                .behind(table.selection().rows().stream().map(r -> element.apply(r).id()).toList()))));
        return table;
    }

    private Action action(String key, Runnable run) {
        return new Action(texts.get(key)) {
            @Override
            public void run() {
                run.run();
            }
        };
    }

    private void answered() {
        Problem problem = desk.cause().problem().orElse(null);
        causes.showProblem(problem);
        FindRootCause.Answer answer = desk.cause().answer().orElse(null);
        found = answer == null ? null : answer.found();
        if (answer == null) {
            state.setText(texts.get(problem == null ? "computing" : "cause.unknown"));
            list(List.of(), problem == null ? "computing" : "cause.unknown");
        } else {
            state.setText(summary(answer, problem != null).replace("&", "&&"));
            list(found.causes(), found.alarms().stream().allMatch(r -> r.kind() == Kind.NONE)
                    ? "cause.none"
                    : "cause.noCause");
        }
        alarmsButton.setEnabled(found != null && !found.alarms().isEmpty());
        layout(true, true);
    }

    private void list(List<Cause> rows, String none) {
        causes.empty(EmptyState.of(texts.get(none)));
        alarms.empty(EmptyState.of(texts.get(none)));
        causeRows.show(rows, causes);
        explain();
    }

    private String summary(FindRootCause.Answer answer, boolean old) {
        Map<Kind, Long> count = found.alarms().stream()
                .collect(Collectors.groupingBy(Role::kind, Collectors.counting()));
        long explained = count.getOrDefault(Kind.CAUSE, 0L) + count.getOrDefault(Kind.CONSEQUENCE, 0L);
        long unexplained = count.getOrDefault(Kind.UNEXPLAINED, 0L);
        var lines = new ArrayList<String>();
        if (explained + unexplained > 0) {
            lines.add(texts.get("cause.summary", found.causes().size(), explained, explained + unexplained));
            if (!found.causes().isEmpty()) {
                lines.add(texts.get(found.exact() ? "cause.exact" : "cause.inexact"));
            }
        }
        if (!found.unknown().isEmpty()) {
            lines.add(texts.get("cause.notDrawn", found.unknown().size(), String.join(", ", found.unknown())));
        }
        lines.add(texts.get(old ? "cause.asOf.old" : "cause.asOf", answer.revision(),
                kit.times().brief(desk.cause().at())));
        return String.join(" ", lines);
    }

    /** What the selected cause explains; everything in alarm while none is selected. */
    private void explain() {
        alarmRows.show(found == null
                ? List.of()
                : shown().filter(r -> r.kind() != Kind.NONE).sorted(Comparator.comparing(Role::kind)).toList(),
                alarms);
    }

    private Stream<Role> shown() {
        Cause cause = causes.selection().single();
        return found.alarms().stream().filter(r -> cause == null || r.causes().contains(cause.element().id())
                || r.element().id().equals(cause.element().id()));
    }

    private String because(Role role) {
        return found == null
                ? ""
                : found.causes().stream().map(Cause::element).filter(e -> role.causes().contains(e.id()))
                        .map(ElementWords::name).collect(Collectors.joining(", "));
    }

    /** The nodes and areas whose alarms are explained by the selected cause; all in alarm while none is selected. */
    private Selected behind() {
        return desk.behind(shown().map(r -> r.element().id()).toList());
    }

    PagedTable<Cause> causes() {
        return causes;
    }

    PagedTable<Role> alarms() {
        return alarms;
    }

    /** The table that has the keyboard; that of the causes when neither has. */
    PagedTable<?> focused() {
        return alarms.widget().isFocusControl() ? alarms : causes;
    }

    String state() {
        return state.getText();
    }
}
