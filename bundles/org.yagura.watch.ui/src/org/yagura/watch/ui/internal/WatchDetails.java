/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.yagura.core.operation.Problem;
import org.yagura.core.text.Texts;
import org.yagura.model.site.SitePackage;
import org.yagura.ui.Clipboards;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.form.Cards;
import org.yagura.watch.core.ExplainWatch;
import org.yagura.watch.core.FindDeadLinks;
import org.yagura.watch.core.FindWatchHistory;
import org.yagura.watch.core.WatchRow;

/** Why a watch is in its state, in sentences, with what to do, values, bounds, runs and the states before. */
final class WatchDetails {
    private static final int RUNS = 10;
    private static final int STATES = 10;

    private static final int LINKS = 100;
    private static final FindDeadLinks.Answer NO_LINKS = new FindDeadLinks.Answer(List.of(), 0);

    private final Kit kit;
    private final WatchWords words;
    private final Texts texts = Texts.of(WatchDetails.class);
    private final Composite control;
    private final ProblemPane problem;
    private final Cards cards;
    private Background.Call asking;
    private WatchRow shown;
    private Answer told;

    /** What is shown of a watch. */
    private record Answer(ExplainWatch.Explanation why, List<FindWatchHistory.Row> before,
            FindDeadLinks.Answer links) {
    }

    WatchDetails(Composite parent, Kit kit, WatchWords words) {
        this.kit = kit;
        this.words = words;
        control = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(control);
        kit.theme().paint(control);
        problem = new ProblemPane(control, kit.theme(), kit.severities(), () -> show(shown));
        cards = new Cards(control, kit);
        kit.theme().follow(control, this::fill);
    }

    Composite control() {
        return control;
    }

    /** Shows a watch; null for none. */
    void show(WatchRow row) {
        if (asking != null) {
            asking.cancel();
        }
        boolean other = row == null || shown == null || !row.watch().equals(shown.watch())
                || !row.node().equals(shown.node());
        shown = row;
        if (other) {
            told = null;
            problem.show(null);
            fill();
        }
        if (row != null) {
            asking = kit.background().ask(control,
                    () -> new Answer(kit.connections().call(new ExplainWatch(row.watch(), row.node())),
                            kit.connections().call(new FindWatchHistory(row.node(), row.watch(), null, STATES)).rows(),
                            looksForLinks(row)
                                    ? kit.connections().call(new FindDeadLinks(row.watch(), row.node()))
                                    : NO_LINKS),
                    this::tell, this::failed);
        }
    }

    private void tell(Answer answer) {
        problem.show(null);
        if (!answer.equals(told)) {
            told = answer;
            fill();
        }
    }

    private void failed(Problem why) {
        problem.show(why);
    }

    private void fill() {
        cards.clear();
        if (shown == null) {
            cards.note(texts.get("details.none"));
        } else if (told == null) {
            cards.title(texts.get("details.title", shown.watchName(), shown.nodeName()));
        } else {
            fill(told);
        }
        cards.done();
    }

    private void fill(Answer answer) {
        ExplainWatch.Explanation why = answer.why();
        WatchRow row = why.row();
        cards.title(texts.get("details.title", row.watchName(), row.nodeName()));
        cards.card(texts.get("details.why"));
        cards.value(texts.get("watches.state"), words.state(row));
        cards.value("", String.join("\n", why.why()));
        if (why.guide() != null && !why.guide().isBlank()) {
            cards.card(texts.get("details.guide"));
            cards.value("", why.guide());
        }
        if (!answer.links().rows().isEmpty()) {
            fill(answer.links());
        }
        if (!why.values().isEmpty()) {
            cards.card(texts.get("details.values"));
            why.values().forEach(value -> cards.value(value.metric(), words.amount(value)));
        }
        if (!why.bounds().isEmpty()) {
            cards.card(texts.get("details.bounds"));
            why.bounds().forEach(bound -> cards.value(bound.metric(), bound(bound)));
        }
        if (!why.runs().isEmpty()) {
            cards.card(texts.get("details.runs"));
            why.runs().stream().limit(RUNS).forEach(run -> cards.value(kit.times().brief(run.at()),
                    texts.get("details.run", run.text(), run.millis())));
        }
        if (!answer.before().isEmpty()) {
            cards.card(texts.get("details.before"));
            answer.before().forEach(state -> cards.value(kit.times().brief(state.at()), state(state)));
        }
    }

    private void fill(FindDeadLinks.Answer links) {
        int all = links.rows().size() + links.left();
        cards.card(texts.get("details.links", all));
        cards.link("", texts.get("details.links.copy"), () -> copy(links));
        links.rows().stream().limit(LINKS).forEach(link -> cards.value(link.url(), link.more() > 0
                ? texts.get("details.link.more", link.why(), String.join("\n", link.pages()), link.more())
                : texts.get("details.link", link.why(), String.join("\n", link.pages()))));
        if (all > LINKS) {
            cards.note(texts.get("details.links.left", LINKS, all));
        }
    }

    /** As a table, one line for each page that links to one; spreadsheets take tabs. */
    private void copy(FindDeadLinks.Answer links) {
        String table = links.rows().stream().flatMap(link -> link.pages().stream()
                .map(page -> String.join("\t", link.url(), link.why(), page))).collect(Collectors.joining("\n"));
        Clipboards.put(table);
    }

    private static boolean looksForLinks(WatchRow row) {
        return SitePackage.Literals.LINK_WATCH.getName().equals(row.kind());
    }

    private String bound(ExplainWatch.BoundRow bound) {
        String limit = texts.get("bound." + bound.kind(), words.amount(bound.limit(), bound.unit()),
                kit.severities().word(bound.severity()));
        return bound.value() == null
                ? limit
                : texts.get(bound.broken() ? "bound.broken" : "bound.kept", limit,
                        words.amount(bound.value(), bound.unit()));
    }

    private String state(FindWatchHistory.Row state) {
        String word = state.severity() == null
                ? words.state(state.state())
                : kit.severities().word(state.severity());
        return java.util.stream.Stream
                .of(word, state.hard() ? "" : texts.get("details.soft"), state.text() == null ? "" : state.text())
                .filter(t -> !t.isBlank()).collect(Collectors.joining("  "));
    }

    /** Gives it the keyboard. */
    void focus() {
        cards.control().setFocus();
    }
}
