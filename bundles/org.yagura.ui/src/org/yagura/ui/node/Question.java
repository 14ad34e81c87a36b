/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.node;

import org.yagura.model.site.Node;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.site.SiteModels;

/**
 * About what a section of the node page is asked. For any thread.
 *
 * @param connections answers queries
 * @param site the revision that the page shows; shared, never to be changed
 * @param node the node in it
 */
public record Question(Connections connections, SiteModels.Loaded site, Node node) {
}
