/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.Contributions;
import org.yagura.core.domain.Domain;
import org.yagura.core.operation.RequestHandler;

/**
 * Starts agents with what is registered in the framework: domains, and queries and commands of third parties, which may
 * come and go while the agent runs.
 */
@Component(service = AgentStarter.class)
public final class AgentStarter {
    private final Contributions contributions = new Contributions();

    /** Starts an agent; returns when it answers. */
    public RunningAgent start(AgentOptions options) throws AgentException {
        return RunningAgent.start(options, contributions);
    }

    /** What is registered. */
    public Contributions contributions() {
        return contributions;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addDomain(Domain domain) {
        contributions.add(domain);
    }

    void removeDomain(Domain domain) {
        contributions.remove(domain);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addHandler(RequestHandler<?, ?> handler) {
        contributions.add(handler);
    }

    void removeHandler(RequestHandler<?, ?> handler) {
        contributions.remove(handler);
    }
}
