/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.account.SetPassword;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.Controls;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.UiSettings;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.connection.Login;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.UntrustedException;

/** The dialogs of log-in and password, as a person works with them. */
class LogInDialogsTest {
    private static final SavedSites.Saved OTHER = new SavedSites.Saved("", ConnectDialog.NO_HOST, "", null, null,
            false);

    /** Wants its certificate trusted, then the right password, then a new one. */
    private static void check(SiteAddress address, Login login) {
        if (!(address instanceof SiteAddress.Remote remote) || remote.url() == null) {
            return;
        }
        if (!"AA:BB".equals(remote.fingerprint())) {
            throw new UntrustedException("AA:BB", "CN=memory", remote.fingerprint());
        }
        if (!"initial".equals(new String(login.password()))) {
            throw new ProblemException(
                    new Problem(Problem.UNAUTHENTICATED, "The password is wrong.", null, "Try again.", null));
        }
        if (login.next() == null) {
            throw new ProblemException(
                    new Problem(Connections.PASSWORD_TO_CHANGE, "It has to be changed.", null, null, null));
        }
        assertEquals("correct horse", new String(login.next()));
    }

    @Test
    void trustWrongPasswordAndNewPasswordGoOneAfterTheOther() {
        MemoryAgent agent = new MemoryAgent().logIns(LogInDialogsTest::check);
        var saved = new SavedSites(UiSettings.inMemory());
        try (var window = new UiWindow(agent)) {
            var dialog = new ConnectDialog(window.shell(), window.kit(), saved, OTHER);
            dialog.setBlockOnOpen(false);
            dialog.open();
            window.settle();
            Shell shell = dialog.getShell();
            Controls controls = Controls.of(shell);
            List<Text> fields = dialog.fields();
            fields.get(1).setText("https://memory.example:10443");
            fields.get(2).setText("tanaka");
            fields.get(3).setText("wrong");
            controls.press("Connect");
            window.until("the fingerprint", () -> controls.hasButton("Trust and connect"));
            assertTrue(controls.words().contains("AA:BB"));
            controls.press("Trust and connect");
            window.until("the refusal", () -> controls.words().contains("The password is wrong. Try again."));
            fields.get(3).setText("initial");
            controls.press("Connect");
            window.until("the new password", () -> controls.hasButton("Set password and connect"));
            assertFalse(controls.button("Set password and connect").isEnabled());
            controls.type("New password", "correct horse").type("Once more", "correct horse")
                    .press("Set password and connect");
            window.until("connected", shell::isDisposed);
            assertEquals("AA:BB", saved.all().getFirst().fingerprint());
            assertTrue(window.kit().connections().status().connected());
        }
    }

    @Test
    void anAddressThatIsNoneIsSaidAtOnce() {
        try (var window = new UiWindow(new MemoryAgent())) {
            var dialog = new ConnectDialog(window.shell(), window.kit(), new SavedSites(UiSettings.inMemory()), OTHER);
            dialog.setBlockOnOpen(false);
            dialog.open();
            window.settle();
            Controls controls = Controls.of(dialog.getShell());
            controls.press("Connect");
            assertTrue(controls.words().contains("This is not the address of an agent."));
            dialog.close();
        }
    }

    @Test
    void theOwnPasswordIsChangedOnceTheAgentAgrees() {
        MemoryAgent agent = new MemoryAgent().answer(ChangePassword.class, wanted -> {
            if (!wanted.present().equals("present one")) {
                throw new ProblemException(
                        new Problem(Problem.REFUSED, "The present password is wrong.", null, null, null));
            }
            return new SetPassword.Set("sato", 0);
        });
        try (var window = new UiWindow(agent)) {
            var dialog = new PasswordDialog(window.shell(), window.kit());
            dialog.setBlockOnOpen(false);
            dialog.open();
            window.settle();
            Shell shell = dialog.getShell();
            Controls controls = Controls.of(shell);
            assertFalse(controls.button("Change password").isEnabled());
            controls.type("Present password", "another").type("New password", "correct horse")
                    .type("Once more", "correct horse").press("Change password");
            window.until("the refusal", () -> controls.words().contains("The present password is wrong."));
            controls.type("Present password", "present one").press("Change password");
            window.until("done", shell::isDisposed);
            assertEquals(new ChangePassword("present one", "correct horse"),
                    agent.asked(ChangePassword.class).getLast());
        }
    }
}
