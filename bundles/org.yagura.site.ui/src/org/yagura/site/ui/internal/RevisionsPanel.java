/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.List;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.form.Cards;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.Page;
import org.yagura.ui.table.PageRequest;
import org.yagura.ui.table.PageSource;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;
import org.yagura.ui.theme.Theme;

/** The revisions of the site model: who changed what and why, the difference in words, and the way back. */
public final class RevisionsPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(RevisionsPanel.class);
    private final PagedTable<FindRevisions.Row> table;
    private final Cards details;
    private Background.Call comparing;
    private Long shown;

    /** A panel on the site that is connected. */
    public RevisionsPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var sash = new SashForm(this, SWT.VERTICAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        table = new PagedTable<>(sash, kit, "revisions", columns(), false).name(texts.get("revisions.name"));
        table.empty(EmptyState.of(texts.get("revisions.empty")));
        var below = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(below);
        details = new Cards(below, kit);
        sash.setWeights(45, 55);
        table.onSelection(this::selected);
        note(texts.get("revisions.select"));
        Following changes = kit.connections().followChanges(Set.of("site"), list -> {
            if (table.loaded() && table.total() > 0) {
                table.changed();
            } else {
                load();
            }
        });
        addDisposeListener(e -> changes.close());
        if (kit.connections().status().connected()) {
            load();
        }
    }

    private void load() {
        table.source(new Source(kit));
    }

    private List<Column<FindRevisions.Row>> columns() {
        return List.of(
                Column.<FindRevisions.Row>number("number", texts.get("revisions.number"), 80,
                        FindRevisions.Row::number),
                Column.time("at", texts.get("revisions.at"), 120, FindRevisions.Row::at),
                Column.<FindRevisions.Row>text("author", texts.get("revisions.author"), 110, FindRevisions.Row::author),
                Column.<FindRevisions.Row>text("reason", texts.get("revisions.reason"), 200, FindRevisions.Row::reason)
                        .growing(),
                Column.<FindRevisions.Row>number("differences", texts.get("revisions.differences"), 110,
                        FindRevisions.Row::differences));
    }

    private void note(String text) {
        details.clear();
        details.note(text);
        details.done();
    }

    private void selected(Selection<FindRevisions.Row> selection) {
        FindRevisions.Row row = selection.single();
        Long wanted = row == null ? null : Long.valueOf(row.number());
        if (wanted != null && wanted.equals(shown)) {
            return;
        }
        shown = wanted;
        if (comparing != null) {
            comparing.cancel();
        }
        if (selection.rows().size() == 2 && !selection.all()) {
            compare(selection.rows().get(0).number(), selection.rows().get(1).number());
        } else if (row == null) {
            note(texts.get("revisions.select"));
        } else if (row.number() <= 1) {
            show(row, null);
        } else {
            compare(row, null, row.number());
        }
    }

    /** Selects a revision as soon as it is there. */
    public void show(long number) {
        table.selectSoon(number);
    }

    /** Shows what is different between two revisions, the older one first. */
    void compare(long one, long other) {
        compare(null, Math.min(one, other), Math.max(one, other));
    }

    private void compare(FindRevisions.Row row, Long from, long to) {
        note(texts.get("revisions.comparing"));
        comparing = kit.background().ask(this, () -> kit.connections().call(new CompareRevisions(from, to)),
                found -> show(row, found),
                problem -> {
                    note("");
                    table.showProblem(problem);
                });
    }

    private void show(FindRevisions.Row row, CompareRevisions.Differences found) {
        details.clear();
        if (row != null) {
            details.title(texts.get("revisions.title", row.number()));
            details.card("");
            details.value(texts.get("revisions.at"), kit.times().exact(row.at()));
            details.value(texts.get("revisions.author"), row.author());
            details.value(texts.get("revisions.reason"), row.reason());
        } else {
            details.title(texts.get("revisions.between", found.from(), found.to()));
        }
        if (found != null) {
            details.card(texts.get("revisions.changes", found.total()));
            found.lines().stream().limit(500).forEach(this::line);
            if (found.total() > Math.min(500, found.lines().size())) {
                details.note(texts.get("revisions.more", found.total() - Math.min(500, found.lines().size())));
            }
        }
        if (row != null && row.number() < newest() && kit.connections().may(Privilege.EDIT)) {
            restore(row);
        }
        details.done();
    }

    private void line(CompareRevisions.Line line) {
        String kind = texts.has("difference." + line.kind()) ? texts.get("difference." + line.kind()) : line.kind();
        var words = new StringBuilder(line.path() == null ? "" : line.path());
        if (line.feature() != null) {
            words.append(words.isEmpty() ? "" : " · ").append(line.feature());
        }
        if (line.before() != null || line.after() != null) {
            words.append(": ").append(line.before() == null ? "–" : line.before()).append(" → ")
                    .append(line.after() == null ? "–" : line.after());
        }
        details.value(kind, words.toString());
    }

    private long newest() {
        return table.loadedRows().stream().mapToLong(FindRevisions.Row::number).max().orElse(0);
    }

    private void restore(FindRevisions.Row row) {
        details.card(texts.get("revisions.restore"));
        details.control(texts.get("revisions.reason"), parent -> {
            var both = new Composite(parent, SWT.NONE);
            kit.theme().paint(both);
            GridLayoutFactory.fillDefaults().numColumns(2).applyTo(both);
            var reason = new Text(both, SWT.BORDER);
            reason.setMessage(texts.get("revisions.restore.hint", row.number()));
            GridDataFactory.fillDefaults().grab(true, false).applyTo(reason);
            var button = new Button(both, SWT.PUSH);
            Theme.ownColours(button);
            button.setText(texts.get("revisions.restore.button", row.number()));
            button.setEnabled(false);
            reason.addModifyListener(e -> button.setEnabled(!reason.getText().isBlank()));
            button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> {
                button.setEnabled(false);
                restore(row.number(), reason.getText().strip(), button);
            }));
            return both;
        });
    }

    private void restore(long number, String reason, Button button) {
        kit.background().ask(this, () -> kit.connections().call(new RestoreRevision(number, reason)), saved -> {
            table.showProblem(null);
            shown = null;
            note(texts.get("revisions.restored", number, saved.revision()));
            table.changed();
        }, problem -> {
            table.showProblem(problem);
            button.setEnabled(true);
        });
    }

    /** The table, for focus and tests. */
    public PagedTable<FindRevisions.Row> table() {
        return table;
    }

    /** The page with the difference, for tests. */
    public Cards details() {
        return details;
    }

    @Override
    public boolean setFocus() {
        table.setFocus();
        return true;
    }

    /** Windows of the revisions. */
    private record Source(Kit kit) implements PageSource<FindRevisions.Row> {
        @Override
        public Page<FindRevisions.Row> fetch(PageRequest request) {
            FindRevisions.Page page = kit.connections().call(new FindRevisions(request.position(), request.size()));
            return new Page<>(null, page.total(), true, page.position(), page.rows());
        }

        @Override
        public Object key(FindRevisions.Row row) {
            return row.number();
        }
    }
}
