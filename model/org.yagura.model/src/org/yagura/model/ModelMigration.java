/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import org.w3c.dom.Document;

/**
 * One step of the model's form: rewrites a document of one version into the next. It sees the document as written,
 * before EMF, so it can still read what the model has no more. Given by the model alone; the list is in
 * {@link Migrations}.
 */
interface ModelMigration {

    /** The version that the step starts from; it leads to the next one. */
    int from();

    /** Rewrites the document; its root is the site. The version attribute is not the step's business. */
    void apply(Document document);
}
