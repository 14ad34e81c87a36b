/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.audit.VerifyAudit;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.MultiChoice;
import org.yagura.ui.filter.TimeRange;
import org.yagura.ui.filter.TimeRangeChoice;
import org.yagura.ui.form.Cards;
import org.yagura.ui.status.StatusLabel;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.theme.Palette;

/** The audit trail: who did what, with filters; and whether the chain of its entries is unbroken. */
public final class AuditPanel extends Composite {
    private static final List<String> OUTCOMES = List.of("done", "refused", "failed");

    private final Kit kit;
    private final Texts texts = Texts.of(AuditPanel.class);
    private final Text text;
    private final Text user;
    private final MultiChoice<String> outcomes;
    private final TimeRangeChoice range;
    private final Button verify;
    private final StatusLabel verdict;
    private final PagedTable<FindAudit.Row> table;
    private final Cards details;

    /** A panel on the site that is connected. */
    public AuditPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new FilterBar(this, kit, this::filter);
        text = bar.text(texts.get("audit.text"), 200);
        user = bar.text(texts.get("audit.user"), 110);
        outcomes = bar.choice(texts.get("audit.outcome"), () -> OUTCOMES, this::word);
        range = bar.timeRange();
        verify = bar.button(texts.get("audit.verify"), this::verify);
        verify.setToolTipText(texts.get("audit.verify.tooltip"));
        verdict = new StatusLabel(bar.control(), kit);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new PagedTable<>(sash, kit, "audit", columns(), true).name(texts.get("audit.name"));
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        details = new Cards(right, kit);
        sash.setWeights(72, 28);
        table.onSelection(selection -> show(selection.single()));
        show(null);
        Following changes = kit.connections().followChanges(Set.of("audit"), list -> {
            if (list.stream().anyMatch(c -> c.topic().equals(Connections.RECONNECTED))) {
                filter();
            } else {
                table.changed();
            }
        });
        addDisposeListener(e -> changes.close());
        if (kit.connections().status().connected()) {
            filter();
        }
    }

    private List<Column<FindAudit.Row>> columns() {
        return List.of(Column.time("at", texts.get("audit.at"), 110, FindAudit.Row::at),
                Column.<FindAudit.Row>text("user", texts.get("audit.user"), 90, FindAudit.Row::user),
                Column.<FindAudit.Row>code("operation", texts.get("audit.operation"), 150, FindAudit.Row::operation),
                Column.<FindAudit.Row>text("outcome", texts.get("audit.outcome"), 80, r -> word(r.outcome())),
                Column.<FindAudit.Row>text("summary", texts.get("audit.summary"), 160, FindAudit.Row::summary)
                        .growing(),
                Column.<FindAudit.Row>code("address", texts.get("audit.address"), 130, FindAudit.Row::address),
                Column.<FindAudit.Row>number("id", texts.get("audit.id"), 70, FindAudit.Row::id).hidden());
    }

    private String word(String outcome) {
        return texts.has("outcome." + outcome) ? texts.get("outcome." + outcome) : outcome;
    }

    private void reset() {
        text.setText("");
        user.setText("");
        outcomes.choose(List.of());
        range.choose(TimeRange.ANY);
    }

    private void filter() {
        boolean all = text.getText().isBlank() && user.getText().isBlank() && outcomes.chosen().isEmpty()
                && range.chosen().equals(TimeRange.ANY);
        table.empty(all
                ? EmptyState.of(texts.get("audit.none"))
                : new EmptyState(texts.get("audit.empty"), texts.get("filter.clear"), this::reset));
        TimeRange chosen = range.chosen();
        table.source(new Source(kit, new FindAudit(blank(text.getText()), blank(user.getText()), null,
                outcomes.chosen().isEmpty() ? null : List.copyOf(outcomes.chosen()), chosen.from(Instant.now()),
                chosen.to(), null, null,
                null)));
    }

    private static String blank(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private void show(FindAudit.Row row) {
        details.clear();
        if (row == null) {
            details.note(texts.get("audit.select"));
        } else {
            details.title(row.operation());
            details.card("");
            details.value(texts.get("audit.at"), kit.times().exact(row.at()));
            details.value(texts.get("audit.user"), row.user());
            details.value(texts.get("audit.address"), row.address());
            details.value(texts.get("audit.outcome"), word(row.outcome()));
            details.value(texts.get("audit.summary"), row.summary());
            details.code(texts.get("audit.request"), row.request());
            details.value(texts.get("audit.id"), Long.toString(row.id()));
            details.code(texts.get("audit.hash"), row.hash());
        }
        details.done();
    }

    private void verify() {
        verify.setEnabled(false);
        verdict.show(null, texts.get("audit.verifying"), Palette::faint, null);
        kit.background().ask(this, () -> kit.connections().call(new VerifyAudit()), this::verified, problem -> {
            verify.setEnabled(true);
            verdict.show(null, "", null, null);
            table.showProblem(problem);
        });
    }

    private void verified(VerifyAudit.Verified result) {
        verify.setEnabled(true);
        table.showProblem(null);
        if (result.holds()) {
            verdict.show("circle-check", texts.get("audit.holds", result.entries()), Palette::good,
                    result.lastHash());
        } else {
            verdict.show("alert-triangle", texts.get("audit.broken", result.firstBroken()),
                    palette -> palette.severity(Severity.CRITICAL), result.lastHash());
            table.showProblem(new Problem(Problem.FAILED, texts.get("audit.broken", result.firstBroken()),
                    texts.get("audit.broken.why"),
                    texts.get("audit.broken.todo"), null));
        }
    }

    /** Gives the field that filters the keyboard. */
    void focusFilter() {
        text.setFocus();
        text.selectAll();
    }

    /** The table, for focus and tests. */
    public PagedTable<FindAudit.Row> table() {
        return table;
    }

    /** Shows only entries with those outcomes; all for none. */
    void choose(List<String> wanted) {
        outcomes.choose(wanted);
    }

    /** What the verification said, for tests. */
    public String verdict() {
        return verdict.text();
    }

    /** The button that verifies, for tests. */
    public Button verifyButton() {
        return verify;
    }

    @Override
    public boolean setFocus() {
        table.setFocus();
        return true;
    }

    /** Windows of the audit trail. */
    private record Source(Kit kit, FindAudit wanted) implements PageSource<FindAudit.Row> {
        @Override
        public Page<FindAudit.Row> fetch(PageRequest request) {
            FindAudit.Page page = kit.connections().call(new FindAudit(wanted.text(), wanted.user(), wanted.operation(),
                    wanted.outcomes(), wanted.from(), wanted.to(), request.position(), request.size(),
                    (Long) request.bound()));
            return new Page<>(page.upToId(), page.total(), true, page.position(), page.rows());
        }

        @Override
        public Object key(FindAudit.Row row) {
            return row.id();
        }
    }
}
