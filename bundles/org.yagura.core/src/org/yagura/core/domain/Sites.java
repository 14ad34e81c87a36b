/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.util.function.Consumer;

import org.yagura.model.site.Site;

/** The site model in force. Thread-safe. */
public interface Sites {

    /**
     * A revision of the site model.
     *
     * @param number from 1, ascending
     * @param site the content; shared, never to be changed by those who get it; secrets in it are encrypted
     */
    record Revision(long number, Site site) {
    }

    /** The newest revision. */
    Revision current();

    /** The clear text of a secret of the model; to be used at once and not kept. */
    String reveal(String secret);

    /** Calls back with each new revision once it is in force, on the thread that brings it. */
    void follow(Consumer<Revision> follower);
}
