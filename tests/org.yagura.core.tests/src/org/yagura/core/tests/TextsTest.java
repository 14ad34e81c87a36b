/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import java.util.MissingResourceException;

import org.junit.jupiter.api.Test;
import org.yagura.core.text.Texts;

final class TextsTest {

    @Test
    void textsComeInTheLanguageAskedWithItsNumbers() {
        assertEquals("Hello Ann, 1,234 traps", Texts.of(TextsTest.class, Locale.ENGLISH).get("hello", "Ann", 1234));
        assertEquals("佐藤 さん、トラップ 1,234 件", Texts.of(TextsTest.class, Locale.JAPANESE).get("hello", "佐藤", 1234));
    }

    @Test
    void aLanguageThatIsNotThereGivesEnglishWhateverTheProcessSpeaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.JAPANESE);
            assertEquals("English", Texts.of(TextsTest.class, Locale.FRENCH).get("only.english"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aMissingTextIsAnErrorOfTheProgram() {
        Texts texts = Texts.of(TextsTest.class, Locale.ENGLISH);
        assertFalse(texts.has("none"));
        assertThrows(MissingResourceException.class, () -> texts.get("none"));
    }
}
