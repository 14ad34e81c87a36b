/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.help.ui.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.yagura.core.text.Texts;
import org.yagura.help.ui.internal.GuidePage.Block;
import org.yagura.help.ui.internal.GuidePage.Look;
import org.yagura.help.ui.internal.GuidePage.Run;

/**
 * Topics at the left with a search field, the page at the right. Keyboard: Alt+Left goes back, Enter in the search
 * field opens the first hit, Tab and Enter on a link follow it.
 */
public final class GuidePanel extends Composite {

    /** Where pages come from. */
    public interface Library {
        /** The topics, as title and address, with those below them. */
        List<Topic> topics();

        /** The content of a page or of a picture; null when there is none at that address. */
        InputStream open(String address) throws IOException;
    }

    /** A topic; the address is null for one that only holds others. */
    public record Topic(String title, String address, List<Topic> topics) {
    }

    private static final int INDENT = 18;
    private static final Set<GuidePage.Kind> SPACED = Set.of(GuidePage.Kind.PARAGRAPH, GuidePage.Kind.PICTURE);

    private final Library library;
    private final Texts texts = Texts.of(GuidePanel.class);
    private final Tree tree;
    private final StyledText page;
    private final Font bold;
    private final Font big;
    private final Font code;
    private final Font small;
    private final Map<String, GuidePage> read = new LinkedHashMap<>();
    private final Deque<String> back = new ArrayDeque<>();
    private final List<StyleRange> links = new ArrayList<>();
    private final GuidePictures pictures;
    private String shown;

    /** A panel that shows what a library holds. */
    public GuidePanel(Composite parent, Library library) {
        super(parent, SWT.NONE);
        this.library = library;
        setLayout(new GridLayout());
        bold = derived(0, SWT.BOLD);
        big = derived(4, SWT.BOLD);
        small = derived(-1, SWT.NORMAL);
        code = new Font(getDisplay(), "Monospace", getFont().getFontData()[0].getHeight(), SWT.NORMAL);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        sash.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        var left = new Composite(sash, SWT.NONE);
        var layout = new GridLayout();
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        left.setLayout(layout);
        var search = new Text(left, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage(texts.get("search"));
        search.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        tree = new Tree(left, SWT.SINGLE | SWT.BORDER);
        tree.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        page = new StyledText(sash, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL);
        page.setMargins(16, 12, 16, 12);
        page.setLineSpacing(3);
        pictures = new GuidePictures(page, library);
        sash.setWeights(1, 3);
        search.addModifyListener(e -> fill(search.getText().strip()));
        search.addSelectionListener(SelectionListener.widgetDefaultSelectedAdapter(e -> openFirst()));
        tree.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> open((String) e.item.getData())));
        page.addListener(SWT.MouseUp, e -> follow(page.getOffsetAtPoint(new Point(e.x, e.y))));
        page.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_LEFT && (e.stateMask & SWT.ALT) != 0) {
                goBack();
            } else if (e.character == SWT.CR) {
                follow(page.getCaretOffset());
            }
        });
        addDisposeListener(e -> List.of(bold, big, code, small).forEach(Font::dispose));
        fill("");
        openFirst();
    }

    /** Shows the page at an address; with an anchor after {@code #} only the page counts. */
    public void open(String address) {
        if (address == null) {
            return;
        }
        String plain = address.replaceFirst("#.*", "");
        if (shown != null && !shown.equals(plain)) {
            back.push(shown);
        }
        show(plain);
    }

    /** The address of the page that is shown; null when none is. */
    public String shown() {
        return shown;
    }

    private void goBack() {
        if (!back.isEmpty()) {
            show(back.pop());
        }
    }

    private void show(String address) {
        shown = address;
        mark(tree.getItems(), address);
        try {
            paint(load(address));
        } catch (IOException e) {
            page.setText(texts.get("broken", address, e.getMessage()));
        }
    }

    private GuidePage load(String address) throws IOException {
        GuidePage known = read.get(address);
        if (known == null) {
            try (InputStream in = library.open(address)) {
                if (in == null) {
                    throw new IOException(texts.get("missing"));
                }
                known = GuidePage.read(in);
            }
            read.put(address, known);
        }
        return known;
    }

    private void fill(String wanted) {
        tree.removeAll();
        for (Topic topic : library.topics()) {
            add(topic, null, wanted.toLowerCase(Locale.ROOT));
        }
    }

    private boolean add(Topic topic, TreeItem parent, String wanted) {
        TreeItem item = parent == null ? new TreeItem(tree, SWT.NONE) : new TreeItem(parent, SWT.NONE);
        item.setText(topic.title());
        item.setData(topic.address());
        boolean kept = matches(topic, wanted);
        for (Topic below : topic.topics()) {
            kept |= add(below, item, wanted);
        }
        if (kept) {
            item.setExpanded(true);
        } else {
            item.dispose();
        }
        return kept;
    }

    private boolean matches(Topic topic, String wanted) {
        if (wanted.isEmpty() || topic.title().toLowerCase(Locale.ROOT).contains(wanted)) {
            return true;
        }
        try {
            return topic.address() != null && load(topic.address()).text().toLowerCase(Locale.ROOT).contains(wanted);
        } catch (IOException e) {
            return false;
        }
    }

    /** Selects the topic of the page that is shown, unless one of that address is selected. */
    private boolean mark(TreeItem[] items, String address) {
        if (tree.getSelectionCount() == 1 && address.equals(tree.getSelection()[0].getData())) {
            return true;
        }
        for (TreeItem item : items) {
            if (mark(item.getItems(), address)) {
                return true;
            }
            if (address.equals(item.getData())) {
                tree.setSelection(item);
                return true;
            }
        }
        return false;
    }

    private void openFirst() {
        for (TreeItem item = tree.getItemCount() == 0
                ? null
                : tree.getItem(0); item != null; item = item.getItemCount() == 0 ? null : item.getItem(0)) {
            if (item.getData() != null) {
                tree.select(item);
                open((String) item.getData());
                return;
            }
        }
    }

    private void paint(GuidePage content) {
        var text = new StringBuilder();
        var ranges = new ArrayList<StyleRange>();
        var starts = new ArrayList<Integer>();
        links.clear();
        pictures.clear();
        for (Block block : content.blocks()) {
            if (block.kind() == GuidePage.Kind.HEADING && !text.isEmpty()) {
                text.append('\n');
            }
            starts.add(text.length());
            if (!block.marker().isEmpty()) {
                text.append(block.marker()).append(' ');
            }
            if (block.kind() == GuidePage.Kind.PICTURE) {
                picture(block.runs().getFirst(), text, ranges);
            }
            for (Run run : block.runs()) {
                ranges.add(style(block, run, text.length()));
                text.append(run.text());
            }
            text.append(SPACED.contains(block.kind()) ? "\n\n" : "\n");
        }
        page.setText(text.toString());
        page.setStyleRanges(ranges.toArray(StyleRange[]::new));
        for (int i = 0; i < starts.size(); i++) {
            Block block = content.blocks().get(i);
            int line = page.getLineAtOffset(starts.get(i));
            int indent = block.level() * (block.kind() == GuidePage.Kind.HEADING ? 0 : INDENT);
            page.setLineIndent(line, 1, indent);
            page.setLineWrapIndent(line, 1, indent + (block.marker().isEmpty() ? 0 : INDENT));
            if (block.kind() == GuidePage.Kind.ROW) {
                page.setLineTabStops(line, 1, new int[]{200, 420});
                page.setLineWrapIndent(line, 1, 200);
            }
        }
        page.setTopPixel(0);
    }

    /** A picture on a line of its own, what it shows below it; or why it cannot be seen. */
    private void picture(Run picture, StringBuilder text, List<StyleRange> ranges) {
        String address = resolved(picture.target());
        try {
            ranges.add(pictures.place(address, text.length()));
            text.append(GuidePictures.PLACE).append('\n');
        } catch (IOException e) {
            text.append(texts.get("picture", address, e.getMessage())).append('\n');
        }
    }

    private StyleRange style(Block block, Run run, int start) {
        var range = new StyleRange();
        range.start = start;
        range.length = run.text().length();
        if (block.kind() == GuidePage.Kind.HEADING) {
            range.font = block.level() == 1 ? big : bold;
        } else if (run.look() == Look.BOLD) {
            range.font = bold;
        } else if (run.look() == Look.CODE) {
            range.font = code;
        } else if (run.look() == Look.PICTURE) {
            range.font = small;
        } else if (run.look() == Look.LINK) {
            range.underline = true;
            range.underlineStyle = SWT.UNDERLINE_LINK;
            range.data = run.target();
            links.add(range);
        }
        return range;
    }

    private void follow(int offset) {
        links.stream().filter(l -> offset >= l.start && offset < l.start + l.length).findFirst()
                .ifPresent(l -> open(resolved((String) l.data)));
    }

    private String resolved(String target) {
        return target.startsWith("/") || shown == null
                ? target
                : shown.substring(0, shown.lastIndexOf('/') + 1) + target;
    }

    private Font derived(int larger, int style) {
        var data = getFont().getFontData();
        for (var d : data) {
            d.setHeight(d.getHeight() + larger);
            d.setStyle(style);
        }
        return new Font(getDisplay(), data);
    }
}
