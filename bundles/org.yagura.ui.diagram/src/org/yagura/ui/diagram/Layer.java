/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram;

/**
 * A layer of a diagram.
 *
 * @param id what figures and connections name
 * @param label for persons
 */
public record Layer(String id, String label) {
}
