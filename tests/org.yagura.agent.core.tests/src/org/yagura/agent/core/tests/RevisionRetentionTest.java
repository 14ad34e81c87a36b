/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.internal.audit.AuditProjection;
import org.yagura.agent.core.internal.audit.Auditor;
import org.yagura.agent.core.internal.audit.FindAuditHandler;
import org.yagura.agent.core.internal.audit.Retention;
import org.yagura.agent.core.internal.site.RevisionRetention;
import org.yagura.agent.core.internal.site.SiteHandlers;
import org.yagura.agent.core.internal.site.SiteProjection;
import org.yagura.agent.core.internal.site.SiteState;
import org.yagura.agent.core.internal.site.SiteWriter;
import org.yagura.core.audit.FindAudit;
import org.yagura.core.change.ChangeFeed;
import org.yagura.core.domain.Health;
import org.yagura.core.fact.Fact;
import org.yagura.core.operation.Caller;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;
import org.yagura.core.site.CompareRevisions;
import org.yagura.core.site.FindRevisions;
import org.yagura.core.site.GetSite;
import org.yagura.core.site.RestoreRevision;
import org.yagura.core.site.SaveSite;
import org.yagura.model.NewSites;
import org.yagura.model.Secrets;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/** Old revisions of the site model go; young ones, the newest ones and the current one stay. */
class RevisionRetentionTest {
    private static final Duration YEAR = Duration.ofDays(365);
    @TempDir
    Path folder;
    private final Hands clock = new Hands();
    private final Secrets secrets = new Secrets(Secrets.newKey());
    private final SiteState state = new SiteState(secrets);
    private final Health health = new Health();
    private FoldingStore folding;
    private List<RequestHandler<?, ?>> handlers;

    @BeforeEach
    void open() {
        folding = new FoldingStore(folder, new SiteProjection(state, new ChangeFeed(), health),
                new AuditProjection(new ChangeFeed()));
        var writer = new SiteWriter(state, folding.store, secrets, clock);
        handlers = new SiteHandlers(state, folding.store, writer).all();
        try {
            folding.append(writer.first(NewSites.empty(), "first"));
        } catch (SiteFileException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        folding.close();
    }

    private <R> R ask(Request<R> request) {
        @SuppressWarnings("unchecked")
        var handler = (RequestHandler<Request<R>, R>) handlers.stream().filter(h -> h.type() == request.getClass())
                .findFirst().orElseThrow();
        return handler.handle(request, context());
    }

    private RequestHandler.Context context() {
        return new RequestHandler.Context() {
            @Override
            public Caller caller() {
                return Caller.system();
            }

            @Override
            public long commit(List<Fact> facts) {
                return folding.append(facts).join();
            }

            @Override
            public <T> T ask(Query<T> query) {
                return RevisionRetentionTest.this.ask(query);
            }

            @Override
            public void audit(String what) {
                // no test looks at it
            }
        };
    }

    /** So many revisions, with a time between them. */
    private void save(int count, Duration between) {
        try {
            for (int i = 0; i < count; i++) {
                clock.move(between);
                Site site = SiteFiles.copy(state.current().site());
                site.setName("at " + clock.instant());
                String xmi = new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
                ask(new SaveSite(xmi, state.current().number(), "number " + i));
            }
        } catch (SiteFileException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(int count, Duration keep) {
        new Retention(folding.store, folding, new Auditor(folding, health, clock), clock,
                List.of(new RevisionRetention(count, keep))).run();
    }

    private List<Long> numbers() {
        var numbers = new ArrayList<Long>();
        FindRevisions.Page page = ask(new FindRevisions(0L, 7));
        while (!page.rows().isEmpty()) {
            page.rows().forEach(row -> numbers.add(row.number()));
            page = ask(new FindRevisions((long) numbers.size(), 7));
        }
        assertEquals(numbers.size(), page.total());
        return numbers;
    }

    private static List<Long> range(long newest, long oldest) {
        return LongStream.rangeClosed(oldest, newest).map(n -> newest + oldest - n).boxed().toList();
    }

    @Test
    void youngOnesAndTheNewestStay() {
        save(120, Duration.ofDays(1));
        save(20, Duration.ofDays(10));
        run(30, YEAR);
        assertEquals(range(141, 1), numbers(), "all are young");
        run(30, Duration.ofDays(100));
        assertEquals(range(141, 112), numbers(), "the newest 30 are kept, the young ones are among them");
        run(5, Duration.ofDays(95));
        assertEquals(range(141, 132), numbers(), "ten of 95 days and less are kept, though 5 would do");
        run(5, Duration.ofDays(95));
        assertEquals(10, numbers().size());
    }

    @Test
    void theCurrentOneAlwaysStays() {
        save(3, Duration.ofDays(1));
        clock.move(YEAR.multipliedBy(9));
        run(0, Duration.ofDays(1));
        assertEquals(List.of(4L), numbers());
        save(1, Duration.ofDays(1));
        assertEquals(List.of(5L, 4L), numbers());
        var again = new SiteState(secrets);
        var projection = new SiteProjection(again, new ChangeFeed(), health);
        folding.write(connection -> projection.open(connection, folding.store.dialect()));
        assertEquals(5, again.current().number());
    }

    @Test
    void eachRemovalIsBoundedAndInTheAuditTrail() {
        save(160, Duration.ofHours(1));
        clock.move(YEAR);
        int before = folding.batches.size();
        run(10, Duration.ofDays(30));
        assertEquals(4, folding.batches.size() - before, "50, 50, 50 and 1");
        assertTrue(folding.batches.stream().skip(before).allMatch(batch -> batch.size() == 2));
        var last = new FindAuditHandler(folding.store)
                .handle(new FindAudit(null, null, "site.trim", null, null, null, null, null, null), context());
        assertEquals(4, last.total());
        assertTrue(last.rows().getFirst().summary().startsWith("revisions up to 151 were removed"),
                last.rows().getFirst().summary());
    }

    @Test
    void whatIsGoneIsSaid() {
        save(20, Duration.ofDays(30));
        run(5, YEAR);
        long oldest = numbers().getLast();
        assertEquals(9, oldest);
        for (Request<?> request : List.of(new GetSite(oldest - 1), new CompareRevisions(null, oldest),
                new RestoreRevision(3L, "back"))) {
            Problem problem = assertThrows(ProblemException.class, () -> ask(request)).problem();
            assertEquals(Problem.NOT_FOUND, problem.code());
            assertTrue(problem.why().contains("--revision-days"), problem.why());
        }
        assertEquals(22, ask(new RestoreRevision(oldest, "back")).revision());
        Problem conflict = assertThrows(ProblemException.class, () -> ask(new SaveSite(
                ask(new GetSite(oldest)).site(), 2L, "from a revision that is gone"))).problem();
        assertEquals(Problem.CONFLICT, conflict.code());
    }

    @Test
    void aRemovalThatAsksForTooMuchOrCannotBeReadKeepsTheCurrentOne() {
        save(4, Duration.ofDays(1));
        folding.append(List.of(new Fact("site.trimmed", 1, clock.instant(),
                "{\"upTo\": 99}".getBytes(StandardCharsets.UTF_8))));
        assertEquals(List.of(5L), numbers());
        folding.append(List.of(new Fact("site.trimmed", 2, clock.instant(), new byte[0])));
        assertEquals("site.unreadable", health.troubles().getFirst().id());
        save(1, Duration.ofDays(1));
        assertEquals(List.of(6L, 5L), numbers());
    }
}
