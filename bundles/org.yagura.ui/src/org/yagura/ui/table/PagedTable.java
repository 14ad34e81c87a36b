/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.coordinate.PositionCoordinate;
import org.eclipse.nebula.widgets.nattable.hideshow.event.HideColumnPositionsEvent;
import org.eclipse.nebula.widgets.nattable.hideshow.event.ShowColumnPositionsEvent;
import org.eclipse.nebula.widgets.nattable.viewport.event.ScrollEvent;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Clipboards;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.table.internal.CellTexts;
import org.yagura.ui.table.internal.ColumnMemory;
import org.yagura.ui.table.internal.Csv;
import org.yagura.ui.table.internal.CsvExport;
import org.yagura.ui.table.internal.EmptyPane;
import org.yagura.ui.table.internal.KeySelection;
import org.yagura.ui.table.internal.PageCache;
import org.yagura.ui.table.internal.TableEditing;
import org.yagura.ui.table.internal.TableFooter;
import org.yagura.ui.table.internal.TableLayers;
import org.yagura.ui.table.internal.TableMenu;
import org.yagura.ui.table.internal.TableTooltip;

/**
 * A table over a windowed query: shows millions of rows and loads what is visible. Columns are chosen, moved, sized and
 * sorted by the person and remembered; the selection stays on its rows while others arrive; problems are shown in place.
 * On the user interface thread.
 *
 * @param <R> a row, immutable
 */
public final class PagedTable<R> {
    /** Rows that a range or a copy may have; more only by "select all" and export. */
    public static final int MOST_IN_RANGE = 20_000;
    private static final Texts TEXTS = Texts.of(TableFooter.class);
    private static final int REFRESH_MILLIS = 150;
    private static final String OF_WIDGET = PagedTable.class.getName();

    private final Kit kit;
    private final List<Column<R>> columns;
    private final Composite control;
    private final Composite stack;
    private final ProblemPane problems;
    private final EmptyPane emptyPane;
    private final TableFooter footer;
    private final PageCache<R> cache;
    private final KeySelection<R> keys;
    private final TableLayers<R> layers;
    private final ColumnMemory<R> memory;
    private final CellTexts texts;
    private final MenuManager menu = new MenuManager();
    private final List<Consumer<Selection<R>>> selectionFollowers = new CopyOnWriteArrayList<>();
    private final List<Consumer<R>> openFollowers = new CopyOnWriteArrayList<>();
    private final List<Runnable> rowFollowers = new CopyOnWriteArrayList<>();
    private final boolean follows;
    private EmptyState empty = EmptyState.of("");
    private boolean following;
    private boolean pausedByScroll;
    private long newer;
    private boolean refreshScheduled;
    private boolean stale;
    private Background.Call exporting;
    private Problem fetchProblem;
    private Object soon;
    private TableEditing<R> editing;

    /**
     * A table without rows.
     *
     * @param id under which columns are remembered, such as {@code traps}
     * @param follows whether rows arrive at the top while the table is open
     */
    public PagedTable(Composite parent, Kit kit, String id, List<Column<R>> columns, boolean follows) {
        this.kit = kit;
        this.columns = List.copyOf(columns);
        this.follows = follows;
        following = follows;
        texts = new CellTexts(kit.times(), kit.severities(), kit.times().language());
        control = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
        problems = new ProblemPane(control, kit.theme(), kit.severities(), this::refresh);
        stack = new Composite(control, SWT.NONE);
        stack.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).applyTo(stack);
        cache = new PageCache<>(kit.background(), work -> control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                work.run();
            }
        }), new Viewer());
        keys = new KeySelection<>(new Rows(), this.columns::size);
        layers = new TableLayers<>(stack, kit, texts, this.columns, keys,
                JFaceResources.getFont(JFaceResources.TEXT_FONT), new Host());
        emptyPane = new EmptyPane(stack, kit);
        footer = new TableFooter(control, kit, follows, () -> setFollowing(!following));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(footer);
        memory = new ColumnMemory<>(kit.settings(), id, this.columns);
        memory.restore(layers);
        wire();
        showTable();
    }

    private void wire() {
        NatTable table = layers.table();
        table.setData(OF_WIDGET, this);
        kit.theme().paint(table);
        kit.theme().follow(table, table::redraw);
        table.addLayerListener(event -> {
            if (event instanceof ScrollEvent) {
                scrolled();
            }
        });
        table.addListener(SWT.Show, e -> refreshIfStale());
        table.addListener(SWT.Paint, e -> refreshIfStale());
        new TableTooltip<>(layers, cache::peek, texts);
        new TableMenu<>(this, layers, memory, menu, kit.settings()).install();
        table.addDisposeListener(e -> {
            memory.save(layers);
            menu.dispose();
        });
    }

    /** The table that a control shows; null when it is no {@link #widget} of one. */
    public static PagedTable<?> of(Control control) {
        return (PagedTable<?>) control.getData(OF_WIDGET);
    }

    /** The whole: problem bar, table, footer. */
    public Composite control() {
        return control;
    }

    /** The widget inside, for focus and tests. */
    public NatTable widget() {
        return layers.table();
    }

    /** Gives the table the keyboard; nothing happens when it is disposed, as while its view is being closed. */
    public void setFocus() {
        if (!stack.isDisposed()) {
            Control top = ((StackLayout) stack.getLayout()).topControl;
            if (!top.isDisposed()) {
                top.setFocus();
            }
        }
    }

    /** Names the table for screen readers, which read the selected row; first the cell with the cursor, where one can edit. */
    public PagedTable<R> name(String name) {
        TableTooltip.accessible(layers.table(), name, () -> {
            R row = selection().single();
            PositionCoordinate cursor = editing == null || row == null ? null : layers.cursor();
            String whole = row == null
                    ? ""
                    : layers.shownColumns().stream().map(c -> said(c, row)).collect(Collectors.joining(", "));
            return cursor == null ? whole : said(layers.shownColumns().get(cursor.columnPosition), row) + ". " + whole;
        });
        return this;
    }

    private String said(Column<R> column, R row) {
        return column.label() + ": " + texts.brief(column, row);
    }

    /** Takes rows from that source from now on; null for none. The selection is emptied, scrolled to the top. */
    public void source(PageSource<R> source) {
        keys.clearSelection();
        layers.scrollTo(0);
        pausedByScroll = false;
        following = follows;
        newer = 0;
        footer.note("");
        cache.reset(source, memory.sort());
        footer.showFollow(following, newer);
    }

    /** What stands there when there are no rows. */
    public void empty(EmptyState state) {
        empty = state;
        showTable();
    }

    /** The live feed says that something has changed: fetches again soon, at most a few times a second. */
    public void changed() {
        if (control.isDisposed()) {
            return;
        }
        stale = true;
        if (!refreshScheduled && control.isVisible()) {
            refreshScheduled = true;
            control.getDisplay().timerExec(REFRESH_MILLIS, () -> {
                refreshScheduled = false;
                refreshIfStale();
            });
        }
    }

    /** Fetches again now. */
    public void refresh() {
        stale = false;
        cache.refresh(following || !follows);
        if (follows && !following) {
            countNewer();
        }
    }

    private void refreshIfStale() {
        if (stale && !refreshScheduled && !control.isDisposed() && control.isVisible()) {
            refresh();
        }
    }

    private void countNewer() {
        PageSource<R> source = cache.source();
        if (source != null) {
            Sort sort = cache.sort();
            kit.background().ask(control, () -> source.fetch(new PageRequest(0, 1, null, sort)), page -> {
                if (source == cache.source() && !following) {
                    newer = Math.max(0, page.total() - cache.total());
                    footer.showFollow(false, newer);
                }
            }, problem -> {
                // the next refresh tells it
            });
        }
    }

    /** Whether new rows are shown as they arrive. */
    public boolean following() {
        return following;
    }

    /** Follows what arrives, from the top; or stays with what is there. */
    public void setFollowing(boolean follow) {
        following = follow && follows;
        pausedByScroll = false;
        if (following) {
            newer = 0;
            layers.scrollTo(0);
            cache.refresh(true);
        }
        footer.showFollow(following, newer);
    }

    private void scrolled() {
        if (editing != null) {
            editing.scrolled();
        }
        boolean top = layers.firstVisible() == 0;
        if (follows && following && !top) {
            following = false;
            pausedByScroll = true;
            footer.showFollow(false, newer);
        } else if (follows && !following && top && pausedByScroll && keys.isEmpty()) {
            setFollowing(true);
        }
    }

    /** Scrolls to a place. */
    public void reveal(long position) {
        layers.scrollTo((int) Math.min(position, Integer.MAX_VALUE));
    }

    /** Selects the row with that key if it is loaded, and shows it; says whether it did. */
    public boolean select(Object key) {
        long position = cache.position(key);
        if (position < 0) {
            return false;
        }
        layers.selection().selectRow(0, (int) position, false, false);
        layers.reveal((int) position);
        return true;
    }

    /** Selects the row with that key, now or as soon as it is loaded; says whether it did already. */
    public boolean selectSoon(Object key) {
        soon = select(key) ? null : key;
        return soon == null;
    }

    /** Selects everything that matches, loaded or not; stops following, so that nothing unseen gets in. */
    public void selectAll() {
        if (follows) {
            setFollowing(false);
        }
        keys.selectAll();
        layers.table().redraw();
    }

    /** What is selected. */
    public Selection<R> selection() {
        if (keys.all()) {
            return new Selection<>(true, cache.loadedRows(), cache.total(), cache.exact(), cache.bound());
        }
        List<R> rows = keys.rows();
        return new Selection<>(false, rows, rows.size(), true, cache.bound());
    }

    /** Calls back when the selection, or the content of a selected row, has changed. */
    public void onSelection(Consumer<Selection<R>> follower) {
        selectionFollowers.add(follower);
    }

    /** Calls back when rows have come, for the first time or again. */
    public void onRows(Runnable follower) {
        rowFollowers.add(follower);
    }

    /** Calls back when a row is opened by Enter or double click. */
    public void onOpen(Consumer<R> follower) {
        openFollowers.add(follower);
    }

    /**
     * Lets a person edit in the cells of the columns that are {@linkplain Column#editable editable}: with F2, Enter, a
     * double click or by typing, and by pasting. To be called once.
     */
    public void edits(CellEdits<R> taker) {
        editing = new TableEditing<>(layers, kit, texts, new Rows(), new Edited(), taker);
        menu.insertBefore("additions", TableMenu.action("paste", SWT.MOD1 | 'V', editing::paste));
    }

    /** Takes what is being typed in a cell; false when it is wrong, and stays open with what is wrong. */
    public boolean finishEditing() {
        return editing == null || editing.finish();
    }

    /** The shown columns from left to right. */
    public List<Column<R>> shownColumns() {
        return layers.shownColumns();
    }

    /** Calls back when other columns are shown. */
    public void onColumns(Runnable follower) {
        layers.hiding().addLayerListener(event -> {
            if (event instanceof HideColumnPositionsEvent || event instanceof ShowColumnPositionsEvent) {
                follower.run();
            }
        });
    }

    /** Says something below the table; empty for nothing. */
    public void note(String text) {
        footer.note(text);
    }

    /** Selects one row that the source has at that place, loaded or not, and shows it. */
    public void select(R row, long position) {
        keys.clearSelection();
        keys.add(List.of(row));
        layers.reveal((int) position);
        anchor((int) position);
    }

    /** Takes rows out of the selection that are there no more. */
    public void deselect(Predicate<? super R> gone) {
        keys.removeIf(gone);
    }

    /** The context menu; entries put in before it is first shown stand above those of the table. */
    public MenuManager menu() {
        return menu;
    }

    /** Whether there is a source that rows come from. */
    public boolean sourced() {
        return cache.source() != null;
    }

    /** How many rows match. */
    public long total() {
        return cache.total();
    }

    /** Whether the first rows have come, or it is known that there are none. */
    public boolean loaded() {
        return cache.loaded();
    }

    /** The bound that is shown; null for none. */
    public Object bound() {
        return cache.bound();
    }

    /** The rows that are loaded, for tests. */
    public List<R> loadedRows() {
        return cache.loadedRows();
    }

    /** A cell as on screen; empty while the row is not loaded. */
    public String text(long position, String column) {
        R row = cache.peek(position);
        return row == null
                ? ""
                : columns.stream().filter(c -> c.id().equals(column)).findFirst()
                        .map(c -> texts.brief(c, row)).orElse("");
    }

    /** The problem that is shown; null when there is none. */
    public Problem problem() {
        return problems.problem();
    }

    /** Shows a problem of the view above the table; null takes it away. */
    public void showProblem(Problem problem) {
        problems.show(problem);
    }

    /** Sorts; null for the source's own order. */
    public void sort(Sort sort) {
        memory.saveSort(sort);
        cache.reset(cache.source(), sort);
    }

    /** Sorts by a column as its heading does: up, down, and then in the source's own order again. */
    public void sortBy(Column<R> column) {
        if (column.sortable()) {
            Sort now = cache.sort();
            boolean same = now != null && now.column().equals(column.id());
            sort(!same ? new Sort(column.id(), false) : now.descending() ? null : new Sort(column.id(), true));
        }
    }

    /** How it is sorted; null for the source's own order. */
    public Sort sort() {
        return cache.sort();
    }

    /** Puts the selected rows on the clipboard, as text or as CSV with headings. */
    public void copy(boolean csv) {
        Selection<R> selected = selection();
        if (selected.isEmpty()) {
            return;
        }
        if (selected.all() || selected.count() > MOST_IN_RANGE) {
            loadRange(0, (int) Math.min(Integer.MAX_VALUE, cache.total()), rows -> toClipboard(rows, csv),
                    "tooManyToCopy");
        } else {
            toClipboard(selected.rows(), csv);
        }
    }

    private void toClipboard(List<R> rows, boolean csv) {
        List<Column<R>> shown = layers.shownColumns();
        String text = csv
                ? rows.stream().map(r -> Csv.line(shown, r, texts))
                        .collect(Collectors.joining("\r\n", Csv.header(shown) + "\r\n", "\r\n"))
                : rows.stream().map(r -> Csv.text(shown, r, texts)).collect(Collectors.joining("\n"));
        Clipboards.put(text);
    }

    /** Writes all rows that match to a file, as a job with progress that can be cancelled. */
    public void export(Path file) {
        PageSource<R> source = cache.source();
        if (source == null || exporting != null && exporting.running()) {
            return;
        }
        var export = new CsvExport<>(source, cache.sort(), cache.bound(), layers.shownColumns(), texts);
        exporting = kit.background().run(TEXTS.get("exporting", file), control, monitor -> export.write(file, monitor),
                rows -> footer.note(TEXTS.get("exported", rows, file)), problem -> {
                    if (problem.code().equals(Background.CANCELLED)) {
                        footer.note(problem.what());
                    } else {
                        problems.show(problem);
                    }
                });
    }

    private void loadRange(int from, int count, Consumer<List<R>> then, String tooMany) {
        if (count > MOST_IN_RANGE) {
            footer.note(TEXTS.get(tooMany, MOST_IN_RANGE));
            return;
        }
        PageSource<R> source = cache.source();
        Object bound = cache.bound();
        Sort sort = cache.sort();
        footer.note(TEXTS.get("selecting", count));
        kit.background().ask(control, () -> {
            var rows = new ArrayList<R>();
            while (rows.size() < count) {
                int size = Math.min(1000, count - rows.size());
                Page<R> page = source.fetch(new PageRequest(from + rows.size(), size, bound, sort));
                rows.addAll(page.rows());
                if (page.rows().isEmpty()) {
                    break;
                }
            }
            return rows;
        }, rows -> {
            footer.note("");
            if (source == cache.source()) {
                then.accept(rows);
            }
        }, problems::show);
    }

    private void showTable() {
        boolean none = cache.loaded() && cache.total() == 0 && problems.problem() == null;
        if (none) {
            emptyPane.show(empty);
        }
        var layout = (StackLayout) stack.getLayout();
        var top = none ? emptyPane : layers.table();
        if (layout.topControl != top) {
            layout.topControl = top;
            stack.layout();
        }
        footer.show(cache.total(), cache.exact(), cache.loaded(), selection());
    }

    private void openSelected() {
        R row = selection().single();
        if (row != null) {
            openFollowers.forEach(f -> f.accept(row));
        }
    }

    private void tellSelection() {
        Selection<R> now = selection();
        footer.show(cache.total(), cache.exact(), cache.loaded(), now);
        selectionFollowers.forEach(f -> f.accept(now));
    }

    /** Puts the cursor of the keyboard into a row, in the column where it is. */
    private void anchor(int place) {
        int column = Math.max(0, layers.selection().getSelectionAnchor().columnPosition);
        layers.selection().moveSelectionAnchor(column, place);
        layers.selection().setLastSelectedCell(column, place);
    }

    /** What the cache needs of the table. */
    private final class Viewer implements PageCache.Viewer {
        @Override
        public long firstVisible() {
            return layers.firstVisible();
        }

        @Override
        public int visibleCount() {
            return layers.visibleCount();
        }

        @Override
        public void rowsChanged(boolean countChanged) {
            if (layers == null || control.isDisposed()) {
                return;
            }
            layers.rowsChanged(countChanged);
            if (!keys.isEmpty()) {
                keys.update(cache.loadedRows());
                R single = selection().single();
                long place = single == null ? -1 : cache.position(cache.source().key(single));
                if (place >= 0) {
                    anchor((int) place);
                }
                tellSelection();
            }
            if (editing != null) {
                editing.rowsChanged();
            }
            showTable();
            if (soon != null) {
                selectSoon(soon);
            }
            rowFollowers.forEach(Runnable::run);
        }

        @Override
        public void problem(Problem problem) {
            boolean own = problem != null || problems.problem() == fetchProblem;
            fetchProblem = problem;
            if (!control.isDisposed() && own) {
                problems.show(problem);
            }
        }
    }

    /** What the selection needs of the table. */
    private final class Rows implements KeySelection.Rows<R> {
        @Override
        public R peek(long position) {
            return cache.peek(position);
        }

        @Override
        public Object key(R row) {
            return cache.source().key(row);
        }

        @Override
        public long position(Object key) {
            return cache.position(key);
        }

        @Override
        public int count() {
            return layers.data().getRowCount();
        }

        @Override
        public void load(int from, int count) {
            loadRange(from, count, keys::add, "tooManyForRange");
        }

        @Override
        public void selectionChanged() {
            tellSelection();
            layers.table().redraw();
        }
    }

    /** What the layers need of the table. */
    private final class Host implements TableLayers.Host<R> {
        @Override
        public R row(long index) {
            return cache.row(index);
        }

        @Override
        public long count() {
            return cache.total();
        }

        @Override
        public Sort sort() {
            return cache.sort();
        }

        @Override
        public void headerClicked(Column<R> column) {
            sortBy(column);
        }

        @Override
        public void open() {
            openSelected();
        }

        @Override
        public void copy() {
            PagedTable.this.copy(false);
        }
    }

    /** What editing needs of the table. */
    private final class Edited implements TableEditing.Host<R> {
        @Override
        public Selection<R> selection() {
            return PagedTable.this.selection();
        }

        @Override
        public void load(int from, int count, Consumer<List<R>> then) {
            loadRange(from, count, then, "tooManyToEdit");
        }

        @Override
        public void note(String text) {
            footer.note(text);
        }

        @Override
        public void open() {
            openSelected();
        }
    }
}
