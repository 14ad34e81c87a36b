/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;

/**
 * Opens the domains. The names of those that a data directory was used with stand in it: a domain that is not installed
 * any more would miss facts for ever, because the projections pass over what nobody wants; so the agent does not start.
 */
final class Domains {
    private final Contributions contributions;
    private final Path file;

    Domains(Contributions contributions, DataDirectory data) {
        this.contributions = contributions;
        this.file = data.file("store", "domains");
    }

    List<DomainParts> open(DomainContext context) throws AgentException {
        List<Domain> domains = contributions.domains();
        var names = new TreeSet<String>();
        domains.forEach(d -> names.add(d.name()));
        try {
            Set<String> known = Files.exists(file)
                    ? new TreeSet<>(Files.readAllLines(file, StandardCharsets.UTF_8))
                    : Set.of();
            for (String name : known) {
                if (!name.isBlank() && !names.contains(name)) {
                    throw new AgentException(null, "start.missing-domain", context.data(), name);
                }
            }
            var parts = new ArrayList<DomainParts>();
            for (Domain domain : domains) {
                parts.add(open(domain, context));
            }
            if (!known.equals(names)) {
                PrivateFiles.write(file, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            }
            return parts;
        } catch (IOException e) {
            throw new AgentException(e, "start.directory", context.data(), e);
        }
    }

    private static DomainParts open(Domain domain, DomainContext context) throws AgentException {
        try {
            return domain.open(context);
        } catch (RuntimeException e) {
            throw new AgentException(e, "start.domain", domain.name(), e.getMessage());
        }
    }
}
