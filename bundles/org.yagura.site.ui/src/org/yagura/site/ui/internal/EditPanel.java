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
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.site.SaveSite;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelProblem;
import org.yagura.model.ModelTexts;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Link;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.form.Cards;
import org.yagura.ui.selection.LinkedSelection;
import org.yagura.ui.selection.Selected;
import org.yagura.ui.site.SiteModels;

/**
 * Edits the site model by forms, with undo, and saves it as a new revision with a reason. When somebody else was faster,
 * nothing is lost: the person decides what happens to the draft.
 */
public final class EditPanel extends Composite {
    private final Kit kit;
    private final Texts texts = Texts.of(EditPanel.class);
    private final ModelTexts words = ModelTexts.of(Locale.getDefault());
    private final ProblemPane problems;
    private final ConflictPane conflict;
    private final TreeViewer tree;
    private final Cards cards;
    private final ToolItem add;
    private final ToolItem remove;
    private final ToolItem undo;
    private final ToolItem redo;
    private final Label state;
    private final Text reason;
    private final Button save;
    private final Button discard;
    private final LinkedSelection linked;
    private SiteDraft draft;
    private SiteEditor.Registration changes;
    private EObject shown;
    private boolean saving;

    /** A panel on the site that is connected. */
    public EditPanel(Composite parent, Kit kit) {
        super(parent, SWT.NONE);
        this.kit = kit;
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(this);
        var bar = new Composite(this, SWT.NONE);
        kit.theme().paintBar(bar);
        GridLayoutFactory.fillDefaults().numColumns(5).margins(6, 4).spacing(8, 0).applyTo(bar);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        var tools = new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
        kit.theme().paintBar(tools);
        add = tool(tools, "plus", "edit.add", this::addMenu);
        remove = tool(tools, "trash", "edit.remove", this::remove);
        undo = tool(tools, "arrow-back-up", "edit.undo", () -> draft.editor().undo());
        redo = tool(tools, "rotate-2", "edit.redo", () -> draft.editor().redo());
        state = new Label(bar, SWT.NONE);
        kit.theme().paintBar(state);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).hint(170, SWT.DEFAULT).applyTo(state);
        reason = new Text(bar, SWT.BORDER);
        reason.setMessage(texts.get("edit.reason"));
        reason.setData("name", texts.get("edit.reason"));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(reason);
        save = button(bar, "edit.save", this::save);
        discard = button(bar, "edit.discard", this::discard);
        problems = new ProblemPane(this, kit.theme(), kit.severities(), null);
        conflict = new ConflictPane(this, kit, new Resolution());
        var sash = new SashForm(this, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(sash);
        tree = new TreeViewer(sash, SWT.SINGLE | SWT.V_SCROLL | SWT.H_SCROLL);
        var right = new Composite(sash, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(right);
        cards = new Cards(right, kit);
        sash.setWeights(38, 62);
        configureTree();
        reason.addModifyListener(e -> enable());
        linked = new LinkedSelection(kit.selection(), this, this::reveal);
        Following models = kit.site().follow(this::arrived);
        Following status = kit.connections().followStatus(s -> enable());
        kit.theme().follow(this, () -> show(shown));
        addDisposeListener(e -> {
            linked.close();
            models.close();
            status.close();
            if (draft != null) {
                draft.close();
            }
        });
        enable();
    }

    private ToolItem tool(ToolBar bar, String icon, String key, Runnable action) {
        var item = new ToolItem(bar, SWT.PUSH);
        kit.theme().follow(bar, () -> item.setImage(kit.icons().get(icon)));
        item.setToolTipText(texts.get(key));
        item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return item;
    }

    private Button button(Composite bar, String key, Runnable action) {
        var button = new Button(bar, SWT.PUSH);
        button.setText(texts.get(key));
        button.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> action.run()));
        return button;
    }

    private void configureTree() {
        kit.theme().paint(tree.getTree());
        tree.setContentProvider(new EditTree());
        tree.setLabelProvider(new EditTree.Labels(kit));
        tree.setUseHashlookup(true);
        tree.addSelectionChangedListener(e -> {
            Object first = e.getStructuredSelection().getFirstElement();
            commitFocus();
            show(first instanceof EObject object ? object : null);
            if (first instanceof Node node) {
                linked.select(Selected.node(node.getId(), this));
            }
        });
    }

    /** A field that has the keyboard takes its text over before anything else happens. */
    private void commitFocus() {
        if (getDisplay().getFocusControl() instanceof Text text && !text.isDisposed() && text != reason) {
            text.notifyListeners(SWT.FocusOut, new Event());
        }
    }

    private void arrived(SiteModels.Loaded loaded) {
        if (draft == null || !draft.editor().isChanged()) {
            begin(loaded);
        } else if (loaded.revision() != draft.basedOn() && !saving) {
            conflict.show(draft.basedOn(), loaded.revision());
        }
    }

    private void begin(SiteModels.Loaded loaded) {
        if (draft != null) {
            changes.close();
            draft.close();
        }
        draft = new SiteDraft(loaded);
        changes = draft.editor().onChange(this::changed);
        conflict.show(0, 0);
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
        if (isDisposed() || cards == null) {
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
        enable();
    }

    private void changed() {
        tree.refresh();
        if (shown != null && shown != draft.site() && shown.eContainer() == null) {
            select(draft.site());
        } else if (!(getDisplay().getFocusControl() instanceof Text)) {
            show(shown);
        }
        enable();
    }

    private void enable() {
        if (isDisposed()) {
            return;
        }
        boolean may = draft != null && kit.connections().may(Privilege.EDIT) && !saving;
        boolean changed = draft != null && draft.editor().isChanged();
        add.setEnabled(may);
        remove.setEnabled(may && shown != null && !(shown instanceof Site));
        undo.setEnabled(may && draft.editor().canUndo());
        redo.setEnabled(may && draft.editor().canRedo());
        undo.setToolTipText(texts.get("edit.undo") + " " + (undo.getEnabled() ? draft.editor().undoLabel() : ""));
        redo.setToolTipText(texts.get("edit.redo") + " " + (redo.getEnabled() ? draft.editor().redoLabel() : ""));
        save.setEnabled(may && changed && !reason.getText().isBlank());
        discard.setEnabled(may && changed);
        reason.setEnabled(may && changed);
        state.setText(draft == null
                ? ""
                : texts.get(saving ? "edit.saving" : changed ? "edit.changed" : "edit.clean", draft.basedOn()));
    }

    private void addMenu() {
        commitFocus();
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
        menu.setVisible(true);
    }

    private void items(Menu menu, EObject owner, EReference reference) {
        if (!reference.isMany() && owner.eGet(reference) != null) {
            return;
        }
        for (EClass type : concrete(reference.getEReferenceType())) {
            var item = new MenuItem(menu, SWT.PUSH);
            item.setText(words.label(type));
            item.addSelectionListener(SelectionListener.widgetSelectedAdapter(e -> create(owner, reference, type)));
        }
    }

    private static List<EClass> concrete(EClass type) {
        return SitePackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast)
                .filter(c -> !c.isAbstract() && type.isSuperTypeOf(c)).toList();
    }

    private void create(EObject owner, EReference reference, EClass type) {
        EObject made = EcoreUtil.create(type);
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

    private void discard() {
        kit.site().current().ifPresent(loaded -> {
            draft.editor().saved();
            begin(loaded);
            reason.setText("");
            problems.show(null);
        });
    }

    private void save() {
        commitFocus();
        List<ModelProblem> wrong = draft.editor().problems().stream().filter(ModelProblem::isError).toList();
        if (!wrong.isEmpty()) {
            problems.show(new Problem(Problem.INVALID, wrong.getFirst().text(Locale.getDefault()), null,
                    texts.get("edit.correct", wrong.size()),
                    ModelProblem.text(wrong, Locale.getDefault())));
            return;
        }
        saving = true;
        enable();
        SaveSite command = draft.save(reason.getText().strip());
        kit.background().ask(this, () -> kit.connections().call(command), saved -> {
            saving = false;
            draft.editor().saved();
            draft.rebase(saved.revision());
            reason.setText("");
            problems.show(null);
            conflict.show(0, 0);
            kit.site().reload();
            enable();
        }, this::notSaved);
    }

    private void notSaved(Problem problem) {
        saving = false;
        if (problem.code().equals(Problem.CONFLICT)) {
            kit.site().reload();
            long newest = kit.site().current().map(SiteModels.Loaded::revision).orElse(0L);
            conflict.show(draft.basedOn(), Math.max(newest, draft.basedOn() + 1));
        } else {
            problems.show(problem);
        }
        enable();
    }

    /** The tree, for tests. */
    public TreeViewer tree() {
        return tree;
    }

    /** The draft's editor, for undo by the workbench and for tests; null before the site has come. */
    public SiteEditor editor() {
        return draft == null ? null : draft.editor();
    }

    /** Whether there are changes that are not saved. */
    public boolean isChanged() {
        return draft != null && draft.editor().isChanged();
    }

    /** The problem that is shown; null for none. */
    public Problem problem() {
        return problems.problem();
    }

    @Override
    public boolean setFocus() {
        return tree.getTree().setFocus();
    }

    /** What happens to the draft when somebody else has saved in the meantime. */
    private final class Resolution implements ConflictPane.Choices {
        @Override
        public void keepMine() {
            kit.site().current().ifPresent(loaded -> {
                draft.rebase(loaded.revision());
                conflict.show(0, 0);
                enable();
            });
        }

        @Override
        public void takeTheirs() {
            discard();
        }

        @Override
        public String mine() {
            return draft.text();
        }
    }
}
