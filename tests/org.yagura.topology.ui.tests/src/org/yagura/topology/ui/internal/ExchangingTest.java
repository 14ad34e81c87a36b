/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.SiteIndex;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.topology.core.exchange.ExchangeFile;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.Imported;
import org.yagura.topology.core.exchange.SiteImport;
import org.yagura.topology.core.report.GetReport;
import org.yagura.ui.background.SaveDialog;

/** Export, import and report from the diagram, as a person goes about it. */
class ExchangingTest {
    @TempDir
    private Path folder;

    /** A person who knows the answers beforehand. */
    private static final class Answering implements Asking {
        private final List<String> asked = new ArrayList<>();
        private Path to;
        private List<Path> from = List.of();
        private boolean opens;
        private Path shown;

        @Override
        public Optional<Path> where(String title, String name, List<SaveDialog.Sort> sorts) {
            asked.add(name);
            return Optional.ofNullable(to);
        }

        @Override
        public List<Path> which(String title, List<SaveDialog.Sort> sorts) {
            asked.add(title);
            return from;
        }

        @Override
        public boolean open(String title, String question) {
            asked.add(question);
            return opens;
        }

        @Override
        public boolean show(Path file) {
            shown = file;
            return false;
        }
    }

    private final Answering asking = new Answering();

    private Room room() {
        return room(new Room(SiteAgents.small()));
    }

    private Room room(Room room) {
        room.panel = room.window.open(parent -> new TopologyPanel(parent, room.desk, asking));
        room.window.until("the site is drawn", () -> room.panel.canvas() != null && room.panel.arranged());
        return room;
    }

    private static void untilSaid(Room room, String words) {
        room.window.until(words,
                () -> room.panel.canvas().noticed().contains(words) || room.panel.bar().problem() != null);
        assertNull(room.panel.bar().problem());
    }

    @Test
    void theDraftIsWrittenInEveryForm() throws Exception {
        try (var room = room()) {
            room.window.kit().drafts().current().orElseThrow().editor().rename(room.index().node("w1"), "renamed");
            for (ExchangeForm form : ExchangeForm.values()) {
                asking.to = folder.resolve("out." + form.ending());
                room.panel.exchanging().export();
                untilSaid(room, "out." + form.ending() + " holds revision 1 with the changes");
                Imported back = SiteImport.read(room.site(), List.of(ExchangeFile.read(asking.to)), true,
                        Locale.ENGLISH);
                assertEquals(List.of(), back.problems(), form.name());
                assertEquals(List.of(), back.changes(), form.name());
            }
            assertEquals("Small-r1.zip", asking.asked.getFirst());
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidInTheBar() {
        try (var room = room()) {
            asking.to = folder.resolve("gone/out.zip");
            room.panel.exchanging().export();
            room.window.until("said", () -> room.panel.bar().problem() != null);
            assertTrue(room.panel.bar().problem().what().contains("out.zip"));
            assertEquals("", room.panel.canvas().noticed());
            asking.to = folder.resolve("out.zip");
            room.panel.exchanging().export();
            untilSaid(room, "holds revision 1");
        }
    }

    @Test
    void whoGivesUpChangesNothing() {
        try (var room = room()) {
            room.panel.exchanging().export();
            room.panel.exchanging().take();
            room.panel.exchanging().report();
            assertEquals(3, asking.asked.size());
            assertEquals("", room.panel.canvas().noticed());
            assertFalse(room.window.kit().drafts().isChanged());
        }
    }

    @Test
    void theReportIsWrittenAndOfferedForOpening() throws Exception {
        var agents = new SiteAgents(SiteAgents.small());
        var agent = agents.agent().answer(GetReport.class, q -> new GetReport.Answer(1, "x", "<html>" + q.language()));
        try (var room = room(new Room(agents, agent))) {
            asking.to = folder.resolve("report.html");
            room.panel.exchanging().report();
            room.window.until("written", () -> Files.exists(asking.to) && asking.asked.size() == 2);
            assertEquals("<html>en", Files.readString(asking.to));
            assertEquals("report.html is written.", asking.asked.getLast());
            assertNull(asking.shown);

            room.window.kit().drafts().current().orElseThrow().editor().rename(room.index().node("w1"), "renamed");
            asking.opens = true;
            room.panel.exchanging().report();
            room.window.until("shown", () -> asking.shown != null);
            assertTrue(asking.asked.getLast().contains("without the changes in the draft"));
            assertTrue(room.panel.canvas().noticed().startsWith("No program"), room.panel.canvas().noticed());
        }
    }

    @Test
    void aReportThatIsRefusedLeavesNoFile() throws Exception {
        var agents = new SiteAgents(SiteAgents.small());
        var agent = agents.agent().answer(GetReport.class, q -> {
            throw new ProblemException(new Problem(Problem.REFUSED, "You may not.", null, null, null));
        });
        try (var room = room(new Room(agents, agent))) {
            asking.to = folder.resolve("report.html");
            room.panel.exchanging().report();
            room.window.until("said", () -> room.panel.bar().problem() != null);
            assertEquals("You may not.", room.panel.bar().problem().what());
            assertFalse(Files.exists(asking.to));
        }
    }

    @Test
    void filesThatAreDroppedAreShownAndTaken() throws Exception {
        Path table = Files.writeString(folder.resolve("nodes.csv"), "id,product\nw1,Dropped\n");
        try (var room = room()) {
            var target = (DropTarget) room.panel.canvas().control().getData(DND.DROP_TARGET_KEY);
            assertTrue(List.of(target.getTransfer()).contains(FileTransfer.getInstance()));
            var closed = new boolean[1];
            // the dialog runs events itself until it is closed, so this comes to its turn inside of it
            room.window.display().timerExec(50, new Runnable() {
                @Override
                public void run() {
                    Shell dialog = dialog(room);
                    if (dialog != null && Controls.of(dialog).button("Take into the draft").isEnabled()) {
                        Controls.of(dialog).press("Take into the draft");
                        closed[0] = true;
                    } else {
                        room.window.display().timerExec(50, this);
                    }
                }
            });
            room.panel.exchanging().take(List.of(table));
            assertTrue(closed[0]);
            assertEquals("Dropped", SiteIndex.of(room.site()).node("w1").getProduct());
            assertTrue(room.window.kit().drafts().isChanged());
            assertEquals(1, room.agents.newest().revision(), "nothing is saved");
            room.panel.bar().undo();
            assertNull(SiteIndex.of(room.site()).node("w1").getProduct());
            assertFalse(room.window.kit().drafts().isChanged());
        }
    }

    private static Shell dialog(Room room) {
        for (Shell shell : room.window.shell().getShells()) {
            if (shell.getData() instanceof Window) {
                return shell;
            }
        }
        return null;
    }
}
