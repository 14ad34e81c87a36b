/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/** The whole path on real input: net-snmp's own programs, a real agent in its own process, clients over HTTPS. */
package org.yagura.e2e.tests;
