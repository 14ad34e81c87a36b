/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.Identity;
import org.yagura.agent.core.internal.account.Token;
import org.yagura.agent.core.internal.account.Tokens;
import org.yagura.core.account.AddToken;
import org.yagura.core.account.FindTokens;
import org.yagura.core.account.ListAccounts;
import org.yagura.core.account.LockAccount;
import org.yagura.core.account.RevokeToken;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.operation.Problem;

/** Tokens with which programs may do one thing, against a real agent. */
class TokensTest {
    private static final List<String> READ = List.of("site.get");

    @TempDir
    Path folder;
    private Asked asked;

    @BeforeEach
    void start() throws Exception {
        asked = Asked.demo(folder);
    }

    @AfterEach
    void stop() {
        asked.close();
    }

    private List<FindTokens.Token> tokens(String login) {
        return asked.call(new FindTokens(login)).tokens();
    }

    @Test
    void aTokenServesForWhatItIsForAndNothingElse() throws Exception {
        AddToken.Added added = asked.call(new AddToken("SATO", "nightly export", READ, null));
        assertNull(added.expires());
        Identity program = asked.who(added.token());
        assertEquals("sato", program.user());
        assertNotNull(asked.call("site.get", "", program));
        Problem refusal = asked.refusal(new ListAccounts(), program);
        assertEquals(Problem.REFUSED, refusal.code());
        assertTrue(refusal.what().startsWith("This token is not for accounts."), refusal.what());
        assertEquals(Problem.REFUSED, asked.refusal(new AddToken("sato", "more", READ, null), program).code());
        FindAudit.Row noted = asked.audit(1).getFirst();
        assertEquals("sato accounts.add-token refused",
                noted.user() + ' ' + noted.operation() + ' ' + noted.outcome());
        FindTokens.Token listed = tokens("sato").getFirst();
        assertEquals(added.id(), listed.id());
        assertEquals("nightly export admin " + READ, listed.name() + ' ' + listed.by() + ' ' + listed.operations());
        assertNotNull(listed.lastUsed());
    }

    @Test
    void aTokenIsGoodOverARestartUntilItIsTakenBack() throws Exception {
        AddToken.Added added = asked.call(new AddToken("sato", "nightly export", READ, 30));
        FindAudit.Row noted = asked.audit(1).getFirst();
        assertEquals("accounts.add-token", noted.operation());
        assertTrue(noted.request().contains("nightly export") && !noted.request().contains(added.token()),
                noted.request());
        asked.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .contains(added.token()), "the token itself is in " + file);
            }
        }
        asked = Asked.demo(folder);
        assertEquals("sato", asked.who(added.token()).user());
        assertTrue(tokens("sato").getFirst().expires().isAfter(Instant.now().plus(Duration.ofDays(29))));
        assertEquals("nightly export", asked.call(new RevokeToken(added.id())).name());
        assertTrue(asked.agent.sessions().who(added.token()).isEmpty());
        assertEquals(List.of(), tokens(null));
        assertEquals("accounts.revoke-token", asked.audit(1).getFirst().operation());
        assertEquals(Problem.NOT_FOUND, asked.refusal(new RevokeToken(added.id()), Identity.local()).code());
    }

    @Test
    void whoIsLockedOutIsSoForPrograms() throws Exception {
        AddToken.Added added = asked.call(new AddToken("ito", "probe", READ, null));
        asked.call(new LockAccount("ito", true));
        assertTrue(asked.agent.sessions().who(added.token()).isEmpty());
        asked.call(new LockAccount("ito", false));
        assertEquals("ito", asked.who(added.token()).user());
    }

    @Test
    void whatChangesTheSiteOrAdministersIsLentToNobody() {
        for (String name : List.of("site.save", "accounts.password", "no.such")) {
            Problem problem = asked.refusal(new AddToken("sato", "x", List.of(name), null), Identity.local());
            assertEquals(Problem.INVALID, problem.code());
            assertTrue(problem.what().contains(name), problem.what());
        }
        assertEquals(Problem.NOT_FOUND,
                asked.refusal(new AddToken("nobody", "x", READ, null), Identity.local()).code());
        assertEquals(Problem.INVALID, asked.refusal(new AddToken("sato", " ", READ, null), Identity.local()).code());
        assertEquals(Problem.INVALID,
                asked.refusal(new AddToken("sato", "x", List.of(), null), Identity.local()).code());
        assertEquals(Problem.INVALID, asked.refusal(new AddToken("sato", "x", READ, 0), Identity.local()).code());
        assertEquals(Problem.REFUSED, asked.refusal(new FindTokens(null), asked.in("kobayashi")).code());
        assertEquals(List.of(), tokens(null));
    }

    @Test
    void aTokenEndsAtItsTime() {
        Instant end = Instant.parse("2026-12-01T00:00:00Z");
        var tokens = new Tokens(new ChangeFeed());
        try (var store = new FoldingStore(folder.resolve("store"), tokens)) {
            store.append(List.of(Token.ADDED.fact(end.minusSeconds(60),
                    new Token("1", "hash", "sato", "x", READ, "admin", end.minusSeconds(60), end))));
            assertEquals("1", tokens.use("hash", end.minusSeconds(1)).orElseThrow().id());
            assertEquals(Optional.empty(), tokens.use("hash", end));
            assertEquals(Optional.empty(), tokens.use("other", end.minusSeconds(1)));
            assertEquals(Set.of("1"), Set.copyOf(tokens.all().stream().map(Token::id).toList()));
        }
    }
}
