/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.AgentStarter;
import org.yagura.agent.app.Components;
import org.yagura.agent.app.RunningAgent;
import org.yagura.agent.core.AgentException;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;
import org.yagura.rcp.EmbeddedAgent;

/** The agent in this framework, one at a time; with any free port for HTTPS, on loopback. */
@Component(service = EmbeddedAgent.class)
public final class AgentInside implements EmbeddedAgent {
    private static final Logger LOG = LoggerFactory.getLogger(AgentInside.class);

    private RunningAgent running;

    @Override
    public synchronized void start(Path data, boolean demo) throws Exception {
        Path folder = data.toAbsolutePath().normalize();
        if (running != null && running.data().toAbsolutePath().normalize().equals(folder)
                && !running.failed().isDone()) {
            return;
        }
        stop();
        Files.createDirectories(folder);
        Map<String, String> options = new HashMap<>();
        options.put("data", folder.toString());
        options.put("http-port", "0");
        if (demo) {
            options.put("site", "demo");
        }
        try {
            AgentStarter starter = Components.starter();
            running = starter.start(AgentOptions.of(options, starter.contributions().domains()));
            LOG.info("the agent answers at {}", running.url());
        } catch (AgentException e) {
            LOG.warn("the agent does not start on {}", folder, e);
            Texts texts = Texts.of(AgentInside.class);
            throw new ProblemException(
                    new Problem(Problem.FAILED, texts.get("agentFailed"), e.text(Locale.getDefault()),
                            texts.get("agentFailed.todo", folder), e.toString()),
                    e);
        }
    }

    @Override
    @Deactivate
    public synchronized void stop() {
        if (running != null) {
            RunningAgent old = running;
            running = null;
            old.close();
        }
    }
}
