/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.yagura.model.site.Address;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;

/**
 * An address of a node, with the port that it is bound to.
 *
 * @param name the interface's, with the address where that would not be enough to tell it from the others of the node
 * @param text the address as it is written
 * @param port the interface
 */
public record NodeAddress(String name, String text, Interface port) {

    /** The addresses of a node, each once: first the one by which it is polled, then the others in the order of the model. */
    public static List<NodeAddress> of(Node node) {
        String primary = Elements.primaryAddress(node).orElse(null);
        Set<String> texts = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<NodeAddress> found = new ArrayList<>();
        for (boolean first : new boolean[]{true, false}) {
            for (Interface port : node.getInterfaces()) {
                for (Address address : port.getAddresses()) {
                    String text = address.getText();
                    if (text != null && text.equals(primary) == first && texts.add(text)) {
                        found.add(new NodeAddress(name(port, text, names), text, port));
                    }
                }
            }
        }
        return found;
    }

    private static String name(Interface port, String text, Set<String> names) {
        String name = port.getName() == null || port.getName().isBlank() ? text : port.getName();
        String whole = names.contains(name) ? name + ' ' + text : name;
        names.add(whole);
        return whole;
    }
}
