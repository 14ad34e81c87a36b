/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.site.GetSite;
import org.yagura.model.NewSites;
import org.yagura.model.SiteFiles;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;

class SiteModelsTest {
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong(1);
    private volatile String broken;
    private volatile Semaphore gate;
    private final MemoryAgent agent = new MemoryAgent().answer(GetSite.class, q -> {
        long now = revision.get();
        if (gate != null) {
            gate.acquireUninterruptibly();
        }
        return new GetSite.SiteText(now, broken == null ? text("Site " + now) : broken);
    });

    private String text(String name) {
        return texts.computeIfAbsent(name, SiteModelsTest::write);
    }

    private static String write(String name) {
        try {
            var site = NewSites.empty();
            site.setName(name);
            return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static SiteModels loaded(UiWindow window) {
        SiteModels models = window.kit().site();
        models.reload();
        window.until("loaded", () -> models.current().isPresent());
        return models;
    }

    @Test
    void aChangeOfTheSiteIsLoadedAndTold() {
        try (var window = new UiWindow(agent)) {
            SiteModels models = loaded(window);
            var names = new ArrayList<String>();
            models.follow(m -> names.add(m.site().getName()));
            revision.set(2);
            agent.tell("site");
            window.until("told", () -> names.size() == 2);
            assertEquals(List.of("Site 1", "Site 2"), names);
            assertEquals(2, models.current().orElseThrow().revision());
        }
    }

    @Test
    void theSameRevisionAgainIsNoNews() {
        try (var window = new UiWindow(agent)) {
            SiteModels models = loaded(window);
            var names = new ArrayList<String>();
            models.follow(m -> names.add(m.site().getName()));
            int before = agent.asked(GetSite.class).size();
            models.reload();
            window.until("asked", () -> agent.asked(GetSite.class).size() > before);
            revision.set(2);
            models.reload();
            window.until("told", () -> names.size() == 2);
            assertEquals(List.of("Site 1", "Site 2"), names);
        }
    }

    @Test
    void whoHasStoppedFollowingIsNotTold() {
        try (var window = new UiWindow(agent)) {
            SiteModels models = loaded(window);
            var names = new ArrayList<String>();
            models.follow(m -> names.add(m.site().getName())).close();
            revision.set(2);
            models.reload();
            window.until("loaded", () -> models.current().orElseThrow().revision() == 2);
            assertEquals(List.of("Site 1"), names);
        }
    }

    @Test
    void aBrokenModelIsAProblemAndTheLastGoodOneStays() {
        try (var window = new UiWindow(agent)) {
            SiteModels models = loaded(window);
            broken = "<this is not a site";
            models.reload();
            window.until("told", () -> models.problem().isPresent());
            assertEquals("Site 1", models.current().orElseThrow().site().getName());
            assertEquals(Problem.FAILED, models.problem().orElseThrow().code());
            broken = null;
            models.reload();
            window.until("good again", () -> models.problem().isEmpty());
        }
    }

    @Test
    void newsDuringALoadLeadToAnotherLoad() {
        try (var window = new UiWindow(agent)) {
            SiteModels models = loaded(window);
            gate = new Semaphore(0);
            models.reload();
            int before = agent.asked(GetSite.class).size();
            window.until("asked", () -> agent.asked(GetSite.class).size() >= before);
            revision.set(3);
            for (int i = 0; i < 10; i++) {
                models.reload();
            }
            Semaphore open = gate;
            gate = null;
            open.release(20);
            window.until("the newest", () -> models.current().orElseThrow().revision() == 3);
            assertTrue(agent.asked(GetSite.class).size() <= before + 2, "not once for each piece of news");
        }
    }

    @Test
    void aTextThatIsNoSiteSaysSo() {
        var failure = assertThrows(ProblemException.class, () -> SiteModels.read(new GetSite.SiteText(1, "no")));
        assertTrue(failure.problem().what() != null && !failure.problem().what().isBlank());
    }
}
