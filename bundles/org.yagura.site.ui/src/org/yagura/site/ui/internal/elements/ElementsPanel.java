/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.Removal;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.ui.Kit;
import org.yagura.ui.UiThread;
import org.yagura.ui.filter.FilterBar;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.DraftBar;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.site.SiteDrafts;
import org.yagura.ui.table.EmptyState;
import org.yagura.ui.table.PagedTable;
import org.yagura.ui.table.Selection;

/**
 * All elements of one kind in a table, edited in its cells on the draft that all editing views share: a row for each, a
 * column for each feature.
 */
public final class ElementsPanel extends Composite implements SiteDrafts.Follower {
    private static final String KIND = "elements.kind";

    private final Kit kit;
    private final Values values;
    private final Texts texts;
    private final DraftBar bar;
    private final ToolItem add;
    private final ToolItem remove;
    private final Combo kinds;
    private final OnlyArea only;
    private final Text filter;
    private final Label count;
    private final FilterBar filters;
    private final Composite place;
    private final LinkedSelection linked;
    private final ElementRows rows;
    private final Additions additions;
    private ElementKind kind;
    private ElementColumns columns;
    private ElementSource source;
    private PagedTable<ElementRow> table;
    private SiteDraft draft;
    private String wanted;
    private boolean selecting;
    private boolean stale;

    /** A panel on the site that is connected. */
    public ElementsPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        values = new Values(Locale.getDefault());
        texts = values.texts();
        additions = new Additions(texts, values.words());
        rows = new ElementRows(UiThread.of(getDisplay()));
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        bar = new DraftBar(this, kit);
        add = bar.tool("plus", texts.get("add"), this::add);
        remove = bar.tool("trash", texts.get("remove"), this::remove);
        filters = new FilterBar(this, kit, this::filter);
        kinds = kinds();
        filter = filters.text(texts.get("filter"), 220);
        only = new OnlyArea(filters, kit, texts, this::make);
        filters.control().addListener(SWT.Paint, e -> getDisplay().asyncExec(this::catchUp));
        count = new Label(filters.control(), SWT.NONE);
        kit.theme().paintBar(count);
        place = new Composite(this, SWT.NONE);
        place.setLayout(new FillLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(place);
        list(kit.settings().get(KIND).flatMap(ElementsPanel::kind).orElse(ElementKind.NODES));
        linked = new LinkedSelection(kit.selection(), this, this::followed);
        Following drafts = kit.drafts().follow(this);
        Following status = kit.connections().followStatus(s -> enable());
        addDisposeListener(e -> {
            rows.stop();
            linked.close();
            drafts.close();
            status.close();
        });
        enable();
    }

    private static Optional<ElementKind> kind(String name) {
        return Stream.of(ElementKind.values()).filter(k -> k.name().equals(name)).findFirst();
    }

    private Combo kinds() {
        var combo = new Combo(filters.control(), SWT.READ_ONLY);
        combo.setToolTipText(texts.get("what"));
        combo.setData("name", texts.get("what"));
        for (ElementKind each : ElementKind.values()) {
            combo.add(each.label(values.words()));
        }
        combo.setVisibleItemCount(ElementKind.values().length);
        combo.addSelectionListener(SelectionListener
                .widgetSelectedAdapter(e -> choose(ElementKind.values()[combo.getSelectionIndex()])));
        return combo;
    }

    /** Lists another kind of element, unless something wrong is being typed. */
    private void choose(ElementKind chosen) {
        if (chosen != kind && !table.finishEditing()) {
            kinds.select(kind.ordinal());
            table.note(texts.get("wrong"));
        } else if (chosen != kind) {
            list(chosen);
            make();
        }
    }

    private void list(ElementKind chosen) {
        kind = chosen;
        kit.settings().put(KIND, kind.name());
        kinds.select(kind.ordinal());
        if (table != null) {
            table.control().dispose();
        }
        columns = new ElementColumns(kind, values);
        source = new ElementSource(columns.columns());
        table = new PagedTable<>(place, kit, "elements." + kind.name(), columns.columns(), false);
        table.name(kind.label(values.words()));
        table.edits(new ElementEdits(this::editor, this::locked, columns, texts));
        table.onSelection(this::selected);
        table.onColumns(this::filter);
        table.menu().insertBefore("additions", action("add", this::add));
        table.menu().insertBefore("additions", action("remove", this::remove));
        table.widget().addKeyListener(KeyListener.keyPressedAdapter(e -> {
            if (e.keyCode == SWT.INSERT && e.stateMask == 0) {
                add();
            } else if (e.keyCode == SWT.DEL && e.stateMask == 0) {
                remove();
            }
        }));
        table.empty(EmptyState.of(texts.get("loading")));
        place.layout();
    }

    private Action action(String key, Runnable run) {
        return new Action(texts.get(key)) {
            @Override
            public void run() {
                run.run();
            }

            @Override
            public boolean isEnabled() {
                return bar.mayEdit();
            }
        };
    }

    @Override
    public void begun(SiteDraft begun) {
        draft = begun;
        make();
        enable();
    }

    @Override
    public void changed() {
        make();
        enable();
    }

    private String locked() {
        if (bar.mayEdit()) {
            return null;
        }
        return !kit.connections().status().connected()
                ? texts.get("locked.offline")
                : !kit.connections().may(Privilege.EDIT)
                        ? texts.get("locked.privilege",
                                values.words().label(org.yagura.model.site.Privilege.EDIT))
                        : texts.get(kit.drafts().saving() ? "locked.saving" : "loading");
    }

    private void enable() {
        if (!isDisposed()) {
            boolean may = bar.mayEdit();
            add.setEnabled(may);
            remove.setEnabled(may && !table.selection().isEmpty());
        }
    }

    /** Makes the rows anew, a little at a time, when somebody sees them; those that are shown stay until they are there. */
    private void make() {
        if (draft == null || linked == null) {
            return;
        }
        columns.changed();
        stale = !isVisible();
        if (stale) {
            rows.stop();
            return;
        }
        Area area = only.area(draft.site(), linked.shown());
        Predicate<EObject> there = area == null ? element -> true : new ElementScope(area)::holds;
        rows.make(draft.site(), kind, columns, there, this::made);
    }

    /** Makes the rows that were not made while the panel was hidden. */
    private void catchUp() {
        if (!isDisposed() && stale && isVisible()) {
            make();
        }
    }

    private void made(List<ElementRow> all) {
        if (isDisposed()) {
            return;
        }
        boolean first = !table.sourced();
        source.rows(all);
        source.filter(filter.getText(), table.shownColumns());
        if (first) {
            table.source(source);
        } else {
            Site site = draft.site();
            table.deselect(row -> EcoreUtil.getRootContainer(row.element()) != site);
            table.refresh();
        }
        told();
        if (wanted != null) {
            select(wanted, true);
            wanted = null;
        } else if (first) {
            followed(linked.shown());
        }
    }

    private void filter() {
        source.filter(filter.getText(), table.shownColumns());
        if (table.sourced()) {
            table.refresh();
            told();
        }
    }

    /** Says how many there are of how many, and what helps when there are none. */
    private void told() {
        ElementSource asked = source;
        kit.background().ask(this, () -> asked.matching().size(), matching -> {
            if (asked == source) {
                count.setText(matching == asked.all() ? "" : texts.get("count", matching, asked.all()));
                filters.control().layout();
            }
        }, bar::show);
        String what = kind.label(values.words());
        Area area = only.area(draft.site(), linked.shown());
        if (source.all() > 0) {
            table.empty(new EmptyState(texts.get("empty.filter"), texts.get("empty.filter.action"),
                    () -> filter.setText("")));
        } else if (area != null) {
            table.empty(new EmptyState(texts.get("empty.area", Elements.name(area), what),
                    texts.get("empty.area.action"), () -> only.turn(false)));
        } else {
            table.empty(bar.mayEdit()
                    ? new EmptyState(texts.get("empty", what), texts.get("empty.add"), this::add)
                    : EmptyState.of(texts.get("empty", what)));
        }
    }

    /** Another view has selected something. */
    private void followed(Selected selected) {
        if (linked != null && only.on()) {
            make();
        }
        Set<String> ids = kind == ElementKind.AREAS ? selected.areas() : selected.nodes();
        if (ids.size() == 1 && (kind == ElementKind.NODES || kind == ElementKind.AREAS)) {
            select(ids.iterator().next(), false);
        }
    }

    private void select(String id, boolean added) {
        ElementSource asked = source;
        kit.background().ask(this, asked::matching, matching -> {
            if (asked != source) {
                return;
            }
            for (int i = 0; i < matching.size(); i++) {
                if (matching.get(i).id().equals(id)) {
                    selecting = !added;
                    table.select(matching.get(i), i);
                    selecting = false;
                    return;
                }
            }
            if (added) {
                table.note(texts.get("add.hidden"));
            }
        }, bar::show);
    }

    /** Rows were selected here: their nodes and areas are selected everywhere. */
    private void selected(Selection<ElementRow> selection) {
        enable();
        if (linked == null || selecting || selection.isEmpty() || selection.all()) {
            return;
        }
        Set<String> nodes = new HashSet<>();
        Set<String> areas = new HashSet<>();
        for (ElementRow row : selection.rows()) {
            EObject element = row.element();
            if (element.eContainer() instanceof Node node) {
                nodes.add(node.getId());
            } else if (element instanceof Node) {
                nodes.add(row.id());
            } else if (element instanceof Area) {
                areas.add(row.id());
            }
        }
        var now = new Selected(nodes, areas, this);
        if (!now.isEmpty() && !now.sameAs(linked.shown())) {
            linked.select(now);
        }
    }

    private void add() {
        if (!bar.mayEdit() || !table.finishEditing()) {
            return;
        }
        ElementRow beside = table.selection().single();
        Optional<Additions.Place> found = additions.place(draft.site(), kind,
                beside == null ? null : (Element) beside.element(), OnlyArea.one(draft.site(), linked.shown()));
        if (found.isEmpty()) {
            table.note(additions.missing(kind));
            return;
        }
        Element made = additions.made(kind);
        Elements.assignIds(made);
        wanted = made.getId();
        if (!editor().add(found.get().owner(), found.get().reference(), made)) {
            wanted = null;
            table.note(texts.get("refused"));
        }
    }

    private void remove() {
        Selection<ElementRow> selected = table.selection();
        if (!bar.mayEdit() || selected.isEmpty() || !table.finishEditing()) {
            return;
        }
        List<EObject> gone = (selected.all() ? source.matching() : selected.rows()).stream().map(ElementRow::element)
                .filter(element -> EcoreUtil.getRootContainer(element) == draft.site()).toList();
        if (gone.isEmpty()) {
            return;
        }
        int more = Removal.of(gone).size() - gone.size();
        if (editor().remove(gone)) {
            table.note(more > 0 ? texts.get("removed.more", gone.size(), more) : texts.get("removed", gone.size()));
        }
    }

    private SiteEditor editor() {
        return draft == null ? null : draft.editor();
    }

    /** The table that is shown now; another one after another kind has been chosen. */
    public PagedTable<?> table() {
        return table;
    }

    /** The same, for tests. */
    PagedTable<ElementRow> rows() {
        return table;
    }

    /** The bar with undo, reason and save. */
    public DraftBar bar() {
        return bar;
    }

    /** Follows the selection of other views, unless pinned. */
    public LinkedSelection linked() {
        return linked;
    }

    /** Goes to the filter. */
    public void focusFilter() {
        filter.setFocus();
    }

    @Override
    public boolean setFocus() {
        table.setFocus();
        return true;
    }
}
