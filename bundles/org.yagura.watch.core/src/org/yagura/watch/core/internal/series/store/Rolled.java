/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.store;

import java.util.List;

import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.codec.Summary;
import org.yagura.watch.core.internal.series.codec.SummaryReader;
import org.yagura.watch.core.internal.series.codec.SummaryWriter;

/** What is in memory of a level of one series: the open minute, hour or day, and the closed ones of an open chunk. */
final class Rolled {
    private final Grain grain;
    /** Never changed once it is there, except by minutes, which samples are added to. */
    private Summary open = new Summary();
    private SummaryWriter closed = new SummaryWriter();

    Rolled(Grain grain) {
        this.grain = grain;
    }

    Summary open() {
        return open;
    }

    void open(Summary next) {
        open = next;
    }

    /** Takes the open one among the closed ones; a chunk that is full becomes ready. */
    void close(List<Chunk> ready) {
        if (open.isEmpty()) {
            return;
        }
        if (closed.count() > 0 && (closed.count() >= grain.entries() || closed.length() >= Grain.CHUNK_BYTES
                || (open.start - closed.first()) * grain.step() >= grain.spanMillis()
                || grain.segment(closed.first() * grain.step()) != grain.segment(open.start * grain.step()))) {
            ready.add(new Chunk(grain, closed.first() * grain.step(), closed.last() * grain.step(), closed.count(),
                    closed.copy()));
            closed = new SummaryWriter();
        }
        if (grain == Grain.MINUTE) {
            Summary plain = open.copy();
            plain.sketch = null;
            closed.add(plain);
        } else {
            closed.add(open);
        }
    }

    /** The closed ones of the open chunk. */
    SummaryWriter.Part part() {
        return closed.part();
    }

    void write(ByteWriter to) {
        open.writeOpen(to);
        byte[] bytes = closed.copy();
        to.number(closed.count()).number(bytes.length).bytes(bytes, 0, bytes.length);
    }

    static Rolled read(Grain grain, ByteReader from) {
        var rolled = new Rolled(grain);
        rolled.open = Summary.readOpen(from);
        int count = from.number("entries", from.left());
        var reader = new SummaryReader(from.part(from.number("bytes", from.left())), count, true);
        for (Summary summary = reader.next(); summary != null; summary = reader.next()) {
            rolled.closed.add(summary);
        }
        return rolled;
    }
}
