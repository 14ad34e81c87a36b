/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.window.SameShellProvider;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.Keyboard;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.theme.Palette;
import org.yagura.watch.core.series.GetSeriesRetention;
import org.yagura.watch.core.series.RetentionRule.Part;
import org.yagura.watch.core.series.SetSeriesRetention;
import org.yagura.watch.core.series.TrySeriesRetention;

/** The rule of retention is shown, checked while it is typed, tried, agreed to and set. */
final class RetentionDialogTest {
    private final RetentionAgent rig = new RetentionAgent();
    private RetentionDialog dialog;
    private RetentionForm form;

    private UiWindow open(Locale language) {
        var window = new UiWindow(rig.agent, UiSettings.inMemory(), language);
        window.open(parent -> new Composite(parent, SWT.NONE));
        dialog = new RetentionDialog(new SameShellProvider(window.shell()), window.kit());
        dialog.setBlockOnOpen(false);
        dialog.open();
        form = dialog.form();
        return window;
    }

    private UiWindow opened(Locale language) {
        UiWindow window = open(language);
        window.until("loaded", () -> !form.row(Part.MOST_SERIES).there().isEmpty() && !form.progress().isVisible());
        window.settle();
        return window;
    }

    private void close(UiWindow window) {
        dialog.close();
        window.settle();
    }

    private Button button(int id) {
        Composite bar = (Composite) dialog.buttonBar;
        return Widgets.all(bar).filter(Button.class::isInstance).map(Button.class::cast)
                .filter(b -> Integer.valueOf(id).equals(b.getData())).findFirst().orElseThrow();
    }

    private void type(Part part, String text) {
        form.row(part).field().setText(text);
    }

    private String field(Part part) {
        return form.row(part).field().getText();
    }

    @Test
    void theRuleIsShownWithItsBoundsAndWhatThereIs() {
        try (var window = opened(Locale.ENGLISH)) {
            assertEquals(List.of("14", "93", "800", "3,700", "5,000,000,000", "100,000"),
                    Stream.of(Part.values()).map(this::field).toList());
            assertEquals("1 to 3,650 days", form.row(Part.RAW_DAYS).hint());
            assertEquals("100 to 2,000,000", form.row(Part.MOST_SERIES).hint());
            assertEquals("17,283,938, 42 MiB, from Nov 7, 2026", form.row(Part.RAW_DAYS).there());
            assertEquals("nothing in tables yet", form.row(Part.DAY_DAYS).there());
            assertEquals("1,234", form.row(Part.MOST_SERIES).there());
            assertEquals("", form.why());
            assertEquals("", form.said());
            assertFalse(button(IDialogConstants.OK_ID).isEnabled(), "nothing has been changed");
            close(window);
        }
    }

    @Test
    void whatMakesNoSenseIsMarkedWhileItIsTyped() {
        try (var window = opened(Locale.ENGLISH)) {
            for (String wrong : List.of("", "0", "-3", "3,651", "x", "1.5 days", "99999999999999999999")) {
                type(Part.RAW_DAYS, wrong);
                assertEquals("▲ Give a whole number from 1 to 3,650.", form.row(Part.RAW_DAYS).hint(), wrong);
            }
            assertTrue(form.said().startsWith("Mend"), form::said);
            assertFalse(button(IDialogConstants.OK_ID).isEnabled());
            assertEquals("7 to 3,650 days", form.row(Part.MINUTE_DAYS).hint());
            type(Part.RAW_DAYS, "100");
            assertEquals("1 to 3,650 days", form.row(Part.RAW_DAYS).hint());
            assertEquals("▲ Not shorter than \"Single samples, days\" (100).", form.row(Part.MINUTE_DAYS).hint());
            type(Part.MINUTE_DAYS, " １００ ");
            assertEquals("7 to 3,650 days", form.row(Part.MINUTE_DAYS).hint());
            assertEquals("This deletes nothing. What is deleted already does not come back.", form.said());
            assertTrue(button(IDialogConstants.OK_ID).isEnabled());
            assertEquals(List.of(), rig.agent.asked(TrySeriesRetention.class), "what only raises is not tried");
            type(Part.RAW_DAYS, "14");
            type(Part.MINUTE_DAYS, "93");
            assertEquals("", form.said());
            assertFalse(button(IDialogConstants.OK_ID).isEnabled(), "as it is in force");
            close(window);
        }
    }

    @Test
    void whatWouldBeDeletedIsSaidAndAgreedToBeforeItIsSet() {
        try (var window = opened(Locale.ENGLISH)) {
            Point size = dialog.getShell().getSize();
            rig.forgotten = 2;
            rig.gate.drainPermits();
            type(Part.RAW_DAYS, "9");
            type(Part.RAW_DAYS, "10");
            assertEquals("Asking the agent what this would delete…", form.said());
            window.until("progress", () -> form.progress().isVisible());
            assertFalse(button(IDialogConstants.OK_ID).isEnabled());
            rig.gate.release(100);
            window.until("tried", () -> form.sure().isVisible());
            assertEquals("""
                    Setting this deletes for good (days of UTC):
                    •  single samples of Nov 7, 2026 to Nov 10, 2026: 4,938,268, 12 MiB
                    •  2 series of which nothing would be left, within a day""", form.said());
            assertEquals(List.of(new TrySeriesRetention(10, null, null, null, null, null)),
                    rig.agent.asked(TrySeriesRetention.class));
            assertFalse(form.progress().isVisible());
            assertTrue(dialog.getShell().getSize().y > size.y, "there is room for what is said");
            assertFalse(button(IDialogConstants.OK_ID).isEnabled(), "not agreed to");
            dialog.okPressed();
            assertEquals(List.of(), rig.agent.asked(SetSeriesRetention.class));
            Controls.of(form).press("Delete this; I know that it cannot be undone");
            assertTrue(button(IDialogConstants.OK_ID).isEnabled());
            type(Part.RAW_DAYS, "11");
            assertFalse(form.sure().getSelection(), "it was another rule that was agreed to");
            window.until("tried", () -> form.said().contains("Nov 9"));
            Controls.of(form).press("Delete this; I know that it cannot be undone");
            rig.gate.drainPermits();
            dialog.okPressed();
            assertEquals("Setting the rule…", form.said());
            assertTrue(form.progress().isVisible());
            assertFalse(form.row(Part.RAW_DAYS).field().getEditable());
            rig.gate.release(100);
            window.until("set", () -> form.said().startsWith("The rule is in force."));
            assertEquals(List.of(new SetSeriesRetention(11, null, null, null, null, null)),
                    rig.agent.asked(SetSeriesRetention.class), "only what was changed");
            assertEquals("11", field(Part.RAW_DAYS));
            assertEquals("13,580,237, 33 MiB, from Nov 10, 2026", form.row(Part.RAW_DAYS).there());
            assertFalse(form.sure().isVisible());
            assertFalse(button(IDialogConstants.OK_ID).isEnabled());
            close(window);
        }
    }

    @Test
    void aBoundOfSeriesThatIsTooLowIsExplained() {
        try (var window = opened(Locale.ENGLISH)) {
            type(Part.MOST_SERIES, "1000");
            assertTrue(form.said().startsWith("This deletes nothing."), form::said);
            assertTrue(form.said().contains("There are 1,234 series now. They stay"), form::said);
            type(Part.MOST_SAMPLES, "4_000_000 000");
            window.until("tried", () -> button(IDialogConstants.OK_ID).isEnabled());
            dialog.okPressed();
            window.until("set", () -> form.said().startsWith("The rule is in force."));
            assertEquals(List.of(new SetSeriesRetention(null, null, null, null, 4_000_000_000L, 1_000)),
                    rig.agent.asked(SetSeriesRetention.class));
            close(window);
        }
    }

    @Test
    void whoMayNotReadsAndIsToldWhy() {
        rig.agent.privileges(Privilege.SEE, Privilege.EDIT);
        try (var window = opened(Locale.ENGLISH)) {
            assertTrue(form.why().startsWith("Read-only: setting this needs the privilege administer"), form::why);
            for (Part part : Part.values()) {
                assertFalse(form.row(part).field().getEditable(), part::toString);
                assertFalse(form.row(part).there().isEmpty(), part::toString);
            }
            type(Part.RAW_DAYS, "20");
            assertFalse(button(IDialogConstants.OK_ID).isEnabled());
            form.set();
            assertEquals(List.of(), rig.agent.asked(SetSeriesRetention.class));
            close(window);
        }
    }

    @Test
    void whatTheAgentRefusesIsSaidInPlaceAndTriedAgain() {
        rig.refusal = new Problem(Problem.UNAVAILABLE, "The agent is starting.", null, null, null);
        try (var window = open(Locale.ENGLISH)) {
            window.until("refused", () -> form.problem().problem() != null);
            assertFalse(form.row(Part.RAW_DAYS).field().getEditable(), "nothing is known yet");
            rig.refusal = null;
            click("retry");
            window.until("loaded", () -> field(Part.RAW_DAYS).equals("14"));
            assertNull(form.problem().problem());
            rig.refusal = new Problem(Problem.INVALID, "No.", null, null, null);
            type(Part.RAW_DAYS, "13");
            window.until("refused", () -> form.problem().problem() != null);
            assertFalse(button(IDialogConstants.OK_ID).isEnabled(), "nobody knows what it would delete");
            rig.refusal = null;
            click("retry");
            window.until("tried", () -> form.sure().isVisible());
            form.sure().setSelection(true);
            rig.refusal = new Problem(Problem.FAILED, "The disk is full.", null, null, null);
            form.set();
            window.until("refused", () -> form.problem().problem() != null);
            assertEquals("The disk is full.", form.problem().problem().what());
            assertEquals("13", field(Part.RAW_DAYS), "what was typed stays");
            assertTrue(form.row(Part.RAW_DAYS).field().getEditable());
            assertEquals(1, rig.agent.asked(SetSeriesRetention.class).size());
            close(window);
        }
    }

    private void click(String link) {
        Widgets.all(form.problem()).filter(Link.class::isInstance).forEach(l -> {
            var event = new Event();
            event.text = link;
            l.notifyListeners(SWT.Selection, event);
        });
    }

    @Test
    void withoutAConnectionItIsReadOnlyUntilThereIsOneAgain() {
        try (var window = opened(Locale.ENGLISH)) {
            rig.agent.hold();
            rig.agent.cut();
            window.until("cut", () -> form.why().equals("Read-only: not connected to the agent."));
            assertFalse(form.row(Part.RAW_DAYS).field().getEditable());
            rig.agent.release();
            window.kit().connections().retryNow();
            window.until("connected", () -> form.why().isEmpty());
            assertTrue(form.row(Part.RAW_DAYS).field().getEditable());
            assertEquals(1, rig.agent.asked(GetSeriesRetention.class).size());
            close(window);
        }
    }

    @Test
    void everythingIsDoneByKeyboard() {
        try (var window = opened(Locale.ENGLISH)) {
            dialog.getShell().forceActive();
            window.until("the keyboard is in the first field",
                    () -> window.display().getFocusControl() == form.row(Part.RAW_DAYS).field());
            var keys = new Keyboard(window).at(form.row(Part.RAW_DAYS).field());
            for (Part part : List.of(Part.MINUTE_DAYS, Part.HOUR_DAYS, Part.DAY_DAYS)) {
                keys.press(SWT.TAB);
                assertEquals(form.row(part).field(), window.display().getFocusControl());
            }
            keys.at(form.row(Part.RAW_DAYS).field()).chord(SWT.CTRL, 'a').type("12");
            window.until("tried", () -> form.sure().isVisible());
            keys.at(form.row(Part.MOST_SERIES).field()).press(SWT.TAB);
            assertEquals(form.sure(), window.display().getFocusControl());
            keys.press(' ');
            assertTrue(form.ready());
            keys.at(form.row(Part.RAW_DAYS).field()).press(SWT.CR);
            window.until("set by Enter", () -> form.said().startsWith("The rule is in force."));
            // the key is let go after the dialog has gone, so that it is pressed by itself
            var escape = new Event();
            escape.type = SWT.KeyDown;
            escape.keyCode = SWT.ESC;
            escape.character = SWT.ESC;
            assertTrue(window.display().post(escape));
            window.until("closed by Escape", () -> dialog.getShell() == null);
            window.shell().forceActive();
            window.until("back", () -> window.display().getActiveShell() == window.shell());
            escape.type = SWT.KeyUp;
            window.display().post(escape);
            window.settle();
        }
    }

    @Test
    void japaneseAndDark() {
        try (var window = opened(Locale.JAPANESE)) {
            window.kit().theme().setDark(true);
            window.settle();
            assertEquals("測定値の保存期間", dialog.getShell().getText());
            assertEquals("測定値の保存期間…",
                    RetentionDialog.action(new SameShellProvider(window.shell()), window.kit()).getText());
            type(Part.RAW_DAYS, "３６５１");
            assertEquals("▲ 1～3,650 の整数を入力します。", form.row(Part.RAW_DAYS).hint());
            type(Part.RAW_DAYS, "１２");
            window.until("tried", () -> form.sure().isVisible());
            assertTrue(form.said().contains("•  サンプル（2026/11/07～2026/11/08）: 2,469,134 件、6 MiB"), form::said);
            type(Part.HOUR_DAYS, "50");
            assertEquals("▲ 「分ごとの集計の日数」（93）より短くできません。", form.row(Part.HOUR_DAYS).hint());
            List<String> cut = Widgets.all(form).filter(Label.class::isInstance).map(Label.class::cast)
                    .filter(l -> l.isVisible() && (l.getStyle() & SWT.WRAP) == 0)
                    .filter(l -> l.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > l.getSize().x).map(Label::getText)
                    .toList();
            assertEquals(List.of(), cut, "words that have no room");
            ImageData picture = picture(window);
            assertEquals(Palette.DARK.background(), at(picture, form, 4, 4));
            assertEquals(Palette.DARK.background(), at(picture, dialog.buttonBar, 2, 2));
            for (Control control : Widgets.all(form).filter(Label.class::isInstance).toList()) {
                assertTrue(Palette.contrast(control.getForeground().getRGB(), control.getBackground().getRGB()) >= 4.5,
                        control::toString);
            }
            close(window);
        }
    }

    private ImageData picture(UiWindow window) {
        window.settle();
        Point size = dialog.getShell().getSize();
        var image = new Image(window.display(), size.x, size.y);
        var gc = new GC(image);
        dialog.getShell().print(gc);
        gc.dispose();
        ImageData data = image.getImageData();
        image.dispose();
        return data;
    }

    private RGB at(ImageData picture, Control control, int x, int y) {
        Point place = dialog.getShell().toControl(control.toDisplay(x, y));
        return picture.palette.getRGB(picture.getPixel(place.x, place.y));
    }
}
