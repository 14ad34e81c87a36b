/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.util.ECollections;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.change.ChangeDescription;
import org.eclipse.emf.ecore.change.FeatureChange;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/**
 * A change that takes long to work out: it is made on a copy, off the editor's thread, and then brought into the edited site
 * as one step of undo. What is there already stays the same objects. When the site was changed meanwhile, nothing is brought:
 * begin again.
 */
public final class CopiedChange implements AutoCloseable {
    private final SiteEditor editor;
    private final Site copy;
    private final Map<EObject, EObject> originals = new IdentityHashMap<>();
    private final ComposedAdapterFactory adapters = SiteEditor.providers();
    private final EditingDomain domain = new AdapterFactoryEditingDomain(adapters, new BasicCommandStack());
    private final SiteEditor.Registration changes;
    private ChangeRecorder recorder;
    private boolean outdated;

    /** Takes a copy of what an editor holds now; on the editor's thread. */
    public CopiedChange(SiteEditor editor) {
        this.editor = editor;
        copy = SiteFiles.copy(editor.site());
        originals.put(copy, editor.site());
        Iterator<EObject> original = editor.site().eAllContents();
        copy.eAllContents().forEachRemaining(twin -> originals.put(twin, original.next()));
        changes = editor.onChange(() -> outdated = true);
    }

    /** The copy. To be changed by {@link #run} only, on one thread at a time. */
    public Site site() {
        return copy;
    }

    /**
     * Executes a command on the copy; says whether it could be executed.
     *
     * @param maker makes it for the copy's editing domain
     */
    public boolean run(Function<EditingDomain, Command> maker) {
        if (recorder == null) {
            recorder = new ChangeRecorder(copy);
        }
        Command command = maker.apply(domain);
        if (!command.canExecute()) {
            command.dispose();
            return false;
        }
        domain.getCommandStack().execute(command);
        return true;
    }

    /** Whether the edited site is no longer as it was copied; on the editor's thread. */
    public boolean isOutdated() {
        return outdated;
    }

    /**
     * Makes the same change in the edited site; on the editor's thread, at most once.
     *
     * @param label of undo and redo
     * @return whether it did; not when it is outdated or nothing was changed
     */
    public boolean bring(String label) {
        if (outdated || recorder == null) {
            return false;
        }
        ChangeDescription changed = recorder.endRecording();
        recorder = null;
        return !changed.getObjectChanges().isEmpty() && editor.change(label, site -> {
            var bringing = new Bringing();
            changed.getObjectChanges().forEach(entry -> {
                EObject owner = originals.get(entry.getKey());
                if (owner != null) {
                    entry.getValue().forEach(c -> bringing.feature(entry.getKey(), owner, c));
                }
            });
            bringing.copyReferences();
        });
    }

    /** Gives it up, or ends it after it was brought; on the editor's thread. */
    @Override
    public void close() {
        changes.close();
        if (recorder != null) {
            recorder.dispose();
        }
        adapters.dispose();
    }

    /** Copies what is new, and takes for everything else what it is a copy of. */
    private final class Bringing extends EcoreUtil.Copier {
        private static final long serialVersionUID = 1L;

        @Override
        public EObject copy(EObject object) {
            EObject original = originals.get(object);
            EObject known = original == null ? super.get(object) : original;
            return known == null ? super.copy(object) : known;
        }

        @Override
        public EObject get(Object object) {
            EObject original = originals.get(object);
            return original == null ? super.get(object) : original;
        }

        void feature(EObject twin, EObject owner, FeatureChange change) {
            EStructuralFeature feature = change.getFeature();
            if (!feature.isChangeable() || feature.isDerived()
                    || feature instanceof EReference reference && reference.isContainer()) {
                return;
            }
            if (feature.isMany()) {
                var values = new ArrayList<>();
                ((List<?>) twin.eGet(feature)).forEach(value -> values.add(value(value)));
                @SuppressWarnings("unchecked")
                var list = (EList<Object>) owner.eGet(feature);
                ECollections.setEList(list, values);
            } else if (twin.eIsSet(feature)) {
                owner.eSet(feature, value(twin.eGet(feature)));
            } else {
                owner.eUnset(feature);
            }
        }

        private Object value(Object value) {
            return value instanceof EObject object ? copy(object) : value;
        }
    }
}
