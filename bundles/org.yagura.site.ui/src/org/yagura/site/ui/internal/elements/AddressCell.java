/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal.elements;

import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.yagura.model.Elements;
import org.yagura.model.site.Address;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage.Literals;

/** The address by which a node is shown and polled. A node without any gets its first one with an interface elsewhere. */
record AddressCell(Values values) implements ElementCell {

    @Override
    public String id() {
        return ElementKind.ADDRESS;
    }

    @Override
    public String label() {
        return values.words().label(Literals.ADDRESS__TEXT);
    }

    @Override
    public String description() {
        return values.words().description(Literals.ADDRESS__PRIMARY);
    }

    @Override
    public Object value(EObject element) {
        return Elements.primaryAddress((Node) element).orElse("");
    }

    private static Optional<Address> address(Node node) {
        String primary = Elements.primaryAddress(node).orElse(null);
        return node.getInterfaces().stream().flatMap(i -> i.getAddresses().stream())
                .filter(a -> Objects.equals(a.getText(), primary)).findFirst();
    }

    @Override
    public boolean editable() {
        return true;
    }

    @Override
    public String locked(EObject element) {
        return address((Node) element).isPresent() ? null : values.texts().get("address.none");
    }

    @Override
    public String typed(EObject element, References references) {
        return (String) value(element);
    }

    @Override
    public Change read(EObject element, String text, References references) throws Refused {
        Address address = address((Node) element).orElseThrow(() -> new Refused(values.texts().get("address.none")));
        return text.strip().equals(address.getText())
                ? null
                : new Change(address, Literals.ADDRESS__TEXT, text.strip());
    }
}
