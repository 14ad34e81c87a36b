/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import org.yagura.model.site.NodeKind;

/**
 * What a simulated node is like at a time: by its rhythm, and by what has been told of it. The same name, seed and time
 * give the same values as long as nothing is told. Thread-safe.
 */
final class Host {
    /** Processors of a server. */
    static final int PROCESSORS = 4;
    private static final double WHOLE = 100;
    private static final double DAY = 86_400;
    private static final double INODES = 0.4;
    /** So long a node runs until it is started again, as a plan for maintenance would have it. */
    private static final double RUN = 97 * DAY;

    /**
     * A file system that fills, is cleaned, and fills again.
     *
     * @param name where it is mounted
     * @param megabytes its size
     * @param low per cent used after it has been cleaned
     * @param high per cent used before
     * @param days from one to the other
     * @param offset where in that time it is in 1970, as a share
     */
    record Disk(String name, int megabytes, double low, double high, double days, double offset) {

        double used(double second) {
            double share = second / (days * DAY) + offset;
            return low + (high - low) * (share - Math.floor(share));
        }
    }

    /** A disk below a file system: what is read and written a second, in bytes. */
    record Drive(String name, Course read, Course written) {
    }

    private final String name;
    private final NodeKind kind;
    private final List<Port> ports;
    private final List<Disk> disks;
    private final Course processor;
    private final Course memory;
    private final Course swap;
    private final Course temperature;
    private final List<Drive> drives;
    private final Map<String, Double> told = new ConcurrentHashMap<>();
    private volatile double begun;
    private volatile boolean silent;
    private volatile String webTrouble = "";

    /** A node of that name and kind with these interfaces. */
    Host(String name, NodeKind kind, List<Port> ports, long seed, double now) {
        this.name = name;
        this.kind = kind;
        this.ports = List.copyOf(ports);
        this.begun = begun(name, seed, now);
        var random = new SplittableRandom(31L * name.hashCode() + seed);
        processor = new Course(random.nextDouble(20, 45), 0.7, name + "/cpu", seed);
        memory = new Course(random.nextDouble(45, 70), 0.2, name + "/memory", seed);
        swap = new Course(random.nextDouble(2, 12), 0.6, name + "/swap", seed);
        temperature = new Course(random.nextDouble(30, 38), 0.12, name + "/temperature", seed);
        var root = new Disk("/", 51_200, 34, 38, 60, random.nextDouble());
        var logs = new Disk("/var", 102_400, 30, 76, 20, random.nextDouble());
        var data = new Disk("/data", 1_048_576, 55, 93, 6, random.nextDouble());
        disks = switch (kind) {
            case BACKUP_SERVER -> List.of(root, logs, data);
            case DB_SERVER -> List.of(root, logs, new Disk("/data", 1_048_576, 48, 72, 30, random.nextDouble()));
            default -> List.of(root, logs);
        };
        drives = IntStream.range(0, disks.size()).mapToObj(i -> {
            String drive = "sd" + (char) ('a' + i);
            return new Drive(drive, new Course(random.nextDouble(1e5, 3e6), 0.8, name + '/' + drive + "/read", seed),
                    new Course(random.nextDouble(2e5, 2e6), 0.8, name + '/' + drive + "/written", seed));
        }).toList();
    }

    /** The second since which a node of that name runs. */
    static double begun(String name, long seed, double now) {
        double offset = new SplittableRandom(17L * name.hashCode() + seed).nextDouble(RUN);
        return Math.floor((now - offset) / RUN) * RUN + offset;
    }

    String name() {
        return name;
    }

    NodeKind kind() {
        return kind;
    }

    List<Port> ports() {
        return ports;
    }

    List<Disk> disks() {
        return disks;
    }

    /** Hundredths of a second since the node has started. */
    long ticks(double second) {
        return (long) (Math.max(0, second - begun) * WHOLE);
    }

    double processor(double second) {
        return told.getOrDefault("CPU", processor.at(second));
    }

    /** Hundredths of a second that all processors together have worked. */
    long worked(double second) {
        return (long) (processor.between(begun, Math.max(begun, second)) * PROCESSORS);
    }

    double load(double second) {
        return told.getOrDefault("run queue", processor(second)) / WHOLE * PROCESSORS * 1.1;
    }

    double memory(double second) {
        return told.getOrDefault("memory", memory.at(second));
    }

    double swap(double second) {
        return told.getOrDefault("swap", swap.at(second));
    }

    double disk(Disk disk, double second) {
        return told.getOrDefault(disk.name(), disk.used(second));
    }

    /** Per cent of the inodes of a file system in use: it has many small files. */
    double inodes(Disk disk, double second) {
        return disk(disk, second) * INODES;
    }

    List<Drive> drives() {
        return drives;
    }

    /** How much of it there was since the node has started. */
    long since(Course course, double second) {
        return (long) course.between(begun, Math.max(begun, second));
    }

    double temperature(double second) {
        return temperature.at(second);
    }

    /** Minutes for which the batteries of an UPS last. */
    double minutes() {
        return told.getOrDefault("minutes", 42.0);
    }

    boolean onBattery() {
        return told.containsKey("minutes");
    }

    /** Whether it answers nothing. */
    boolean silent() {
        return silent;
    }

    /** Why its web server does not serve; empty when it does. */
    String webTrouble() {
        return webTrouble;
    }

    /** A resource has that value until {@link #normal} is told. */
    void exceeded(String resource, double value) {
        told.put(resource, value);
    }

    void normal(String resource) {
        told.remove(resource);
    }

    void silent(boolean begins) {
        silent = begins;
    }

    void webTrouble(String reason) {
        webTrouble = reason;
    }

    void link(int index, boolean up, double second) {
        ports.stream().filter(p -> p.index() == index).forEach(p -> p.link(up, second));
    }

    void restart(double second) {
        begun = second;
        ports.forEach(p -> p.restart(second));
    }
}
