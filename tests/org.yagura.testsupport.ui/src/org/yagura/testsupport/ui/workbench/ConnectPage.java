/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui.workbench;

import org.yagura.core.text.Texts;
import org.yagura.testsupport.Await;

/** The dialog that connects to a site. */
public final class ConnectPage {
    private final Desk desk;
    private final Texts words;
    private final String title;

    /** The dialog with its words in the language of the workbench, once it is open. */
    public ConnectPage(Desk desk, Texts words) {
        this.desk = desk;
        this.words = words;
        title = words.get("connect.title");
        Await.until("the connect dialog", () -> desk.dialogs().contains(title));
    }

    /** Chooses an agent that is not among the saved sites, and fills in where it is. */
    public ConnectPage other(String url) {
        desk.click(title, words.get("connect.other"));
        desk.type(title, words.get("connect.url"), url);
        return this;
    }

    /** Logs in, once an attempt before is over. */
    public ConnectPage logIn(String user, String password) {
        Await.until("it can be tried", () -> desk.texts(title).contains(words.get("connect.connect")));
        desk.type(title, words.get("connect.user"), user);
        desk.type(title, words.get("connect.password"), password);
        desk.click(title, words.get("connect.connect"));
        return this;
    }

    /** Waits until the dialog says something that contains that. */
    public ConnectPage untilSaid(String part) {
        Await.until("the dialog says " + part, () -> desk.texts(title).stream().anyMatch(t -> t.contains(part)));
        return this;
    }

    /** Compares the fingerprint that is shown, then trusts it and goes on. */
    public ConnectPage trust(String fingerprint) {
        String button = words.get("connect.trustAndConnect");
        Await.until("the fingerprint is shown", () -> desk.texts(title).contains(button));
        if (desk.texts(title).stream().noneMatch(t -> t.contains(fingerprint))) {
            throw new AssertionError("another fingerprint than " + fingerprint + ": " + desk.texts(title));
        }
        desk.click(title, button);
        return this;
    }

    /** Waits until the connection is made and the dialog gone. */
    public void untilConnected() {
        Await.until("the dialog is gone", () -> !desk.dialogs().contains(title));
    }
}
