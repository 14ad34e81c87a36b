/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.util.List;
import java.util.Map;

import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Projection;

/**
 * What a domain gives.
 *
 * @param projections its tables
 * @param handlers its queries and commands
 * @param services what runs: started in order after the projections have caught up with what was durable before,
 *        closed in reverse order
 */
public record DomainParts(List<Projection> projections, List<RequestHandler<?, ?>> handlers, List<Service> services) {

    public DomainParts {
        projections = List.copyOf(projections);
        handlers = List.copyOf(handlers);
        services = List.copyOf(services);
    }

    /** Something that runs while the agent leads. */
    public interface Service extends AutoCloseable {

        /** Begins; returns once it works, throws when it cannot, with a message for persons. */
        void start() throws Exception;

        /** What it listens on once it is started, such as {@code trapPort} and 10162; for {@code run/endpoint.json}. */
        default Map<String, Object> endpoints() {
            return Map.of();
        }

        @Override
        void close();
    }
}
