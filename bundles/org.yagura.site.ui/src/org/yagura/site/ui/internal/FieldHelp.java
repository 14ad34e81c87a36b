/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.yagura.model.site.SitePackage.Literals.THRESHOLD__AHEAD;
import static org.yagura.model.site.SitePackage.Literals.THRESHOLD__HYSTERESIS;
import static org.yagura.model.site.SitePackage.Literals.THRESHOLD__LEARN;
import static org.yagura.model.site.SitePackage.Literals.THRESHOLD__LIMIT;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.yagura.model.site.Threshold;
import org.yagura.model.site.ThresholdKind;

/**
 * What a form says of a field beside its label.
 *
 * @param unit key of the words for the unit of its value; empty when it has none
 * @param matters whether its value means anything, as the object is now
 */
record FieldHelp(String unit, boolean matters) {
    private static final FieldHelp NONE = new FieldHelp("", true);

    static FieldHelp of(EObject object, EStructuralFeature feature) {
        if (!(object instanceof Threshold threshold)) {
            return NONE;
        }
        ThresholdKind kind = threshold.getKind();
        boolean forecasts = kind == ThresholdKind.FORECAST || kind == ThresholdKind.FORECAST_LOW;
        if (feature == THRESHOLD__AHEAD) {
            return new FieldHelp("", forecasts);
        }
        if (feature == THRESHOLD__LEARN) {
            return new FieldHelp("", forecasts || kind == ThresholdKind.BASELINE);
        }
        if (feature == THRESHOLD__LIMIT || feature == THRESHOLD__HYSTERESIS) {
            return new FieldHelp(switch (kind) {
                case RATE -> "unit.rate";
                case BASELINE -> "unit.deviation";
                case HIGH, LOW, CHANGE, FORECAST, FORECAST_LOW -> "unit.metric";
            }, true);
        }
        return NONE;
    }
}
