/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jface.bindings.keys.KeyStroke;
import org.eclipse.jface.bindings.keys.ParseException;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Item;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.yagura.ui.status.StatusLabel;

/** Reads widgets and acts on them as a person does; what is not visible is not there. On the user interface thread. */
public final class Widgets {

    private Widgets() {
    }

    /** A control and everything inside it, from the top. */
    public static Stream<Control> all(Control control) {
        return control instanceof Composite parent
                ? Stream.concat(Stream.of(control), Arrays.stream(parent.getChildren()).flatMap(Widgets::all))
                : Stream.of(control);
    }

    /** What can be read on one control. */
    public static Stream<String> texts(Control control) {
        Stream<String> texts = switch (control) {
            case Label label -> Stream.of(label.getText());
            case Button button -> Stream.of(button.getText());
            case Text text -> Stream.of(text.getText());
            case StyledText text -> Stream.of(text.getText());
            case Link link -> Stream.of(link.getText());
            case Combo combo -> Stream.of(combo.getText());
            case Group group -> Stream.of(group.getText());
            case StatusLabel label -> Stream.of(label.text());
            case Table table -> Arrays.stream(table.getItems()).map(Item::getText);
            case Tree tree -> Arrays.stream(tree.getItems()).flatMap(Widgets::below).map(Item::getText);
            case CTabFolder folder -> Arrays.stream(folder.getItems()).map(Item::getText);
            case ToolBar bar -> Arrays.stream(bar.getItems()).map(i -> words(i));
            default -> Stream.of(Objects.toString(control.getData("name"), ""));
        };
        return texts.map(Widgets::plain).filter(t -> !t.isEmpty());
    }

    private static Stream<TreeItem> below(TreeItem item) {
        return Stream.concat(Stream.of(item), Arrays.stream(item.getItems()).flatMap(Widgets::below));
    }

    private static String words(ToolItem item) {
        return item.getText().isEmpty() ? Objects.toString(item.getToolTipText(), "") : item.getText();
    }

    /** Without the marks of mnemonics, links and accelerators. */
    private static String plain(String text) {
        return text.replaceAll("<[^>]*>", "").replaceAll("\t.*", "").replaceAll("\\(&\\w\\)", "")
                .replaceAll("&(.)", "$1").strip();
    }

    private static boolean says(String text, String wanted) {
        return plain(text).equals(wanted);
    }

    /** The field with that hint, or after the label that says so. */
    public static Text field(Composite place, String label) {
        Control before = null;
        for (Control control : all(place).filter(Control::isVisible).toList()) {
            if (control instanceof Text text && (text.getMessage().equals(label)
                    || before instanceof Label said && says(said.getText(), label))) {
                return text;
            }
            before = control;
        }
        throw new AssertionError("there is no field " + label + "; there is " + readable(place));
    }

    /** All that can be read in a place. */
    public static List<String> readable(Composite place) {
        return all(place).filter(Control::isVisible).flatMap(Widgets::texts).toList();
    }

    /** Clicks on the first thing with that text. */
    public static void click(Composite place, String text) {
        boolean clicked = all(place).filter(Control::isVisible).anyMatch(control -> switch (control) {
            case Button button when says(button.getText(), text) -> press(button);
            case Link link -> press(link, ">" + text.replace("&", "&&") + "<");
            case CTabFolder folder -> choose(folder, folder.getItems(), text, folder::setSelection);
            case Tree tree -> choose(tree, Arrays.stream(tree.getItems()).flatMap(Widgets::below)
                    .toArray(TreeItem[]::new), text, tree::setSelection);
            case Table table -> choose(table, table.getItems(), text, table::setSelection);
            case ToolBar bar -> press(bar, text);
            default -> false;
        });
        if (!clicked) {
            throw new AssertionError("there is nothing to click on that says " + text + "; there is "
                    + readable(place));
        }
    }

    private static boolean press(Button button) {
        if (!button.isEnabled()) {
            throw new AssertionError(button.getText() + " cannot be pressed now");
        }
        if ((button.getStyle() & SWT.RADIO) != 0) {
            Arrays.stream(button.getParent().getChildren()).filter(Button.class::isInstance).map(Button.class::cast)
                    .forEach(b -> b.setSelection(b == button));
        } else if ((button.getStyle() & (SWT.CHECK | SWT.TOGGLE)) != 0) {
            button.setSelection(!button.getSelection());
        }
        button.notifyListeners(SWT.Selection, new Event());
        return true;
    }

    private static boolean press(Link link, String words) {
        int at = link.getText().indexOf(words);
        if (at < 0) {
            return false;
        }
        String before = link.getText().substring(0, at);
        var event = new Event();
        event.text = before.substring(before.lastIndexOf("<a") + 2).replaceAll("href=|[\"\\s]", "");
        link.notifyListeners(SWT.Selection, event);
        return true;
    }

    private static boolean press(ToolBar bar, String text) {
        for (ToolItem item : bar.getItems()) {
            if (says(words(item), text)) {
                item.notifyListeners(SWT.Selection, new Event());
                return true;
            }
        }
        return false;
    }

    /** Items may show a number after their text, such as "All (12)", or a mark, such as "All*". */
    private static <I extends Item> boolean choose(Control owner, I[] items, String text, Consumer<I> select) {
        for (I item : items) {
            if (plain(item.getText()).replaceAll("\\*?( +\\([\\d,]+\\+?\\))?$", "").equals(text)) {
                select.accept(item);
                var event = new Event();
                event.item = item;
                owner.notifyListeners(SWT.Selection, event);
                return true;
            }
        }
        return false;
    }

    /** Opens menu after menu and chooses the last entry; {@code *} stands for any menu that has the next one. */
    public static void choose(Menu menu, List<String> path) {
        MenuItem chosen = entry(menu, path);
        if (!chosen.isEnabled()) {
            throw new AssertionError(path + " cannot be chosen now");
        }
        if ((chosen.getStyle() & SWT.CHECK) != 0) {
            chosen.setSelection(!chosen.getSelection());
        } else if ((chosen.getStyle() & SWT.RADIO) != 0) {
            chosen.setSelection(true);
        }
        chosen.notifyListeners(SWT.Selection, new Event());
    }

    /** Presses a button that opens a menu, and chooses from it. */
    public static void chooseFrom(Button button, String... path) {
        choose(menuOf(button), List.of(path));
    }

    /** Presses a tool that opens a menu, and chooses from it. */
    public static void chooseFrom(Composite place, String tool, String... path) {
        choose(menuOf(place, tool), List.of(path));
    }

    /** The entries of the menu that a tool opens. */
    public static List<String> entries(Composite place, String tool) {
        return entries(menuOf(place, tool));
    }

    private static Menu menuOf(Composite place, String tool) {
        ToolBar bar = all(place).filter(Control::isVisible).filter(ToolBar.class::isInstance).map(ToolBar.class::cast)
                .filter(b -> Arrays.stream(b.getItems()).anyMatch(i -> says(words(i), tool))).findFirst()
                .orElseThrow(() -> new AssertionError("there is no tool " + tool + "; there is " + readable(place)));
        press(bar, tool);
        return hidden(bar.getMenu(), tool);
    }

    private static List<String> entries(Menu menu) {
        return Arrays.stream(menu.getItems()).map(i -> plain(i.getText())).filter(t -> !t.isEmpty()).toList();
    }

    /** The entries of the menu that a button opens. */
    public static List<String> entries(Button button) {
        return entries(menuOf(button));
    }

    private static Menu menuOf(Button button) {
        button.notifyListeners(SWT.Selection, new Event());
        return hidden(button.getMenu(), button.getText());
    }

    /** Hidden again before it is shown, so that it takes neither mouse nor keyboard. */
    private static Menu hidden(Menu menu, String by) {
        if (menu == null || menu.isDisposed()) {
            throw new AssertionError(by + " opens no menu");
        }
        menu.setVisible(false);
        return menu;
    }

    /** Opens menu after menu; the last entry. */
    public static MenuItem entry(Menu menu, List<String> path) {
        menu.notifyListeners(SWT.Show, new Event());
        MenuItem found = find(menu, path);
        menu.notifyListeners(SWT.Hide, new Event());
        if (found == null) {
            throw new AssertionError("the menu has no " + path + "; it has "
                    + Arrays.stream(menu.getItems()).map(i -> plain(i.getText())).toList());
        }
        return found;
    }

    private static MenuItem find(Menu menu, List<String> path) {
        for (MenuItem item : menu.getItems()) {
            boolean any = path.getFirst().equals("*");
            if (any && item.getMenu() != null || says(item.getText(), path.getFirst())) {
                if (path.size() == 1) {
                    return item;
                }
                item.getMenu().notifyListeners(SWT.Show, new Event());
                MenuItem found = find(item.getMenu(), path.subList(1, path.size()));
                if (found != null || !any) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The event of keys such as {@code CTRL+O}, {@code H} or {@code CR}. */
    public static Event key(String keys) {
        try {
            KeyStroke stroke = KeyStroke.getInstance(keys);
            var event = new Event();
            event.stateMask = stroke.getModifierKeys();
            event.keyCode = Character.toLowerCase(stroke.getNaturalKey());
            boolean control = (event.stateMask & SWT.CTRL) != 0 && Character.isLetter(event.keyCode);
            event.character = (char) (control ? event.keyCode & 0x1f : event.keyCode);
            event.doit = true;
            return event;
        } catch (ParseException e) {
            throw new AssertionError("these are no keys: " + keys, e);
        }
    }

    /** Clicks on a row of a table that is on screen, with modifiers such as {@link SWT#SHIFT}. */
    public static void clickRow(NatTable table, long row, int modifiers) {
        int position = 1;
        while (position < table.getRowCount() && table.getRowIndexByPosition(position) != row) {
            position++;
        }
        if (position == table.getRowCount()) {
            throw new AssertionError("row " + row + " is not on screen");
        }
        click(table, 0, position, modifiers);
    }

    /** Goes to the cell at a position of what is on screen, and clicks; row 0 holds the headings. */
    public static void click(NatTable table, int column, int row, int modifiers) {
        Rectangle cell = table.getBoundsByPosition(column, row);
        // without the way there, a click right after another counts as half of a double click
        for (int type : new int[]{SWT.MouseMove, SWT.MouseDown, SWT.MouseUp}) {
            var event = new Event();
            event.button = type == SWT.MouseMove ? 0 : 1;
            event.count = type == SWT.MouseMove ? 0 : 1;
            event.x = cell.x + cell.width / 2;
            event.y = cell.y + cell.height / 2;
            event.stateMask = modifiers | (type == SWT.MouseUp ? SWT.BUTTON1 : 0);
            table.notifyListeners(type, event);
        }
    }

    /** The key that opens a context menu. */
    public static Event menuKey() {
        var event = new Event();
        event.detail = SWT.MENU_KEYBOARD;
        event.doit = true;
        return event;
    }
}
