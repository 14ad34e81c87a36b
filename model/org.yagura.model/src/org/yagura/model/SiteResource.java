/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.xmi.XMLResource;
import org.eclipse.emf.ecore.xmi.impl.XMIResourceImpl;

/** XMI as our model files have it. The settings belong together; see the comments before changing one. */
final class SiteResource extends XMIResourceImpl {

    /** Property of the JDK's parsers that bounds how deep elements nest. */
    static final String DEPTH_LIMIT = "jdk.xml.maxElementDepth";
    /** No sensible site nests deeper; much deeper ones would end in a stack overflow. */
    static final String DEEPEST = "200";

    SiteResource(URI uri) {
        super(uri);
        setEncoding(StandardCharsets.UTF_8.name());
        // With string ids EMF looks for the target of each reference through the whole tree, which is quadratic,
        // unless there is an id map AND references are resolved at the end. One of the two is not enough.
        setIntrinsicIDToEObjectMap(new HashMap<>());
        Map<Object, Object> load = getDefaultLoadOptions();
        load.put(XMLResource.OPTION_DEFER_IDREF_RESOLUTION, Boolean.TRUE);
        // What we do not know is kept and written again.
        load.put(XMLResource.OPTION_RECORD_UNKNOWN_FEATURE, Boolean.TRUE);
        load.put(XMLResource.OPTION_PARSER_FEATURES, Map.of(
                "http://apache.org/xml/features/disallow-doctype-decl", Boolean.TRUE,
                "http://xml.org/sax/features/external-general-entities", Boolean.FALSE,
                "http://xml.org/sax/features/external-parameter-entities", Boolean.FALSE,
                "http://apache.org/xml/features/nonvalidating/load-external-dtd", Boolean.FALSE));
        load.put(XMLResource.OPTION_PARSER_PROPERTIES, Map.of(DEPTH_LIMIT, DEEPEST));
        Map<Object, Object> save = getDefaultSaveOptions();
        save.put(XMLResource.OPTION_ENCODING, StandardCharsets.UTF_8.name());
        save.put(XMLResource.OPTION_CONFIGURATION_CACHE, Boolean.TRUE);
        save.put(XMLResource.OPTION_USE_CACHED_LOOKUP_TABLE, new ArrayList<>());
    }

    /** Forgets the id map of the load: it would go stale when the model is edited. */
    void loaded() {
        setIntrinsicIDToEObjectMap(null);
    }
}
