/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.RunningAgent;
import org.yagura.agent.app.UsageException;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.Contributions;
import org.yagura.core.domain.Domain;
import org.yagura.core.event.SyslogMessages;

/** The agent with its domains in a plain Java, without a framework; arguments and exit status as of the product. */
public final class PlainAgent {
    /** Named, as the framework does by its components: domains are internal to their bundles. */
    private static final List<String> DOMAINS = List.of("org.yagura.traps.core.internal.TrapsDomain",
            "org.yagura.topology.core.internal.query.TopologyDomain", "org.yagura.watch.core.internal.WatchDomain",
            "org.yagura.jobs.core.internal.engine.JobDomain");
    private static final String POLL = "org.yagura.watch.core.internal.poll.";
    private static final List<String> KINDS = List.of("PingKind", "TcpKind", "HttpKind", "LinkKind", "DnsKind",
            "GreetingKind", "TransactionKind", "JmxKind", "host.ServiceKind", "host.LogKind",
            "host.AccessLogKind", "host.EventLogKind");
    private static final List<String> SNMP_KINDS = List.of("SnmpKind", "HostKind", "TrafficKind",
            "ProcessKind");
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private PlainAgent() {
    }

    private static Object make(String name) throws ReflectiveOperationException {
        return Class.forName(name).getDeclaredConstructor().newInstance();
    }

    /** Gives the domain of watches the kinds, four of which ask through the same sessions. */
    private static void kinds(Domain watches, SyslogMessages messages) throws ReflectiveOperationException {
        Method add = Arrays.stream(watches.getClass().getMethods()).filter(m -> m.getName().equals("addKind"))
                .findFirst().orElseThrow();
        for (String kind : KINDS) {
            Object made = make(POLL + kind);
            if (kind.equals("host.AccessLogKind")) {
                made.getClass().getMethod("setMessages", SyslogMessages.class).invoke(made, messages);
            }
            add.invoke(watches, made);
        }
        Object polls = make(POLL + "SnmpPolls");
        for (String kind : SNMP_KINDS) {
            add.invoke(watches, Class.forName(POLL + kind).getDeclaredConstructor(polls.getClass()).newInstance(polls));
        }
    }

    private static Domain domain(Contributions contributions, String name) {
        return contributions.domains().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
    }

    /** Runs until it is ended. */
    public static void main(String[] args) throws ReflectiveOperationException, InterruptedException {
        var contributions = new Contributions();
        for (String domain : DOMAINS) {
            contributions.add((Domain) make(domain));
        }
        kinds(domain(contributions, "watch"), (SyslogMessages) domain(contributions, "traps"));
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
