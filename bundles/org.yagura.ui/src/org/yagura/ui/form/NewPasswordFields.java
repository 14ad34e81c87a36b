/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.form;

import java.security.SecureRandom;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.ui.theme.Theme;

/**
 * A new password, entered twice or made up, with the first thing that is wrong with it in words. What the agent demands
 * beyond the length it says itself. On the user interface thread.
 */
public final class NewPasswordFields {
    /** How long a password is at least. */
    public static final int SHORTEST = 10;
    /** Signs that are not mixed up when somebody reads them out. */
    private static final String CLEAR_SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final Texts texts = Texts.of(NewPasswordFields.class);
    private final Text first;
    private final Text second;
    private final Button show;
    private final Label hint;
    private final char hidden;
    private final Runnable changed;

    /**
     * Fields in a parent with a grid layout of two columns.
     *
     * @param makesUp whether a password can be made up, for handing it on to somebody else
     * @param look gives each control the colours of its surroundings
     * @param changed called after each change
     */
    public NewPasswordFields(Composite parent, boolean makesUp, UnaryOperator<Control> look, Runnable changed) {
        this.changed = changed;
        first = field(parent, "password.new", look);
        second = field(parent, "password.again", look);
        hidden = first.getEchoChar();
        look.apply(new Label(parent, SWT.NONE));
        var row = (Composite) look.apply(new Composite(parent, SWT.NONE));
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        show = (Button) look.apply(new Button(row, SWT.CHECK));
        show.setText(texts.get("password.show"));
        show.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> echo()));
        if (makesUp) {
            var make = new Button(row, SWT.PUSH);
            Theme.ownColours(make);
            make.setText(texts.get("password.makeUp"));
            make.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> makeUp()));
            GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(make);
        }
        look.apply(new Label(parent, SWT.NONE));
        hint = (Label) look.apply(new Label(parent, SWT.WRAP));
        hint.setText(texts.get("password.hint", SHORTEST));
        GridDataFactory.fillDefaults().grab(true, false).hint(200, SWT.DEFAULT).applyTo(hint);
    }

    private Text field(Composite parent, String key, UnaryOperator<Control> look) {
        var label = (Label) look.apply(new Label(parent, SWT.NONE));
        label.setText(texts.get(key));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
        var text = new Text(parent, SWT.BORDER | SWT.PASSWORD);
        text.setData("name", texts.get(key));
        text.setTextLimit(1_000);
        GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(text);
        text.addModifyListener(e -> modified());
        return text;
    }

    private void modified() {
        String complaint = complaint();
        hint.setText(complaint.isEmpty() ? texts.get("password.good") : complaint);
        changed.run();
    }

    /** What is wrong so far, or what is asked for while nothing is entered; empty when both fields are good and the same. */
    public String complaint() {
        int length = first.getText().length();
        if (length == 0) {
            return texts.get("password.hint", SHORTEST);
        }
        if (length < SHORTEST) {
            return texts.get("password.short", SHORTEST - length);
        }
        return first.getText().equals(second.getText()) ? "" : texts.get("password.differ");
    }

    /** The password; to be wiped by who asks for it. */
    public char[] password() {
        return first.getTextChars();
    }

    /** What Enter in a field does once the password is good. */
    public void onEnter(Runnable action) {
        for (Text field : new Text[]{first, second}) {
            field.addListener(SWT.DefaultSelection, e -> {
                if (complaint().isEmpty()) {
                    action.run();
                }
            });
        }
    }

    /** The first field, for the keyboard. */
    public Text first() {
        return first;
    }

    private void echo() {
        char sign = show.getSelection() ? '\0' : hidden;
        first.setEchoChar(sign);
        second.setEchoChar(sign);
    }

    private void makeUp() {
        var random = new SecureRandom();
        var made = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            made.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(CLEAR_SIGNS.charAt(random.nextInt(CLEAR_SIGNS.length())));
        }
        show.setSelection(true);
        echo();
        first.setText(made.toString());
        second.setText(made.toString());
        first.setFocus();
        first.selectAll();
    }
}
