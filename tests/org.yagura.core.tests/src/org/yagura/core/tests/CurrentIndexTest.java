/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.tests;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.yagura.core.domain.CurrentIndex;
import org.yagura.core.domain.Sites;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;

class CurrentIndexTest {

    private static final class OneSite implements Sites {
        private Revision now = revision(1);

        private static Revision revision(long number) {
            return new Revision(number, SiteFactory.eINSTANCE.createSite());
        }

        @Override
        public Revision current() {
            return now;
        }

        @Override
        public String reveal(String secret) {
            return secret;
        }

        @Override
        public void follow(Consumer<Revision> follower) {
            // nothing comes by itself
        }
    }

    @Test
    void itIsMadeOnceARevision() {
        var sites = new OneSite();
        var index = new CurrentIndex(sites);
        Site first = sites.now.site();
        assertSame(first, index.get().site());
        assertSame(index.get(), index.get());
        sites.now = OneSite.revision(2);
        assertNotSame(first, index.get().site());
        assertSame(sites.now.site(), index.get().site());
    }
}
