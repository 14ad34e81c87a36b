/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.discovery;

import java.util.List;

import org.yagura.core.operation.Doc;

/**
 * What was found on one node at one time. Lists are never null, in the order of the node's own tables, and bounded; texts
 * that the node does not tell are null. Nothing volatile (counters, uptime) is part of it, so that two equal inventories
 * mean that nothing was changed.
 */
public record Inventory(@Doc("name and description of the whole") SystemFound system,
        @Doc("its network interfaces") List<InterfaceFound> interfaces,
        @Doc("its parts, from ENTITY-MIB or from HOST-RESOURCES-MIB where it has no other") List<PartFound> parts,
        @Doc("disks and memory as the operating system sees them") List<StorageFound> storage,
        @Doc("installed software") List<String> software,
        @Doc("direct neighbours that told of themselves by LLDP") List<Neighbour> neighbours,
        @Doc("addresses that a switch learned on its ports, ports with one address only") List<Learned> learned,
        @Doc("what was left out because a table was too long or could not be read") List<String> leftOut) {

    /**
     * The whole.
     *
     * @param name sysName
     * @param description sysDescr
     * @param objectId sysObjectID, dotted
     * @param contact sysContact
     * @param location sysLocation
     * @param forwards whether it forwards IP packets
     * @param bridges how many ports it bridges; 0 when it is no bridge
     * @param processors logical processors as the operating system counts them; 0 when it does not tell
     * @param serial serial number of the chassis
     * @param product model name of the chassis
     * @param firmware firmware of the chassis
     * @param operatingSystem name and version, where a source tells it apart from the description
     */
    public record SystemFound(String name, String description, String objectId, String contact, String location,
            boolean forwards, int bridges, int processors, String serial, String product, String firmware,
            String operatingSystem) {
    }

    /**
     * A network interface.
     *
     * @param index ifIndex
     * @param name ifName, else ifDescr
     * @param type ifType of IANAifType-MIB
     * @param mac hardware address, lower case with colons; null when it has none
     * @param bitsPerSecond nominal speed; 0 when unknown
     * @param up whether it is wanted up and is up
     * @param wanted whether it is wanted up
     * @param addresses IP addresses
     */
    public record InterfaceFound(int index, String name, int type, String mac, long bitsPerSecond, boolean up,
            boolean wanted, List<String> addresses) {

        public InterfaceFound {
            addresses = List.copyOf(addresses);
        }
    }

    /**
     * A part.
     *
     * @param kind name of a literal of the model's PartKind
     * @param name its name
     * @param product model name
     * @param serial serial number
     * @param firmware firmware or hardware revision
     * @param slot where it is in
     */
    public record PartFound(String kind, String name, String product, String serial, String firmware, String slot) {
    }

    /**
     * Memory or a file system.
     *
     * @param kind {@code memory}, {@code swap}, {@code disk}
     * @param name description, such as the mount point
     * @param bytes size
     */
    public record StorageFound(String kind, String name, long bytes) {
    }

    /**
     * A neighbour by LLDP (IEEE 802.1AB).
     *
     * @param port own port, by name
     * @param chassis the neighbour's chassis id, a MAC with colons where it is one
     * @param neighbourPort the neighbour's port id
     * @param name the neighbour's system name
     */
    public record Neighbour(String port, String chassis, String neighbourPort, String name) {
    }

    /**
     * An address that a bridge learned.
     *
     * @param port own port, by name
     * @param mac who is behind it
     */
    public record Learned(String port, String mac) {
    }

    public Inventory {
        interfaces = List.copyOf(interfaces);
        parts = List.copyOf(parts);
        storage = List.copyOf(storage);
        software = List.copyOf(software);
        neighbours = List.copyOf(neighbours);
        learned = List.copyOf(learned);
        leftOut = List.copyOf(leftOut);
    }
}
