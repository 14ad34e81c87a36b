/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.RowData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.site.RuleSeverity;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.drawing.SiteOverlays;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.filter.MultiChoice;
import org.yagura.ui.form.Cards;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.table.Column;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.LiveList;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;

/** What in the drawing is not as it should be, as it is being edited, the worst first; with quick fixes. */
final class FindingsPanel extends Composite {
    private static final String FILTER = "topology.findings.filter";
    private static final String SEVERITIES = "topology.findings.severities";

    private final TopologyDesk desk;
    private final Kit kit;
    private final Texts texts = Texts.of(FindingsPanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final ElementWords elements = new ElementWords();
    private final Text filter;
    private final MultiChoice<RuleSeverity> severities;
    private final Label note;
    private final PagedTable<Finding> table;
    private final LiveList<Finding> rows;
    private final Cards details;
    private final FixMenu fixes;
    private IntConsumer counted = count -> {
    };
    private List<Finding> all = List.of();
    private List<Finding> matching = List.of();
    private String mended = "";
    private Menu offered;

    FindingsPanel(Composite parent, TopologyDesk desk) {
        super(parent, SWT.NONE);
        this.desk = desk;
        kit = desk.kit();
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        fixes = new FixMenu(desk.findings(), this::selected, new Told());
        var bar = new FilterBar(this, kit, this::filtered);
        filter = bar.text(texts.get("findings.filter"), 220);
        severities = bar.choice(texts.get("findings.severity"), () -> RuleSeverity.VALUES, words::label);
        bar.menu(texts.get("findings.fix"), fixes::fill);
        note = new Label(bar.control(), SWT.NONE);
        note.setLayoutData(new RowData(0, SWT.DEFAULT));
        kit.theme().paintBar(note);
        bar.quietly(() -> {
            filter.setText(kit.settings().get(FILTER).orElse(""));
            severities.choose(kit.settings().get(SEVERITIES).map(FindingsPanel::severities).orElse(Set.of()));
        });
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        List<Column<Finding>> columns = columns();
        rows = new LiveList<>(FindingsPanel::key, columns);
        table = new PagedTable<>(sash, kit, "topology.findings", columns, false);
        table.name(texts.get("findings.title"));
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        details = new Cards(right, kit);
        sash.setWeights(65, 35);
        wire();
        show(null);
    }

    private void wire() {
        table.empty(EmptyState.of(texts.get("computing")));
        table.source(rows);
        table.onOpen(this::reveal);
        table.onSelection(this::selected);
        table.widget().addListener(SWT.KeyDown, this::key);
        var choice = new MenuManager(texts.get("findings.fix") + "\tCtrl+1");
        choice.add(new Action("…") {
        });
        choice.setRemoveAllWhenShown(true);
        choice.addMenuListener(fixes::fill);
        table.menu().insertBefore("additions", choice);
        table.menu().insertBefore("additions", new Action(texts.get("show.diagram")) {
            @Override
            public void run() {
                desk.show(selected().stream().map(f -> f.element().id()).toList());
            }
        });
        List<Following> followings = List.of(desk.findings().follow(this::checked),
                kit.connections().followStatus(s -> show(table.selection().single())));
        addDisposeListener(e -> followings.forEach(Following::close));
    }

    private List<Column<Finding>> columns() {
        return List.of(
                Column.<Finding>severity("severity", texts.get("findings.severity"), 90,
                        f -> SiteOverlays.severity(f.severity())).withText(f -> words.label(f.severity())).withSort(),
                Column.<Finding>text("element", texts.get("findings.element"), 130, f -> ElementWords.name(f.element()))
                        .withSort(),
                Column.<Finding>text("what", texts.get("findings.what"), 340, Finding::what)
                        .withTooltip(f -> text(f.what(), f.why())).withSort().growing(),
                Column.<Finding>text("todo", texts.get("findings.todo"), 260, Finding::todo).withSort(),
                Column.<Finding>text("kind", texts.get("points.kind"), 130, f -> elements.kind(f.element())).withSort()
                        .hidden(),
                Column.<Finding>text("place", texts.get("findings.place"), 180, f -> f.element().place()).withSort(),
                Column.<Finding>text("rule", texts.get("findings.rule"), 180, Finding::rule).withSort(),
                Column.<Finding>number("fixes", texts.get("findings.fixes"), 80, f -> f.fixes().size()).withSort());
    }

    private static String text(String... lines) {
        return Stream.of(lines).filter(l -> !l.isBlank()).collect(Collectors.joining("\n"));
    }

    /** The same finding after the next check is the same row. */
    static Object key(Finding finding) {
        return List.of(finding.code(), finding.element().id(), String.valueOf(finding.rule()), finding.what());
    }

    private static Set<RuleSeverity> severities(String remembered) {
        return Stream.of(remembered.split(",")).map(RuleSeverity::get).filter(s -> s != null)
                .collect(Collectors.toSet());
    }

    /** Calls back with the number of findings after each check, and at once. */
    void onCount(IntConsumer follower) {
        counted = follower;
        counted.accept(all.size());
    }

    private void checked() {
        Problem problem = desk.findings().problem().orElse(null);
        table.showProblem(problem);
        all = desk.findings().checked().map(RuleBook.Checked::findings).orElse(List.of()).stream()
                .sorted(Comparator.comparing(Finding::severity)).toList();
        counted.accept(all.size());
        List<String> failed = desk.findings().checked().map(RuleBook.Checked::failed).orElse(List.of());
        say(mended, failed.isEmpty() ? "" : texts.get("findings.failed", String.join(", ", failed)));
        mended = "";
        list();
    }

    private void filtered() {
        kit.settings().put(FILTER, filter.getText().isBlank() ? null : filter.getText());
        kit.settings().put(SEVERITIES, severities.chosen().isEmpty()
                ? null
                : severities.chosen().stream().map(RuleSeverity::getName).collect(Collectors.joining(",")));
        list();
    }

    private void list() {
        String wanted = filter.getText().strip().toLowerCase(Locale.getDefault());
        Set<RuleSeverity> chosen = severities.chosen();
        matching = all.stream().filter(f -> chosen.isEmpty() || chosen.contains(f.severity()))
                .filter(f -> Stream
                        .of(ElementWords.name(f.element()), f.element().place(), f.what(), f.todo(), f.rule())
                        .anyMatch(t -> t != null && t.toLowerCase(Locale.getDefault()).contains(wanted)))
                .toList();
        if (desk.findings().checked().isPresent()) {
            table.empty(empty());
        }
        rows.show(matching, table);
    }

    /** What stands there without rows; those that match come a moment later. */
    private EmptyState empty() {
        if (!matching.isEmpty()) {
            return EmptyState.of(texts.get("computing"));
        }
        return all.isEmpty()
                ? EmptyState.of(texts.get("findings.none"))
                : new EmptyState(texts.get("findings.none.filter"), texts.get("findings.reset"), this::reset);
    }

    private void reset() {
        filter.setText("");
        severities.choose(Set.of());
    }

    private List<Finding> selected() {
        Selection<Finding> selection = table.selection();
        return selection.all() ? matching : selection.rows();
    }

    private void selected(Selection<Finding> selection) {
        show(selection.single());
        if (selection.single() != null) {
            reveal(selection.single());
        }
    }

    private void reveal(Finding finding) {
        desk.show(List.of(finding.element().id()));
    }

    private void show(Finding finding) {
        details.clear();
        if (finding == null) {
            details.note(texts.get("findings.select"));
        } else {
            details.title(ElementWords.name(finding.element()));
            details.note(text(finding.what(), finding.why()));
            details.card("");
            details.value(texts.get("findings.severity"), words.label(finding.severity()));
            details.value(texts.get("points.kind"), elements.kind(finding.element()));
            details.value(texts.get("findings.place"), finding.element().place());
            details.value(texts.get("findings.rule"), finding.rule());
            details.value(texts.get("findings.todo"), finding.todo());
            for (FixMenu.Choice choice : fixes.choices()) {
                if (choice.wishes().isEmpty()) {
                    details.value(texts.get("findings.fix"), choice.label());
                } else {
                    details.link(texts.get("findings.fix"), choice.label(), () -> fixes.choose(choice));
                }
            }
        }
        details.done();
    }

    private void key(Event event) {
        if (event.stateMask == SWT.MOD1 && event.keyCode == '1') {
            event.doit = false;
            offer();
        } else if (event.stateMask == 0 && event.character == '/') {
            event.doit = false;
            filter.setFocus();
        }
    }

    private void offer() {
        var menu = new Menu(table.widget());
        fixes.fill(menu);
        menu.setLocation(table.widget().toDisplay(table.widget().getSize().x / 3, 40));
        menu.addListener(SWT.Hide, e -> getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
        offered = menu;
    }

    /** Takes the last change of the draft back. */
    void undo() {
        mayEdit(d -> d.editor().undo());
    }

    /** Makes again what was taken back. */
    void redo() {
        mayEdit(d -> d.editor().redo());
    }

    private void mayEdit(Consumer<SiteDraft> edit) {
        if (desk.findings().refusal().isEmpty()) {
            kit.drafts().current().ifPresent(edit);
        }
    }

    private void say(String... lines) {
        String text = text(lines).replace('\n', ' ');
        note.setText(text.replace("&", "&&"));
        note.setLayoutData(new RowData(text.isEmpty() ? 0 : SWT.DEFAULT, SWT.DEFAULT));
        note.requestLayout();
    }

    /** What becomes of fixes. */
    private final class Told implements DraftFindings.Mended {
        @Override
        public void done(int made, int left) {
            if (!isDisposed()) {
                table.showProblem(null);
                mended = texts.get("findings.mended", made, left);
                say(mended);
            }
        }

        @Override
        public void failed(Problem why) {
            if (!isDisposed() && !why.code().equals(Background.CANCELLED)) {
                table.showProblem(why);
            }
        }
    }

    PagedTable<Finding> table() {
        return table;
    }

    Text filter() {
        return filter;
    }

    MultiChoice<RuleSeverity> severities() {
        return severities;
    }

    FixMenu fixes() {
        return fixes;
    }

    /** The menu that the key has opened last; null for none. */
    Menu offered() {
        return offered;
    }

    String note() {
        return note.getText();
    }
}
