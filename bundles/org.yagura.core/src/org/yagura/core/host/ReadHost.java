/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.util.List;

import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operation;
import org.yagura.core.operation.Privilege;

/** Asks for what a host uses of itself. */
@Operation(name = "host.read", privilege = Privilege.SEE, doc = "What the host uses of its processors, memory, disks and network.")
public record ReadHost() implements HostQuery<ReadHost.Use> {

    /** So many mounts, disks and interfaces are told of at most, each. */
    public static final int MOST = 200;

    @Override
    public Class<Use> result() {
        return Use.class;
    }

    /**
     * What it uses. Counters grow since the host was started; what is not known on a system is absent.
     */
    public record Use(@Doc("name of the operating system, and its version") String system,
            @Doc("since when it runs, in whole seconds") long uptime,
            @Doc("number of logical processors") int processors,
            @Doc("time that the processors worked, all together, in milliseconds; a counter") Double busy,
            @Doc("time that has passed on all processors together, in milliseconds; a counter") Double passed,
            @Doc("load over the last minute: running and waiting; absent on Windows") Double load,
            @Doc("memory in bytes") long memory,
            @Doc("memory that cannot be had by a new program, in bytes") long memoryUsed,
            @Doc("swap space in bytes") long swap, @Doc("swap space in use, in bytes") long swapUsed,
            @Doc("file systems on disks") List<Mount> mounts, @Doc("disks") List<Disk> disks,
            @Doc("network interfaces without the loopback") List<Net> nets) {
    }

    /** A file system. */
    public record Mount(@Doc("where it is mounted") String name, @Doc("size in bytes") long size,
            @Doc("what cannot be written any more by a program without privileges, in bytes") long used,
            @Doc("number of inodes; 0: it has no fixed number") long inodes,
            @Doc("inodes in use") long inodesUsed) {
    }

    /** A disk. */
    public record Disk(@Doc("name of the device, such as sda") String name,
            @Doc("bytes read; a counter") long read, @Doc("bytes written; a counter") long written,
            @Doc("how often it was read; a counter") Long reads,
            @Doc("how often it was written; a counter") Long writes) {
    }

    /** A network interface. */
    public record Net(@Doc("name of the interface, such as eth0") String name,
            @Doc("bytes received; a counter") long in, @Doc("bytes sent; a counter") long out) {
    }
}
