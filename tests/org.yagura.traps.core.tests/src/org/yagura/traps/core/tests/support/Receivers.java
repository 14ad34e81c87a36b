/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.support;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.yagura.core.domain.Health;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.fact.SenderClock;
import org.yagura.traps.core.internal.receive.IntakeCounters;
import org.yagura.traps.core.internal.receive.ReceiveSettings;
import org.yagura.traps.core.internal.receive.TrapReceiver;

/**
 * A receiver on a free port of loopback.
 *
 * @param receiver the receiver
 * @param sink where its facts go
 * @param counters what it counts
 * @param health its troubles
 */
public record Receivers(TrapReceiver receiver, MemorySink sink, IntakeCounters counters, Health health)
        implements
            AutoCloseable {

    /** Starts one; settings are pairs of name and value. */
    public static Receivers start(TestSite site, Path data, String... settings) throws Exception {
        return start(site, data, List.of(), settings);
    }

    /** Starts one that knows clocks of senders; settings are pairs of name and value. */
    public static Receivers start(TestSite site, Path data, List<SenderClock> known, String... settings)
            throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("trap-port", "0", "trap-bind", "127.0.0.1",
                "syslog-port", "0", "syslog-tls-port", "0"));
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        var sink = new MemorySink();
        var counters = new IntakeCounters();
        var health = new Health();
        var receiver = new TrapReceiver(ReceiveSettings.of(all), sink, site, health, Clock.systemUTC(), data,
                new Decoding(), counters, () -> known);
        receiver.start();
        return new Receivers(receiver, sink, counters, health);
    }

    /** Whether everything that was counted adds up, and is the same as the sum of the facts. */
    public boolean settled() {
        IntakeCounters.Snapshot s = counters.snapshot();
        return s.addsUp() && s.waiting() == 0;
    }

    @Override
    public void close() {
        receiver.close();
    }
}
