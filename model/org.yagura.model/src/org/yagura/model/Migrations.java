/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.yagura.model.ModelProblem.Where;

/** The registered steps from old versions of the model's form to new ones. Immutable. */
final class Migrations {

    private final Map<Integer, ModelMigration> steps;

    Migrations(List<ModelMigration> steps) {
        this.steps = steps.stream().collect(Collectors.toUnmodifiableMap(ModelMigration::from, Function.identity()));
    }

    /** All steps that there are. A new version of the form adds its step here and its line in the README's history. */
    static Migrations standard() {
        return new Migrations(List.of(new MigrationFrom0()));
    }

    /** The content in the form of version {@code to}. */
    byte[] migrate(byte[] content, int from, int to, String name) throws SiteFileException {
        try {
            Document document = parse(content);
            for (int version = from; version < to; version++) {
                ModelMigration step = steps.get(version);
                if (step == null) {
                    throw new IllegalStateException("no step from version " + version);
                }
                step.apply(document);
            }
            document.getDocumentElement().setAttribute("modelVersion", Integer.toString(to));
            return write(document);
        } catch (SAXParseException e) {
            throw SiteFiles.failure(SiteHeader.problem(e, name), e);
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException
                | RuntimeException e) {
            throw SiteFiles.failure(ModelProblem.error("migration", Where.inFile(name, 0, 0), from, to,
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static Document parse(byte[] content) throws SAXException, IOException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(SiteResource.DEPTH_LIMIT, SiteResource.DEEPEST);
        factory.setXIncludeAware(false);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(new Thrower());
        return builder.parse(new ByteArrayInputStream(content));
    }

    private static byte[] write(Document document) throws TransformerException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance().newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    /** Nothing is printed; what is wrong is thrown. */
    private static final class Thrower implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {
            // nothing that matters
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
