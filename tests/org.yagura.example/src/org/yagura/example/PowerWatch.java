/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import org.eclipse.emf.ecore.EClass;
import org.yagura.model.site.impl.WatchImpl;

/** A watch that asks the firm's UPS how much they are loaded and how warm they are. */
public final class PowerWatch extends WatchImpl {

    /** A watch with the usual port. */
    public PowerWatch() {
        this(PowerPackage.eINSTANCE.powerWatch());
    }

    /** What the product's class does not have is kept as EMF keeps features of classes that were made at run time. */
    PowerWatch(EClass type) {
        eSetClass(type);
    }

    /** The port that is asked. */
    public int getPort() {
        return (Integer) eGet(PowerPackage.eINSTANCE.port());
    }

    /** Asks another port. */
    public void setPort(int port) {
        eSet(PowerPackage.eINSTANCE.port(), port);
    }
}
