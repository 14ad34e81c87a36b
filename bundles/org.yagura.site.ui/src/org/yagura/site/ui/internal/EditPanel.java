/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import java.util.List;
import java.util.Locale;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.DefaultWatches;
import org.yagura.model.Elements;
import org.yagura.model.ModelClasses;
import org.yagura.model.ModelTexts;
import org.yagura.model.NewWatches;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;
import org.yagura.ui.Kit;
import org.yagura.ui.form.Cards;
import org.yagura.ui.form.FormSection;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.DraftBar;
import org.yagura.ui.site.SiteDraft;
import org.yagura.ui.site.SiteDrafts;

/**
 * Edits the site model by forms, with undo, and saves it as a new revision with a reason. When somebody else was faster,
 * nothing is lost: the person decides what happens to the draft.
 */
public final class EditPanel extends Composite implements SiteDrafts.Follower {
    private final Kit kit;
    private final Texts texts = Texts.of(EditPanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final ModelClasses classes = new ModelClasses(EPackage.Registry.INSTANCE);
    private final DraftBar bar;
    private final TreeViewer tree;
    private final Cards cards;
    private final FormSections sections;
    private final ToolItem add;
    private final ToolItem remove;
    private final LinkedSelection linked;
    private SiteDraft draft;
    private EObject shown;

    /**
     * A section of another bundle.
     *
     * @param label its heading
     * @param section itself
     */
    public record Section(String label, FormSection section) {
    }

    /** A panel on the site that is connected, with the sections of other bundles. */
    public EditPanel(Composite parent, Kit kit, List<Section> others) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        bar = new DraftBar(this, kit);
        add = bar.tool("plus", texts.get("edit.add"), this::addMenu);
        remove = bar.tool("trash", texts.get("edit.remove"), this::remove);
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        kit.theme().paint(sash);
        tree = new TreeViewer(sash, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        kit.theme().paint(right);
        cards = new Cards(right, kit);
        sections = new FormSections(right, kit, others);
        sash.setWeights(38, 62);
        configureTree();
        linked = new LinkedSelection(kit.selection(), this, this::reveal);
        kit.theme().follow(this, () -> show(shown));
        Following drafts = kit.drafts().follow(this);
        addDisposeListener(e -> {
            linked.close();
            drafts.close();
        });
        enable();
    }

    private void configureTree() {
        kit.theme().paint(tree.getTree());
        tree.setContentProvider(new EditTree());
        tree.setLabelProvider(new EditTree.Labels(kit));
        tree.setUseHashlookup(true);
        tree.addSelectionChangedListener(e -> {
            Object first = e.getStructuredSelection().getFirstElement();
            bar.commitFocus();
            show(first instanceof EObject object ? object : null);
            if (first instanceof Node node) {
                linked.select(Selected.node(node.getId(), this));
            }
        });
    }

    @Override
    public void begun(SiteDraft begun) {
        draft = begun;
        String again = shown instanceof Element element ? element.getId() : null;
        tree.setInput(new Object[]{draft.site()});
        tree.expandToLevel(2);
        shown = null;
        select(again == null ? draft.site() : find(again));
        if (again == null) {
            reveal(linked.shown());
        }
        enable();
    }

    @Override
    public void changed() {
        tree.refresh();
        if (shown != null && shown != draft.site() && shown.eContainer() == null) {
            select(draft.site());
        } else if (!(getDisplay().getFocusControl() instanceof Text)) {
            show(shown);
        }
        sections.show(shown);
        enable();
    }

    private EObject find(String id) {
        EObject[] found = {draft.site()};
        EcoreUtil.getAllContents(draft.site(), false).forEachRemaining(o -> {
            if (o instanceof Element element && id.equals(element.getId())) {
                found[0] = (EObject) o;
            }
        });
        return found[0];
    }

    private void select(EObject object) {
        tree.setSelection(new StructuredSelection(object), true);
        if (shown != object) {
            show(object);
        }
    }

    private void reveal(Selected selected) {
        if (draft != null && selected.nodes().size() == 1) {
            select(find(selected.nodes().iterator().next()));
        } else if (draft != null && selected.areas().size() == 1) {
            select(find(selected.areas().iterator().next()));
        }
    }

    private void show(EObject object) {
        if (isDisposed() || sections == null) {
            return;
        }
        shown = object;
        if (object == null || draft == null) {
            cards.clear();
            cards.note(texts.get(draft == null ? "edit.loading" : "edit.select"));
            cards.done();
        } else {
            new FeatureForm(cards, kit, draft.editor(), kit.connections().may(Privilege.EDIT)).show(object);
        }
        sections.show(draft == null ? null : object);
        enable();
    }

    private void enable() {
        if (!isDisposed()) {
            boolean may = draft != null && bar.mayEdit();
            add.setEnabled(may);
            remove.setEnabled(may && shown != null && !(shown instanceof Site));
        }
    }

    private void addMenu() {
        bar.commitFocus();
        Object first = tree.getStructuredSelection().getFirstElement();
        var menu = new Menu(getShell(), SWT.POP_UP);
        if (first instanceof EditTree.Group group) {
            items(menu, group.site(), group.reference());
        } else {
            EObject owner = first instanceof EObject object ? object : draft.site();
            EditTree.containments(owner).forEach(r -> items(menu, owner, r));
            if (menu.getItemCount() == 0 && owner.eContainer() != null) {
                items(menu, owner.eContainer(), owner.eContainmentFeature());
            }
        }
        menu.addListener(SWT.Hide, e -> getDisplay().asyncExec(menu::dispose));
        add.getParent().setMenu(menu);
        menu.setVisible(true);
    }

    private void items(Menu menu, EObject owner, EReference reference) {
        if (!reference.isMany() && owner.eGet(reference) != null) {
            return;
        }
        for (EClass type : classes.concrete(reference.getEReferenceType())) {
            var item = new MenuItem(menu, SWT.PUSH);
            item.setText(words.label(type));
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> create(owner, reference, type)));
        }
        if (reference == SitePackage.Literals.SITE__WATCHES) {
            templates(menu, owner);
        }
    }

    /** Watches that are ready for kinds of node. */
    private void templates(Menu menu, EObject owner) {
        var inner = new Menu(menu);
        var item = new MenuItem(menu, SWT.CASCADE);
        item.setText(texts.get("edit.templates"));
        item.setMenu(inner);
        for (Watch template : DefaultWatches.templates()) {
            var one = new MenuItem(inner, SWT.PUSH);
            one.setText(Elements.name(template).replace("&", "&&"));
            one.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> addTemplate(owner, template)));
        }
    }

    /** Adds a template, to be fitted to the site. */
    void addTemplate(EObject owner, Watch template) {
        if (draft.editor().add(owner, SitePackage.Literals.SITE__WATCHES, template)) {
            select(template);
        }
    }

    private void create(EObject owner, EReference reference, EClass type) {
        EObject made = EcoreUtil.create(type);
        NewWatches.fit(made);
        if (made instanceof NamedElement named && !(made instanceof Link)) {
            named.setName(texts.get("edit.newName", words.label(type)));
        }
        if (draft.editor().add(owner, reference, made)) {
            select(made);
        }
    }

    private void remove() {
        if (shown != null && shown.eContainer() != null) {
            EObject parent = shown.eContainer();
            Command command = draft.editor().commands().remove(List.of(shown));
            if (draft.editor().run(command)) {
                select(parent);
            }
        }
    }

    /** The tree, for tests. */
    public TreeViewer tree() {
        return tree;
    }

    /** The draft's editor, for tests; null before the site has come. */
    public SiteEditor editor() {
        return draft == null ? null : draft.editor();
    }

    /** The bar with undo, reason and save. */
    DraftBar bar() {
        return bar;
    }

    /** The problem that is shown; null for none. */
    public Problem problem() {
        return bar.problem();
    }

    @Override
    public boolean setFocus() {
        return !tree.getTree().isDisposed() && tree.getTree().setFocus();
    }
}
