/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.agent.core.Agent;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.core.Contributions;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.Sessions;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;

/** A real agent without a door, and people who ask it. */
final class Asked implements AutoCloseable {
    static final String DEMO = "yagura-demo";

    final Agent agent;

    Asked(Path data, String site, Contributions contributions) throws AgentException {
        agent = new Agent(new AgentSettings(data, site, 1, Map.of()), contributions);
        agent.start();
    }

    /** An agent on the demo site. */
    static Asked demo(Path folder) throws AgentException {
        return new Asked(folder.resolve("data"), AgentSettings.DEMO, new Contributions());
    }

    Sessions.LoggedIn logIn(String login, String password) {
        return agent.sessions().logIn(login, password, "127.0.0.1", true, Locale.ENGLISH);
    }

    /** Who has that token; fails when it is nobody. */
    Identity who(String token) {
        return agent.sessions().who(token).orElseThrow();
    }

    /** A person of the demo site in a new session. */
    Identity in(String login) {
        return who(logIn(login, DEMO).token());
    }

    <R> R call(Request<R> request) {
        return call(request, Identity.local());
    }

    <R> R call(Request<R> request, Identity who) {
        return agent.dispatcher().call(request, who, Locale.ENGLISH, "test");
    }

    Object call(String name, String json, Identity who) {
        return agent.dispatcher().call(name, json.getBytes(StandardCharsets.UTF_8), who, Locale.ENGLISH, "test");
    }

    Problem refusal(Request<?> request, Identity who) {
        return assertThrows(ProblemException.class, () -> call(request, who)).problem();
    }

    /** The newest entries of the audit trail, newest first. */
    List<FindAudit.Row> audit(int size) {
        return call(new FindAudit(null, null, null, null, null, null, null, size, null)).rows();
    }

    @Override
    public void close() {
        agent.close();
    }
}
