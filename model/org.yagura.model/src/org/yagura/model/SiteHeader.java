/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;
import org.yagura.model.ModelProblem.Where;
import org.yagura.model.site.SitePackage;

/**
 * What the first tag of a model file says, read without reading the rest.
 *
 * @param modelVersion version of the model's form; 0 for files from before versions were counted
 */
record SiteHeader(int modelVersion) {

    static SiteHeader read(byte[] content, String name) throws SiteFileException {
        FirstTag first = new FirstTag();
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser().parse(new ByteArrayInputStream(content), first);
        } catch (Found e) {
            return first.header(name);
        } catch (SAXParseException e) {
            throw SiteFiles.failure(problem(e, name), e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw SiteFiles.failure(ModelProblem.error("xml", first.where(name), String.valueOf(e.getMessage())), e);
        }
        throw new IllegalStateException("a document without a first tag was taken for well-formed");
    }

    /** Our words for what the XML parser did not like. */
    static ModelProblem problem(SAXParseException failure, String name) {
        Where where = Where.inFile(name, Math.max(0, failure.getLineNumber()), Math.max(0, failure.getColumnNumber()));
        String message = String.valueOf(failure.getMessage());
        return message.contains("DOCTYPE")
                ? ModelProblem.error("document-type", where)
                : ModelProblem.error("xml", where, message);
    }

    /** Ends the parse; no failure. */
    private static final class Found extends SAXException {
        private static final long serialVersionUID = 1;
    }

    private static final class FirstTag extends DefaultHandler {
        private Locator locator;
        private boolean site;
        private String version;

        @Override
        public void setDocumentLocator(Locator place) {
            this.locator = place;
        }

        @Override
        public void startElement(String uri, String localName, String qName, Attributes attributes)
                throws SAXException {
            site = SitePackage.eNS_URI.equals(uri) && "Site".equals(localName);
            version = attributes.getValue("modelVersion");
            throw new Found();
        }

        Where where(String name) {
            return locator == null
                    ? Where.inFile(name, 0, 0)
                    : Where.inFile(name, Math.max(0, locator.getLineNumber()), Math.max(0, locator.getColumnNumber()));
        }

        SiteHeader header(String name) throws SiteFileException {
            if (!site) {
                throw SiteFiles.failure(ModelProblem.error("not-a-site", where(name)), null);
            }
            try {
                return new SiteHeader(version == null ? 0 : Integer.parseUnsignedInt(version));
            } catch (NumberFormatException e) {
                throw SiteFiles.failure(ModelProblem.error("value", where(name), version, "modelVersion"), e);
            }
        }
    }
}
