/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.junit.jupiter.api.Test;
import org.yagura.testsupport.ui.MemoryAgent;
import org.yagura.testsupport.ui.UiWindow;

/** Until when and why watches are mute; it is a Saturday, 14:00 in Tokyo. */
class MuteFormTest {

    private static void offer(MuteForm form, int place) {
        form.offers().select(place);
        form.offers().notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void endsAreOfferedInTheZoneOfTheSite() {
        try (var window = new UiWindow(new MemoryAgent())) {
            window.until("the zone of the site", () -> window.kit().times().zone().getId().equals("Asia/Tokyo"));
            MuteForm form = window.open(p -> new MuteForm(p, window.kit().times()));
            assertEquals("2026-11-21 15:00", form.untilField().getText());
            offer(form, 2);
            assertEquals(Optional.of(Instant.parse("2026-11-21T23:00:00Z")), form.until());
            offer(form, 3);
            assertEquals("2026-11-23 08:00", form.untilField().getText());
        }
    }

    @Test
    void whatIsMissingOrWrongIsSaid() {
        try (var window = new UiWindow(new MemoryAgent())) {
            window.until("the zone of the site", () -> window.kit().times().zone().getId().equals("Asia/Tokyo"));
            MuteForm form = window.open(p -> new MuteForm(p, window.kit().times()));
            assertTrue(form.problem().orElseThrow().startsWith("Say why"));
            form.reasonField().setText("  the disk is replaced ");
            assertEquals(Optional.empty(), form.problem());
            assertEquals("the disk is replaced", form.reason());
            form.untilField().setText("tomorrow");
            assertTrue(form.problem().orElseThrow().startsWith("Write the time as"));
            form.untilField().setText("2026-11-21 13:59");
            assertTrue(form.problem().orElseThrow().startsWith("The end has to be after now"));
            form.untilField().setText("2028-01-01 00:00");
            assertTrue(form.problem().isPresent());
        }
    }
}
