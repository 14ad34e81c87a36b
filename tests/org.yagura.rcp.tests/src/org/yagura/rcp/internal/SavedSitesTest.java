/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.yagura.ui.UiSettings;
import org.yagura.ui.connection.SiteAddress;

class SavedSitesTest {
    private final UiSettings settings = UiSettings.inMemory();
    private final SavedSites sites = new SavedSites(settings);

    @Test
    void theLastOneComesFirstAndIsThereOnce() {
        var remote = new SiteAddress.Remote("Tokyo", URI.create("https://m:1"), "AB");
        sites.remember(remote, "sato");
        sites.remember(new SiteAddress.Embedded("Demo", Path.of("/d"), true), null);
        sites.remember(remote, "suzuki");
        assertEquals(2, sites.all().size());
        assertEquals(remote, sites.all().getFirst().address());
        assertEquals("suzuki", sites.all().getFirst().user());
    }

    @Test
    void noPasswordIsEverSaved() {
        sites.remember(new SiteAddress.Remote("Tokyo", URI.create("https://m:1"), "AB"), "sato");
        assertTrue(settings.get("sites").orElse("").contains("sato"));
        assertTrue(!settings.get("sites").orElse("").contains("password"));
    }

    @Test
    void whatCannotBeReadIsNoReasonToFail() {
        settings.put("sites", "{broken");
        assertEquals(0, sites.all().size());
    }
}
