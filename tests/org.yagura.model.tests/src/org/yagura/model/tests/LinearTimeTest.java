/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.ResourceImpl;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.junit.jupiter.api.Test;
import org.yagura.model.SiteFiles;
import org.yagura.model.SiteIndex;
import org.yagura.model.SiteResourceFactory;
import org.yagura.model.site.Site;

/** Guards against EMF's quadratic handling of string ids: without our settings this does not end in minutes. */
class LinearTimeTest {

    @Test
    void bothSettingsThatMakeLoadingLinearAreOn() {
        XMLResource resource = (XMLResource) new SiteResourceFactory().createResource(URI.createURI("x.site"));
        Map<Object, Object> options = new HashMap<>(resource.getDefaultLoadOptions());
        assertEquals(Boolean.TRUE, options.get(XMLResource.OPTION_DEFER_IDREF_RESOLUTION));
        assertTrue(((ResourceImpl) resource).getIntrinsicIDToEObjectMap() != null);
    }

    @Test
    void aSiteOf100000ObjectsIsLoadedSavedAndIndexedInReasonableTime() {
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            byte[] content = new SiteFiles().toBytes(Models.large(100_000));
            Site site = new SiteFiles().load(content, "large").site();
            assertEquals(content.length, new SiteFiles().toBytes(site).length);
            assertEquals(33_333, SiteIndex.of(site).nodeCount());
        });
    }
}
