/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

import org.yagura.model.Secret;
import org.yagura.watch.core.spi.ProbeContext;

/**
 * Whom to log in as at a web server, by HTTP Basic authentication: where a watch begins, and nowhere else that a redirect or a
 * link may lead to.
 *
 * @param origin scheme, host and port to which it may be told
 */
record LogIn(URI origin, String user, String password) {

    /** That of a watch; null when it has none. */
    static LogIn of(URI origin, String user, Secret password, ProbeContext context) {
        if (user == null || user.isEmpty()) {
            return null;
        }
        return new LogIn(origin, user, Objects.requireNonNullElse(context.clear(password), ""));
    }

    /** Whether a page may be asked for with it. */
    boolean goesTo(URI url) {
        return url.getScheme().equalsIgnoreCase(origin.getScheme()) && url.getHost().equalsIgnoreCase(origin.getHost())
                && Web.port(url) == Web.port(origin);
    }

    /** What stands in the header after the name of the scheme. */
    String encoded() {
        return encoded(user + ':' + password);
    }

    static String encoded(String userInfo) {
        return Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }

    /** It is a secret. */
    @Override
    public String toString() {
        return user + " at " + Web.shown(origin);
    }
}
