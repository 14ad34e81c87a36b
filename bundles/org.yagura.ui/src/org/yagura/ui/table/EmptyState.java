/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table;

/**
 * What stands in place of rows when there are none: why, and the one thing that helps.
 *
 * @param text why it is empty
 * @param action label of the button; null for no button
 * @param run what the button does; null for no button
 */
public record EmptyState(String text, String action, Runnable run) {

    /** Only a reason. */
    public static EmptyState of(String text) {
        return new EmptyState(text, null, null);
    }
}
