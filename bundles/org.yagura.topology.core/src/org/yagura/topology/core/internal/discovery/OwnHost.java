/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.internal.discovery;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.model.site.PartKind;
import org.yagura.topology.core.discovery.Inventory;
import org.yagura.topology.core.discovery.Inventory.InterfaceFound;
import org.yagura.topology.core.discovery.Inventory.PartFound;
import org.yagura.topology.core.discovery.Inventory.StorageFound;
import org.yagura.topology.core.discovery.Inventory.SystemFound;

import oshi.SystemInfo;
import oshi.hardware.ComputerSystem;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.software.os.OSFileStore;
import oshi.software.os.OperatingSystem;

/** What the agent's own host tells of itself, without any protocol. */
final class OwnHost {
    private static final Logger LOG = LoggerFactory.getLogger(OwnHost.class);
    private static final int ETHERNET = 6;
    private static final String UNKNOWN = "unknown";

    private OwnHost() {
    }

    /** Whether an address is one of this host's, loopback excepted. */
    static boolean is(byte[] address) {
        try {
            InetAddress inet = InetAddress.getByAddress(address);
            return !inet.isLoopbackAddress() && NetworkInterface.getByInetAddress(inet) != null;
        } catch (UnknownHostException | SocketException e) {
            LOG.debug("it cannot be told whether an address is of this host", e);
            return false;
        }
    }

    /** Its inventory; takes some hundred milliseconds. */
    static Inventory read() {
        var info = new SystemInfo();
        HardwareAbstractionLayer hardware = info.getHardware();
        OperatingSystem os = info.getOperatingSystem();
        ComputerSystem computer = hardware.getComputerSystem();
        String version = os.toString();
        var system = new SystemFound(os.getNetworkParams().getHostName(),
                known(computer.getManufacturer()) == null ? version : computer.getManufacturer() + ", " + version,
                null, null, null, false, 0, hardware.getProcessor().getLogicalProcessorCount(),
                known(computer.getSerialNumber()), known(computer.getModel()),
                known(computer.getFirmware().getVersion()), version);
        return new Inventory(system, interfaces(hardware), parts(hardware), storage(hardware, os), List.of(),
                List.of(), List.of(), List.of());
    }

    private static List<InterfaceFound> interfaces(HardwareAbstractionLayer hardware) {
        var found = new ArrayList<InterfaceFound>();
        for (NetworkIF network : hardware.getNetworkIFs()) {
            var addresses = new ArrayList<>(List.of(network.getIPv4addr()));
            addresses.addAll(List.of(network.getIPv6addr()));
            boolean up = network.getIfOperStatus() == NetworkIF.IfOperStatus.UP;
            found.add(new InterfaceFound(network.getIndex(), network.getName(), ETHERNET,
                    known(network.getMacaddr()), Math.max(0, network.getSpeed()), up, up, addresses));
        }
        return found;
    }

    private static List<PartFound> parts(HardwareAbstractionLayer hardware) {
        var found = new ArrayList<PartFound>();
        int packages = hardware.getProcessor().getPhysicalPackageCount();
        for (int i = 0; i < packages; i++) {
            found.add(new PartFound(PartKind.CPU.getName(), "CPU " + i,
                    known(hardware.getProcessor().getProcessorIdentifier().getName()), null, null, null));
        }
        for (HWDiskStore disk : hardware.getDiskStores()) {
            found.add(new PartFound(PartKind.DISK.getName(), disk.getName(), known(disk.getModel()),
                    known(disk.getSerial()), null, null));
        }
        return found;
    }

    private static List<StorageFound> storage(HardwareAbstractionLayer hardware, OperatingSystem os) {
        var found = new ArrayList<StorageFound>();
        found.add(new StorageFound("memory", "memory", hardware.getMemory().getTotal()));
        found.add(new StorageFound("swap", "swap", hardware.getMemory().getVirtualMemory().getSwapTotal()));
        for (OSFileStore store : os.getFileSystem().getFileStores(true)) {
            found.add(new StorageFound("disk", store.getMount(), store.getTotalSpace()));
        }
        return found;
    }

    /** Null for what the hardware does not tell. */
    private static String known(String text) {
        return text == null || text.isBlank() || text.strip().equalsIgnoreCase(UNKNOWN) ? null : text.strip();
    }
}
