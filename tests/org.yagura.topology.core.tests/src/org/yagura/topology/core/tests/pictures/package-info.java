/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
/** The pictures of the README and of the guide: drawn by the build from the demo site, and compared with those kept. */
package org.yagura.topology.core.tests.pictures;
