/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.Optional;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xml.type.AnyType;

/** Content of a file that the model does not know: it is kept beside the object that it stands in. */
final class UnknownContent {

    private UnknownContent() {
    }

    /** What is kept for the object. */
    static Optional<AnyType> of(EObject object) {
        return object.eResource() instanceof XMLResource resource
                ? Optional.ofNullable(resource.getEObjectToExtensionMap().get(object))
                : Optional.empty();
    }

    /** Keeps a copy of the content for an object, which must be in one of our resources. */
    static void keep(EObject object, EObject content) {
        ((XMLResource) object.eResource()).getEObjectToExtensionMap().put(object,
                (AnyType) EcoreUtil.copy(content));
    }
}
