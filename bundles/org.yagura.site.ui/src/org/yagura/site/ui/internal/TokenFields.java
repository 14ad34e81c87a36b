/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.account.AddToken;
import org.yagura.core.text.Texts;

/** Fields for what a new token of a program is for; good as they come but for the name. */
final class TokenFields {
    private static final String USUAL = "watches.push";
    private static final String USUAL_DAYS = "365";
    private static final int LONGEST_NAME = 80;

    private final Text name;
    private final Text operations;
    private final Text days;

    /**
     * Fields in a parent with a grid of two columns.
     *
     * @param look gives a control the colours of what is around
     * @param changed called after each change
     */
    TokenFields(Composite parent, Texts texts, UnaryOperator<Control> look, Runnable changed) {
        name = field(parent, texts.get("accounts.token.name"), "", look);
        name.setTextLimit(LONGEST_NAME);
        operations = field(parent, texts.get("accounts.token.operations"), USUAL, look);
        days = field(parent, texts.get("accounts.token.days"), USUAL_DAYS, look);
        for (Text text : List.of(name, operations, days)) {
            text.addModifyListener(e -> changed.run());
        }
    }

    private static Text field(Composite parent, String title, String value, UnaryOperator<Control> look) {
        var label = (Label) look.apply(new Label(parent, SWT.NONE));
        label.setText(title);
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.CENTER).applyTo(label);
        var text = new Text(parent, SWT.BORDER);
        text.setData("name", title);
        text.setText(value);
        GridDataFactory.fillDefaults().grab(true, false).hint(120, SWT.DEFAULT).applyTo(text);
        return text;
    }

    /** Enter in any of the fields. */
    void onEnter(Runnable action) {
        for (Text text : List.of(name, operations, days)) {
            text.addListener(SWT.DefaultSelection, e -> action.run());
        }
    }

    /** The one to begin with. */
    Text first() {
        return name;
    }

    private List<String> wanted() {
        return Arrays.stream(operations.getText().split("[,\\s]+")).filter(o -> !o.isBlank()).toList();
    }

    /** Whether all is entered; what the agent makes of it, it says itself. */
    boolean good() {
        return !name.getText().isBlank() && !wanted().isEmpty() && days.getText().strip().matches("\\d{0,4}");
    }

    /** The command, once all is entered. */
    AddToken command(String login) {
        String limit = days.getText().strip();
        return new AddToken(login, name.getText().strip(), wanted(), limit.isEmpty() ? null : Integer.valueOf(limit));
    }
}
