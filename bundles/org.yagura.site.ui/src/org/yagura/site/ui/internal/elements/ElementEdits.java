/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.core.text.Texts;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteChecks;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.Site;
import org.yagura.ui.table.CellEdit;
import org.yagura.ui.table.CellEdits;

/**
 * Takes what is edited in the table into the draft: reads it, tries whether the model is still good with it, and only
 * then changes the draft, as one step of undo.
 */
final class ElementEdits implements CellEdits<ElementRow> {
    private final Supplier<SiteEditor> editor;
    private final Supplier<String> locked;
    private final ElementColumns columns;
    private final Texts texts;

    /**
     * Edits of one kind of element.
     *
     * @param editor the draft's
     * @param locked why nothing can be changed now; null when it can
     */
    ElementEdits(Supplier<SiteEditor> editor, Supplier<String> locked, ElementColumns columns, Texts texts) {
        this.editor = editor;
        this.locked = locked;
        this.columns = columns;
        this.texts = texts;
    }

    /** A value that a feature had. */
    private record Former(ElementCell.Change change, boolean set, Object value) {

        static Former of(ElementCell.Change change) {
            EObject owner = change.owner();
            Object now = owner.eGet(change.feature());
            return new Former(change, owner.eIsSet(change.feature()),
                    now instanceof Collection<?> several ? List.copyOf(several) : now);
        }

        void restore() {
            if (set) {
                change.owner().eSet(change.feature(), value);
            } else {
                change.owner().eUnset(change.feature());
            }
        }
    }

    @Override
    public String locked() {
        return locked.get();
    }

    @Override
    public Refusal<ElementRow> take(List<CellEdit<ElementRow>> edits) {
        SiteEditor now = editor.get();
        String why = now == null ? texts.get("loading") : locked.get();
        if (why != null) {
            return new Refusal<>(edits.getFirst(), why);
        }
        var changes = new LinkedHashMap<CellEdit<ElementRow>, ElementCell.Change>();
        References references = columns.references();
        for (CellEdit<ElementRow> edit : edits) {
            String wrong = read(now.site(), edit, references, changes);
            if (wrong != null) {
                return new Refusal<>(edit, wrong);
            }
        }
        if (changes.isEmpty()) {
            return null;
        }
        Refusal<ElementRow> refusal = tried(now.site(), changes);
        if (refusal != null) {
            return refusal;
        }
        List<Command> commands = changes.values().stream()
                .map(c -> now.commands().set(c.owner(), c.feature(), c.value())).toList();
        boolean done = now.run(commands.size() == 1
                ? commands.getFirst()
                : now.commands().all(label(changes), commands));
        return done ? null : new Refusal<>(edits.getFirst(), texts.get("refused"));
    }

    private String read(Site site, CellEdit<ElementRow> edit, References references,
            Map<CellEdit<ElementRow>, ElementCell.Change> changes) {
        EObject element = edit.row().element();
        if (EcoreUtil.getRootContainer(element) != site) {
            return texts.get("gone");
        }
        ElementCell cell = columns.cell(edit.column());
        String wrong = cell.locked(element);
        if (wrong != null) {
            return wrong;
        }
        try {
            ElementCell.Change change = cell.read(element, edit.text(), references);
            if (change != null) {
                changes.put(edit, change);
            }
            return null;
        } catch (Refused e) {
            return e.getMessage();
        }
    }

    private String label(Map<CellEdit<ElementRow>, ElementCell.Change> changes) {
        Set<String> features = new HashSet<>();
        changes.keySet().forEach(edit -> features.add(edit.column().label()));
        return features.size() == 1
                ? texts.get("undo.feature", features.iterator().next(), changes.size())
                : texts.get("undo.cells", changes.size());
    }

    /** Makes the changes without telling anybody, looks what is wrong then that was not before, and takes them back. */
    private Refusal<ElementRow> tried(Site site, Map<CellEdit<ElementRow>, ElementCell.Change> changes) {
        List<EObject> owners = changes.values().stream().map(c -> checked(c.owner())).distinct().toList();
        Set<ModelProblem> before = new HashSet<>(SiteChecks.check(site, owners));
        List<Former> former = changes.values().stream().map(Former::of).toList();
        List<ModelProblem> after;
        deliver(changes, false);
        try {
            changes.values().forEach(ElementEdits::make);
            after = SiteChecks.check(site, owners);
        } finally {
            former.reversed().forEach(Former::restore);
            deliver(changes, true);
        }
        return after.stream().filter(p -> p.isError() && !before.contains(p)).findFirst()
                .map(problem -> new Refusal<>(guilty(problem, changes), reason(problem))).orElse(null);
    }

    /** What has an id and is checked with all that it contains. */
    private static EObject checked(EObject owner) {
        EObject at = owner;
        while (!(at instanceof Element) && at.eContainer() != null) {
            at = at.eContainer();
        }
        return at;
    }

    private static void deliver(Map<?, ElementCell.Change> changes, boolean deliver) {
        changes.values().forEach(c -> c.owner().eSetDeliver(deliver));
    }

    private static void make(ElementCell.Change change) {
        if (change.value() == null || "".equals(change.value())) {
            change.owner().eUnset(change.feature());
        } else {
            change.owner().eSet(change.feature(), change.value());
        }
    }

    private static CellEdit<ElementRow> guilty(ModelProblem problem,
            Map<CellEdit<ElementRow>, ElementCell.Change> changes) {
        EStructuralFeature feature = problem.where().feature();
        return changes.entrySet().stream()
                .filter(e -> e.getValue().feature() == feature && checked(e.getValue().owner()) instanceof Element at
                        && problem.where().elementId().equals(at.getId()))
                .map(Map.Entry::getKey).findFirst().orElse(changes.keySet().iterator().next());
    }

    private String reason(ModelProblem problem) {
        return problem.what(texts.language()) + " " + problem.todo(texts.language());
    }
}
