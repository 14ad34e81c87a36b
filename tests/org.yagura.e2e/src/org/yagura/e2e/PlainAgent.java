/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.RunningAgent;
import org.yagura.agent.app.UsageException;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.Contributions;
import org.yagura.core.domain.Domain;

/** The agent with its domains in a plain Java, without a framework; arguments and exit status as of the product. */
public final class PlainAgent {
    /** Named, as the framework does by its components: domains are internal to their bundles. */
    private static final List<String> DOMAINS = List.of("org.yagura.traps.core.internal.TrapsDomain",
            "org.yagura.topology.core.internal.query.TopologyDomain", "org.yagura.watch.core.internal.WatchDomain");
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private PlainAgent() {
    }

    /** Runs until it is ended. */
    public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
        var contributions = new Contributions();
        for (String domain : DOMAINS) {
            contributions.add((Domain) Class.forName(domain).getDeclaredConstructor().newInstance());
        }
        try {
            RunningAgent agent = RunningAgent.start(
                    AgentOptions.of(AgentOptions.split(List.of(args)), contributions.domains()), contributions);
            Runtime.getRuntime().addShutdownHook(new Thread(agent::close));
            agent.failed().thenAccept(reason -> {
                System.err.println(reason);
                System.exit(FAILED);
            });
            System.out.println("ready " + agent.url());
            new CountDownLatch(1).await();
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        } catch (AgentException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }
}
