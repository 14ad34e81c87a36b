/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.series.fact;

import java.util.ArrayList;
import java.util.List;

import org.yagura.core.fact.FactType;
import org.yagura.watch.core.internal.series.codec.ByteReader;
import org.yagura.watch.core.internal.series.codec.ByteWriter;
import org.yagura.watch.core.internal.series.fact.SampleBatch.Definition;
import org.yagura.watch.core.series.Series;

/**
 * Writes and reads batches of samples. Layout, numbers as varints, texts as length and UTF-8:
 *
 * <pre>
 * batch      = session, base time, number of definitions, definition..., number of runs, number of samples, run...
 * definition = number, node, watch, metric, unit, kind
 * run        = number less the one before (zigzag), number of samples, sample...
 * sample     = time less the one before (zigzag; of the first: less the base time), value as it differs from the one
 *              before in the run
 * </pre>
 */
public final class SampleBatchType implements FactType<SampleBatch> {
    private static final int VERSION = 1;
    private static final int MOST_BYTES = 4 * Series.MOST;
    private static final int LEAST_SAMPLE = 2;

    SampleBatchType() {
    }

    @Override
    public String name() {
        return "samples";
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public byte[] encode(SampleBatch batch) {
        long base = batch.at().length == 0 ? 0 : batch.at()[0];
        var out = new ByteWriter();
        out.signed(batch.session()).signed(base).number(batch.definitions().size());
        for (Definition definition : batch.definitions()) {
            Series series = definition.series();
            out.number(definition.number()).text(series.node()).text(series.watch()).text(series.metric())
                    .text(series.unit()).octet(series.kind().ordinal());
        }
        out.number(batch.series().length).number(batch.at().length);
        int sample = 0;
        int before = 0;
        for (int run = 0; run < batch.series().length; run++) {
            out.signed(batch.series()[run] - before).number(batch.sizes()[run]);
            before = batch.series()[run];
            long last = base;
            long value = 0;
            for (int i = batch.sizes()[run]; i > 0; i--) {
                out.signed(batch.at()[sample] - last);
                last = batch.at()[sample];
                value = out.real(batch.values()[sample], value);
                sample++;
            }
        }
        return out.copy();
    }

    @Override
    public SampleBatch decode(int version, byte[] payload) {
        if (version != VERSION) {
            throw new IllegalArgumentException("samples of version " + version + ", " + VERSION + " is known");
        }
        var in = new ByteReader(payload);
        long session = in.signed();
        long base = in.signed();
        List<Definition> definitions = definitions(in);
        int runs = in.number("runs", in.left());
        int samples = in.number("samples", in.left() / LEAST_SAMPLE);
        var series = new int[runs];
        var sizes = new int[runs];
        var at = new long[samples];
        var values = new double[samples];
        int sample = 0;
        long number = 0;
        for (int run = 0; run < runs; run++) {
            number += in.signed();
            if (number < 0 || number > SampleBatch.MOST_NUMBER) {
                throw new IllegalArgumentException("run " + run + " is of a series with the number " + number);
            }
            series[run] = (int) number;
            sizes[run] = in.number("samples in a run", (long) samples - sample);
            long last = base;
            long value = 0;
            for (int i = sizes[run]; i > 0; i--) {
                last += in.signed();
                value = in.real(value);
                at[sample] = last;
                values[sample++] = Double.longBitsToDouble(value);
            }
        }
        if (sample != samples || in.more()) {
            throw new IllegalArgumentException(samples + " samples are announced, " + sample + " and " + in.left()
                    + " bytes are there");
        }
        return new SampleBatch(session, definitions, series, sizes, at, values);
    }

    private static List<Definition> definitions(ByteReader in) {
        var definitions = new ArrayList<Definition>();
        for (int i = in.number("definitions", in.left()); i > 0; i--) {
            int number = in.number("as number of a series", SampleBatch.MOST_NUMBER);
            String node = in.text(MOST_BYTES);
            String watch = in.text(MOST_BYTES);
            String metric = in.text(MOST_BYTES);
            String unit = in.text(MOST_BYTES);
            int kind = in.octet();
            if (kind >= Series.Kind.values().length) {
                throw new IllegalArgumentException("a series of kind " + kind);
            }
            definitions.add(new Definition(number, new Series(node, watch, metric, unit, Series.Kind.values()[kind])));
        }
        return definitions;
    }
}
