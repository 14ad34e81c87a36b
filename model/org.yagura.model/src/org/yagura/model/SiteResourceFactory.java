/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.impl.ResourceFactoryImpl;

/**
 * Makes the resources of model files for those who work with EMF's resource sets. It is the only right one: EMF's own
 * loads a model with string ids in quadratic time. Without a resource set, use {@link SiteFiles}.
 */
public final class SiteResourceFactory extends ResourceFactoryImpl {

    /** File name extension of site models, without the dot. */
    public static final String EXTENSION = "site";

    @Override
    public Resource createResource(URI uri) {
        return new SiteResource(uri);
    }
}
