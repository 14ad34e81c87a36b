/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * What follows from the drawing of a site: single points of failure, pairs, availability, what stops when something fails,
 * root causes, and what breaks a rule. {@link org.yagura.topology.core.Topology} answers for any site model at hand, also for
 * one that is being edited; the queries ask the agent for the one in force. Both give the same records.
 */
package org.yagura.topology.core;
