/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.yagura.model.ModelProblem.Where;
import org.yagura.model.site.SitePackage;

/**
 * What the first tag of a model file says, read without reading the rest.
 *
 * @param modelVersion version of the model's form; 0 for files from before versions were counted
 */
record SiteHeader(int modelVersion) {

    static SiteHeader read(byte[] content, String name) throws SiteFileException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.FALSE);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.FALSE);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                while (!reader.isStartElement()) {
                    if (reader.getEventType() == XMLStreamReader.DTD) {
                        throw SiteFiles.failure(ModelProblem.error("document-type", at(reader, name)), null);
                    }
                    reader.next();
                }
                return header(reader, name);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            Where where = e.getLocation() == null
                    ? Where.inFile(name, 0, 0)
                    : Where.inFile(name, e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
            throw SiteFiles.failure(ModelProblem.error("xml", where, firstLine(e)), e);
        }
    }

    private static SiteHeader header(XMLStreamReader reader, String name) throws SiteFileException {
        if (!SitePackage.eNS_URI.equals(reader.getNamespaceURI()) || !"Site".equals(reader.getLocalName())) {
            throw SiteFiles.failure(ModelProblem.error("not-a-site", at(reader, name)), null);
        }
        String version = reader.getAttributeValue(null, "modelVersion");
        try {
            return new SiteHeader(version == null ? 0 : Integer.parseUnsignedInt(version));
        } catch (NumberFormatException e) {
            throw SiteFiles.failure(ModelProblem.error("value", at(reader, name), version, "modelVersion"), e);
        }
    }

    private static Where at(XMLStreamReader reader, String name) {
        return Where.inFile(name, reader.getLocation().getLineNumber(), reader.getLocation().getColumnNumber());
    }

    /** The parser's own words, without the place, which it repeats. */
    static String firstLine(Exception failure) {
        String message = String.valueOf(failure.getMessage());
        int words = message.indexOf("Message: ");
        return (words < 0 ? message : message.substring(words + "Message: ".length())).lines().findFirst().orElse("");
    }
}
