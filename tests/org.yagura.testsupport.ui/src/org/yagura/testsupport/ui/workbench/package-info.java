/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Drives a workbench that runs in a process of its own: a driver that is started with it looks and acts as a person would,
 * the test talks to it over a socket through page objects.
 */
package org.yagura.testsupport.ui.workbench;
