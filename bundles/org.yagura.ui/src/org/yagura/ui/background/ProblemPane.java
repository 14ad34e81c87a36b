/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.background;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Clipboards;
import org.yagura.ui.severity.SeverityLook;
import org.yagura.ui.theme.Theme;

/**
 * Shows a problem in place, never as a dialog: what, why, what to do; the technical cause behind "Details", copyable.
 * Takes no room while there is none. Lays out its parent when it appears or goes.
 */
public final class ProblemPane extends Composite {
    private static final Texts TEXTS = Texts.of(ProblemPane.class);

    private final Theme theme;
    private final SeverityLook look;
    private final Runnable retry;
    private Problem problem;
    private Text details;

    /**
     * A pane without a problem.
     *
     * @param retry what "Try again" does; null when there is no such thing
     */
    public ProblemPane(Composite parent, Theme theme, SeverityLook look, Runnable retry) {
        super(parent, SWT.NONE);
        this.theme = theme;
        this.look = look;
        this.retry = retry;
        setVisible(false);
        Object data = getLayoutData();
        if (data == null && parent.getLayout() instanceof GridLayout grid) {
            GridDataFactory.fillDefaults().grab(true, false).span(grid.numColumns, 1).exclude(true).applyTo(this);
        }
        GridLayoutFactory.fillDefaults().numColumns(3).margins(10, 6).spacing(8, 2).applyTo(this);
        theme.paintBar(this);
    }

    /** What is shown; null when nothing. */
    public Problem problem() {
        return problem;
    }

    /** Shows a problem, or nothing for null. */
    public void show(Problem now) {
        if (isDisposed() || now == problem) {
            return;
        }
        problem = now;
        for (var child : getChildren()) {
            child.dispose();
        }
        details = null;
        if (now != null) {
            fill(now);
        }
        setVisible(now != null);
        if (getLayoutData() instanceof GridData data) {
            data.exclude = now == null;
        }
        getParent().layout(true, true);
    }

    private void fill(Problem now) {
        var mark = new Canvas(this, SWT.NONE);
        Theme.ownColours(mark);
        mark.setBackground(getBackground());
        mark.addPaintListener(e -> look.paint(e.gc, theme.palette(), Severity.MAJOR, 0, 1, 14));
        GridDataFactory.swtDefaults().hint(16, 16).align(SWT.BEGINNING, SWT.BEGINNING).applyTo(mark);
        var text = new StringBuilder(now.what());
        for (String part : new String[]{now.why(), now.todo()}) {
            if (part != null && !part.isBlank()) {
                text.append(' ').append(part);
            }
        }
        var label = new Label(this, SWT.WRAP);
        label.setText(text.toString().replace("&", "&&"));
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT)
                .applyTo(label);
        var links = new Link(this, SWT.NONE);
        links.setText((retry == null ? "" : "<a href=\"retry\">" + TEXTS.get("retry") + "</a>")
                + (now.details() == null ? "" : "  <a href=\"details\">" + TEXTS.get("details") + "</a>")
                + "  <a href=\"copy\">" + TEXTS.get("copy") + "</a>");
        links.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> act(e.text, now)));
        for (var control : new Control[]{label, links}) {
            Theme.ownColours(control);
            control.setBackground(getBackground());
            control.setForeground(getForeground());
        }
    }

    private void act(String what, Problem now) {
        switch (what) {
            case "retry" -> {
                show(null);
                retry.run();
            }
            case "details" -> toggleDetails(now);
            default -> Clipboards.put(text(now));
        }
    }

    private void toggleDetails(Problem now) {
        if (details != null) {
            details.dispose();
            details = null;
        } else {
            details = new Text(this, SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL | SWT.BORDER);
            details.setText(now.details());
            GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(200, 110).applyTo(details);
        }
        getParent().layout(true, true);
    }

    /** A problem as plain text. */
    public static String text(Problem problem) {
        var text = new StringBuilder(problem.what());
        for (String part : new String[]{problem.why(), problem.todo(), problem.details()}) {
            if (part != null && !part.isBlank()) {
                text.append('\n').append(part);
            }
        }
        return text.toString();
    }
}
