/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traffic.story;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

import org.yagura.traffic.snmp.Binding;
import org.yagura.traffic.snmp.Value;

/** A story while it is told: steps one after the other. Not thread-safe. */
final class Tale {
    private static final String GENERIC = "1.3.6.1.6.3.1.1.5.";
    private static final String IF_ENTRY = "1.3.6.1.2.1.2.2.1.";
    private static final String VENDOR = "1.3.6.1.4.1.32473.";
    private static final int UP = 1;
    private static final int DOWN = 2;

    private final RandomGenerator random;
    private final List<Step> steps = new ArrayList<>();
    private long now;

    Tale(RandomGenerator random) {
        this.random = random;
    }

    List<Step> steps() {
        return steps;
    }

    /** A time passes, between two bounds. */
    Tale pass(long least, long most) {
        now += random.nextLong(least, most + 1);
        return this;
    }

    Tale linkDown(Actor actor, int port) {
        return link(actor, port, 3, DOWN);
    }

    Tale linkUp(Actor actor, int port) {
        return link(actor, port, 4, UP);
    }

    private Tale link(Actor actor, int port, int trap, int state) {
        return add(actor, GENERIC + trap, false, binding(IF_ENTRY + "1." + port, new Value.Int(port)),
                binding(IF_ENTRY + "7." + port, new Value.Int(UP)),
                binding(IF_ENTRY + "8." + port, new Value.Int(state)),
                binding(IF_ENTRY + "2." + port, new Value.Text("eth" + (port - 1))));
    }

    Tale coldStart(Actor actor) {
        return add(actor, GENERIC + 1, true);
    }

    Tale warmStart(Actor actor) {
        return add(actor, GENERIC + 2, true);
    }

    Tale authenticationFailure(Actor actor) {
        return add(actor, GENERIC + 5, false);
    }

    /** A trap of our own demonstration MIB: group, number, values in the order of the group's objects. */
    Tale vendor(Actor actor, int group, int number, Object... values) {
        var bindings = new Binding[values.length];
        for (int i = 0; i < values.length; i++) {
            Value value = values[i] instanceof Integer n ? Value.gauge(n) : new Value.Text(values[i].toString());
            bindings[i] = binding(VENDOR + group + ".1." + (i + 1) + ".0", value);
        }
        return add(actor, VENDOR + group + ".0." + number, false, bindings);
    }

    Tale standard(Actor actor, String oid, Binding... bindings) {
        return add(actor, oid, false, bindings);
    }

    static Binding binding(String oid, Value value) {
        return new Binding(oid, value);
    }

    private Tale add(Actor actor, String oid, boolean restarted, Binding... bindings) {
        steps.add(new Step(now, actor, oid, List.of(bindings), restarted));
        return this;
    }
}
