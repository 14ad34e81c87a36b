/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit;

import java.util.Collection;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.DeleteCommand;
import org.eclipse.emf.edit.domain.EditingDomain;

/** EMF's delete, which looks for references through resource sets; we look through the site, in a resource or not. */
final class RemoveWithReferences extends DeleteCommand {

    private final EObject root;

    RemoveWithReferences(EditingDomain domain, Collection<? extends EObject> objects) {
        super(domain, objects);
        this.root = EcoreUtil.getRootContainer(objects.iterator().next());
    }

    @Override
    protected Map<EObject, Collection<EStructuralFeature.Setting>> findReferences(Collection<EObject> objects) {
        return EcoreUtil.UsageCrossReferencer.findAll(objects, root);
    }
}
