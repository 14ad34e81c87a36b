/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui.workbench;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.views.IViewDescriptor;
import org.yagura.testsupport.ui.Resources;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.status.StatusLabel;
import org.yagura.ui.table.PagedTable;

/** The desk of the workbench in this process; looks and acts on its user interface thread. */
final class RealDesk implements Desk {
    private final Display display = PlatformUI.getWorkbench().getDisplay();
    private final List<Painting> paintings = new ArrayList<>();

    private <T> T look(Supplier<T> question) {
        var answer = new AtomicReference<T>();
        var failure = new AtomicReference<Throwable>();
        display.syncExec(() -> {
            try {
                answer.set(question.get());
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        rethrow(failure.get());
        return answer.get();
    }

    /** The second event comes to its turn when the action is done, or in the event loop of a dialog that it opened. */
    private void act(Runnable action) {
        var failure = new AtomicReference<Throwable>();
        display.asyncExec(() -> {
            try {
                action.run();
            } catch (RuntimeException | AssertionError e) {
                failure.set(e);
            }
        });
        display.syncExec(() -> {
            // in its turn
        });
        rethrow(failure.get());
    }

    private static void rethrow(Throwable failure) {
        switch (failure) {
            case null -> {
                // it went well
            }
            case AssertionError e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new AssertionError(failure);
        }
    }

    private static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    private static IWorkbenchPage page() {
        return window().getActivePage();
    }

    /** The content of a view, or a dialog. */
    private Composite place(String place) {
        if (place.isEmpty()) {
            return Widgets.all(window().getShell()).filter(StatusLabel.class::isInstance).map(Control::getParent)
                    .findFirst().orElseThrow(() -> new AssertionError("no status line"));
        }
        for (IViewReference view : page().getViewReferences()) {
            if (view.getId().equals(place) && view.getView(false) != null) {
                return (Composite) view.getView(false).getSite().getService(MPart.class).getWidget();
            }
        }
        return shells().filter(s -> s.getText().equals(place)).findFirst().orElseThrow(() -> new AssertionError(
                "there is no " + place + "; there are the views " + views() + " and the dialogs " + dialogs()));
    }

    private Stream<Shell> shells() {
        return Arrays.stream(display.getShells())
                .filter(s -> s.isVisible() && s != window().getShell() && !s.getText().isEmpty());
    }

    /** The table that is on screen, also while something else stands in place of its rows. */
    private PagedTable<?> table(String place) {
        return tables(place).findFirst().orElseThrow(() -> new AssertionError("there is no table in " + place));
    }

    private Stream<PagedTable<?>> tables(String place) {
        return Widgets.all(place(place)).<PagedTable<?>>map(PagedTable::of)
                .filter(t -> t != null && t.control().isVisible());
    }

    @Override
    public String title() {
        return look(() -> window().getShell().getText());
    }

    @Override
    public List<String> dialogs() {
        return look(() -> shells().map(Shell::getText).toList());
    }

    @Override
    public List<String> texts(String place) {
        return look(() -> Widgets.readable(place(place)));
    }

    @Override
    public String background(String place) {
        return look(() -> {
            RGB colour = focused(place).getBackground().getRGB();
            return String.format(Locale.ROOT, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
        });
    }

    @Override
    public String shortcut(String... path) {
        return look(() -> {
            String text = Widgets.entry(window().getShell().getMenuBar(), List.of(path)).getText();
            return text.contains("\t") ? text.substring(text.indexOf('\t') + 1) : "";
        });
    }

    @Override
    public void menu(String... path) {
        act(() -> Widgets.choose(window().getShell().getMenuBar(), List.of(path)));
    }

    @Override
    public void press(String keys) {
        act(() -> press(display.getFocusControl() == null ? window().getShell() : display.getFocusControl(), keys));
    }

    @Override
    public void press(String place, String keys) {
        act(() -> press(focused(place), keys));
    }

    /** What a person has clicked into: the table of a view, the first field of a dialog, or the place itself. */
    private Control focused(String place) {
        return tables(place).findFirst().<Control>map(PagedTable::widget).orElseGet(() -> {
            Composite whole = place(place);
            return Widgets.all(whole).filter(c -> whole instanceof Shell && c instanceof Text && c.isVisible())
                    .findFirst().orElse(whole);
        });
    }

    private static void press(Control control, String keys) {
        Event event = Widgets.key(keys);
        event.widget = control;
        control.notifyListeners(SWT.KeyDown, event);
        if (!control.isDisposed()) {
            Event up = Widgets.key(keys);
            control.notifyListeners(SWT.KeyUp, up);
        }
    }

    @Override
    public void click(String place, String text) {
        act(() -> Widgets.click(place(place), text));
    }

    @Override
    public void choose(String place, String tool, String... path) {
        act(() -> Widgets.chooseFrom(place(place), tool, path));
    }

    @Override
    public void type(String place, String label, String text) {
        act(() -> {
            Text field = Widgets.field(place(place), label);
            field.setText(text);
            field.notifyListeners(SWT.FocusOut, new Event());
        });
    }

    @Override
    public byte[] picture(String place) {
        return look(() -> {
            Composite whole = place(place);
            var image = new Image(display, whole.getSize().x, whole.getSize().y);
            var gc = new GC(image);
            try {
                whole.print(gc);
                var loader = new ImageLoader();
                loader.data = new ImageData[]{image.getImageData()};
                var png = new ByteArrayOutputStream();
                loader.save(png, SWT.IMAGE_PNG);
                return png.toByteArray();
            } finally {
                gc.dispose();
                image.dispose();
            }
        });
    }

    @Override
    public long rows(String place) {
        return look(() -> {
            PagedTable<?> table = table(place);
            return table.loaded() ? table.total() : -1;
        });
    }

    @Override
    public String cell(String place, long row, String column) {
        return look(() -> table(place).text(row, column));
    }

    @Override
    public void select(String place, long row) {
        act(() -> {
            PagedTable<?> table = table(place);
            Widgets.clickRow(table.widget(), row, 0);
            table.setFocus();
        });
    }

    @Override
    public void hideColumn(String place, String heading) {
        act(() -> {
            PagedTable<?> table = table(place);
            table.widget().notifyListeners(SWT.MenuDetect, Widgets.menuKey());
            Widgets.choose(table.widget().getMenu(), List.of("*", heading));
        });
    }

    @Override
    public List<String> headings(String place) {
        return look(() -> {
            var table = table(place).widget();
            var headings = new ArrayList<String>();
            for (int column = 0; column < table.getColumnCount(); column++) {
                headings.add(String.valueOf(table.getDataValueByPosition(column, 0)));
            }
            return List.copyOf(headings);
        });
    }

    @Override
    public void notePaintings(String place, String column) {
        act(() -> {
            PagedTable<?> table = table(place);
            // behind the table's own listener, so that it has painted
            table.widget().addPaintListener(e -> paintings.add(new Painting(Instant.now(), table.text(0, column))));
        });
    }

    @Override
    public List<Painting> paintings() {
        return look(() -> new ArrayList<>(paintings));
    }

    @Override
    public String perspective() {
        return look(() -> page().getPerspective().getId());
    }

    @Override
    public List<String> views() {
        return look(() -> Arrays.stream(page().getViewReferences()).map(IViewReference::getId).sorted().toList());
    }

    @Override
    public List<String> allViews() {
        return look(() -> Arrays.stream(PlatformUI.getWorkbench().getViewRegistry().getViews())
                .map(IViewDescriptor::getId).filter(id -> id.startsWith("org.yagura.")).sorted().toList());
    }

    @Override
    public void open(String view) {
        act(() -> {
            try {
                page().showView(view);
            } catch (PartInitException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Override
    public void close(String view) {
        act(() -> page().hideView(page().findView(view)));
    }

    @Override
    public Map<String, Integer> resources() {
        return look(() -> Resources.of(display));
    }

    @Override
    public void exit() {
        display.asyncExec(() -> PlatformUI.getWorkbench().close());
    }
}
