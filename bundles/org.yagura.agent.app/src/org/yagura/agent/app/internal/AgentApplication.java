/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.AgentStarter;
import org.yagura.agent.app.Components;
import org.yagura.agent.app.NodeOptions;
import org.yagura.agent.app.PlugIns;
import org.yagura.agent.app.RunningAgent;
import org.yagura.agent.app.RunningNode;
import org.yagura.agent.app.UsageException;
import org.yagura.agent.core.AgentException;
import org.yagura.core.domain.Domain;
import org.yagura.core.text.Texts;

/** The headless agent in the foreground. Exit status 0 after a clean stop, 1 after a failure, 2 for wrong use. */
public final class AgentApplication implements IApplication {
    private static final Logger LOG = LoggerFactory.getLogger(AgentApplication.class);
    private static final Integer FAILED = 1;
    private static final Integer WRONG_USE = 2;
    private static final int STOP_SECONDS = 30;
    private static final Set<String> HELP = Set.of("--help", "-h");

    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Object start(IApplicationContext context) {
        context.applicationRunning();
        String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        return run(List.of(arguments == null ? new String[0] : arguments));
    }

    /** Runs until it is stopped; gives the exit status. */
    Integer run(List<String> arguments) {
        Texts texts = Texts.of(AgentOptions.class);
        boolean help = arguments.stream().anyMatch(HELP::contains);
        try {
            Map<String, String> given = help ? forHelp(arguments) : AgentOptions.split(arguments);
            if (!help && AgentOptions.ofNode(given)) {
                return run(AgentOptions.node(given));
            }
            List<PlugIns.PlugIn> broken = plugIns(given, help);
            broken.forEach(p -> System.err.println(texts.get("plugin.broken", p.file(), p.problem())));
            AgentStarter starter = Components.starter();
            List<Domain> domains = starter.contributions().domains();
            if (help) {
                System.out.println(AgentOptions.help(domains));
                return EXIT_OK;
            }
            return run(starter, AgentOptions.of(given, domains), broken);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.err.println(texts.get("help.hint"));
            return WRONG_USE;
        }
    }

    /** Help is given whatever else is said; with a data directory also on its plug-ins. */
    private static Map<String, String> forHelp(List<String> arguments) {
        try {
            return AgentOptions.split(arguments.stream().filter(a -> !HELP.contains(a)).toList());
        } catch (UsageException e) {
            LOG.debug("help on the installation alone", e);
            return Map.of();
        }
    }

    /** Takes the plug-ins in, which may bring settings of their own; gives those that do not run. */
    private static List<PlugIns.PlugIn> plugIns(Map<String, String> given, boolean help) throws UsageException {
        var folders = new ArrayList<>(List.of(PlugIns.installed()));
        if (!help || given.containsKey("data")) {
            folders.add(AgentOptions.data(given).resolve("plugins"));
        }
        return PlugIns.load(folders).stream().filter(plugIn -> plugIn.problem() != null).toList();
    }

    /** What runs until the end. */
    private interface Run {
        Integer untilEnd() throws AgentException;
    }

    private Integer run(NodeOptions options) {
        return run(() -> {
            try (RunningNode node = RunningNode.start(options)) {
                System.out.println(
                        Texts.of(AgentOptions.class).get("ready.node", node.url(), node.fingerprint()));
                return end.join();
            }
        });
    }

    private Integer run(AgentStarter starter, AgentOptions options, List<PlugIns.PlugIn> broken) {
        Texts texts = Texts.of(AgentOptions.class);
        return run(() -> {
            try (RunningAgent agent = starter.start(options)) {
                System.out.println(
                        texts.get("ready", agent.url(), Integer.toString(agent.trapPort()), agent.fingerprint()));
                broken.forEach(p -> agent.agent().health().trouble("plugin." + p.file().getFileName(), "WARNING",
                        "plugin.broken", p.name(), p.problem()));
                agent.failed().thenAccept(reason -> {
                    System.err.println(texts.get("failed", reason));
                    end.complete(FAILED);
                });
                return end.join();
            }
        });
    }

    private Integer run(Run run) {
        Thread hook = new Thread(this::stopAndWait, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return run.untilEnd();
        } catch (AgentException e) {
            LOG.debug("the agent cannot start", e);
            System.err.println(e.text(Locale.getDefault()));
            return FAILED;
        } finally {
            stopped.countDown();
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.debug("the process is ending already");
        }
    }

    private void stopAndWait() {
        stop();
        try {
            if (!stopped.await(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the agent did not stop within {} seconds", STOP_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        end.complete(EXIT_OK);
    }
}
