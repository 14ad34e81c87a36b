/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.calendar;

import java.util.Locale;

import org.yagura.core.text.Texts;

/** The holidays of Japan by name. */
public enum JapaneseHoliday {
    NEW_YEAR, COMING_OF_AGE, FOUNDATION, EMPEROR, SPRING_EQUINOX, SHOWA, CONSTITUTION, GREENERY, CHILDREN, MARINE,
    MOUNTAIN, AGED, AUTUMN_EQUINOX, SPORTS, CULTURE, LABOUR,
    /** Enthronement, wedding or funeral in the imperial family, by a law of its own. */
    IMPERIAL,
    /** A day between two holidays. */
    CITIZENS,
    /** In place of a holiday on a Sunday. */
    SUBSTITUTE;

    /** The name in a language, as the Cabinet Office writes it. */
    public String name(Locale language) {
        return Texts.of(JapaneseHoliday.class, language).get("holiday." + name());
    }
}
