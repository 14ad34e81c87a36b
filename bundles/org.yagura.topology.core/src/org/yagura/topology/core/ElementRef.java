/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core;

import org.yagura.core.operation.Doc;

/** An element of the site model as answers name it. */
@Doc("An element of the site model.")
public record ElementRef(@Doc("id") String id,
        @Doc("what it is: Area, Node, Part, Link, RedundancyGroup, Service or another class of the model") String type,
        @Doc("sort of it, such as DB_SERVER, DISK, LAN, RACK or HOT_STANDBY; absent when it has none") String kind,
        @Doc("name") String name, @Doc("where it is, such as Tokyo / DMZ; empty at the top") String place) {
}
