/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.connection;

import java.net.URI;
import java.nio.file.Path;

/** Where a site is: an agent elsewhere, or one that the workbench starts itself. */
public sealed interface SiteAddress {

    /** What the person calls it; before the first connection perhaps only an address. */
    String name();

    /**
     * An agent reached by HTTPS.
     *
     * @param name what the person calls it
     * @param url such as {@code https://manager.example.org:10443}
     * @param fingerprint SHA-256 of the site's certificate authority that a person has trusted; null when none yet
     */
    record Remote(String name, URI url, String fingerprint) implements SiteAddress {
    }

    /**
     * An agent in the workbench's own framework.
     *
     * @param name what the person calls it
     * @param data its data directory
     * @param demo whether a new data directory gets the bundled demo site, else an empty site
     */
    record Embedded(String name, Path data, boolean demo) implements SiteAddress {
    }
}
