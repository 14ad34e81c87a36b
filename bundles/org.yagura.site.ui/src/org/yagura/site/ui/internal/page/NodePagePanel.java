/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.KindIcons;
import org.yagura.model.site.Node;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.node.NodePageSection;
import org.yagura.ui.node.Question;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.theme.Theme;
import org.yagura.ui.view.Contributions;

/**
 * Everything of one node: the sections of all bundles, in two columns where there is room. Each loads for itself; one that
 * fails hinders no other.
 */
public final class NodePagePanel extends Composite {
    private static final int TWO_COLUMNS = 900;
    private static final int SMALLEST = 260;

    private final Kit kit;
    private final Texts texts = Texts.of(NodePagePanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final ScrolledComposite scroll;
    private final Composite page;
    private final Label icon;
    private final Label title;
    private final Label note;
    private final Composite main;
    private final Composite side;
    private final List<SectionPart> parts = new ArrayList<>();
    private Consumer<String> named = name -> {
    };
    private String node;
    private Instant connectedAt;
    private boolean fitting;

    /** A page without a node. */
    public NodePagePanel(Composite parent, Kit kit, List<Contributions<NodePageSection>> sections) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        scroll = new ScrolledComposite(this, SWT.V_SCROLL);
        scroll.setExpandHorizontal(true);
        scroll.setExpandVertical(true);
        scroll.getVerticalBar().setIncrement(20);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(scroll);
        page = composite(scroll, 2);
        ((GridLayout) page.getLayout()).marginWidth = 14;
        ((GridLayout) page.getLayout()).marginHeight = 10;
        ((GridLayout) page.getLayout()).horizontalSpacing = 28;
        scroll.setContent(page);
        Composite head = composite(page, 2);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(head);
        icon = new Label(head, SWT.NONE);
        title = new Label(head, SWT.NONE);
        note = new Label(head, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).applyTo(note);
        var fonts = new LocalResourceManager(JFaceResources.getResources(), this);
        title.setFont(fonts.create(FontDescriptor.createFrom(JFaceResources.getDialogFont()).increaseHeight(4)
                .setStyle(SWT.BOLD)));
        main = composite(page, 1);
        side = composite(page, 1);
        GridDataFactory.fillDefaults().grab(true, true).hint(300, SWT.DEFAULT).applyTo(main);
        GridDataFactory.fillDefaults().grab(true, true).hint(200, SWT.DEFAULT).applyTo(side);
        for (Contributions<NodePageSection> each : sections) {
            parts.add(new SectionPart("side".equals(each.place()) ? side : main, kit, each.label(), each.made(),
                    this::fit));
        }
        wire();
    }

    private void wire() {
        for (Label each : new Label[]{icon, title, note}) {
            Theme.ownColours(each);
        }
        kit.theme().paint(scroll);
        kit.theme().follow(this, () -> {
            for (Label each : new Label[]{icon, title, note}) {
                each.setBackground(Theme.color(kit.theme().palette().background()));
                each.setForeground(Theme.color(each == note
                        ? kit.theme().palette().faint()
                        : kit.theme().palette().text()));
            }
            show(node);
        });
        scroll.addListener(SWT.Resize, e -> fit());
        List<Following> followings = List.of(kit.site().follow(loaded -> show(node)),
                kit.connections().followStatus(this::status));
        addDisposeListener(e -> followings.forEach(Following::close));
    }

    private Composite composite(Composite in, int columns) {
        var made = new Composite(in, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(columns).spacing(8, 12).applyTo(made);
        kit.theme().paint(made);
        return made;
    }

    /** Shows the node with that id; null for none. */
    public void show(String id) {
        node = id;
        Optional<SiteModels.Loaded> site = kit.site().current();
        Optional<Node> found = site.flatMap(s -> id == null ? Optional.empty() : s.index().element(id, Node.class));
        icon.setImage(found.map(n -> kit.icons().get(KindIcons.icon(n.getKind()))).orElse(null));
        title.setText(found.map(n -> texts.get("title", n.getName(), words.label(n.getKind()))).orElse("")
                .replace("&", "&&"));
        boolean there = found.isPresent();
        main.setVisible(there);
        side.setVisible(there);
        found.ifPresent(n -> parts.forEach(p -> p.show(new Question(kit.connections(), site.orElseThrow(), n))));
        named.accept(found.map(Node::getName).orElse(""));
        status(kit.connections().status());
    }

    /** Calls back with the name of the node that is shown, whenever it may have changed; empty for none. */
    public void onName(Consumer<String> follower) {
        named = follower;
    }

    private void status(ConnectionStatus status) {
        if (note == null || isDisposed()) {
            return;
        }
        if (status.connected()) {
            connectedAt = null;
        } else if (connectedAt == null) {
            connectedAt = kit.times().now();
        }
        String text;
        if (kit.site().current().isEmpty()) {
            text = texts.get("waiting");
        } else if (node == null) {
            text = texts.get("none");
        } else if (title.getText().isEmpty()) {
            text = texts.get("gone");
        } else {
            text = status.connected() ? "" : texts.get("old", kit.times().brief(connectedAt));
        }
        note.setText(text);
        GridDataFactory.fillDefaults().grab(true, false).span(2, 1).hint(200, SWT.DEFAULT).exclude(text.isEmpty())
                .applyTo(note);
        note.setVisible(!text.isEmpty());
        fit();
    }

    private void fit() {
        if (fitting || isDisposed()) {
            return;
        }
        fitting = true;
        getDisplay().asyncExec(() -> {
            fitting = false;
            if (!isDisposed()) {
                int width = Math.max(SMALLEST, scroll.getClientArea().width);
                ((GridLayout) page.getLayout()).numColumns = width >= TWO_COLUMNS ? 2 : 1;
                page.layout(true, true);
                scroll.setMinHeight(page.computeSize(width, SWT.DEFAULT).y);
            }
        });
    }

    /** The sections, for tests. */
    List<SectionPart> parts() {
        return parts;
    }

    /** What is said below the title; empty for nothing. */
    String note() {
        return note.getText();
    }

    @Override
    public boolean setFocus() {
        return scroll.setFocus();
    }
}
