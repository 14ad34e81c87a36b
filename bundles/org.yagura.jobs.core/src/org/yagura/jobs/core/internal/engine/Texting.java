/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.jobs.core.internal.engine;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts variables into texts: {@code #[NAME]} is the value; one that is not there stays as it is. */
public final class Texting {
    private static final Pattern VARIABLE = Pattern.compile("#\\[(\\w+)\\]");

    private Texting() {
    }

    /** The text with the variables put in. Values are not looked at again, so that none can name another. */
    public static String fill(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text).replaceAll(
                found -> Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group())));
    }
}
