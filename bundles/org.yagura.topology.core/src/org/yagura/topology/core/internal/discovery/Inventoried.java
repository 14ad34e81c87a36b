/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import org.yagura.core.fact.JsonFactType;
import org.yagura.topology.core.discovery.Inventory;

/**
 * {@code topology.inventoried}, version 1: a node was asked and told what it is.
 *
 * @param address that answered
 * @param inventory what it told
 */
record Inventoried(String address, Inventory inventory) {
    static final JsonFactType<Inventoried> TYPE = new JsonFactType<>("topology.inventoried", 1, Inventoried.class);
}
