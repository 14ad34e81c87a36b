/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * What only a host itself can tell: its load, processes, services and log files. The same questions are answered by a node
 * agent, over SSH without anything installed there, and by the host that a program runs on.
 */
package org.yagura.core.host;
