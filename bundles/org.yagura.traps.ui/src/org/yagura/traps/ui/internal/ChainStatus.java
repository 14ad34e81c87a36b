/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.util.List;
import java.util.Set;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.change.ChangeFeed.Following;
import org.yagura.core.text.Texts;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.TrapChain;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;
import org.yagura.ui.connection.Connections;
import org.yagura.ui.status.StatusItem;
import org.yagura.ui.status.StatusLabel;
import org.yagura.ui.theme.Palette;
import org.yagura.ui.view.KitView;

/** The loss chain in the status line: a tick when nothing was lost, otherwise the number that was; and the lag. */
public final class ChainStatus implements StatusItem {
    private static final int PAUSE_MILLIS = 1000;
    private static final int MUCH_LAG = 1000;

    private final Texts texts = Texts.of(ChainStatus.class);
    private final Runnable open;

    /** Made by the status line; a click opens the view Reception. */
    public ChainStatus() {
        this(ChainStatus::openReception);
    }

    /** A click does that. */
    ChainStatus(Runnable open) {
        this.open = open;
    }

    @Override
    public Control create(Composite parent, Kit kit) {
        var label = new StatusLabel(parent, kit);
        label.onClick(open);
        var follower = new Follower(kit, label);
        List<Following> followings = List.of(
                kit.connections().followChanges(Set.of("chain", "traps", Connections.RECONNECTED),
                        c -> follower.askSoon()),
                kit.connections().followStatus(status -> follower.askSoon()));
        label.addDisposeListener(e -> followings.forEach(Following::close));
        return label;
    }

    private static void openReception() {
        KitView.open(ReceptionView.class, ReceptionView.ID);
    }

    /** Whether all is well with the chain. */
    static boolean good(TrapChain chain) {
        return chain.lost() == 0 && chain.receiving() && chain.addsUp();
    }

    /** The chain in a few words. */
    static String words(Texts texts, TrapChain chain) {
        String words = !chain.receiving()
                ? texts.get("status.notReceiving")
                : !chain.addsUp()
                        ? texts.get("status.wrong")
                        : chain.lost() == 0
                                ? texts.get("status.nothingLost")
                                : texts.get("status.lost", chain.lost());
        return chain.lag() > MUCH_LAG ? words + texts.get("status.lag", chain.lag()) : words;
    }

    /** Asks at most once a second, and once more after the last change. */
    private final class Follower {
        private final Kit kit;
        private final StatusLabel label;
        private Background.Call asking;
        private boolean scheduled;

        Follower(Kit kit, StatusLabel label) {
            this.kit = kit;
            this.label = label;
        }

        void askSoon() {
            if (!kit.connections().status().connected()) {
                label.show(null, "", null, null);
            } else if (!scheduled) {
                scheduled = true;
                label.getDisplay().timerExec(asking == null ? 0 : PAUSE_MILLIS, this::ask);
            }
        }

        private void ask() {
            scheduled = false;
            if (!label.isDisposed() && kit.connections().status().connected()) {
                asking = kit.background().ask(label, () -> kit.connections().call(new GetTrapChain()), this::show,
                        problem -> label.show("alert-triangle", texts.get("status.unknown"),
                                Palette::bad,
                                problem.what()));
            }
        }

        private void show(TrapChain chain) {
            boolean good = good(chain);
            label.show(good ? "circle-check" : "alert-triangle", words(texts, chain),
                    good ? Palette::good : Palette::bad,
                    texts.get("status.tip", chain.received(), chain.journalled(), chain.projected(), chain.lost()));
        }
    }
}
