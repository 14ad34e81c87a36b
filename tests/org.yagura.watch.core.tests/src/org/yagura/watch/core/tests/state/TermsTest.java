/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;
import org.yagura.watch.core.internal.state.Bound;
import org.yagura.watch.core.internal.state.Terms;

/** What a watch is judged by: each threshold of the model, of all kinds. */
class TermsTest {

    @Test
    void allKindsAreBounds() {
        PingWatch watch = SiteFactory.eINSTANCE.createPingWatch();
        for (ThresholdKind kind : ThresholdKind.values()) {
            Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
            threshold.setId(kind.getName());
            threshold.setMetric("rtt");
            threshold.setKind(kind);
            watch.getThresholds().add(threshold);
        }
        assertEquals(List.of("HIGH", "LOW", "CHANGE", "RATE", "FORECAST", "FORECAST_LOW", "BASELINE"),
                Terms.of(watch).bounds().stream().map(Bound::id).toList());
    }
}
