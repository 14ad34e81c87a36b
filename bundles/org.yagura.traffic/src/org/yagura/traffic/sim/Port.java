/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.sim;

/** An interface of a node: its counters grow while its link is up. Thread-safe. */
final class Port {
    /** What is counted. */
    enum Count {
        IN, OUT, IN_PACKETS, OUT_PACKETS, IN_ERRORS
    }

    private static final double USUAL_PACKET = 700;
    private static final double BITS = 8;
    private static final double PACKETS_AN_ERROR = 4e8;

    private final int index;
    private final String name;
    private final String mac;
    private final long speed;
    private final Course[] courses;
    private final double[] kept = new double[Count.values().length];
    private boolean up;
    private double from;

    /**
     * An interface.
     *
     * @param index ifIndex
     * @param name ifName
     * @param mac address, as six pairs of digits with colons; null: none
     * @param speed bits a second
     * @param load mean share of the speed; 0: nothing is connected
     * @param begun second since which the node runs
     */
    Port(int index, String name, String mac, long speed, double load, String node, long seed, double begun) {
        this.index = index;
        this.name = name;
        this.mac = mac;
        this.speed = speed;
        this.up = load > 0;
        this.from = begun;
        double bytes = load * speed / BITS;
        String about = node + '/' + name + '/';
        var in = new Course(bytes, 0.9, about + "in", seed);
        var out = new Course(bytes * 0.7, 0.9, about + "out", seed);
        courses = new Course[]{in, out, new Course(bytes / USUAL_PACKET, 0.9, about + "in", seed),
                new Course(bytes * 0.7 / USUAL_PACKET, 0.9, about + "out", seed),
                new Course(bytes / PACKETS_AN_ERROR, 0.9, about + "errors", seed)};
    }

    int index() {
        return index;
    }

    String name() {
        return name;
    }

    String mac() {
        return mac;
    }

    long speed() {
        return speed;
    }

    synchronized boolean up() {
        return up;
    }

    /** A counter at a second since 1970. */
    synchronized long count(Count what, double second) {
        return (long) counted(what, second);
    }

    private double counted(Count what, double second) {
        int i = what.ordinal();
        return up && second > from ? kept[i] + courses[i].between(from, second) : kept[i];
    }

    /** Its link goes down or comes up. */
    synchronized void link(boolean comes, double second) {
        if (comes != up) {
            for (Count what : Count.values()) {
                kept[what.ordinal()] = counted(what, second);
            }
            up = comes;
            from = second;
        }
    }

    /** The node has started again: counters begin with 0. */
    synchronized void restart(double second) {
        java.util.Arrays.fill(kept, 0);
        from = second;
    }
}
