/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.edit.domain.EditingDomain;

/** A change of the drawing that mends a finding. */
public interface QuickFix {

    /** What it does, a few words in the language of the finding. */
    String label();

    /**
     * The command that makes the change, one step of undo. It changes the site that was checked.
     *
     * @param domain the editing domain of that site
     */
    Command command(EditingDomain domain);
}
