/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.time.Instant;
import java.util.List;

/**
 * Who keeps the syslog messages that nodes have sent. A domain that receives them registers one as an OSGi service, for
 * others that read what they say. Called on any thread; reads the store, so it may block.
 */
public interface SyslogMessages {

    /**
     * Reads on in the messages of a node, the oldest first, each once.
     *
     * @param node id of the node
     * @param after the {@link Read#last} of the reading before; null: only where the newest is
     * @param most how many messages at most, 1 or more
     * @throws IllegalStateException when the store is not open yet
     */
    Read after(String node, Long after, int most);

    /**
     * A message.
     *
     * @param at when it was received, UTC
     * @param line as it would stand in a log file, from the program on: {@code sshd[7]: text}; what it has of structured
     *        values follows the text, with its kind before it, as in RFC 5424: {@code KIND [group name="value"]}
     */
    record Message(Instant at, String line) {
    }

    /**
     * What was read.
     *
     * @param messages oldest first
     * @param last where the next reading goes on; to be given back as it is
     * @param lost whether messages before these are no longer kept
     * @param more whether there is more to be read
     */
    record Read(List<Message> messages, long last, boolean lost, boolean more) {

        public Read {
            messages = List.copyOf(messages);
        }
    }
}
