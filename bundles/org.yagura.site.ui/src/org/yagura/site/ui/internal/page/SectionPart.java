/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.node.SectionBody;
import org.yagura.ui.theme.Theme;

/** One section on a page: loads what it shows in the background and again after changes; a problem is told in its place. */
final class SectionPart {
    private static final long GATHER_MILLIS = 500;
    private static final long PAUSE_MILLIS = 4_000;

    private final Kit kit;
    private final String label;
    private final NodePageSection section;
    private final Runnable resized;
    private final Composite control;
    private final Label heading;
    private final ProblemPane problem;
    private Composite body;
    private Question about;
    private NodePageSection.Content shown;
    private Background.Call loading;
    private boolean loaded;
    private boolean again;
    private boolean waiting;
    private boolean stale;
    private long asked = System.nanoTime();

    /**
     * A section without content.
     *
     * @param resized called after it has become larger or smaller
     */
    SectionPart(Composite parent, Kit kit, String label, NodePageSection section, Runnable resized) {
        this.kit = kit;
        this.label = label;
        this.section = section;
        this.resized = resized;
        control = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(control);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
        kit.theme().paint(control);
        heading = new Label(control, SWT.NONE);
        heading.setText(label.replace("&", "&&"));
        heading.setFont(new LocalResourceManager(JFaceResources.getResources(), control)
                .create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).setStyle(SWT.BOLD)));
        var line = new Label(control, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).hint(10, 1).applyTo(line);
        for (Label each : new Label[]{heading, line}) {
            Theme.ownColours(each);
        }
        problem = new ProblemPane(control, kit.theme(), kit.severities(), this::load);
        body = body();
        kit.theme().follow(control, () -> {
            heading.setBackground(Theme.color(kit.theme().palette().background()));
            heading.setForeground(Theme.color(kit.theme().palette().faint()));
            line.setBackground(Theme.color(kit.theme().palette().line()));
            paint();
        });
        Following changes = kit.connections().followChanges(topics(), c -> soon());
        control.addDisposeListener(e -> changes.close());
        control.addListener(SWT.Paint, e -> {
            if (stale) {
                soon();
            }
        });
    }

    private Set<String> topics() {
        var topics = new HashSet<String>(Set.of(Connections.RECONNECTED));
        topics.addAll(section.topics());
        return topics;
    }

    /** Shows another node, or the same one in another revision. */
    void show(Question now) {
        boolean other = about == null || !about.node().getId().equals(now.node().getId());
        about = now;
        if (other) {
            shown = null;
            loaded = false;
            problem.show(null);
            paint();
        }
        load();
    }

    private void soon() {
        if (control.isDisposed() || about == null) {
            return;
        }
        stale = !control.isVisible();
        if (!stale && !waiting) {
            waiting = true;
            // at once after a quiet time, now and then while it is busy
            long passed = (System.nanoTime() - asked) / 1_000_000;
            control.getDisplay().timerExec((int) Math.max(GATHER_MILLIS, PAUSE_MILLIS - passed), () -> {
                waiting = false;
                load();
            });
        }
    }

    private void load() {
        if (control.isDisposed() || about == null) {
            return;
        }
        Question question = about;
        if (loading != null && loading.running()) {
            again = true;
            return;
        }
        asked = System.nanoTime();
        loading = kit.background().ask(control, () -> answer(question), this::tell, this::failed);
    }

    /** The answer with its question; a section of a third party may fail in any way. */
    private Answer answer(Question question) throws Exception {
        try {
            return new Answer(question, section.load(question));
        } catch (LinkageError e) {
            throw new IllegalStateException(e);
        }
    }

    private record Answer(Question question, NodePageSection.Content content) {
    }

    private void tell(Answer answer) {
        if (answer.question().node().getId().equals(about.node().getId())) {
            boolean first = !loaded;
            loaded = true;
            problem.show(null);
            if (first || !Objects.equals(answer.content(), shown)) {
                shown = answer.content();
                paint();
            }
        }
        next();
    }

    private void failed(Problem why) {
        loaded = true;
        problem.show(new Problem(why.code(), Texts.of(SectionPart.class).get("left.out", label, why.what()), why.why(),
                why.todo(), why.details()));
        resized.run();
        next();
    }

    private void next() {
        if (again) {
            again = false;
            load();
        }
    }

    private Composite body() {
        var made = new Composite(control, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(made);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(made);
        Theme.ownColours(made);
        made.setBackground(Theme.color(kit.theme().palette().background()));
        return made;
    }

    private void paint() {
        if (body == null || control.isDisposed()) {
            return;
        }
        int focus = focused();
        body.dispose();
        body = body();
        var writer = new SectionBody(body, kit);
        if (!loaded) {
            writer.note(Texts.of(SectionPart.class).get("loading"));
        } else if (shown != null) {
            try {
                shown.show(writer);
            } catch (RuntimeException | LinkageError e) {
                shown = null;
                failed(Background.problem(e));
            }
        }
        boolean empty = loaded && shown == null && problem.problem() == null;
        ((GridData) control.getLayoutData()).exclude = empty;
        control.setVisible(!empty);
        focusAgain(focus);
        resized.run();
    }

    private int focused() {
        Control focus = control.getDisplay().getFocusControl();
        return focus == null ? -1 : controls(body, new ArrayList<>()).indexOf(focus);
    }

    private void focusAgain(int place) {
        List<Control> now = controls(body, new ArrayList<>());
        if (place >= 0 && place < now.size()) {
            now.get(place).setFocus();
        }
    }

    private static List<Control> controls(Composite in, List<Control> found) {
        for (Control child : in.getChildren()) {
            found.add(child);
            if (child instanceof Composite inner) {
                controls(inner, found);
            }
        }
        return found;
    }

    Composite control() {
        return control;
    }

    /** Its heading. */
    String label() {
        return label;
    }

    /** Whether something, or a problem, has come since it shows this node. */
    boolean loaded() {
        return loaded;
    }

    /** Why it shows nothing new; null when all is well. */
    Problem problem() {
        return problem.problem();
    }
}
