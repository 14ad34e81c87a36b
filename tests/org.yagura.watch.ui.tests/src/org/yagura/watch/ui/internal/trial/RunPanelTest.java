/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.Secret;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.TransactionStep;
import org.yagura.model.site.TransactionVariable;
import org.yagura.model.site.TransactionWatch;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.watch.core.TryWatch;
import org.yagura.watch.core.spi.Measurement.Outcome;

/** A watch that is edited is run once, and what came of it is shown by step. */
class RunPanelTest {
    private final MemoryAgent agent = new MemoryAgent();
    private final Site site = SiteAgents.small();
    private final TransactionWatch watch = SiteFactory.eINSTANCE.createTransactionWatch();
    private final TransactionStep step = SiteFactory.eINSTANCE.createTransactionStep();
    private final Semaphore gate = new Semaphore(100);
    private TryWatch.Result result = new TryWatch.Result(UiWindow.NOW, 84.4, Outcome.GOOD, "Both steps were taken.",
            List.of(new TryWatch.Value("time[log-in]", "ms", 51), new TryWatch.Value("time[look]", "ms", 32.5)), 0);
    private Problem refusal;
    private RunPanel panel;

    @BeforeEach
    void watch() {
        watch.setId("shop");
        watch.setName("Shop");
        watch.setAllNodes(true);
        step.setId("s");
        step.setName("log-in");
        step.setUrl("http://%address%/login");
        watch.getSteps().add(step);
        TransactionVariable variable = SiteFactory.eINSTANCE.createTransactionVariable();
        variable.setId("v");
        variable.setName("password");
        variable.setValue(Secret.parse("{aes}"));
        watch.getVariables().add(variable);
        site.getWatches().add(watch);
        agent.answer(TryWatch.class, q -> {
            gate.acquireUninterruptibly();
            if (refusal != null) {
                throw new ProblemException(refusal);
            }
            return result;
        });
    }

    private UiWindow open(Locale language) {
        var window = new UiWindow(agent, UiSettings.inMemory(), language);
        window.open(parent -> {
            var page = new Composite(parent, SWT.NONE);
            page.setLayout(GridLayoutFactory.fillDefaults().create());
            panel = new RunPanel(page, window.kit());
            return page;
        });
        panel.show(watch);
        window.settle();
        return window;
    }

    private void run(UiWindow window, String words) {
        Controls.of(panel).press("Try now");
        window.until(words, () -> panel.text().contains(words));
    }

    @Test
    void aWatchIsRunAsItStandsInTheFormAndItsStepsAreShown() throws Exception {
        try (var window = open(Locale.ENGLISH)) {
            assertTrue(panel.text().startsWith("Runs this watch once"));
            panel.node().select(1);
            String chosen = panel.node().getText();
            run(window, "after 84 ms: Both steps were taken.");
            window.until("two values", () -> panel.table().total() == 2);
            window.settle();
            assertEquals("time[look]", panel.table().text(1, "metric"));
            assertEquals("32.5 ms", panel.table().text(1, "value"));
            TryWatch asked = agent.asked(TryWatch.class).getFirst();
            Site sent = new SiteFiles().load(asked.site().getBytes(StandardCharsets.UTF_8), "sent").site();
            assertEquals("http://%address%/login",
                    ((TransactionWatch) sent.getWatches().getFirst()).getSteps().getFirst().getUrl());
            assertEquals(0, sent.getAreas().size(), "nothing of the site but the watch");
            step.setUrl("http://%address%/other");
            panel.show(watch);
            assertTrue(panel.text().contains("another one now"), panel.text());
            assertEquals(chosen, panel.node().getText());
            run(window, "Both steps were taken.");
            assertFalse(panel.text().contains("another one now"), panel.text());
            assertTrue(agent.asked(TryWatch.class).getLast().site().contains("/other"));
        }
    }

    @Test
    void whatWentWrongIsSaidAndARunIsCancelled() {
        result = new TryWatch.Result(UiWindow.NOW, 3, Outcome.FAILED, "The step log-in answered 404.", List.of(), 2);
        try (var window = open(Locale.ENGLISH)) {
            run(window, "The step log-in answered 404.");
            assertTrue(panel.text().startsWith("Failed at "), panel.text());
            assertTrue(panel.text().contains("The node told 2 entries"), panel.text());
            assertFalse(panel.table().control().isVisible());
            gate.drainPermits();
            Controls.of(panel).press("Try now");
            assertTrue(panel.text().startsWith("Running, for 30 seconds"), panel.text());
            Controls.of(panel).press("Cancel");
            assertEquals("Cancelled.", panel.text());
            gate.release(100);
            refusal = new Problem(Problem.INVALID, "The watch cannot be run as it is.", null, null, null);
            Controls.of(panel).press("Try now");
            window.until("refused", () -> panel.problem().problem() != null);
            assertTrue(Controls.of(panel).button("Try now").isEnabled());
        }
    }

    @Test
    void whoMayNotAndWhatIsNowhereIsNotTried() {
        agent.privileges(Privilege.SEE);
        try (var _ = open(Locale.ENGLISH)) {
            assertFalse(Controls.of(panel).button("Try now").isEnabled());
            assertTrue(panel.text().contains("those who may change the site"));
        }
        agent.privileges(Privilege.SEE, Privilege.EDIT);
        try (var window = open(Locale.ENGLISH)) {
            assertTrue(Controls.of(panel).button("Try now").isEnabled());
            watch.setAllNodes(false);
            panel.show(watch);
            assertFalse(Controls.of(panel).button("Try now").isEnabled());
            assertTrue(panel.text().contains("is about no node"), panel.text());
            var section = new RunSection();
            section.create(window.shell(), window.kit());
            Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
            watch.getThresholds().add(threshold);
            assertTrue(section.show(step), "a step of it");
            assertFalse(section.show(threshold), "has a trial of its own");
            assertFalse(section.show(site));
            assertFalse(section.show(SiteFactory.eINSTANCE.createPushWatch()), "nobody runs it");
        }
    }
}
