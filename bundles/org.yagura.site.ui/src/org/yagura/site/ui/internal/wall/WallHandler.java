/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import java.util.Arrays;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Monitor;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.yagura.core.text.Texts;
import org.yagura.ui.Kit;
import org.yagura.ui.view.Contributions;
import org.yagura.ui.wall.WallTile;

/** Opens the board on a whole screen: on the second one where there are two, since the first is worked on. */
public final class WallHandler extends AbstractHandler {
    private static final String KEY = WallHandler.class.getName();

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        Shell work = window.getShell();
        Shell open = Arrays.stream(work.getDisplay().getShells()).filter(s -> s.getData(KEY) != null).findFirst()
                .orElse(null);
        if (open == null) {
            open(work, window.getService(Kit.class));
        } else {
            open.close();
        }
        return null;
    }

    private static void open(Shell work, Kit kit) {
        var shell = new Shell(work.getDisplay(), SWT.SHELL_TRIM);
        shell.setData(KEY, Boolean.TRUE);
        shell.setText(Texts.of(WallHandler.class).get("window"));
        shell.setImages(work.getImages());
        shell.setLayout(GridLayoutFactory.fillDefaults().create());
        var panel = new WallPanel(shell, kit, Contributions.of(WallView.TILES, WallTile.class), Sound::play);
        panel.addListener(SWT.KeyDown, e -> key(shell, e));
        work.addListener(SWT.Dispose, e -> {
            if (!shell.isDisposed()) {
                shell.dispose();
            }
        });
        Monitor own = work.getMonitor();
        Monitor other = Arrays.stream(work.getDisplay().getMonitors()).filter(m -> !m.equals(own)).findFirst()
                .orElse(own);
        shell.setBounds(other.getBounds());
        shell.open();
        shell.setFullScreen(true);
        panel.setFocus();
    }

    private static void key(Shell shell, Event event) {
        if (event.keyCode == SWT.ESC || event.keyCode == SWT.F11) {
            event.doit = false;
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    shell.close();
                }
            });
        }
    }
}
