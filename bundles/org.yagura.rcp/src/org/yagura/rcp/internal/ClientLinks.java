/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.client.AgentConnection;
import org.yagura.client.Events;
import org.yagura.client.LocalAgent;
import org.yagura.client.Trust;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.change.Change;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.core.site.GetSession;
import org.yagura.core.text.Texts;
import org.yagura.rcp.EmbeddedAgent;
import org.yagura.ui.connection.AgentLink;
import org.yagura.ui.connection.AgentLinks;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.Session;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.UntrustedException;

/** Opens lines to agents with the client library; starts the embedded agent where one is wanted. */
@Component(service = AgentLinks.class)
public final class ClientLinks implements AgentLinks {
    private static final Logger LOG = LoggerFactory.getLogger(ClientLinks.class);
    private static final Texts TEXTS = Texts.of(ClientLinks.class);

    private final EmbeddedAgent embedded;
    private final AtomicReference<Going> going = new AtomicReference<>();

    /** The session that a log-in has begun and that a new line goes on in; another log-in is another object. */
    private record Going(Login login, String token) {
    }

    /** Lines to agents; {@code embedded} is null when this workbench cannot run one. */
    @Activate
    public ClientLinks(
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY) EmbeddedAgent embedded) {
        this.embedded = embedded;
    }

    @Deactivate
    void close() {
        if (embedded != null) {
            embedded.stop();
        }
    }

    @Override
    public AgentLink open(SiteAddress address, Login login, Runnable starting) {
        return switch (address) {
            case SiteAddress.Embedded here -> link(embedded(here, starting), () -> {
                // the owner's token is no session
            });
            case SiteAddress.Remote remote -> {
                AgentConnection connection = remote(remote, login);
                yield link(connection, () -> {
                    going.set(null);
                    connection.logOut();
                });
            }
        };
    }

    private AgentConnection embedded(SiteAddress.Embedded here, Runnable starting) {
        Path data = here.data();
        if (embedded == null) {
            return LocalAgent.find(data, Locale.getDefault()).connect(Locale.getDefault());
        }
        starting.run();
        try {
            embedded.start(data, here.demo());
        } catch (ProblemException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("the embedded agent does not start on {}", data, e);
            throw new ProblemException(new Problem(Problem.FAILED, TEXTS.get("agentFailed"), e.getLocalizedMessage(),
                    TEXTS.get("agentFailed.todo", data), e.toString()), e);
        }
        return LocalAgent.find(data, Locale.getDefault()).connect(Locale.getDefault());
    }

    private AgentConnection remote(SiteAddress.Remote remote, Login login) {
        Trust.Shown shown = Trust.shown(remote.url());
        if (!shown.fingerprint().equals(remote.fingerprint())) {
            throw new UntrustedException(shown.fingerprint(), shown.subject(), remote.fingerprint());
        }
        AgentConnection connection = AgentConnection.open(remote.url(), Trust.fingerprint(remote.fingerprint()),
                Locale.getDefault());
        try {
            if (!resumed(connection, login)) {
                going.set(new Going(login, connection.logIn(login.user(), login.password())));
                if (connection.ask(new GetSession()).mustChangePassword()) {
                    renew(connection, login);
                }
            }
            return connection;
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** Whether the session that the same log-in has begun is still open: an agent keeps sessions over a restart. */
    private boolean resumed(AgentConnection connection, Login login) {
        Going last = going.get();
        if (last == null || last.login() != login) {
            return false;
        }
        connection.resume(last.token());
        try {
            connection.ask(new GetSession());
            return true;
        } catch (ProblemException e) {
            if (e.problem().code().equals(Problem.UNAUTHENTICATED)) {
                return false;
            }
            throw e;
        }
    }

    /** Nothing else is served before the password is changed. */
    private void renew(AgentConnection connection, Login login) {
        if (login.next() == null) {
            going.set(null);
            connection.logOut();
            throw new ProblemException(new Problem(Connections.PASSWORD_TO_CHANGE, TEXTS.get("connect.renew"), null,
                    TEXTS.get("connect.renew.todo"), null));
        }
        connection.ask(new ChangePassword(new String(login.password()), new String(login.next())));
    }

    private static AgentLink link(AgentConnection connection, Runnable leaving) {
        try {
            GetSession.SessionInfo info = connection.ask(new GetSession());
            return new ClientLink(connection, new Session(info.user(), info.person(), Set.copyOf(info.privileges()),
                    info.site(), zone(info.timeZone())), leaving);
        } catch (RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            LOG.warn("the site has the unknown time zone {}", name);
            return ZoneId.systemDefault();
        }
    }

    /** One line. */
    private static final class ClientLink implements AgentLink {
        private final AgentConnection connection;
        private final Session session;
        private final Runnable leaving;
        private final AtomicReference<Events> events = new AtomicReference<>();

        ClientLink(AgentConnection connection, Session session, Runnable leaving) {
            this.connection = connection;
            this.session = session;
            this.leaving = leaving;
        }

        @Override
        public Session session() {
            return session;
        }

        @Override
        public <R> R call(Request<R> request) {
            return connection.ask(request);
        }

        @Override
        public void follow(Consumer<Change> changes, Consumer<Problem> lost) {
            events.set(connection.follow(new Events.Listener() {
                @Override
                public void changed(Change change) {
                    changes.accept(change);
                }

                @Override
                public void askAgain() {
                    changes.accept(new Change(Connections.RECONNECTED, Map.of()));
                }

                @Override
                public void interrupted(Problem problem) {
                    lost.accept(problem);
                }
            }));
        }

        @Override
        public void close() {
            Events open = events.getAndSet(null);
            if (open != null) {
                open.close();
            }
            connection.close();
        }

        @Override
        public void leave() {
            leaving.run();
            close();
        }
    }
}
