/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;

final class SettingTest {
    private static <T> Setting<T> setting(SettingForm<T> form, String usual) {
        return new Setting<>("pace", form, usual, SettingTest.class);
    }

    private static String refusal(Setting<?> setting, String text) {
        return assertThrows(IllegalArgumentException.class, () -> setting.in(Map.of("pace", text)), text).getMessage();
    }

    @Test
    void whatIsNotGivenIsUsualOrNothing() {
        assertEquals(5, setting(SettingForm.number(0, 9), "5").in(Map.of("peace", "7")));
        assertNull(setting(SettingForm.number(0, 9), null).in(Map.of()));
    }

    @Test
    void aNumberIsBetweenItsBounds() {
        Setting<Long> pace = setting(SettingForm.number(-2, 9), null);
        assertEquals(-2, pace.in(Map.of("pace", " -2 ")));
        assertEquals(9, pace.read("9"));
        for (String wrong : List.of("-3", "10", "", "1.5", "two", "99999999999999999999")) {
            String message = refusal(pace, wrong);
            assertTrue(message.contains("--pace") && message.contains("-2") && message.contains("9"), message);
        }
    }

    @Test
    void yesAndNoAreTrueAndFalse() {
        assertEquals(true, setting(SettingForm.yesNo(), null).read("true"));
        assertEquals(false, setting(SettingForm.yesNo(), null).read("false"));
        refusal(setting(SettingForm.yesNo(), null), "yes");
    }

    @Test
    void aListHasOneValueOrMore() {
        Setting<List<Long>> paces = setting(SettingForm.number(0, 9).list(), null);
        assertEquals(List.of(1L, 2L), paces.read("1, 2"));
        assertEquals("N,N", paces.form().sign());
        for (String wrong : List.of("", ",", "1,", "1,,2", "1,10")) {
            refusal(paces, wrong);
        }
    }

    @Test
    void aTextIsNotEmpty() {
        assertEquals("x", setting(SettingForm.text("DIR"), null).read(" x "));
        refusal(setting(SettingForm.text("DIR"), null), "  ");
    }

    @Test
    void saysWhatItMeans() {
        assertEquals("how fast it goes", setting(SettingForm.text("P"), null).meaning(Locale.ENGLISH));
        assertEquals("速さ", setting(SettingForm.text("P"), null).meaning(Locale.JAPANESE));
    }
}
