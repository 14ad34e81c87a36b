/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yagura.model.site.Address;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Node;
import org.yagura.model.site.SitePackage.Literals;

/** Checks nodes with their interfaces and addresses. */
final class NodeChecks {

    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}");

    private final Findings findings;
    private final Map<ByteBuffer, Node> owners = new HashMap<>();

    NodeChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Node node) {
        int primaries = 0;
        for (Interface port : node.getInterfaces()) {
            if (port.getMac() != null && !port.getMac().isEmpty() && !MAC.matcher(port.getMac()).matches()) {
                findings.warning("mac-form", port, Literals.INTERFACE__MAC, port.getMac());
            }
            for (Address address : port.getAddresses()) {
                check(node, address);
                primaries += address.isPrimary() ? 1 : 0;
            }
        }
        if (primaries > 1) {
            findings.error("primary-twice", node, null, primaries);
        }
    }

    private void check(Node node, Address address) {
        Optional<byte[]> bytes = Ips.parse(address.getText());
        if (bytes.isEmpty()) {
            findings.error("address-form", address, Literals.ADDRESS__TEXT, String.valueOf(address.getText()));
            return;
        }
        Node other = owners.putIfAbsent(ByteBuffer.wrap(bytes.get()), node);
        if (other != null) {
            findings.error("address-twice", address, Literals.ADDRESS__TEXT, address.getText(), Elements.path(other));
        }
    }
}
