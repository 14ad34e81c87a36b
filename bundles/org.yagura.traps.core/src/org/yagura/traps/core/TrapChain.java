/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core;

import java.util.List;

import org.yagura.core.operation.Doc;

/**
 * The counters from the network to the tables, since the data directory was made.
 * offered = droppedByKernel + droppedByQueue + received;
 * received = undecodable + unauthenticated + journalled + waiting;
 * journalled = projected + lag.
 */
@Doc("The counters from the network to the tables, since the data directory was made.")
public record TrapChain(
        @Doc("datagrams that the kernel dropped because the socket's buffer was full") long droppedByKernel,
        @Doc("messages dropped because the receive queue was full") long droppedByQueue,
        @Doc("messages taken into the receive queue") long received,
        @Doc("messages that could not be decoded; kept as hex with the reason") long undecodable,
        @Doc("messages with an unknown community, user or a wrong key; not kept") long unauthenticated,
        @Doc("messages in the queue, not yet journalled") long waiting,
        @Doc("traps that are durable in the journal") long journalled,
        @Doc("traps that are in the tables or were discarded by a rule") long projected,
        @Doc("of the projected, discarded by a rule") long discarded,
        @Doc("traps in the journal and not yet projected") long lag,
        @Doc("informs answered") long answered,
        @Doc(value = "whether the sums hold", verdict = true) boolean addsUp,
        @Doc("traps lost: droppedByKernel + droppedByQueue") long lost,
        @Doc("whether the receiver takes traps now") boolean receiving,
        @Doc("addresses that it listens on, such as udp:0.0.0.0/10162") List<String> listening,
        @Doc("why it does not, or a warning such as a small socket buffer; absent when all is well") String trouble) {
}
