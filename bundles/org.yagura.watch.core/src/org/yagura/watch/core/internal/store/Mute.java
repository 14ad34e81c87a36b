/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.store;

import java.time.Instant;

/**
 * Somebody does not want to be told of a watch of a node.
 *
 * @param until when that ends
 * @param reason why
 * @param person who said so
 */
public record Mute(Instant until, String reason, String person) {
}
