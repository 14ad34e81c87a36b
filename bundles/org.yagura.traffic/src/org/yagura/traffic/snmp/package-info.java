/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** Encodes SNMP notifications of all versions, written apart from the receiver so that one can prove the other. */
package org.yagura.traffic.snmp;
