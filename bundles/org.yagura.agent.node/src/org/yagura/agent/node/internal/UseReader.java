/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.util.Comparator;
import java.util.List;

import org.yagura.core.host.ReadHost;
import org.yagura.core.host.ReadHost.Disk;
import org.yagura.core.host.ReadHost.Mount;
import org.yagura.core.host.ReadHost.Net;

import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.software.os.OperatingSystem;

/** What the host uses of itself. Thread-safe. */
public final class UseReader {
    private static final String DEVICES = "/dev/";

    private final HardwareAbstractionLayer hardware;
    private final OperatingSystem system;

    /** Of that system. */
    public UseReader(SystemInfo info) {
        hardware = info.getHardware();
        system = info.getOperatingSystem();
    }

    /** Reads; takes some ten milliseconds. */
    public ReadHost.Use read() {
        CentralProcessor processor = hardware.getProcessor();
        long[] ticks = processor.getSystemCpuLoadTicks();
        double passed = 0;
        for (long tick : ticks) {
            passed += tick;
        }
        // a processor that waits for a disk could work
        double busy = passed - ticks[TickType.IDLE.getIndex()] - ticks[TickType.IOWAIT.getIndex()];
        double load = processor.getSystemLoadAverage(1)[0];
        GlobalMemory memory = hardware.getMemory();
        return new ReadHost.Use(system.toString(), system.getSystemUptime(), processor.getLogicalProcessorCount(), busy,
                passed, load < 0 ? null : load, memory.getTotal(), memory.getTotal() - memory.getAvailable(),
                memory.getVirtualMemory().getSwapTotal(), memory.getVirtualMemory().getSwapUsed(), mounts(), disks(),
                nets());
    }

    /** Those on disks of the host: asking a file server that is gone would not end. */
    private List<Mount> mounts() {
        return system.getFileSystem().getFileStores(true).stream().filter(s -> s.getTotalSpace() > 0)
                .map(s -> new Mount(s.getMount(), s.getTotalSpace(), s.getTotalSpace() - s.getUsableSpace(),
                        Math.max(0, s.getTotalInodes()), Math.max(0, s.getTotalInodes() - s.getFreeInodes())))
                .sorted(Comparator.comparing(Mount::name)).limit(ReadHost.MOST).toList();
    }

    private List<Disk> disks() {
        return hardware.getDiskStores().stream()
                .map(d -> new Disk(
                        d.getName().startsWith(DEVICES) ? d.getName().substring(DEVICES.length()) : d.getName(),
                        d.getReadBytes(), d.getWriteBytes(), d.getReads(), d.getWrites()))
                .sorted(Comparator.comparing(Disk::name)).limit(ReadHost.MOST).toList();
    }

    private List<Net> nets() {
        return hardware.getNetworkIFs(false).stream().map(n -> new Net(n.getName(), n.getBytesRecv(), n.getBytesSent()))
                .sorted(Comparator.comparing(Net::name)).limit(ReadHost.MOST).toList();
    }
}
