/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * From version 0, in which a node had its one address as an attribute {@code address}, and the site had the communities
 * that it trusts, from loopback only, as words in an attribute {@code communities} in clear text.
 */
final class MigrationFrom0 implements ModelMigration {

    @Override
    public int from() {
        return 0;
    }

    @Override
    public void apply(Document document) {
        Element site = document.getDocumentElement();
        for (Element node : children(site, "nodes", new ArrayList<>())) {
            interfaces(document, node);
        }
        credentials(document, site);
    }

    private static List<Element> children(Element parent, String name, List<Element> found) {
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child) {
                if (child.getTagName().equals(name)) {
                    found.add(child);
                } else if (child.getTagName().equals("areas")) {
                    children(child, name, found);
                }
            }
        }
        return found;
    }

    private static void interfaces(Document document, Element node) {
        if (!node.hasAttribute("address")) {
            return;
        }
        Element port = document.createElement("interfaces");
        port.setAttribute("id", id(node.getAttribute("id") + "/eth0"));
        port.setAttribute("name", "eth0");
        Element address = document.createElement("addresses");
        address.setAttribute("text", node.getAttribute("address"));
        address.setAttribute("primary", "true");
        port.appendChild(address);
        node.insertBefore(port, node.getFirstChild());
        node.removeAttribute("address");
    }

    private static void credentials(Document document, Element site) {
        if (!site.hasAttribute("communities")) {
            return;
        }
        Node before = null;
        for (Node child = site.getFirstChild(); child != null && before == null; child = child.getNextSibling()) {
            before = child instanceof Element element && element.getTagName().equals("trapRules") ? child : null;
        }
        for (String community : site.getAttribute("communities").trim().split("\\s+")) {
            Element credential = document.createElement("snmpCredentials");
            credential.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "xsi:type",
                    site.getPrefix() + ":CommunityCredential");
            credential.setAttribute("id", id(site.getAttribute("id") + "/community/" + community));
            credential.setAttribute("name", "community from loopback");
            credential.setAttribute("community", "{plain}" + community);
            for (String network : List.of("127.0.0.0/8", "::1/128")) {
                Element source = document.createElement("allowedSources");
                source.setTextContent(network);
                credential.appendChild(source);
            }
            site.insertBefore(credential, before);
        }
        site.removeAttribute("communities");
    }

    /** The same id each time, so that a file that is read twice gives equal models. */
    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
