/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import org.yagura.core.operation.Doc;

/** The forms in which a site goes out and comes in. */
@Doc("A form of files: CSV, tables of nodes, parts and links; NETBOX, lists of NetBox's REST API; SITE, the model itself as XMI.")
public enum ExchangeForm {
    /** The tables {@code nodes.csv}, {@code parts.csv} and {@code links.csv}. */
    CSV("zip"),
    /** One JSON object of lists, see {@link NetBox}. */
    NETBOX("json"),
    /** The whole model as XMI, without the contents of secrets. */
    SITE("site");

    private final String ending;

    ExchangeForm(String ending) {
        this.ending = ending;
    }

    /** How the name of a single file of this form ends, without the dot. */
    public String ending() {
        return ending;
    }
}
