/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Locale;

import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.testsupport.ui.Widgets;
import org.yagura.ui.UiSettings;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.connection.SiteAddress;
import org.yagura.ui.connection.UntrustedException;

class ConnectDialogTest {
    private static final String URL = "https://manager.example.org:10443";
    private static final RuntimeException WRONG_PASSWORD = new ProblemException(new Problem(Problem.UNAUTHENTICATED,
            "The log-in name or the password is wrong.", null, null, null));

    private final UiSettings settings = UiSettings.inMemory();
    private final MemoryAgent agent = new MemoryAgent();
    private UiWindow window;
    private SavedSites saved;
    private Shell dialog;

    @BeforeEach
    void openWindow() {
        window = new UiWindow(agent, settings, Locale.ENGLISH);
        saved = new SavedSites(settings);
        window.shell().open();
    }

    @AfterEach
    void closeWindow() {
        window.close();
    }

    private void open(SavedSites.Saved chosen) {
        var made = new ConnectDialog(window.shell(), window.kit(), saved, chosen);
        made.setBlockOnOpen(false);
        made.open();
        dialog = made.getShell();
        window.settle();
    }

    private void type(String user, String password) {
        Widgets.field(dialog, "User").setText(user);
        Widgets.field(dialog, "Password").setText(password);
    }

    private void press(String button) {
        Widgets.click(dialog, button);
        window.settle();
    }

    private void untilSaid(String words) {
        window.until("it says " + words, () -> said().contains(words));
    }

    private String said() {
        return String.join("|", Widgets.readable(dialog));
    }

    private SiteAddress.Remote asked() {
        return (SiteAddress.Remote) agent.addresses().getLast();
    }

    private void other() {
        open(null);
        Widgets.click(dialog, "Another agent…");
        Widgets.field(dialog, "Address").setText(URL);
    }

    @Test
    void whoNamesAnAgentLogsInAndIsRemembered() {
        other();
        Widgets.field(dialog, "Name").setText("Tokyo");
        type(" sato ", "secret");
        press("Connect");
        window.until("the dialog is gone", dialog::isDisposed);
        assertEquals(new SiteAddress.Remote("Tokyo", URI.create(URL), null), asked());
        assertEquals("sato", agent.logins().getLast().user());
        assertEquals(new SavedSites.Saved("Tokyo", URL, "sato", null, null, false), saved.all().getFirst());
        assertFalse(settings.get("sites").orElse("").contains("secret"));
    }

    @Test
    void whatIsNoAddressIsSaidBeforeAnythingIsAsked() {
        int before = agent.opened();
        other();
        for (String wrong : List.of("manager", "http://manager:80", "https://", "https:// manager", "ftp://x")) {
            Widgets.field(dialog, "Address").setText(wrong);
            press("Connect");
            assertTrue(said().contains("Write it as https://"), wrong + ": " + said());
        }
        assertEquals(before, agent.opened());
        dialog.close();
    }

    @Test
    void anUnknownAuthorityIsComparedBeforeAnythingIsSent() {
        agent.refuse(new UntrustedException("AB:CD", "CN=Tokyo", null));
        other();
        type("sato", "secret");
        press("Connect");
        untilSaid("AB:CD");
        assertTrue(said().contains("nothing has been sent yet"), said());
        agent.refuse(null);
        press("Trust and connect");
        window.until("the dialog is gone", dialog::isDisposed);
        assertEquals("AB:CD", asked().fingerprint());
        assertEquals("AB:CD", saved.all().getFirst().fingerprint());
    }

    @Test
    void whatIsTrustedOnceIsNotAskedAgainAfterAMistypedPassword() {
        agent.refuse(new UntrustedException("AB:CD", "CN=Tokyo", null));
        other();
        type("sato", "secert");
        press("Connect");
        untilSaid("AB:CD");
        agent.refuse(WRONG_PASSWORD);
        press("Trust and connect");
        untilSaid("The log-in name or the password is wrong.");
        agent.refuse(null);
        type("sato", "secret");
        press("Connect");
        window.until("the dialog is gone", dialog::isDisposed);
        assertEquals("AB:CD", asked().fingerprint());
    }

    @Test
    void anotherAuthorityThanBeforeIsAWarningWithBothFingerprints() {
        saved.remember(new SiteAddress.Remote("Tokyo", URI.create(URL), "AB:CD"), "sato");
        agent.refuse(new UntrustedException("EF:01", "CN=Tokyo", "AB:CD"));
        open(saved.all().getFirst());
        Widgets.field(dialog, "Password").setText("secret");
        press("Connect");
        untilSaid("another certificate authority than before");
        press("Details");
        assertTrue(said().contains("AB:CD") && said().contains("EF:01"), said());
        assertEquals("AB:CD", saved.all().getFirst().fingerprint(), "nothing is trusted yet");
        dialog.close();
    }

    @Test
    void anAddressThatIsChangedIsAnAgentThatIsNotTrustedYet() {
        saved.remember(new SiteAddress.Remote("Tokyo", URI.create(URL), "AB:CD"), "sato");
        open(saved.all().getFirst());
        Widgets.field(dialog, "Address").setText("https://other.example.org:10443");
        Widgets.field(dialog, "Password").setText("secret");
        press("Connect");
        window.until("the dialog is gone", dialog::isDisposed);
        assertNull(asked().fingerprint());
    }

    @Test
    void savedSitesComeWithTheirUserAndWithoutAPassword() {
        saved.remember(new SiteAddress.Remote("Osaka", URI.create("https://osaka:1"), "EF"), "tanaka");
        saved.remember(new SiteAddress.Remote("Tokyo", URI.create(URL), "AB:CD"), "sato");
        open(null);
        assertTrue(said().startsWith("Demo site on this computer|Tokyo|Osaka|Own site on this computer|Another agent…"),
                said());
        Widgets.click(dialog, "Osaka");
        assertEquals("tanaka", Widgets.field(dialog, "User").getText());
        assertEquals("", Widgets.field(dialog, "Password").getText());
        Widgets.click(dialog, "Tokyo");
        assertEquals(URL, Widgets.field(dialog, "Address").getText());
        dialog.close();
    }

    @Test
    void aSiteOnThisComputerNeedsNoLogIn() {
        open(null);
        Widgets.click(dialog, "Own site on this computer");
        assertFalse(said().contains("Password"), said());
        press("Connect");
        window.until("the dialog is gone", dialog::isDisposed);
        assertTrue(agent.addresses().getLast() instanceof SiteAddress.Embedded here && !here.demo());
    }

    @Test
    void whoCancelsWhileItConnectsStaysInTheDialog() {
        agent.hold();
        other();
        type("sato", "secret");
        press("Connect");
        window.until("it connects", () -> window.kit().connections().status().phase() == Phase.CONNECTING);
        press("Cancel");
        assertFalse(dialog.isDisposed());
        window.until("given up", () -> window.kit().connections().status().phase() == Phase.NONE);
        agent.release();
        window.settle();
        assertEquals(Phase.NONE, window.kit().connections().status().phase(), "an answer that comes late is no answer");
        press("Cancel");
        assertTrue(dialog.isDisposed());
    }

    @Test
    void itSpeaksJapanese() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.JAPANESE);
        try {
            other("他のエージェント…");
            assertTrue(said().contains("アドレス") && said().contains("パスワード"), said());
            dialog.close();
        } finally {
            Locale.setDefault(before);
        }
    }

    private void other(String entry) {
        open(null);
        Widgets.click(dialog, entry);
    }
}
