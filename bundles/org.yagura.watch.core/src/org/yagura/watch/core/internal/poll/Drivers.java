/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.List;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDBC drivers that plug-ins bring, as they declare them for the Java platform. */
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);
    /** Asks no servers, and starts the engine of the agent's own database as soon as it is loaded. */
    private static final String OWN = "org.apache.derby.iapi.";
    private static final String DECLARED = "META-INF/services/java.sql.Driver";

    private Drivers() {
    }

    /** Those that are there now. One that cannot be loaded is left out with a warning in the log. */
    static List<Driver> of(BundleContext context) {
        var drivers = new ArrayList<Driver>();
        for (Bundle bundle : context.getBundles()) {
            boolean started = (bundle.getState() & (Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE)) != 0;
            URL declared = started ? bundle.getResource(DECLARED) : null;
            if (declared != null) {
                add(drivers, bundle, declared);
            }
        }
        return drivers;
    }

    private static void add(List<Driver> drivers, Bundle bundle, URL declared) {
        try (var in = new BufferedReader(new InputStreamReader(declared.openStream(), StandardCharsets.UTF_8))) {
            for (String line : in.lines().map(l -> l.replaceAll("#.*", "").strip())
                    .filter(l -> !l.isEmpty() && !l.startsWith(OWN))
                    .toList()) {
                drivers.add((Driver) bundle.loadClass(line).getDeclaredConstructor().newInstance());
            }
        } catch (IOException | ReflectiveOperationException | LinkageError | ClassCastException e) {
            LOG.warn("the JDBC driver of {} cannot be loaded: {}", bundle.getSymbolicName(), e.toString());
        }
    }
}
