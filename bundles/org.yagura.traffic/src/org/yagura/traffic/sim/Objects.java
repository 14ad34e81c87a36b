/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.snmp4j.smi.Counter32;
import org.snmp4j.smi.Counter64;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.TimeTicks;
import org.yagura.model.site.NodeKind;
import org.yagura.snmp.Oids;

/**
 * The objects of a node's agent: system group and interfaces of all; HOST-RESOURCES-MIB and UCD-SNMP-MIB of servers;
 * temperatures of devices (ENTITY-SENSOR-MIB); batteries of an UPS (UPS-MIB).
 */
final class Objects {
    private static final Set<NodeKind> SERVERS = Set.of(NodeKind.WWW_BM_SERVER, NodeKind.STATIC_WEB_SERVER,
            NodeKind.AP_SERVER, NodeKind.DB_SERVER, NodeKind.COMMUNICATION_SERVER, NodeKind.AUTHENTICATION_SERVER,
            NodeKind.CA_SERVER, NodeKind.MAIL_SERVER, NodeKind.DNS_SERVER, NodeKind.BACKUP_SERVER, NodeKind.MANAGER,
            NodeKind.MONITORING_TERMINAL, NodeKind.VIRTUAL_HOST);
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
    private static final String IFX_ENTRY = "1.3.6.1.2.1.31.1.1.1.";
    private static final String STORAGE_TYPE = "1.3.6.1.2.1.25.2.1.";
    private static final String SENSOR = "1.3.6.1.2.1.99.1.1.1.";
    private static final String UPS = "1.3.6.1.2.1.33.1.";
    private static final long WORD = 0xFFFF_FFFFL;
    private static final long MEGABIT = 1_000_000;
    private static final int ETHERNET = 6;
    private static final int MEMORY = 16_777_216;
    private static final int SWAP = 8_388_608;
    private static final double WHOLE = 100;
    private static final int BLOCK = 16_384;
    private static final int RAM = 2;
    private static final int VIRTUAL = 3;
    private static final int DISK = 4;

    private final Host host;
    private final Mib mib = new Mib();

    private Objects(Host host) {
        this.host = host;
    }

    /** The objects of a host. */
    static Mib of(Host host, String description, String contact, String location) {
        var objects = new Objects(host);
        objects.system(description, contact, location);
        objects.interfaces();
        if (SERVERS.contains(host.kind())) {
            objects.resources();
        } else {
            objects.sensor();
        }
        if (host.kind() == NodeKind.UPS) {
            objects.batteries();
        }
        return objects.mib;
    }

    private void system(String description, String contact, String location) {
        mib.add(Oids.SYS_DESCR, text(description));
        mib.add(Oids.SYS_OBJECT_ID, new OID("1.3.6.1.4.1.32473.100." + (host.kind().getValue() + 1)));
        mib.add(Oids.SYS_UP_TIME, t -> new TimeTicks(host.ticks(t) & WORD));
        mib.add(Oids.SYS_CONTACT, text(contact));
        mib.add(Oids.SYS_NAME, text(host.name()));
        mib.add(Oids.SYS_LOCATION, text(location));
        mib.add("1.3.6.1.2.1.1.7.0", new Integer32(72));
        mib.add("1.3.6.1.2.1.2.1.0", new Integer32(host.ports().size()));
    }

    private void interfaces() {
        for (Port port : host.ports()) {
            String at = "." + port.index();
            mib.add(IF_ENTRY + 1 + at, new Integer32(port.index()));
            mib.add(Oids.IF_DESCR + at, text(port.name()));
            mib.add(Oids.IF_TYPE + at, new Integer32(ETHERNET));
            mib.add(IF_ENTRY + 4 + at, new Integer32(1_500));
            mib.add(Oids.IF_SPEED + at, new Gauge32(Math.min(WORD, port.speed())));
            mib.add(Oids.IF_PHYS_ADDRESS + at, port.mac() == null
                    ? new OctetString()
                    : OctetString.fromHexString(port.mac()));
            mib.add(Oids.IF_ADMIN_STATUS + at, new Integer32(1));
            mib.add(Oids.IF_OPER_STATUS + at, _ -> new Integer32(port.up() ? 1 : 2));
            counter(Oids.IF_IN_OCTETS + at, port, Port.Count.IN);
            counter(IF_ENTRY + 11 + at, port, Port.Count.IN_PACKETS);
            mib.add(Oids.IF_IN_DISCARDS + at, new Counter32(0));
            counter(Oids.IF_IN_ERRORS + at, port, Port.Count.IN_ERRORS);
            counter(Oids.IF_OUT_OCTETS + at, port, Port.Count.OUT);
            counter(IF_ENTRY + 17 + at, port, Port.Count.OUT_PACKETS);
            mib.add(Oids.IF_OUT_DISCARDS + at, new Counter32(0));
            mib.add(Oids.IF_OUT_ERRORS + at, new Counter32(0));
            mib.add(Oids.IF_NAME + at, text(port.name()));
            wide(Oids.IF_HC_IN_OCTETS + at, port, Port.Count.IN);
            wide(IFX_ENTRY + 7 + at, port, Port.Count.IN_PACKETS);
            wide(Oids.IF_HC_OUT_OCTETS + at, port, Port.Count.OUT);
            wide(IFX_ENTRY + 11 + at, port, Port.Count.OUT_PACKETS);
            mib.add(Oids.IF_HIGH_SPEED + at, new Gauge32(port.speed() / MEGABIT));
            mib.add(IFX_ENTRY + 17 + at, new Integer32(1));
            mib.add(IFX_ENTRY + 18 + at, new OctetString());
            mib.add(Oids.IF_DISCONTINUITY + at, new TimeTicks(0));
        }
    }

    private void counter(String oid, Port port, Port.Count what) {
        mib.add(oid, t -> new Counter32(port.count(what, t) & WORD));
    }

    private void wide(String oid, Port port, Port.Count what) {
        mib.add(oid, t -> new Counter64(port.count(what, t)));
    }

    private void resources() {
        mib.add(Oids.HR_SYSTEM_UPTIME, t -> new TimeTicks(host.ticks(t) & WORD));
        mib.add("1.3.6.1.2.1.25.2.2.0", new Integer32(MEMORY));
        storage(1, RAM, "Physical memory", 1_024, MEMORY, host::memory);
        storage(3, VIRTUAL, "Swap space", 1_024, SWAP, host::swap);
        int row = 31;
        for (Host.Disk disk : host.disks()) {
            storage(row++, DISK, disk.name(), 4_096, disk.megabytes() * 256, t -> host.disk(disk, t));
        }
        for (int i = 0; i < Host.PROCESSORS; i++) {
            // one is busier than the other; their mean is what the host says
            double apart = 1 + (i % 2 == 0 ? 0.08 : -0.08);
            int index = 196_608 + i;
            mib.add("1.3.6.1.2.1.25.3.3.1.1." + index, new OID("0.0"));
            mib.add(Oids.HR_PROCESSOR_LOAD + '.' + index, t -> percent(host.processor(t) * apart));
        }
        memory();
        disks();
        for (int i = 1; i <= 3; i++) {
            mib.add("1.3.6.1.4.1.2021.10.1.1." + i, new Integer32(i));
            mib.add("1.3.6.1.4.1.2021.10.1.2." + i, text("Load-" + (i == 1 ? 1 : 5 * (i - 1))));
            mib.add("1.3.6.1.4.1.2021.10.1.3." + i, t -> text(String.format(java.util.Locale.ROOT, "%.2f",
                    host.load(t))));
            mib.add("1.3.6.1.4.1.2021.10.1.5." + i, t -> new Integer32((int) (host.load(t) * WHOLE)));
        }
        mib.add(Oids.UCD_CPU_RAW + ".50.0", t -> new Counter32(host.worked(t) * 4 / 5 & WORD));
        mib.add(Oids.UCD_CPU_RAW + ".52.0", t -> new Counter32(host.worked(t) / 5 & WORD));
        mib.add(Oids.UCD_CPU_RAW + ".53.0", t -> new Counter32(
                host.ticks(t) * Host.PROCESSORS - host.worked(t) & WORD));
    }

    /** The tables of net-snmp: inodes of file systems, and what is read of disks and written to them. */
    private void disks() {
        int row = 1;
        for (Host.Disk disk : host.disks()) {
            String at = "." + row++;
            mib.add(Oids.UCD_DISK_PATH + at, text(disk.name()));
            mib.add(Oids.UCD_DISK_PERCENT_NODE + at, t -> percent(host.inodes(disk, t)));
        }
        row = 1;
        for (Host.Drive drive : host.drives()) {
            String at = "." + row++;
            mib.add(Oids.DISK_IO_DEVICE + at, text(drive.name()));
            drive(Oids.DISK_IO_N_READ + at, Oids.DISK_IO_N_READ_X + at, Oids.DISK_IO_READS + at, drive.read());
            drive(Oids.DISK_IO_N_WRITTEN + at, Oids.DISK_IO_N_WRITTEN_X + at, Oids.DISK_IO_WRITES + at,
                    drive.written());
        }
    }

    private void drive(String narrow, String wide, String times, Course course) {
        mib.add(narrow, t -> new Counter32(host.since(course, t) & WORD));
        mib.add(wide, t -> new Counter64(host.since(course, t)));
        mib.add(times, t -> new Counter32(host.since(course, t) / BLOCK & WORD));
    }

    private void memory() {
        mib.add(Oids.UCD_SWAP_TOTAL, new Integer32(SWAP));
        mib.add(Oids.UCD_SWAP_FREE, t -> new Integer32((int) (SWAP * (1 - host.swap(t) / WHOLE))));
        mib.add(Oids.UCD_MEMORY_TOTAL, new Integer32(MEMORY));
        mib.add(Oids.UCD_MEMORY_FREE, t -> new Integer32((int) (MEMORY * (1 - host.memory(t) / WHOLE) * 0.4)));
        mib.add(Oids.UCD_MEMORY_BUFFERS, t -> new Integer32((int) (MEMORY * (1 - host.memory(t) / WHOLE) * 0.1)));
        mib.add(Oids.UCD_MEMORY_CACHED, t -> new Integer32((int) (MEMORY * (1 - host.memory(t) / WHOLE) * 0.5)));
    }

    private void storage(int row, int type, String name, int unit, int size,
            java.util.function.DoubleUnaryOperator used) {
        String at = "." + row;
        mib.add("1.3.6.1.2.1.25.2.3.1.1" + at, new Integer32(row));
        mib.add(Oids.HR_STORAGE_TYPE + at, new OID(STORAGE_TYPE + type));
        mib.add(Oids.HR_STORAGE_DESCR + at, text(name));
        mib.add(Oids.HR_STORAGE_UNITS + at, new Integer32(unit));
        mib.add(Oids.HR_STORAGE_SIZE + at, new Integer32(size));
        mib.add(Oids.HR_STORAGE_USED + at, t -> new Integer32((int) (size * (used.applyAsDouble(t) / WHOLE))));
    }

    /** A temperature in degrees Celsius. */
    private void sensor() {
        mib.add(SENSOR + "1.1", new Integer32(8));
        mib.add(SENSOR + "2.1", new Integer32(9));
        mib.add(SENSOR + "3.1", new Integer32(1));
        mib.add(SENSOR + "4.1", t -> new Integer32((int) (host.temperature(t) * 10)));
        mib.add(SENSOR + "5.1", new Integer32(1));
        mib.add(SENSOR + "6.1", text("degrees Celsius, tenths"));
    }

    private void batteries() {
        mib.add(UPS + "1.5.0", text(host.name()));
        mib.add(UPS + "2.1.0", new Integer32(2));
        mib.add(UPS + "2.2.0", _ -> new Integer32(host.onBattery() ? 60 : 0));
        mib.add(UPS + "2.3.0", _ -> new Integer32((int) host.minutes()));
        mib.add(UPS + "2.4.0", _ -> percent(host.minutes() / 42 * WHOLE));
        mib.add(UPS + "2.7.0", t -> new Integer32((int) host.temperature(t)));
        mib.add(UPS + "3.3.1.3.1", t -> new Integer32(host.onBattery() ? 0 : 198 + (int) host.processor(t) / 10));
        mib.add(UPS + "4.4.1.5.1", t -> percent(host.processor(t) + 20));
    }

    private static Integer32 percent(double value) {
        return new Integer32((int) Math.clamp(Math.round(value), 0, (long) WHOLE));
    }

    private static OctetString text(String value) {
        return new OctetString((value == null ? "" : value).getBytes(StandardCharsets.UTF_8));
    }
}
