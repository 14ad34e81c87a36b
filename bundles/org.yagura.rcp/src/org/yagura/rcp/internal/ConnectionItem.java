/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import java.time.Duration;
import java.util.Locale;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.background.ProblemPane;
import org.yagura.ui.connection.ConnectionStatus;
import org.yagura.ui.connection.Phase;
import org.yagura.ui.status.StatusItem;
import org.yagura.ui.status.StatusLabel;
import org.yagura.ui.theme.Palette;

/** Site, user and how the connection is; a click connects or tries again. */
public final class ConnectionItem implements StatusItem {
    private final Texts texts = Texts.of(ConnectionItem.class, Locale.getDefault());

    @Override
    public Control create(Composite parent, Kit kit) {
        var label = new StatusLabel(parent, kit);
        var following = kit.connections().followStatus(status -> show(label, kit, status));
        label.addDisposeListener(e -> following.close());
        kit.theme().follow(label, () -> show(label, kit, kit.connections().status()));
        tick(label, kit);
        label.onClick(() -> {
            if (kit.connections().status().phase() == Phase.LOST) {
                kit.connections().retryNow();
            } else if (!kit.connections().status().connected()) {
                ConnectDialog.open(kit, new SavedSites(kit.settings()), null, kit.connections().status().problem());
            }
        });
        return label;
    }

    private void tick(StatusLabel label, Kit kit) {
        label.getDisplay().timerExec(1000, () -> {
            if (!label.isDisposed()) {
                if (kit.connections().status().phase() == Phase.LOST) {
                    show(label, kit, kit.connections().status());
                }
                tick(label, kit);
            }
        });
    }

    private void show(StatusLabel label, Kit kit, ConnectionStatus status) {
        if (label.isDisposed()) {
            return;
        }
        String site = status.siteName();
        String tooltip = status.problem() == null ? null : ProblemPane.text(status.problem());
        switch (status.phase()) {
            case NONE ->
                label.show("plug-off", texts.get("status.none"), Palette::faint, texts.get("status.none.tooltip"));
            case STARTING -> label.show("plug", texts.get("status.starting", site), Palette::faint, null);
            case CONNECTING -> label.show("plug", texts.get("status.connecting", site), Palette::faint, null);
            case CONNECTED ->
                label.show("plug-connected", texts.get("status.connected", site, status.session().person()),
                        Palette::text, texts.get("status.connected.tooltip", status.session().user()));
            case LOST -> label.show("plug-off", lost(kit, status, site), Palette::bad, tooltip);
            case REFUSED -> label.show("plug-off", texts.get("status.refused", site), Palette::bad, tooltip);
        }
    }

    private String lost(Kit kit, ConnectionStatus status, String site) {
        if (status.nextTry() == null) {
            return texts.get("status.lost", site);
        }
        long seconds = Math.max(0, Duration.between(kit.times().now(), status.nextTry()).toSeconds());
        return seconds == 0 ? texts.get("status.retrying", site) : texts.get("status.lostRetry", site, seconds);
    }
}
