/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import org.yagura.model.site.Site;

/**
 * The bundled sample: an application service provider's site with every kind of node, rules for their traps, people and
 * roles. All addresses are loopback addresses (127.1.x.y), so that traps can really be sent from them on one machine.
 */
public final class DemoSite {

    private static final String NAME = "demo.site";

    private DemoSite() {
    }

    /** The content of the bundled file; its secrets are in clear text. */
    public static byte[] content() {
        return Bundled.content(NAME);
    }

    /** A new copy of the demo site, to do with as one likes; its secrets are in clear text. */
    public static Site load() {
        return Bundled.load(NAME);
    }
}
