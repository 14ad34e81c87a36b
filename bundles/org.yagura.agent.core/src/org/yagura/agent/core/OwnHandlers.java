/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.yagura.agent.core.internal.about.AboutHandlers;
import org.yagura.agent.core.internal.account.AccountHandlers;
import org.yagura.agent.core.internal.account.TokenHandlers;
import org.yagura.agent.core.internal.audit.FindAuditHandler;
import org.yagura.agent.core.internal.audit.VerifyAuditHandler;
import org.yagura.agent.core.internal.site.SiteHandlers;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.agent.core.internal.site.SiteWriter;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.store.Database;

/** The queries and commands of the agent itself. */
public final class OwnHandlers {

    private OwnHandlers() {
    }

    static List<RequestHandler<?, ?>> of(SiteState sites, AccountHandlers accounts, Database database,
            SiteWriter writer) {
        var all = new ArrayList<RequestHandler<?, ?>>();
        all.addAll(new SiteHandlers(sites, database, writer).all());
        all.addAll(accounts.all());
        all.add(new FindAuditHandler(database));
        all.add(new VerifyAuditHandler(database));
        return all;
    }

    /** All of them, good for being described, not for being asked. */
    public static List<RequestHandler<?, ?>> described() {
        Clock clock = Clock.systemUTC();
        List<RequestHandler<?, ?>> all = of(null, new AccountHandlers(null, null, null, null, null, clock), null,
                new SiteWriter(null, null, null, clock));
        all.addAll(new TokenHandlers(null, null, null, clock).all());
        all.addAll(new AboutHandlers(null, null, null, null, null, () -> 0, clock, false).all());
        return all;
    }
}
