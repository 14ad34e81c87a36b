/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Optional;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds services in the framework; starts the bundles that bring components, also those that a user dropped in. */
public final class Components {
    private static final Logger LOG = LoggerFactory.getLogger(Components.class);

    private Components() {
    }

    /**
     * The service that starts agents, once all bundles with components are started.
     *
     * @throws IllegalStateException when it is not there
     */
    public static AgentStarter starter() {
        BundleContext context = FrameworkUtil.getBundle(Components.class).getBundleContext();
        start(context);
        ServiceReference<AgentStarter> found = context.getServiceReference(AgentStarter.class);
        return Optional.ofNullable(found).map(context::getService)
                .orElseThrow(() -> new IllegalStateException("the service that starts agents is missing"));
    }

    /** Whether a bundle that is not started yet brings components or parts that are found by service loaders. */
    private static boolean brings(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders("");
        String provided = headers.get("Provide-Capability");
        return (headers.get("Service-Component") != null || provided != null && provided.contains("osgi.serviceloader"))
                && headers.get(Constants.FRAGMENT_HOST) == null
                && (bundle.getState() == Bundle.RESOLVED || bundle.getState() == Bundle.STARTING);
    }

    /** A bundle that does not start is logged and does not hinder others. */
    private static void start(BundleContext context) {
        List<Bundle> bundles = new ArrayList<>(List.of(context.getBundles()));
        bundles.removeIf(bundle -> !brings(bundle));
        for (Bundle bundle : bundles) {
            try {
                bundle.start(Bundle.START_TRANSIENT);
            } catch (BundleException e) {
                LOG.error("{} cannot be started", bundle.getSymbolicName(), e);
            }
        }
    }
}
