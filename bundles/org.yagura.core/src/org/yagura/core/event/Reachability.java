/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.util.Map;
import java.util.Set;

/**
 * Who knows which nodes are not reached from where the agent stands when others have failed. The domain that knows the
 * network registers one as an OSGi service, for those that ask nodes: what is behind a dead node is unreachable, not down.
 * Called on any thread; must answer at once.
 */
public interface Reachability {

    /**
     * The nodes that are cut off when some have failed, by their ids; such a node may have failed itself.
     *
     * @param failed ids of nodes
     * @return by id of the node that is cut off the failed nodes nearest to it that stand in all its ways, never the node
     *         itself; empty when nothing is cut off, or nothing is known of the network or of where the agent stands
     */
    Map<String, Set<String>> cutOff(Set<String> failed);
}
