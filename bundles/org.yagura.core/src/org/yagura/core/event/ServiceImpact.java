/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.event;

import java.util.Set;

/**
 * Who knows which services stop when nodes have failed. The domain that knows the drawing registers one as an OSGi service,
 * for those that count how long services were down. Called on any thread; may take as long as a what-if.
 */
public interface ServiceImpact {

    /**
     * The services that do not work when these nodes have failed and nothing else has, after the newest revision of the site.
     *
     * @param failed ids of nodes; those that the site does not have count for nothing
     * @return ids of services
     */
    Set<String> stopped(Set<String> failed);
}
