/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.yagura.model.site.PartKind;
import org.yagura.snmp.Oids;
import org.yagura.snmp.Silence;
import org.yagura.snmp.SnmpAsker;
import org.yagura.snmp.Values;
import org.yagura.topology.core.discovery.Inventory.PartFound;

/**
 * Reads the parts of a node: from ENTITY-MIB, else disks from HOST-RESOURCES-MIB, which also counts processors (logical
 * ones, so they are no parts). What ENTITY-MIB calls a chassis tells of the whole. For one thread.
 */
final class PartsReader {
    private static final int CHASSIS = 3;
    private static final int HR_PROCESSOR = 3;
    private static final int HR_DISK = 6;

    private final SnmpAsker asker;

    PartsReader(SnmpAsker asker) {
        this.asker = asker;
    }

    /**
     * What was read.
     *
     * @param serial of the chassis, or null
     * @param product of the chassis, or null
     * @param firmware of the chassis, or null
     * @param software that runs on the chassis, or null
     * @param processors logical processors
     */
    record Parts(String serial, String product, String firmware, String software, int processors,
            List<PartFound> parts) {
    }

    Parts read() throws Silence, InterruptedException {
        var devices = asker.column("hrDeviceTable", Oids.HR_DEVICE_TYPE);
        int processors = (int) devices.values().stream().filter(type -> device(type) == HR_PROCESSOR).count();
        var classes = asker.column("entPhysicalTable", Oids.ENT_CLASS);
        if (classes.isEmpty()) {
            return new Parts(null, null, null, null, processors, disks(devices));
        }
        var names = asker.column("entPhysicalTable", Oids.ENT_NAME);
        var descriptions = asker.column("entPhysicalTable", Oids.ENT_DESCR);
        var holders = asker.column("entPhysicalTable", Oids.ENT_CONTAINED_IN);
        var models = asker.column("entPhysicalTable", Oids.ENT_MODEL);
        var serials = asker.column("entPhysicalTable", Oids.ENT_SERIAL);
        var firmware = asker.column("entPhysicalTable", Oids.ENT_FIRMWARE_REV);
        var hardware = asker.column("entPhysicalTable", Oids.ENT_HARDWARE_REV);
        var software = asker.column("entPhysicalTable", Oids.ENT_SOFTWARE_REV);
        var parts = new ArrayList<PartFound>();
        OID chassis = null;
        for (var entry : classes.entrySet()) {
            OID index = entry.getKey();
            int kind = (int) Values.number(entry.getValue());
            if (kind == CHASSIS && chassis == null) {
                chassis = index;
            }
            PartKind part = kind(kind, first(descriptions, index, names, index));
            if (part != null) {
                var holder = new OID(new int[]{(int) Values.number(holders.get(index))});
                parts.add(new PartFound(part.getName(), first(names, index, descriptions, index),
                        Values.text(models.get(index)), Values.text(serials.get(index)),
                        first(firmware, index, hardware, index), first(names, holder, descriptions, holder)));
            }
        }
        return chassis == null
                ? new Parts(null, null, null, null, processors, parts)
                : new Parts(Values.text(serials.get(chassis)), first(models, chassis, descriptions, chassis),
                        Values.text(firmware.get(chassis)), Values.text(software.get(chassis)), processors, parts);
    }

    private static String first(TreeMap<OID, Variable> one, OID index, TreeMap<OID, Variable> other, OID same) {
        String text = Values.text(one.get(index));
        return text != null ? text : Values.text(other.get(same));
    }

    /**
     * The kind of part for a PhysicalClass of IANA-ENTITY-MIB; null for what is no part of its own (containers, sensors,
     * stacks, the chassis). Modules and others tell by their description what they are.
     */
    private static PartKind kind(int physicalClass, String description) {
        return switch (physicalClass) {
            case 6 -> PartKind.POWER_SUPPLY;
            case 7 -> PartKind.FAN;
            case 10 -> described(description, PartKind.LAN_PORT);
            case 12 -> PartKind.CPU;
            case 9, 1, 2 -> described(description, null);
            default -> null;
        };
    }

    private static PartKind described(String description, PartKind otherwise) {
        String text = description == null ? "" : description.toLowerCase(Locale.ROOT);
        if (text.contains("fibre channel") || text.contains("fiber channel") || text.matches(".*\\bfc\\b.*")) {
            return PartKind.FC_PORT;
        }
        if (text.contains("scsi") && otherwise != null) {
            return PartKind.SCSI_PORT;
        }
        if (otherwise != null) {
            return otherwise;
        }
        if (text.contains("disk") || text.contains("ssd") || text.contains("hard drive")) {
            return PartKind.DISK;
        }
        if (text.contains("memory") || text.contains("dimm")) {
            return PartKind.MEMORY;
        }
        return text.contains("controller") ? PartKind.CONTROLLER : null;
    }

    private List<PartFound> disks(TreeMap<OID, Variable> devices) throws Silence, InterruptedException {
        var names = asker.column("hrDeviceTable", Oids.HR_DEVICE_DESCR);
        var parts = new ArrayList<PartFound>();
        devices.forEach((index, type) -> {
            if (device(type) == HR_DISK) {
                String name = Values.text(names.get(index));
                parts.add(new PartFound(PartKind.DISK.getName(), name == null ? "disk " + index : name, null, null,
                        null, null));
            }
        });
        return parts;
    }

    /** The last number of an OID of HOST-RESOURCES-TYPES. */
    private static int device(Variable type) {
        return type instanceof OID oid && oid.size() > 0 ? oid.last() : 0;
    }
}
