/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CommandStackListener;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.change.util.ChangeRecorder;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.ComposedAdapterFactory;
import org.eclipse.emf.edit.provider.ReflectiveItemProviderAdapterFactory;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.provider.SiteItemProviderAdapterFactory;

/**
 * One person's editing of one site, by commands with undo. Each method that changes the site says whether it did; it
 * does nothing where the model does not allow it. For one thread at a time.
 */
public final class SiteEditor implements AutoCloseable {

    private final Site site;
    private final Site original;
    private final ComposedAdapterFactory adapters;
    private final BasicCommandStack stack = new BasicCommandStack();
    private final EditingDomain domain;
    private final SiteCommands commands;

    /**
     * Begins editing.
     *
     * @param site edited in place
     * @param language of the labels of undo and redo
     */
    public SiteEditor(Site site, Locale language) {
        this.site = site;
        this.original = SiteFiles.copy(site);
        this.adapters = providers();
        this.domain = new AdapterFactoryEditingDomain(adapters, stack);
        this.commands = new SiteCommands(domain, language);
    }

    static ComposedAdapterFactory providers() {
        return new ComposedAdapterFactory(
                List.of(new SiteItemProviderAdapterFactory(), new ReflectiveItemProviderAdapterFactory()));
    }

    /** The site as edited so far. */
    public Site site() {
        return site;
    }

    /** The domain, for viewers that need it. */
    public EditingDomain domain() {
        return domain;
    }

    /** The item providers, for labels, children and property descriptors. */
    public ComposedAdapterFactory adapters() {
        return adapters;
    }

    /** Makes commands without executing them. */
    public SiteCommands commands() {
        return commands;
    }

    /** Executes a command, which undo then takes back. */
    public boolean run(Command command) {
        if (!command.canExecute()) {
            command.dispose();
            return false;
        }
        stack.execute(command);
        return true;
    }

    /** See {@link SiteCommands#set}. */
    public boolean set(EObject owner, EStructuralFeature feature, Object value) {
        return run(commands.set(owner, feature, value));
    }

    /** See {@link SiteCommands#rename}. */
    public boolean rename(NamedElement element, String name) {
        return run(commands.rename(element, name));
    }

    /** See {@link SiteCommands#add(EObject, EReference, EObject)}. */
    public boolean add(EObject owner, EReference reference, EObject object) {
        return run(commands.add(owner, reference, object));
    }

    /** See {@link SiteCommands#addNode}. */
    public boolean addNode(Area area, NodeKind kind, String name, String address) {
        return run(commands.addNode(area, kind, name, address));
    }

    /** See {@link SiteCommands#remove}. */
    public boolean remove(Collection<? extends EObject> objects) {
        return run(commands.remove(objects));
    }

    /** See {@link SiteCommands#move}. */
    public boolean move(EObject object, EObject owner, EReference reference, int index) {
        return run(commands.move(object, owner, reference, index));
    }

    /**
     * Makes any change as one step of undo, such as what an import or a merge brings; what it does is recorded while it runs.
     *
     * @param label of undo and redo
     * @param change works on the site; when it throws, everything it did is taken back
     */
    public boolean change(String label, Consumer<Site> change) {
        var recorder = new ChangeRecorder(site);
        try {
            change.accept(site);
        } catch (RuntimeException e) {
            recorder.endRecording().apply();
            throw e;
        }
        return run(new RecordedChange(label, recorder.endRecording()));
    }

    /**
     * Gives the site another content as one step of undo, such as a merged one.
     *
     * @param content whose elements become the site's; not to be used afterwards
     */
    public boolean replace(String label, Site content) {
        return change(label, target -> {
            for (EStructuralFeature feature : target.eClass().getEAllStructuralFeatures()) {
                if (feature.isChangeable() && !feature.isDerived()) {
                    Object value = content.eGet(feature);
                    target.eSet(feature, value instanceof List<?> list ? List.copyOf(list) : value);
                }
            }
        });
    }

    /** The site as it was when editing began; not to be changed. */
    public Site original() {
        return original;
    }

    /** Whether there is something to undo. */
    public boolean canUndo() {
        return stack.canUndo();
    }

    /** Whether there is something to redo. */
    public boolean canRedo() {
        return stack.canRedo();
    }

    /** Takes the last change back; does nothing when there is none. */
    public void undo() {
        if (stack.canUndo()) {
            stack.undo();
        }
    }

    /** Makes the last change that was taken back again; does nothing when there is none. */
    public void redo() {
        if (stack.canRedo()) {
            stack.redo();
        }
    }

    /** What undo would take back, in the editor's language; empty if nothing. */
    public String undoLabel() {
        return stack.canUndo() ? stack.getUndoCommand().getLabel() : "";
    }

    /** What redo would make again, in the editor's language; empty if nothing. */
    public String redoLabel() {
        return stack.canRedo() ? stack.getRedoCommand().getLabel() : "";
    }

    /** Whether there are changes since the beginning or the last {@link #saved}. */
    public boolean isChanged() {
        return stack.isSaveNeeded();
    }

    /** Takes the state as it is for saved; undo still goes back beyond. */
    public void saved() {
        stack.saveIsDone();
    }

    /** What is wrong with the site as it is. */
    public List<ModelProblem> problems() {
        return SiteChecks.check(site);
    }

    /** What differs from the site as it was when editing began. */
    public List<Difference> differences() {
        return Differences.between(original, site);
    }

    /** Calls back after every change, undo and redo, on the thread that made it. Closing the result ends that. */
    public Registration onChange(Runnable listener) {
        CommandStackListener adapter = _ -> listener.run();
        stack.addCommandStackListener(adapter);
        return () -> stack.removeCommandStackListener(adapter);
    }

    /** Something registered, to be closed. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** Ends editing: forgets all undo and takes the item providers off the site. */
    @Override
    public void close() {
        stack.flush();
        adapters.dispose();
    }
}
