/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal.retention;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Locale;

import org.yagura.core.text.Texts;
import org.yagura.watch.core.series.GetSeriesRetention.Kept;
import org.yagura.watch.core.series.GetSeriesRetention.Retention;
import org.yagura.watch.core.series.ReadSeries.Level;
import org.yagura.watch.core.series.RetentionRule;
import org.yagura.watch.core.series.RetentionRule.Part;
import org.yagura.watch.core.series.TrySeriesRetention.Gone;
import org.yagura.watch.core.series.TrySeriesRetention.Loss;
import org.yagura.watch.ui.internal.chart.Amounts;

/** What is kept and what would be deleted, in words. Days are those of UTC, by which tables are made. */
final class RetentionWords {
    private static final long WIDEST = 888_888_888_888L;
    private static final Instant WIDE_DAY = Instant.parse("2088-12-28T00:00:00Z");

    private final Texts texts;
    private final Amounts amounts;
    private final DateTimeFormatter date;

    RetentionWords(Locale language) {
        texts = Texts.of(RetentionWords.class, language);
        amounts = new Amounts(language);
        date = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).withZone(ZoneOffset.UTC);
    }

    /** The rule that is in force. */
    static RetentionRule rule(Retention now) {
        return new RetentionRule(days(now, Level.RAW), days(now, Level.MINUTE), days(now, Level.HOUR),
                days(now, Level.DAY), now.mostSamples(), now.mostSeries());
    }

    private static int days(Retention now, Level level) {
        return kept(now, level).days();
    }

    private static Kept kept(Retention now, Level level) {
        return now.levels().stream().filter(k -> k.level() == level).findFirst()
                .orElseThrow(() -> new IllegalStateException("the agent does not tell how long " + level + " is kept"));
    }

    /** What there is now of what a part bounds. */
    String there(Retention now, Part part) {
        return switch (part) {
            case RAW_DAYS -> there(kept(now, Level.RAW));
            case MINUTE_DAYS -> there(kept(now, Level.MINUTE));
            case HOUR_DAYS -> there(kept(now, Level.HOUR));
            case DAY_DAYS -> there(kept(now, Level.DAY));
            case MOST_SAMPLES -> texts.get("there.samples", kept(now, Level.RAW).entries());
            case MOST_SERIES -> texts.get("there.series", now.series());
        };
    }

    private String there(Kept kept) {
        return kept.oldest() == null
                ? texts.get("there.none")
                : texts.get("there", kept.entries(), amounts.of(kept.bytes(), "B"), date.format(kept.oldest()));
    }

    /** As long as what there is gets, so that there is room for it. */
    String widest() {
        return texts.get("there", WIDEST, amounts.of(WIDEST, "B"), date.format(WIDE_DAY));
    }

    /** What a rule that is set would delete, or that it deletes nothing; and what comes of a bound of series that is too low. */
    String consequence(Loss loss, Retention now, RetentionRule rule) {
        var lines = new ArrayList<String>();
        if (loss.levels().isEmpty() && loss.series() == 0) {
            lines.add(texts.get("loss.none"));
        } else {
            lines.add(texts.get("loss"));
            loss.levels().forEach(gone -> lines.add(gone(gone)));
            if (loss.series() > 0) {
                lines.add(texts.get("loss.series", loss.series()));
            }
        }
        if (rule.mostSeries() < now.series()) {
            lines.add(texts.get("series.over", now.series()));
        }
        return String.join("\n", lines);
    }

    private String gone(Gone gone) {
        Instant last = gone.until().minusMillis(1);
        return texts.get("loss.level", texts.get("level." + gone.level()), gone.entries(),
                amounts.of(gone.bytes(), "B"), date.format(gone.from()), date.format(last));
    }

}
