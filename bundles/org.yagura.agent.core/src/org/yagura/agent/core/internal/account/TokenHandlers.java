/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.yagura.agent.core.AgentTexts;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.core.account.AddToken;
import org.yagura.core.account.FindTokens;
import org.yagura.core.account.RevokeToken;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.RequestHandler;
import org.yagura.model.site.Person;

/** The queries and commands about tokens of programs. */
public final class TokenHandlers {
    /** So many there are at most. */
    private static final int MOST = 1_000;
    private static final int MOST_OPERATIONS = 20;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_DAYS = 3_660;
    /** What a program may be let do. */
    private static final Set<Privilege> LENT = Set.of(Privilege.SEE, Privilege.HANDLE, Privilege.RUN);

    private final SiteState sites;
    private final Tokens tokens;
    private final Operations operations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Handlers that know the people from the model. */
    public TokenHandlers(SiteState sites, Tokens tokens, Operations operations, Clock clock) {
        this.sites = sites;
        this.tokens = tokens;
        this.operations = operations;
        this.clock = clock;
    }

    /** All of them. */
    public List<RequestHandler<?, ?>> all() {
        return List.of(RequestHandler.of(FindTokens.class, (query, context) -> find(query)),
                RequestHandler.of(AddToken.class, this::add), RequestHandler.of(RevokeToken.class, this::revoke));
    }

    private FindTokens.Tokens find(FindTokens query) {
        return new FindTokens.Tokens(tokens.all().stream()
                .filter(t -> query.login() == null || Account.same(t.login(), query.login()))
                .sorted(Comparator.comparing(Token::login, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Token::since, Comparator.reverseOrder()).thenComparing(Token::id))
                .map(t -> new FindTokens.Token(t.id(), t.login(), t.name(), t.operations(), t.by(), t.since(),
                        t.expires(), tokens.used(t.id())))
                .toList());
    }

    private AddToken.Added add(AddToken command, RequestHandler.Context context) {
        var language = context.caller().language();
        Person person = sites.index().person(command.login()).orElseThrow(
                () -> AgentTexts.problem(Problem.NOT_FOUND, language, "no-person", command.login()));
        if (command.name().isBlank() || command.name().length() > LONGEST_NAME) {
            throw AgentTexts.problem(Problem.INVALID, language, "token-name", LONGEST_NAME);
        }
        List<String> wanted = command.operations().stream().distinct().toList();
        if (wanted.isEmpty() || wanted.size() > MOST_OPERATIONS) {
            throw AgentTexts.problem(Problem.INVALID, language, "token-operations", MOST_OPERATIONS);
        }
        for (String name : wanted) {
            if (operations.find(name).filter(o -> LENT.contains(o.operation().privilege())).isEmpty()) {
                throw AgentTexts.problem(Problem.INVALID, language, "token-operation", name);
            }
        }
        if (command.days() != null && (command.days() < 1 || command.days() > MOST_DAYS)) {
            throw AgentTexts.problem(Problem.INVALID, language, "token-days", MOST_DAYS);
        }
        if (tokens.all().size() >= MOST) {
            throw AgentTexts.problem(Problem.INVALID, language, "token-many", MOST);
        }
        String secret = SessionTable.newToken(random);
        Instant now = clock.instant();
        var token = new Token(UUID.randomUUID().toString(), SessionTable.hash(secret), person.getLogin(),
                command.name().strip(), wanted, context.caller().user(), now,
                command.days() == null ? null : now.plus(Duration.ofDays(command.days())));
        context.audit(token.login() + ": " + token.name() + ' ' + wanted);
        context.commit(List.of(Token.ADDED.fact(now, token)));
        return new AddToken.Added(token.id(), secret, token.expires());
    }

    private RevokeToken.Revoked revoke(RevokeToken command, RequestHandler.Context context) {
        Token token = tokens.find(command.id()).orElseThrow(
                () -> AgentTexts.problem(Problem.NOT_FOUND, context.caller().language(), "no-token", command.id()));
        context.audit(token.login() + ": " + token.name());
        context.commit(List.of(Token.REVOKED.fact(clock.instant(), new Token.Revoked(token.id()))));
        return new RevokeToken.Revoked(token.login(), token.name());
    }
}
