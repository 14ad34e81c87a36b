/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ColumnViewerToolTipSupport;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreePath;
import org.eclipse.jface.viewers.TreeSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerFilter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.event.Severity;
import org.yagura.core.text.Texts;
import org.yagura.model.Elements;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.KindIcons;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.ui.Kit;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.NodeBadges;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.SiteModels;
import org.yagura.ui.theme.Theme;

/** The site as a tree of areas and nodes, with a badge where something is wrong, filtered as one types. */
public final class SiteTreePanel extends Composite {
    private static final int GLYPH = 11;

    private final Kit kit;
    private final Texts texts = Texts.of(SiteTreePanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final List<NodeBadges> badges = new ArrayList<>();
    private final Map<String, Severity> areaWorst = new HashMap<>();
    private final Text filter;
    private final TreeViewer viewer;
    private final Label empty;
    private final LinkedSelection linked;
    private Site site;
    private boolean selecting;

    SiteTreePanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var top = new Composite(this, SWT.NONE);
        kit.theme().paintBar(top);
        GridLayoutFactory.fillDefaults().margins(6, 4).applyTo(top);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(top);
        filter = new Text(top, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(texts.get("tree.filter"));
        filter.setData("name", texts.get("tree.filter"));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        empty = new Label(this, SWT.WRAP);
        kit.theme().paint(empty);
        GridDataFactory.fillDefaults().grab(true, false).indent(10, 8).exclude(true).applyTo(empty);
        viewer = new TreeViewer(this, SWT.MULTI | SWT.V_SCROLL | SWT.H_SCROLL | SWT.FULL_SELECTION);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(viewer.getControl());
        configure();
        linked = new LinkedSelection(kit.selection(), this, this::reveal);
        Following models = kit.site().follow(this::show);
        Following status = kit.connections().followStatus(this::status);
        addDisposeListener(e -> {
            linked.close();
            models.close();
            status.close();
        });
    }

    private void configure() {
        Tree tree = viewer.getTree();
        kit.theme().paint(tree);
        kit.theme().follow(tree, () -> viewer.refresh());
        viewer.setUseHashlookup(true);
        viewer.setContentProvider(new Content());
        viewer.setLabelProvider(new Labels());
        viewer.addFilter(new ByText());
        ColumnViewerToolTipSupport.enableFor(viewer);
        viewer.addSelectionChangedListener(e -> selected(e.getStructuredSelection()));
        viewer.addDoubleClickListener(e -> {
            Object first = ((IStructuredSelection) e.getSelection()).getFirstElement();
            if (first instanceof Node node) {
                kit.nodePages().open(node.getId());
            } else {
                viewer.setExpandedState(first, !viewer.getExpandedState(first));
            }
        });
        var menu = new MenuManager();
        menu.add(kit.nodePages().action(
                () -> viewer.getStructuredSelection().getFirstElement() instanceof Node node ? node.getId() : null));
        tree.setMenu(menu.createContextMenu(tree));
        tree.addDisposeListener(e -> menu.dispose());
        tree.addListener(SWT.PaintItem, this::paintBadge);
        filter.addModifyListener(e -> filterSoon());
        filter.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.CR) {
                tree.setFocus();
                if (tree.getSelectionCount() == 0 && tree.getItemCount() > 0) {
                    tree.select(tree.getItem(0));
                }
            }
        });
    }

    private void filterSoon() {
        String typed = filter.getText();
        getDisplay().timerExec(200, () -> {
            if (!isDisposed() && typed.equals(filter.getText())) {
                viewer.refresh();
                if (!typed.isBlank()) {
                    viewer.expandAll();
                }
            }
        });
    }

    /** Adds badges; they are shown from now on. */
    Following add(NodeBadges more) {
        badges.add(more);
        Following following = more.follow(b -> badgesChanged());
        badgesChanged();
        return () -> {
            following.close();
            badges.remove(more);
        };
    }

    private void badgesChanged() {
        areaWorst.clear();
        if (site != null && !isDisposed()) {
            site.getAreas().forEach(this::worst);
            viewer.getTree().redraw();
        }
    }

    private Severity worst(Area area) {
        Severity worst = null;
        for (Area inside : area.getAreas()) {
            worst = max(worst, worst(inside));
        }
        for (Node node : area.getNodes()) {
            NodeBadges.Badge badge = badge(node);
            worst = max(worst, badge == null ? null : badge.severity());
        }
        if (worst != null) {
            areaWorst.put(area.getId(), worst);
        }
        return worst;
    }

    private static Severity max(Severity a, Severity b) {
        return a == null ? b : b == null || a.compareTo(b) >= 0 ? a : b;
    }

    private NodeBadges.Badge badge(Node node) {
        NodeBadges.Badge worst = null;
        for (NodeBadges each : badges) {
            NodeBadges.Badge badge = each.badge(node.getId());
            if (badge != null && (worst == null || badge.severity().compareTo(worst.severity()) > 0)) {
                worst = badge;
            }
        }
        return worst;
    }

    /** The badge beside a node, or beside an area the worst of what is inside; null for none. */
    NodeBadges.Badge shown(Object element) {
        NodeBadges.Badge badge = switch (element) {
            case Node node -> badge(node);
            case Area area when areaWorst.containsKey(area.getId()) ->
                new NodeBadges.Badge(areaWorst.get(area.getId()), 0, "");
            case null, default -> null;
        };
        return badge == null || badge.severity() == Severity.CLEARED ? null : badge;
    }

    private void paintBadge(Event event) {
        NodeBadges.Badge badge = shown(event.item.getData());
        if (badge != null) {
            Severity severity = badge.severity();
            String count = badge.count() < 1 ? "" : Long.toString(badge.count());
            Rectangle text = ((TreeItem) event.item).getTextBounds(0);
            Point extent = event.gc.textExtent(((TreeItem) event.item).getText());
            int x = text.x + extent.x + 10;
            kit.severities().paint(event.gc, kit.theme().palette(), severity, x, event.y + (event.height - GLYPH) / 2,
                    GLYPH);
            event.gc.setForeground(Theme.color(kit.theme().palette().severity(severity)));
            event.gc.drawText(count, x + GLYPH + 4, event.y + (event.height - extent.y) / 2, true);
        }
    }

    private void show(SiteModels.Loaded loaded) {
        Object[] open = site == null ? null : ids(viewer.getExpandedElements());
        site = loaded.site();
        selecting = true;
        viewer.setInput(site);
        if (open == null) {
            viewer.expandToLevel(2);
        } else {
            Set<Object> again = Set.of(open);
            viewer.setExpandedElements(
                    areas(site.getAreas()).stream().filter(a -> again.contains(a.getId())).toArray());
        }
        selecting = false;
        badgesChanged();
        reveal(linked.shown());
        status(kit.connections().status());
    }

    private static Object[] ids(Object[] elements) {
        Set<Object> ids = new LinkedHashSet<>();
        for (Object element : elements) {
            if (element instanceof Area area) {
                ids.add(area.getId());
            }
        }
        return ids.toArray();
    }

    private static List<Area> areas(Collection<Area> some) {
        var all = new ArrayList<Area>();
        for (Area area : some) {
            all.add(area);
            all.addAll(areas(area.getAreas()));
        }
        return all;
    }

    private void status(ConnectionStatus status) {
        boolean none = site == null || site.getAreas().isEmpty();
        String text = site != null
                ? texts.get("tree.empty")
                : texts.get(status.connected() || status.problem() == null
                        && status.address() != null ? "tree.loading" : "tree.none");
        empty.setText(text);
        empty.setVisible(none);
        ((GridData) empty.getLayoutData()).exclude = !none;
        layout();
    }

    private void selected(IStructuredSelection selection) {
        if (selecting) {
            return;
        }
        Set<String> nodes = new LinkedHashSet<>();
        Set<String> areas = new LinkedHashSet<>();
        for (Object element : selection.toList()) {
            if (element instanceof Node node) {
                nodes.add(node.getId());
            } else if (element instanceof Area area) {
                areas.add(area.getId());
            }
        }
        linked.select(new Selected(nodes, areas, this));
    }

    private void reveal(Selected selected) {
        if (site == null || isDisposed()) {
            return;
        }
        var paths = new ArrayList<TreePath>();
        kit.site().current().ifPresent(loaded -> {
            var ids = new LinkedHashSet<>(selected.nodes());
            ids.addAll(selected.areas());
            ids.forEach(id -> loaded.index().element(id).ifPresent(e -> paths.add(path(e))));
        });
        selecting = true;
        viewer.setSelection(paths.isEmpty()
                ? StructuredSelection.EMPTY
                : new TreeSelection(paths.toArray(TreePath[]::new)), true);
        selecting = false;
    }

    private static TreePath path(Object element) {
        var segments = new ArrayList<Object>();
        for (Object at = element; at instanceof NamedElement named && !(at instanceof Site); at = named.eContainer()) {
            segments.addFirst(at);
        }
        return new TreePath(segments.toArray());
    }

    /** The tree, for focus and tests. */
    TreeViewer viewer() {
        return viewer;
    }

    /** The field that filters, for tests. */
    Text filter() {
        return filter;
    }

    @Override
    public boolean setFocus() {
        return viewer.getTree().setFocus();
    }

    /** Areas and nodes. */
    private static final class Content implements ITreeContentProvider {
        @Override
        public Object[] getElements(Object input) {
            return ((Site) input).getAreas().toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            if (parent instanceof Area area) {
                var inside = new ArrayList<Object>(area.getAreas());
                inside.addAll(area.getNodes());
                return inside.toArray();
            }
            return new Object[0];
        }

        @Override
        public Object getParent(Object element) {
            Object parent = ((NamedElement) element).eContainer();
            return parent instanceof Site ? null : parent;
        }

        @Override
        public boolean hasChildren(Object element) {
            return element instanceof Area area && !(area.getAreas().isEmpty() && area.getNodes().isEmpty());
        }
    }

    /** Name, icon of the kind, tooltip with kind, addresses and badge. */
    private final class Labels extends ColumnLabelProvider {
        @Override
        public String getText(Object element) {
            String name = ((NamedElement) element).getName();
            return name == null ? "" : name;
        }

        @Override
        public Image getImage(Object element) {
            return kit.icons().get(
                    element instanceof Node node
                            ? KindIcons.icon(node.getKind())
                            : KindIcons.icon(((Area) element).getKind()));
        }

        @Override
        public String getToolTipText(Object element) {
            if (element instanceof Node node) {
                var lines = new ArrayList<String>();
                lines.add(node.getName() + " – " + words.label(node.getKind()));
                lines.addAll(Elements.addresses(node));
                NodeBadges.Badge badge = badge(node);
                if (badge != null) {
                    lines.add(kit.severities().word(badge.severity()) + ": " + badge.text());
                }
                return String.join("\n", lines);
            }
            return words.label(((Area) element).getKind());
        }
    }

    /** Shows what matches, with the areas around it and all inside a matching area. */
    private final class ByText extends ViewerFilter {
        @Override
        public boolean select(Viewer of, Object parent, Object element) {
            String wanted = filter.getText().strip().toLowerCase(Locale.getDefault());
            return wanted.isEmpty() || matches(element, wanted) || inMatchingArea(element, wanted);
        }

        private boolean inMatchingArea(Object element, String wanted) {
            for (Object at = ((NamedElement) element).eContainer(); at instanceof Area area; at = area.eContainer()) {
                if (named(area, wanted)) {
                    return true;
                }
            }
            return false;
        }

        private boolean matches(Object element, String wanted) {
            if (named(element, wanted)) {
                return true;
            }
            return switch (element) {
                case Area area -> area.getAreas().stream().anyMatch(a -> matches(a, wanted))
                        || area.getNodes().stream().anyMatch(n -> matches(n, wanted));
                case Node node -> words.label(node.getKind()).toLowerCase(Locale.getDefault()).contains(wanted)
                        || Elements.addresses(node).stream().anyMatch(a -> a.contains(wanted));
                default -> false;
            };
        }

        private boolean named(Object element, String wanted) {
            String name = ((NamedElement) element).getName();
            return name != null && name.toLowerCase(Locale.getDefault()).contains(wanted);
        }
    }
}
