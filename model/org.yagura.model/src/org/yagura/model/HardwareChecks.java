/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.emf.ecore.EReference;
import org.yagura.model.site.Failable;
import org.yagura.model.site.Interface;
import org.yagura.model.site.Link;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.PartKind;
import org.yagura.model.site.SitePackage.Literals;

/** Checks what can fail: figures of failure, parts, ports and links. */
final class HardwareChecks {

    /** The port that a link of the kind is plugged into; kinds that are not here are not asked. */
    private static final Map<LinkKind, PartKind> PORTS = new EnumMap<>(Map.of(LinkKind.LAN, PartKind.LAN_PORT,
            LinkKind.WAN, PartKind.LAN_PORT, LinkKind.FC, PartKind.FC_PORT, LinkKind.SCSI, PartKind.SCSI_PORT,
            LinkKind.POWER, PartKind.POWER_SUPPLY));

    private final Findings findings;
    private final Map<Part, Link> plugged = new HashMap<>();

    HardwareChecks(Findings findings) {
        this.findings = findings;
    }

    void check(Failable failable) {
        findings.hours(failable, Literals.FAILABLE__MTBF, failable.getMtbf());
        findings.hours(failable, Literals.FAILABLE__MTTR, failable.getMttr());
        switch (failable) {
            case Node node -> node.getInterfaces().forEach(this::ports);
            case Part part -> controller(part);
            case Link link -> link(link);
            default -> {
                // nothing but its figures
            }
        }
    }

    private void ports(Interface connection) {
        for (Part port : connection.getPorts()) {
            if (port.eContainer() != connection.eContainer()) {
                findings.error("part-elsewhere", connection, Literals.INTERFACE__PORTS, Elements.path(port));
            } else if (port.getKind() != PartKind.LAN_PORT) {
                findings.error("part-kind", connection, Literals.INTERFACE__PORTS, Elements.name(port),
                        port.getKind(), PartKind.LAN_PORT);
            }
        }
    }

    private void controller(Part part) {
        Part controller = part.getController();
        if (controller == null) {
            return;
        }
        EReference feature = Literals.PART__CONTROLLER;
        if (controller.eContainer() != part.eContainer()) {
            findings.error("part-elsewhere", part, feature, Elements.path(controller));
        } else if (controller.getKind() != PartKind.CONTROLLER) {
            findings.error("part-kind", part, feature, Elements.name(controller), controller.getKind(),
                    PartKind.CONTROLLER);
        } else if (part.getKind() == PartKind.CONTROLLER) {
            findings.error("controller-chain", part, feature, Elements.name(controller));
        }
    }

    private void link(Link link) {
        end(link, Literals.LINK__FROM, link.getFrom());
        end(link, Literals.LINK__TO, link.getTo());
        if (link.getFrom() != null && link.getFrom() == link.getTo()) {
            findings.error("link-loop", link, Literals.LINK__TO, Elements.name(link.getTo()));
        }
    }

    private void end(Link link, EReference feature, Failable end) {
        if (end instanceof Part part) {
            PartKind fits = PORTS.get(link.getKind());
            if (part.getKind() != fits && part.getKind() != PartKind.OTHER) {
                findings.warning("link-port", link, feature, Elements.name(part), part.getKind(), link.getKind());
            }
            Link other = part.getKind() == PartKind.SCSI_PORT ? null : plugged.putIfAbsent(part, link);
            if (other != null) {
                findings.warning("port-twice", link, feature, Elements.path(part), Elements.name(other));
            }
        } else if (end != null && !(end instanceof Node)) {
            findings.error("link-end", link, feature, Elements.name(end));
        }
    }
}
