/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.drawing;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.Site;

/** Names for new elements. */
final class Names {
    private Names() {
    }

    /** The name with the first number behind it that makes it unlike all names of the site. */
    static String free(Site site, String name) {
        return free(taken(site), name);
    }

    /** The same among names, which then hold it. */
    static String free(Set<String> taken, String name) {
        for (int i = 1;; i++) {
            String candidate = name + " " + i;
            if (taken.add(candidate.toLowerCase(Locale.ROOT))) {
                return candidate;
            }
        }
    }

    /** All names of a site, in lower case. */
    static Set<String> taken(Site site) {
        Set<String> taken = new HashSet<>();
        EcoreUtil.getAllContents(site, false).forEachRemaining(o -> {
            if (o instanceof NamedElement named && named.getName() != null) {
                taken.add(named.getName().toLowerCase(Locale.ROOT));
            }
        });
        return taken;
    }
}
