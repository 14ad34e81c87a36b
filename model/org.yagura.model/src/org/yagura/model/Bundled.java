/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.yagura.model.site.Site;

/** Files of the model that are part of the product. */
final class Bundled {

    private Bundled() {
    }

    /** The content of a file. */
    static byte[] content(String name) {
        try (InputStream in = Bundled.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new copy of the site in a file. */
    static Site load(String name) {
        try {
            return new SiteFiles().load(content(name), name).site();
        } catch (SiteFileException e) {
            throw new UncheckedIOException(e);
        }
    }
}
