/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.Values;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.InterfaceFound;
import org.yagura.topology.core.discovery.Inventory.Learned;
import org.yagura.topology.core.discovery.Inventory.Neighbour;
import org.yagura.topology.core.discovery.Inventory.StorageFound;
import org.yagura.topology.core.discovery.Inventory.SystemFound;

/** Reads one node's inventory by SNMP. What a node does not have is absent, not an error. For one thread. */
final class InventoryReader {
    private static final int UP = 1;
    private static final int LLDP_CHASSIS_MAC = 4;
    private static final int LLDP_PORT_MAC = 3;
    private static final int UNITS_IN_MEGABIT = 1_000_000;
    private static final int MOST_LEARNED_PORTS = 500;
    private static final int MAC_BYTES = 6;

    private final SnmpAsker asker;

    InventoryReader(SnmpAsker asker) {
        this.asker = asker;
    }

    /** The inventory; the first request finds out whether the node answers at all. */
    Inventory read() throws Silence, InterruptedException {
        List<Variable> system = asker.get(Oids.SYS_NAME, Oids.SYS_DESCR, Oids.SYS_OBJECT_ID, Oids.SYS_CONTACT,
                Oids.SYS_LOCATION);
        List<Variable> roles = asker.get(Oids.IP_FORWARDING, Oids.BASE_NUM_PORTS);
        List<InterfaceFound> interfaces = interfaces();
        Map<Integer, String> names = interfaces.stream()
                .collect(Collectors.toMap(InterfaceFound::index, InterfaceFound::name, (a, b) -> a));
        PartsReader.Parts parts = new PartsReader(asker).read();
        var whole = new SystemFound(Values.text(system.get(0)), Values.text(system.get(1)), Values.text(system.get(2)),
                Values.text(system.get(3)), Values.text(system.get(4)), Values.number(roles.get(0)) == UP,
                (int) Values.number(roles.get(1)), parts.processors(), parts.serial(), parts.product(),
                parts.firmware(),
                parts.software());
        List<StorageFound> storage = storage();
        List<String> software = asker.column("hrSWInstalledTable", Oids.HR_SW_INSTALLED_NAME).values().stream()
                .map(Values::text).filter(t -> t != null).sorted().toList();
        return new Inventory(whole, interfaces, parts.parts(), storage, software, neighbours(), learned(names),
                asker.leftOut().stream().distinct().toList());
    }

    private List<InterfaceFound> interfaces() throws Silence, InterruptedException {
        var descriptions = asker.column("ifTable", Oids.IF_DESCR);
        var names = asker.column("ifXTable", Oids.IF_NAME);
        var types = asker.column("ifTable", Oids.IF_TYPE);
        var speeds = asker.column("ifTable", Oids.IF_SPEED);
        var highSpeeds = asker.column("ifXTable", Oids.IF_HIGH_SPEED);
        var macs = asker.column("ifTable", Oids.IF_PHYS_ADDRESS);
        var wanted = asker.column("ifTable", Oids.IF_ADMIN_STATUS);
        var working = asker.column("ifTable", Oids.IF_OPER_STATUS);
        Map<Integer, List<String>> addresses = addresses();
        var found = new ArrayList<InterfaceFound>();
        descriptions.forEach((index, description) -> {
            String name = Values.text(names.get(index));
            long fast = Values.number(highSpeeds.get(index)) * UNITS_IN_MEGABIT;
            boolean up = Values.number(wanted.get(index)) == UP;
            found.add(new InterfaceFound(index.last(),
                    name != null ? name : String.valueOf(Values.text(description)),
                    (int) Values.number(types.get(index)), Values.mac(macs.get(index)),
                    fast > 0 ? fast : Values.number(speeds.get(index)),
                    up && Values.number(working.get(index)) == UP, up,
                    addresses.getOrDefault(index.last(), List.of())));
        });
        return found;
    }

    /** By ifIndex: from ipAddressTable, which knows IPv6, and from the older table that every agent has. */
    private Map<Integer, List<String>> addresses() throws Silence, InterruptedException {
        var found = new TreeMap<Integer, TreeSet<String>>();
        asker.column("ipAddrTable", Oids.IP_AD_ENT_IF_INDEX).forEach((index, interfaceIndex) -> found
                .computeIfAbsent((int) Values.number(interfaceIndex), i -> new TreeSet<>()).add(index.toString()));
        asker.column("ipAddressTable", Oids.IP_ADDRESS_IF_INDEX).forEach((index, interfaceIndex) -> {
            String address = address(index);
            if (address != null) {
                found.computeIfAbsent((int) Values.number(interfaceIndex), i -> new TreeSet<>()).add(address);
            }
        });
        var lists = new HashMap<Integer, List<String>>();
        found.forEach((index, all) -> lists.put(index, List.copyOf(all)));
        return lists;
    }

    /** The index is type, length, bytes (InetAddressType of RFC 4001); zones of link-local addresses are cut off. */
    private static String address(OID index) {
        int length = index.size() < 2 ? 0 : index.get(1) & 0xFF;
        if ((length != 4 && length != 16) || index.size() != length + 2) {
            return null;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) index.get(i + 2);
        }
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + length + " bytes", e);
        }
    }

    private List<StorageFound> storage() throws Silence, InterruptedException {
        var types = asker.column("hrStorageTable", Oids.HR_STORAGE_TYPE);
        var names = asker.column("hrStorageTable", Oids.HR_STORAGE_DESCR);
        var units = asker.column("hrStorageTable", Oids.HR_STORAGE_UNITS);
        var sizes = asker.column("hrStorageTable", Oids.HR_STORAGE_SIZE);
        var found = new ArrayList<StorageFound>();
        types.forEach((index, type) -> {
            String kind = storageKind(type);
            if (kind != null) {
                found.add(new StorageFound(kind, Values.text(names.get(index)),
                        Values.number(units.get(index)) * Values.number(sizes.get(index))));
            }
        });
        return found;
    }

    /** hrStorageRam, hrStorageVirtualMemory, hrStorageFixedDisk; others come and go. */
    private static String storageKind(Variable type) {
        return switch (type instanceof OID oid ? oid.last() : 0) {
            case 2 -> "memory";
            case 3 -> "swap";
            case 4 -> "disk";
            default -> null;
        };
    }

    private List<Neighbour> neighbours() throws Silence, InterruptedException {
        var chassis = asker.column("lldpRemTable", Oids.LLDP_REM_CHASSIS);
        if (chassis.isEmpty()) {
            return List.of();
        }
        var chassisKinds = asker.column("lldpRemTable", Oids.LLDP_REM_CHASSIS_SUBTYPE);
        var ports = asker.column("lldpRemTable", Oids.LLDP_REM_PORT);
        var portKinds = asker.column("lldpRemTable", Oids.LLDP_REM_PORT_SUBTYPE);
        var names = asker.column("lldpRemTable", Oids.LLDP_REM_SYS_NAME);
        var own = asker.column("lldpLocPortTable", Oids.LLDP_LOC_PORT_ID);
        var found = new ArrayList<Neighbour>();
        chassis.forEach((index, id) -> {
            Variable port = index.size() < 2 ? null : own.get(new OID(new int[]{index.get(1)}));
            found.add(new Neighbour(Values.text(port),
                    Values.number(chassisKinds.get(index)) == LLDP_CHASSIS_MAC ? Values.mac(id) : Values.text(id),
                    Values.number(portKinds.get(index)) == LLDP_PORT_MAC
                            ? Values.mac(ports.get(index))
                            : Values.text(ports.get(index)),
                    Values.text(names.get(index))));
        });
        return found;
    }

    /** Who hangs on the edge of a bridge: the address of each port on which it learned just one. */
    private List<Learned> learned(Map<Integer, String> names) throws Silence, InterruptedException {
        var macs = new TreeMap<Integer, TreeSet<String>>();
        asker.column("dot1dTpFdbTable", Oids.FDB_PORT).forEach((index, port) -> learn(macs, index, 0, port));
        asker.column("dot1qTpFdbTable", Oids.Q_FDB_PORT).forEach((index, port) -> learn(macs, index, 1, port));
        if (macs.isEmpty()) {
            return List.of();
        }
        var interfaces = asker.column("dot1dBasePortTable", Oids.BASE_PORT_IF_INDEX);
        return macs.entrySet().stream().filter(e -> e.getKey() > 0 && e.getValue().size() == 1)
                .limit(MOST_LEARNED_PORTS).map(e -> {
                    int index = (int) Values.number(interfaces.get(new OID(new int[]{e.getKey()})));
                    return new Learned(names.getOrDefault(index, "port " + e.getKey()), e.getValue().first());
                }).toList();
    }

    private static void learn(TreeMap<Integer, TreeSet<String>> macs, OID index, int from, Variable port) {
        int[] numbers = index.getValue();
        if (numbers.length == from + MAC_BYTES) {
            byte[] bytes = new byte[MAC_BYTES];
            for (int i = 0; i < MAC_BYTES; i++) {
                bytes[i] = (byte) numbers[from + i];
            }
            String mac = Values.mac(bytes);
            if (mac != null) {
                macs.computeIfAbsent((int) Values.number(port), p -> new TreeSet<>()).add(mac);
            }
        }
    }
}
