/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.rules;

import org.yagura.core.event.Severity;
import org.yagura.model.site.AlarmType;

/**
 * What the rules make of a trap.
 *
 * @param ruleId id of the rule that decided; null when none matched
 * @param ruleName its name; null when none matched
 * @param severity how bad it is
 * @param message one line or several for persons, at most {@link #MAX_MESSAGE} characters
 * @param reductionKey traps with the same key are one alarm; null when the trap leaves alarms alone; at most
 *        {@link #MAX_KEY} characters
 * @param clearKey for a resolution the key of the alarm that it clears; else null; at most {@link #MAX_KEY} characters
 * @param alarmType whether it opens an alarm, clears one or leaves alarms alone
 * @param discard it is only counted, not stored
 */
public record Outcome(String ruleId, String ruleName, Severity severity, String message, String reductionKey,
        String clearKey, AlarmType alarmType, boolean discard) {

    /** The longest message in characters. */
    public static final int MAX_MESSAGE = 2000;
    /** The longest key in characters. */
    public static final int MAX_KEY = 300;
}
