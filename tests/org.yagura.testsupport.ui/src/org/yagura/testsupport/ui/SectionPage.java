/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.testsupport.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.operation.Problem;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;

/** A section of the node page on its own in a window, loaded in the background as the page does it. */
public final class SectionPage {
    private final UiWindow window;
    private final NodePageSection section;
    private final Composite place;
    private Composite body;
    private NodePageSection.Content content;

    /** A section in a window. */
    public SectionPage(UiWindow window, NodePageSection section) {
        this.window = window;
        this.section = section;
        place = window.open(parent -> new Composite(parent, SWT.NONE));
        GridLayoutFactory.fillDefaults().margins(12, 12).applyTo(place);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(place);
        window.kit().theme().paint(place);
        window.until("the site is there", () -> window.kit().site().current().isPresent());
    }

    /** Loads what there is of a node and shows it. */
    public SectionPage show(String node) {
        var failure = new AtomicReference<Problem>();
        var done = new AtomicReference<Boolean>();
        var site = window.kit().site().current().orElseThrow();
        var about = new Question(window.kit().connections(), site, site.index().node(node));
        window.kit().background().ask(place, () -> Optional.ofNullable(section.load(about)), found -> {
            content = found.orElse(null);
            done.set(true);
        }, why -> {
            failure.set(why);
            done.set(true);
        });
        window.until("loaded", () -> done.get() != null);
        if (failure.get() != null) {
            throw new AssertionError("the section fails: " + failure.get());
        }
        if (body != null) {
            body.dispose();
        }
        body = new Composite(place, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(body);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(body);
        if (content != null) {
            content.show(new SectionBody(body, window.kit()));
        }
        place.layout(true, true);
        window.settle();
        return this;
    }

    /** What was found; null for nothing. */
    public NodePageSection.Content content() {
        return content;
    }

    /** All that can be read. */
    public String words() {
        return Controls.of(body).words();
    }

    /** The controls of a class in it. */
    public <C extends Control> List<C> all(Class<C> type) {
        return Widgets.all(body).filter(type::isInstance).map(type::cast).toList();
    }

    /** Where it is written. */
    public Composite body() {
        return body;
    }
}
