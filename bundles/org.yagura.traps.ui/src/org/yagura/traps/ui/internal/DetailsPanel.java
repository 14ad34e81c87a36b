/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.TabItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.FindTraps;
import org.yagura.traps.core.GetTrap;
import org.yagura.traps.core.TrapDetail;
import org.yagura.traps.core.TrapFilter;
import org.yagura.traps.core.TrapPage;
import org.yagura.traps.core.TrapRow;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.severity.SeverityLook;

/**
 * Everything about one trap: what it says and what to do at the left; variable bindings, the node's other traps and the
 * packet at the right. Follows changes of the trap while it is shown.
 */
final class DetailsPanel extends Composite {
    private static final int RELATED = 100;
    private static final int HEX_PER_LINE = 16;
    /** Where values begin in the text, beside their labels. */
    private static final int VALUES_AT = 110;

    private final Kit kit;
    private final Texts texts = Texts.of(DetailsPanel.class);
    private final Canvas mark;
    private final Label title;
    private final ProblemPane problem;
    private final SashForm sash;
    private final StyledText story;
    private final Table varbinds;
    private final StyledText description;
    private final Table related;
    private final StyledText raw;
    private Background.Call asking;
    private Background.Call askingRelated;
    private TrapDetail shown;
    private Long wanted;

    DetailsPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).applyTo(this);
        kit.theme().paint(this);
        mark = new Canvas(this, SWT.NONE);
        kit.theme().paint(mark);
        GridDataFactory.swtDefaults().hint(18, 18).applyTo(mark);
        mark.addPaintListener(e -> {
            if (shown != null) {
                kit.severities().paint(e.gc, kit.theme().palette(), shown.row().severity(), 0, 0, 16);
            }
        });
        title = new Label(this, SWT.NONE);
        kit.theme().paint(title);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(title);
        problem = new ProblemPane(this, kit.theme(), kit.severities(), () -> load(wanted));
        sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(sash);
        story = readOnly(sash);
        var tabs = new TabFolder(sash, SWT.TOP);
        var split = new SashForm(tabs, SWT.VERTICAL);
        varbinds = table(split, "varbind.name", 210, "varbind.value", 260, "varbind.type", 100, "varbind.oid", 220);
        description = readOnly(split);
        split.setWeights(3, 1);
        tab(tabs, "tab.varbinds", split);
        related = table(tabs, "related.time", 110, "related.severity", 100, "related.state", 100, "related.message",
                420);
        tab(tabs, "tab.related", related);
        raw = readOnly(tabs);
        raw.setFont(JFaceResources.getTextFont());
        tab(tabs, "tab.raw", raw);
        sash.setWeights(2, 3);
        varbinds.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> describe((TableItem) e.item)));
        related.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(
                e -> load(((TrapRow) e.item.getData()).id())));
        show((TrapRow) null);
    }

    /** Shows a trap; null for none. */
    void show(TrapRow row) {
        if (row == null) {
            wanted = null;
            shown = null;
            title.setText(texts.get("details.none"));
            story.setText("");
            varbinds.removeAll();
            related.removeAll();
            raw.setText("");
            description.setText("");
            problem.show(null);
            mark.redraw();
            sash.setVisible(false);
        } else if (!Objects.equals(wanted, row.id())) {
            load(row.id());
        }
    }

    /** Asks again for what is shown, because something has changed. */
    void refresh() {
        if (wanted != null) {
            load(wanted);
        }
    }

    /** What is shown; null when nothing is. */
    TrapDetail shown() {
        return shown;
    }

    private void load(Long id) {
        if (id == null) {
            return;
        }
        wanted = id;
        if (asking != null) {
            asking.cancel();
        }
        asking = kit.background().ask(this, () -> kit.connections().call(new GetTrap(id)), this::fill, problem::show);
    }

    private void fill(TrapDetail detail) {
        boolean same = shown != null && shown.row().id() == detail.row().id();
        shown = detail;
        problem.show(null);
        sash.setVisible(true);
        TrapRow row = detail.row();
        title.setText(("%s  %s  %s".formatted(kit.severities().word(row.severity()), row.node(), row.message()))
                .replace("&", "&&"));
        title.setToolTipText(row.message());
        mark.redraw();
        tell(detail, same);
        varbinds.removeAll();
        for (var varbind : detail.varbinds()) {
            var item = new TableItem(varbinds, SWT.NONE);
            item.setText(new String[]{varbind.name(), varbind.value(), varbind.type(), varbind.oid()});
            item.setData(varbind);
        }
        description.setText(Objects.requireNonNullElse(detail.description(), ""));
        raw.setText(dump(detail.raw()));
        if (!same) {
            askRelated(row);
        }
    }

    private void askRelated(TrapRow row) {
        related.removeAll();
        if (askingRelated != null) {
            askingRelated.cancel();
        }
        var filter = new TrapFilter(null, null, null, row.nodeId() == null ? null : List.of(row.nodeId()), null,
                row.nodeId() == null ? row.source() : null, null, null, null, null);
        askingRelated = kit.background().ask(this,
                () -> kit.connections().call(new FindTraps(filter, 0L, RELATED, null)), this::fillRelated,
                problem::show);
    }

    private void fillRelated(TrapPage page) {
        for (TrapRow row : page.rows()) {
            var item = new TableItem(related, SWT.NONE);
            item.setText(new String[]{kit.times().brief(row.receivedAt()), kit.severities().word(row.severity()),
                    kit.severities().word(row.state()), row.message()});
            item.setData(row);
        }
    }

    private void describe(TableItem item) {
        var varbind = (TrapDetail.Varbind) item.getData();
        description.setText(varbind.name() + "\n"
                + Objects.requireNonNullElse(varbind.description(), texts.get("details.no.description")));
    }

    private void tell(TrapDetail detail, boolean same) {
        var text = new Story();
        SeverityLook look = kit.severities();
        TrapRow row = detail.row();
        if (detail.undecodable() != null) {
            text.heading(texts.get("details.undecodable")).line(detail.undecodable());
        }
        if (detail.guide() != null && !detail.guide().isBlank()) {
            text.heading(texts.get("details.guide")).line(detail.guide());
        }
        text.heading(texts.get("details.facts"));
        text.pair(texts.get("details.received"), kit.times().exact(row.receivedAt()));
        text.pair(texts.get("details.state"), look.word(row.state())
                + (row.assignee() == null ? "" : ", " + row.assignee()));
        text.pair(texts.get("details.node"), row.node());
        text.pair(texts.get("details.source"), row.source());
        if (detail.peer() != null && !detail.peer().startsWith(row.source())) {
            text.pair(texts.get("details.relay"), detail.peer());
        }
        text.pair(texts.get(isEvent(row) ? "details.raised" : "details.trap"), row.name());
        text.pair(texts.get("details.oid"), row.oid());
        text.pair(texts.get("details.enterprise"), detail.enterprise());
        if (detail.generic() != null) {
            text.pair(texts.get("details.numbers"), detail.generic() + " / " + detail.specific());
        }
        text.pair(texts.get("details.uptime"), detail.upTime() == null
                ? null
                : kit.times().span(Duration.ofMillis(detail.upTime() * 10)));
        if (!isEvent(row)) {
            snmp(text, detail);
        }
        if (!detail.history().isEmpty()) {
            text.heading(texts.get("details.history"));
            for (var done : detail.history()) {
                text.line(told(done));
            }
        }
        text.put(story, same);
    }

    /** An event of the agent itself: no SNMP, and no rule. */
    private static boolean isEvent(TrapRow row) {
        return row.version().equals("event");
    }

    private void snmp(Story text, TrapDetail detail) {
        text.pair(texts.get("details.rule"), detail.rule() == null ? texts.get("details.rule.none") : detail.rule());
        text.pair(texts.get("details.version"),
                detail.row().version() + (detail.level() == null ? "" : " " + detail.level()));
        text.pair(texts.get("details.credential"), detail.credential());
        text.pair(texts.get("details.transport"),
                detail.transport() + (detail.inform() ? ", " + texts.get("details.inform") : ""));
    }

    private String told(TrapDetail.Handling done) {
        var parts = new ArrayList<String>();
        if (done.state() != null) {
            parts.add(kit.severities().word(done.state()));
        }
        if (done.assignee() != null) {
            parts.add(done.assignee().isEmpty()
                    ? texts.get("details.assigned.nobody")
                    : texts.get("details.assigned", done.assignee()));
        }
        if (done.comment() != null) {
            parts.add(done.comment());
        }
        return "%s  %s: %s".formatted(kit.times().brief(done.at()), done.person(), String.join(", ", parts));
    }

    private StyledText readOnly(Composite parent) {
        var text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        kit.theme().paint(text);
        text.setMargins(6, 4, 6, 4);
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == 'a' && (e.stateMask & SWT.MOD1) != 0) {
                text.selectAll();
            }
        });
        return text;
    }

    private Table table(Composite parent, Object... columns) {
        var table = new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        kit.theme().paint(table);
        for (int i = 0; i < columns.length; i += 2) {
            var column = new TableColumn(table, SWT.LEFT);
            column.setText(texts.get("details." + (String) columns[i]));
            column.setWidth((Integer) columns[i + 1]);
        }
        return table;
    }

    private void tab(TabFolder tabs, String key, Control content) {
        var item = new TabItem(tabs, SWT.NONE);
        item.setText(texts.get("details." + key));
        item.setControl(content);
    }

    /** A packet as people read it: offset, bytes, characters. */
    static String dump(String hex) {
        if (hex == null) {
            return "";
        }
        var out = new StringBuilder();
        for (int start = 0; start < hex.length(); start += 2 * HEX_PER_LINE) {
            var bytes = new StringBuilder();
            var characters = new StringBuilder();
            for (int at = start; at + 1 < hex.length() && at < start + 2 * HEX_PER_LINE; at += 2) {
                String pair = hex.substring(at, at + 2);
                char c = (char) Integer.parseInt(pair, 16);
                bytes.append(pair).append(' ');
                characters.append(c >= ' ' && c < 127 ? c : '.');
            }
            out.append("%04x  %-48s  %s%n".formatted(start / 2, bytes, characters));
        }
        return out.toString();
    }

    /** Text with bold headings and labels. */
    private static final class Story {
        private final StringBuilder text = new StringBuilder();
        private final List<StyleRange> bold = new ArrayList<>();
        private final List<Integer> pairs = new ArrayList<>();

        Story heading(String heading) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            bold(heading);
            text.append('\n');
            return this;
        }

        Story line(String line) {
            text.append(line).append('\n');
            return this;
        }

        void pair(String label, String value) {
            if (value != null && !value.isBlank()) {
                pairs.add(text.length());
                text.append(label).append('\t').append(value).append('\n');
            }
        }

        private void bold(String part) {
            var range = new StyleRange();
            range.start = text.length();
            range.length = part.length();
            range.fontStyle = SWT.BOLD;
            bold.add(range);
            text.append(part);
        }

        void put(StyledText target, boolean keepPlace) {
            int top = keepPlace ? target.getTopPixel() : 0;
            target.setText(text.toString());
            target.setStyleRanges(bold.toArray(StyleRange[]::new));
            for (int start : pairs) {
                int line = target.getLineAtOffset(start);
                target.setLineTabStops(line, 1, new int[]{VALUES_AT});
                target.setLineWrapIndent(line, 1, VALUES_AT);
            }
            target.setTopPixel(top);
        }
    }
}
