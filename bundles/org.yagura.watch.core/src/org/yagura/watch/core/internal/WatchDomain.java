/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal;

import java.util.List;

import org.osgi.service.component.annotations.Component;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.watch.core.internal.series.query.SeriesHandlers;
import org.yagura.watch.core.internal.series.query.SeriesView;
import org.yagura.watch.core.internal.series.sink.SampleSink;
import org.yagura.watch.core.internal.series.sink.SinkLimits;
import org.yagura.watch.core.internal.series.store.SampleProjection;

/** The domain of watches: takes samples, keeps them as time series, answers for them. */
@Component(service = Domain.class)
public final class WatchDomain implements Domain {

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public DomainParts open(DomainContext context) {
        var projection = new SampleProjection(context.sites(), context.changes(), context.health());
        var sink = new SampleSink(context.facts(), context.health(), context.clock(), SinkLimits.usual());
        var view = new SeriesView(context.database(), projection.state(), context.sites());
        return new DomainParts(List.of(projection), SeriesHandlers.of(view, context.clock()),
                List.of(new Collecting(sink, projection)));
    }

    /** What runs while the agent leads. */
    private record Collecting(SampleSink sink, SampleProjection projection) implements DomainParts.Service {

        @Override
        public void start() {
            sink.start();
        }

        @Override
        public void close() {
            sink.close();
            projection.close();
        }
    }
}
