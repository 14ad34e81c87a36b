/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import org.yagura.watch.ui.internal.chart.ChartColours;
import org.yagura.watch.ui.internal.chart.ChartData;
import org.yagura.watch.ui.internal.chart.ChartPicture;

/** Where a chart comes from that is copied, printed or written to a file. On the user interface thread. */
interface ChartSource {

    /** What it shows. */
    ChartData data();

    /** The chart in some colours. */
    ChartPicture picture(ChartColours colours);
}
