/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.event.HandlingState;
import org.yagura.core.event.Severity;
import org.yagura.core.operation.Privilege;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TrapRule;
import org.yagura.traps.core.HandleAlarms;
import org.yagura.ui.status.StatusLabel;

/** Alarms, reception, rules and MIBs. */
final class OtherPanelsTest {
    private Window window;

    @BeforeEach
    void open() throws Exception {
        window = new Window(Privilege.values());
        window.agent.trap(Severity.MAJOR, "db-1", "disk 3 failed");
        window.agent.alarm(Severity.CRITICAL, "db-1", "disk array degraded");
        window.agent.alarm(Severity.MINOR, "www-1", "slow");
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void alarmsTellWhatToDoAndAreHandledByKeys() {
        var panel = new AlarmsPanel(window.shell, window.kit);
        window.open();
        window.until("alarms", () -> panel.table().total() == 2);
        panel.table().select(1L);
        window.until("guide", () -> panel.story().contains("Call the vendor."));
        Window.press(panel.table().widget(), 'p');
        window.until("in progress", () -> window.agent.alarms.get(1L).state() == HandlingState.IN_PROGRESS);
        Window.press(panel.table().widget(), 'x');
        window.until("cleared and gone", () -> panel.table().total() == 1);
    }

    @Test
    void allAlarmsThatMatchAreHandledByTheirIds() {
        var panel = new AlarmsPanel(window.shell, window.kit);
        window.open();
        window.until("alarms", () -> panel.table().total() == 2);
        panel.table().selectAll();
        panel.handle(Handling.Change.state(HandlingState.HANDLED));
        window.until("handled",
                () -> window.agent.alarms.values().stream().allMatch(a -> a.state() == HandlingState.HANDLED));
        var given = (HandleAlarms) window.agent.asked.stream().filter(HandleAlarms.class::isInstance).toList()
                .getLast();
        assertEquals(List.of(1L, 2L), given.ids());
    }

    @Test
    void receptionSaysWhetherAnythingWasLost() {
        var panel = new ReceptionPanel(window.shell, window.kit);
        window.open();
        window.until("chain", () -> panel.sentence().contains("10162"));
        assertTrue(panel.chain().description().contains("1"), panel.chain().description());
        window.agent.dropped = 17;
        window.agent.tell("chain");
        window.until("loss", () -> panel.sentence().contains("17"));
    }

    @Test
    void theStatusLineTurnsFromTickToNumber() {
        var label = (StatusLabel) new ChainStatus(() -> {
        }).create(window.shell, window.kit);
        window.open();
        window.until("something", () -> !label.text().isEmpty());
        String good = label.text();
        window.agent.dropped = 42;
        window.agent.tell("chain");
        window.until("the number", () -> label.text().contains("42"));
        assertTrue(!good.contains("42"));
    }

    @Test
    void rulesAreChangedReplayedAndSavedAsARevision() throws Exception {
        var panel = new RulesPanel(window.shell, window.kit);
        window.open();
        window.until("rules", () -> panel.draft() != null && panel.table().getItemCount() > 5);
        TrapRule first = panel.draft().rules().getFirst();
        panel.select(first);
        assertEquals(first, panel.form().shown());
        panel.draft().set(first, SitePackage.Literals.NAMED_ELEMENT__NAME, "Renamed");
        assertEquals("Renamed", panel.table().getItem(0).getText(1));
        panel.replay().run();
        window.until("replay", () -> panel.replay().last() != null);
        window.until("difference", () -> panel.replay().table().text(0, "then.message").equals("tried"));
        panel.save("clearer name");
        window.until("saved", () -> window.agent.saved != null);
        assertEquals(7L, window.agent.saved.basedOn());
        var saved = new SiteFiles().load(window.agent.saved.site().getBytes(StandardCharsets.UTF_8), "saved").site();
        assertEquals("Renamed", saved.getTrapRules().getFirst().getName());
        window.until("not dirty", () -> !panel.draft().dirty());
    }

    @Test
    void aConflictIsToldAndTheDraftIsKept() {
        var panel = new RulesPanel(window.shell, window.kit);
        window.open();
        window.until("rules", () -> panel.draft() != null);
        panel.draft().set(panel.draft().rules().getFirst(), SitePackage.Literals.NAMED_ELEMENT__NAME, "Mine");
        window.agent.revision = 9;
        panel.save("late");
        window.until("told", () -> panel.problem() != null || panel.draft().revision() == 9);
        window.until("carried over", () -> panel.draft().revision() == 9);
        assertEquals("Mine", panel.draft().rules().getFirst().getName());
        assertTrue(panel.draft().dirty());
    }

    @Test
    void mibsAreListedSearchedAndImported(@TempDir Path folder) throws Exception {
        var panel = new MibsPanel(window.shell, window.kit);
        window.open();
        window.until("modules", () -> panel.modules().total() == 1);
        panel.search().setText("ifIndex");
        window.until("found", () -> panel.objects().total() == 1);
        Path file = folder.resolve("ACME-MIB.txt");
        Files.write(file, "ACME-MIB DEFINITIONS ::= BEGIN -- caf\u00e9 END".getBytes(StandardCharsets.ISO_8859_1));
        panel.take(List.of(file));
        window.until("imported", () -> panel.modules().total() == 2);
        assertNotNull(window.agent.modules.getLast());
    }
}
