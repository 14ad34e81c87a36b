/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.internal;

import java.util.Optional;

import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.ui.UiSettings;

/** Settings in the workspace of the person. */
final class PreferenceSettings implements UiSettings {
    private static final Logger LOG = LoggerFactory.getLogger(PreferenceSettings.class);

    private static IEclipsePreferences node() {
        return InstanceScope.INSTANCE.getNode("org.yagura.ui");
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(node().get(key, null));
    }

    @Override
    public void put(String key, String value) {
        if (value == null) {
            node().remove(key);
        } else {
            node().put(key, value);
        }
        try {
            node().flush();
        } catch (BackingStoreException e) {
            LOG.warn("setting {} could not be saved", key, e);
        }
    }
}
