/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.report;

import org.yagura.core.report.ReportPeriod;
import org.yagura.watch.core.report.FindReports;
import org.yagura.watch.core.report.FindReports.State;

/** A report that is wanted, and how far it is. Any thread may ask and cancel it; one makes it. */
final class Order {
    private static final int WHOLE = 100;

    private final KeptReport.Head head;
    private final ReportPeriod period;
    private volatile State state = State.WAITING;
    private volatile int percent;
    private volatile boolean cancelled;
    private volatile String failure;

    Order(KeptReport.Head head, ReportPeriod period) {
        this.head = head;
        this.period = period;
    }

    KeptReport.Head head() {
        return head;
    }

    ReportPeriod period() {
        return period;
    }

    boolean cancelled() {
        return cancelled;
    }

    void cancel() {
        cancelled = true;
    }

    boolean open() {
        return state == State.WAITING || state == State.MAKING;
    }

    void made(int parts, int of) {
        state = State.MAKING;
        percent = of == 0 ? 0 : parts * WHOLE / of;
    }

    void failed(String why) {
        failure = why;
        state = State.FAILED;
    }

    FindReports.Row row() {
        State now = state;
        return head.row(now, now == State.MAKING ? Integer.valueOf(percent) : null, failure);
    }
}
