/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.yagura.core.domain.Health;
import org.yagura.core.host.HostAgents;
import org.yagura.model.Secret;
import org.yagura.model.site.Site;
import org.yagura.ssh.SshSessions;

/**
 * What a probe is prepared with.
 *
 * @param site the revision in force; never to be changed
 * @param reveal gives the clear text of a secret of the site. A probe may keep it, and never logs or tells it
 * @param health where to say that the agent itself cannot ask, such as for want of a privilege
 * @param clock the time
 * @param settings what the agent was started with, by name
 * @param agents the node agents of the site
 * @param ssh connections to hosts over SSH
 */
public record ProbeContext(Site site, UnaryOperator<String> reveal, Health health, Clock clock,
        Map<String, String> settings, HostAgents agents, SshSessions ssh) {

    /** The clear text of a secret of the site; null of none. */
    public String clear(Secret secret) {
        return secret == null ? null : reveal.apply(secret.encoded());
    }
}
