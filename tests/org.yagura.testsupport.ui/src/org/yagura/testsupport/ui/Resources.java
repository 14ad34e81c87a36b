/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.widgets.Display;

/** Counts images, fonts and other resources of a display that tracks them; colours and cursors hold nothing. */
public final class Resources {

    private Resources() {
    }

    /** How many of each type there are; empty for a display that does not track. */
    public static Map<String, Integer> of(Display display) {
        var counts = new TreeMap<String, Integer>();
        Object[] objects = display.getDeviceData().objects;
        if (objects != null) {
            Arrays.stream(objects).filter(o -> o != null && !(o instanceof Color) && !(o instanceof Cursor))
                    .forEach(o -> counts.merge(o.getClass().getSimpleName(), 1, Integer::sum));
        }
        return counts;
    }

    /** What there is more of than before. */
    public static Map<String, Integer> more(Map<String, Integer> before, Map<String, Integer> now) {
        var more = new TreeMap<String, Integer>();
        now.forEach((type, count) -> {
            int difference = count - before.getOrDefault(type, 0);
            if (difference > 0) {
                more.put(type, difference);
            }
        });
        return more;
    }
}
