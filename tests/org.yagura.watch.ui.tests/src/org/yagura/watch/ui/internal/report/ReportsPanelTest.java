/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Privilege;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.TablePage;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.Kit;
import org.yagura.ui.UiSettings;
import org.yagura.watch.core.report.CancelReport;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.FindReports.Row;
import org.yagura.watch.core.report.FindReports.State;
import org.yagura.watch.core.report.GetReportFile;
import org.yagura.watch.core.report.GetReportFile.Form;
import org.yagura.watch.core.report.MakeReport;

/** Reports are asked for by month and day, seen while they are made, cancelled, opened and saved. */
class ReportsPanelTest {
    private static final byte[] CONTENT = "%PDF-content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private final MemoryAgent agent = new MemoryAgent();
    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final List<Path> shown = new CopyOnWriteArrayList<>();
    private ReportsPanel panel;
    private TablePage<Row> table;

    ReportsPanelTest() {
        rows.add(row("making", State.MAKING, 40));
        rows.add(row("kept", State.KEPT, null));
        rows.add(row("failed", State.FAILED, null));
        agent.answer(FindReports.class, q -> new FindReports.Found(List.copyOf(rows), false, 16, "Asia/Tokyo"));
        agent.answer(GetReportFile.class,
                q -> new GetReportFile.Answer("x", Base64.getEncoder().encodeToString(CONTENT)));
        agent.answer(MakeReport.class, q -> {
            rows.add(0, row("new", State.WAITING, null));
            return new MakeReport.Begun("new");
        });
        agent.answer(CancelReport.class, q -> {
            rows.removeIf(row -> row.id().equals(q.id()));
            return new CancelReport.Done(true);
        });
    }

    private static Row row(String id, State state, Integer percent) {
        return new Row(id, LocalDate.of(2026, 9, 16), LocalDate.of(2026, 10, 15), null, "Demo site", state,
                UiWindow.NOW, state == State.KEPT ? null : "sato", percent, state == State.FAILED ? "disk full" : null);
    }

    /** Takes the folder of the test for a choice, and shows nothing. */
    private final class Chosen extends ReportFiles {
        Chosen(Kit kit) {
            super(kit);
        }

        @Override
        Optional<Path> where(Control owner, Row row, Form form, Locale language) {
            return Optional.of(folder.resolve(row.id() + "-" + language + "." + form));
        }

        @Override
        boolean show(Path file) {
            shown.add(file);
            return true;
        }
    }

    private UiWindow open() {
        var window = new UiWindow(agent, UiSettings.inMemory(), Locale.ENGLISH);
        panel = window.open(p -> new ReportsPanel(p, window.kit(), new Chosen(window.kit())));
        table = new TablePage<>(window, panel.table());
        table.untilRows(rows.size());
        return window;
    }

    private boolean enabled(String label) {
        return Controls.of(panel).button(label).isEnabled();
    }

    @Test
    void whatIsKeptAndMadeIsListed() {
        try (var window = open()) {
            window.settle();
            assertEquals(List.of("Being made, 40 %", "Kept", "Failed"), table.column("state", 3));
            assertEquals(List.of("sato", "The agent", "sato"), table.column("person", 3));
            assertEquals(List.of("2026-09-16", "2026-09-16", "2026-09-16"), table.column("first", 3));
        }
    }

    @Test
    void theLastMonthThatIsOverIsOfferedAndTheDayChangesIt() {
        try (var window = open()) {
            window.until("the day of the agent", () -> panel.day().getSelection() == 16);
            assertEquals("October 2026", panel.month().getText(), "it ended on November 15");
            panel.day().setSelection(25);
            panel.day().notifyListeners(SWT.Selection, new Event());
            assertEquals("October 2026", panel.month().getText(), "what is chosen stays, though it is not over");
            Controls.of(panel).press("Make report");
            window.until("asked", () -> !agent.asked(MakeReport.class).isEmpty());
            assertEquals(new MakeReport("2026-10", 25, null), agent.asked(MakeReport.class).getFirst());
            table.untilRows(4).untilCell(0, "state", "Waiting");
        }
    }

    @Test
    void onlyWhatIsBeingMadeCanBeCancelledAndOnlyWhatIsKeptBeOpened() {
        try (var window = open()) {
            assertFalse(enabled("Cancel"));
            table.click(1, 0);
            window.until("open", () -> enabled("Open  ▾") && enabled("Save  ▾") && !enabled("Cancel"));
            table.click(0, 0);
            window.until("cancel", () -> enabled("Cancel") && !enabled("Open  ▾"));
            Controls.of(panel).press("Cancel");
            table.untilRows(2);
            assertEquals("making", agent.asked(CancelReport.class).getFirst().id());
        }
    }

    @Test
    void aReportIsSavedAndOpened() throws IOException {
        try (var window = open()) {
            table.click(1, 0);
            window.until("selected", () -> enabled("Save  ▾"));
            panel.save(Form.CSV, Locale.JAPANESE);
            Path saved = folder.resolve("kept-ja.CSV");
            window.until("saved", () -> Files.exists(saved));
            assertArrayEquals(CONTENT, Files.readAllBytes(saved));
            table.untilSaid("kept-ja.CSV is saved");
            panel.open(Locale.ENGLISH);
            window.until("opened", () -> !shown.isEmpty());
            assertTrue(shown.getFirst().toString().endsWith("2026-09-16-en.pdf"));
            assertEquals("en", agent.asked(GetReportFile.class).getLast().language());
        }
    }

    @Test
    void whoMayOnlyLookMakesNone() {
        agent.privileges(Privilege.SEE);
        try (var window = open()) {
            window.settle();
            assertFalse(enabled("Make report"));
            assertEquals(List.of("Being made, 40 %", "Kept", "Failed"), table.column("state", 3));
        }
    }
}
