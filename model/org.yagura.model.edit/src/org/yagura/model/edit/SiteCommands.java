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
import org.eclipse.emf.common.command.AbstractCommand;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.common.command.UnexecutableCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.CommandParameter;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.yagura.model.Elements;
import org.yagura.model.Removal;
import org.yagura.model.site.Area;
import org.yagura.model.site.Element;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.Watch;

/**
 * Makes the commands by which a site is changed. They can be executed, undone and redone on the domain's command stack;
 * what the model does not allow gives a command that cannot be executed. Null is never a command.
 */
public final class SiteCommands {

    private final EditingDomain domain;
    private final EditTexts texts;

    /**
     * Commands for a domain.
     *
     * @param language of the commands' labels
     */
    public SiteCommands(EditingDomain domain, Locale language) {
        this.domain = domain;
        this.texts = new EditTexts(language);
    }

    /**
     * Gives a feature a value: the general command that forms use.
     *
     * @param value of the feature's type; a collection for one with many values; null or "" takes the value away
     */
    public Command set(EObject owner, EStructuralFeature feature, Object value) {
        if (!owner.eClass().getEAllStructuralFeatures().contains(feature) || !feature.isChangeable()) {
            return UnexecutableCommand.INSTANCE;
        }
        boolean nothing = value == null && !feature.isMany() || "".equals(value);
        Object given = nothing ? SetCommand.UNSET_VALUE : value == null ? List.of() : value;
        return labelled(SetCommand.create(domain, owner, feature, given), "set", texts.label(feature),
                Elements.name(owner));
    }

    /** Gives an element another name; blank names are not allowed. */
    public Command rename(NamedElement element, String name) {
        if (name == null || name.isBlank()) {
            return UnexecutableCommand.INSTANCE;
        }
        return labelled(SetCommand.create(domain, element, SitePackage.Literals.NAMED_ELEMENT__NAME, name.strip()),
                "rename", Elements.name(element), name.strip());
    }

    /** Adds a new object at the end; it and all below it get ids if they have none. */
    public Command add(EObject owner, EReference reference, EObject object) {
        return add(owner, reference, object, CommandParameter.NO_INDEX);
    }

    /** Adds a new object, which is in no model yet, at a position from 0; replaces none that is there already. */
    public Command add(EObject owner, EReference reference, EObject object, int index) {
        boolean taken = !reference.isMany() && owner.eGet(reference) != null;
        if (object.eContainer() != null || !reference.isContainment() || taken) {
            return UnexecutableCommand.INSTANCE;
        }
        Elements.assignIds(object);
        Command add = reference.isMany()
                ? AddCommand.create(domain, owner, reference, object, index)
                : SetCommand.create(domain, owner, reference, object);
        return labelled(add, "add", texts.label(object.eClass()), Elements.name(object));
    }

    /** Adds a node with one interface that has the address; see {@link Elements#node}. */
    public Command addNode(Area area, NodeKind kind, String name, String address) {
        Node node = Elements.node(kind, name, address);
        return add(area, SitePackage.Literals.AREA__NODES, node);
    }

    /** Adds a copy of an element beside it, with new ids and that name. */
    public Command duplicate(Element element, String name) {
        if (element.eContainer() == null) {
            return UnexecutableCommand.INSTANCE;
        }
        Element copy = EcoreUtil.copy(element);
        renew(copy);
        if (copy instanceof NamedElement named) {
            named.setName(name);
        }
        return add(element.eContainer(), element.eContainmentFeature(), copy);
    }

    private static void renew(EObject object) {
        if (object instanceof Element element) {
            element.setId(Elements.newId());
        }
        object.eContents().forEach(SiteCommands::renew);
    }

    /**
     * Removes objects with all below them, what cannot be without them (see {@link Removal}), and every reference to
     * them from the rest of the site.
     */
    public Command remove(Collection<? extends EObject> objects) {
        if (objects.isEmpty() || objects.stream().anyMatch(object -> object.eContainer() == null)) {
            return UnexecutableCommand.INSTANCE;
        }
        EObject first = objects.iterator().next();
        List<EObject> all = Removal.of(objects);
        return objects.size() == 1
                ? labelled(new RemoveWithReferences(domain, all), "remove", texts.label(first.eClass()),
                        Elements.name(first))
                : labelled(new RemoveWithReferences(domain, all), "removeAll", Integer.toString(objects.size()));
    }

    /**
     * Moves an object to another place in the model, or to another position among its like.
     *
     * @param index position from 0 that it has afterwards; -1 for the end
     */
    public Command move(EObject object, EObject owner, EReference reference, int index) {
        EObject container = object.eContainer();
        if (container == null || !reference.isContainment() || !reference.isMany()
                || !(object.eContainingFeature() instanceof EReference from) || !from.isMany()
                || EcoreUtil.isAncestor(object, owner)) {
            return UnexecutableCommand.INSTANCE;
        }
        Command move;
        if (container == owner && from == reference) {
            int last = ((List<?>) owner.eGet(reference)).size() - 1;
            move = MoveCommand.create(domain, owner, reference, object, index < 0 ? last : index);
        } else {
            CompoundCommand both = new CompoundCommand();
            both.append(RemoveCommand.create(domain, container, from, object));
            both.append(
                    AddCommand.create(domain, owner, reference, object, index < 0 ? CommandParameter.NO_INDEX : index));
            move = both;
        }
        return labelled(move, "move", texts.label(object.eClass()), Elements.name(object), Elements.name(owner));
    }

    /**
     * Leaves a node out of a watch that would be about it, or takes it in again: makes it an exception or none. Cannot be
     * executed when it is so already.
     */
    public Command watch(Watch watch, Node node, boolean watched) {
        if (watch.getExcept().contains(node) != watched) {
            return UnexecutableCommand.INSTANCE;
        }
        Command change = watched
                ? RemoveCommand.create(domain, watch, SitePackage.Literals.WATCH__EXCEPT, node)
                : AddCommand.create(domain, watch, SitePackage.Literals.WATCH__EXCEPT, node);
        return labelled(change, watched ? "watch" : "unwatch", Elements.name(node), Elements.name(watch));
    }

    /** Several commands as one step of undo; executable when all are. */
    public Command all(String label, List<Command> commands) {
        CompoundCommand all = new CompoundCommand(label);
        commands.forEach(all::append);
        return all;
    }

    private Command labelled(Command command, String key, Object... arguments) {
        if (command instanceof AbstractCommand labelled) {
            labelled.setLabel(texts.get(key, arguments));
        }
        return command;
    }
}
