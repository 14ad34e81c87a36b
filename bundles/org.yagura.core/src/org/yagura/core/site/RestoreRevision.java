/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.site;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Makes the content of an old revision the newest one again; nothing is lost, there is one revision more. */
@Operation(name = "site.restore", privilege = Privilege.EDIT, doc = "Makes a new revision with the content of an old one.")
public record RestoreRevision(@Doc(value = "number of the old revision", required = true) Long revision,
        @Doc(value = "why", required = true) String reason) implements Command<SaveSite.Saved> {
}
