/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Setting;

/** Discovery as a part of the agent: asks nodes what they are, keeps it, compares it with the drawing. */
@Component(service = Domain.class)
public final class DiscoveryDomain implements Domain {

    @Override
    public String name() {
        return "discovery";
    }

    @Override
    public List<Setting<?>> settings() {
        return DiscoverySettings.all();
    }

    @Override
    public DomainParts open(DomainContext context) {
        var discovering = new Discovering(context.sites(), context.facts(), context.clock(),
                DiscoverySettings.of(context.settings()));
        var answers = new DiscoveryAnswers(discovering, context.database(), context.sites(), context.clock());
        return new DomainParts(List.of(new InventoryProjection(context.changes())), answers.handlers(),
                List.of(discovering));
    }
}
