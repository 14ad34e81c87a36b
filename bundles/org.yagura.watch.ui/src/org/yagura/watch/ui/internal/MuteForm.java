/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.yagura.core.text.Texts;
import org.yagura.ui.time.Times;

/** Until when and why watches are to be mute. */
final class MuteForm extends Composite {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int LONGEST_DAYS = 365;
    private static final int LONGEST_REASON = 1000;

    private final Times times;
    private final Texts texts = Texts.of(MuteForm.class);
    private final Combo offers;
    private final Text until;
    private final Text reason;
    private final Label wrong;
    private Runnable changed = () -> {
    };

    MuteForm(Composite parent, Times times) {
        super(parent, SWT.NONE);
        this.times = times;
        GridLayoutFactory.fillDefaults().numColumns(3).margins(12, 10).applyTo(this);
        List<Instant> ends = ends();
        new Label(this, SWT.NONE).setText(texts.get("mute.until"));
        until = new Text(this, SWT.BORDER);
        GridDataFactory.fillDefaults().hint(150, SWT.DEFAULT).applyTo(until);
        offers = new Combo(this, SWT.READ_ONLY);
        offers.setData("name", texts.get("mute.offers"));
        offers.setItems(texts.get("mute.hour"), texts.get("mute.hours"), texts.get("mute.tomorrow"),
                texts.get("mute.monday"), texts.get("mute.week"));
        offers.addSelectionListener(
                SelectionListener.widgetSelectedAdapter(e -> show(ends.get(offers.getSelectionIndex()))));
        new Label(this, SWT.NONE).setText(texts.get("mute.reason"));
        reason = new Text(this, SWT.BORDER | SWT.MULTI | SWT.WRAP | SWT.V_SCROLL);
        reason.setTextLimit(LONGEST_REASON);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(320, 60).applyTo(reason);
        wrong = new Label(this, SWT.WRAP);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(320, 54).applyTo(wrong);
        offers.select(0);
        show(ends.getFirst());
        until.addModifyListener(e -> check());
        reason.addModifyListener(e -> check());
        check();
    }

    private List<Instant> ends() {
        Instant now = times.now();
        ZonedDateTime here = now.atZone(times.zone());
        return List.of(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(4)),
                here.plusDays(1).with(MORNING).toInstant(),
                here.with(TemporalAdjusters.next(DayOfWeek.MONDAY)).with(MORNING).toInstant(),
                now.plus(Duration.ofDays(7)));
    }

    private void show(Instant end) {
        until.setText(FORM.format(end.atZone(times.zone())));
    }

    /** Calls back whenever something has been entered. */
    void onChange(Runnable follower) {
        changed = follower;
    }

    private void check() {
        wrong.setText(problem().orElse(""));
        changed.run();
    }

    /** What is wrong with what has been entered. */
    Optional<String> problem() {
        Optional<Instant> end = until();
        if (end.isEmpty()) {
            return Optional.of(texts.get("mute.wrong.time"));
        }
        if (!end.get().isAfter(times.now()) || end.get().isAfter(times.now().plus(Duration.ofDays(LONGEST_DAYS)))) {
            return Optional.of(texts.get("mute.wrong.end"));
        }
        return reason().isEmpty() ? Optional.of(texts.get("mute.wrong.reason")) : Optional.empty();
    }

    /** Until when; empty when no time has been entered. */
    Optional<Instant> until() {
        try {
            return Optional.of(LocalDateTime.parse(until.getText().strip(), FORM).atZone(times.zone()).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    String reason() {
        return reason.getText().strip();
    }

    Text untilField() {
        return until;
    }

    Text reasonField() {
        return reason;
    }

    Combo offers() {
        return offers;
    }
}
