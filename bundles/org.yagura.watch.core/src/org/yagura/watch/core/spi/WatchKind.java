/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.spi;

import java.util.List;

import org.eclipse.emf.ecore.EClass;
import org.yagura.model.site.Node;
import org.yagura.model.site.Watch;

/**
 * A kind of watch: how it asks. Registered as an OSGi service. Called on any thread, by several at once; one that fails is
 * logged and left out.
 */
public interface WatchKind {

    /** The class of watches of the model that it runs, exactly. */
    EClass type();

    /**
     * The metrics that a watch of this kind gives, for choices in forms and for thresholds; of those with instances the
     * name without an instance.
     */
    List<MetricForm> metrics(Watch watch);

    /**
     * Prepares to ask one node. Called again after a revision that changes what the probe was made of. Does not block.
     *
     * @throws CannotAskException when the node cannot be asked at all: it has no address, no credential allows it. The
     *         reason is shown with the state, which is unknown then
     */
    Probe probe(Watch watch, Node node, ProbeContext context) throws CannotAskException;
}
