/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.node;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.core.text.Texts;

/** Opens the pages of nodes, from wherever a node is shown. On the user interface thread. */
public final class NodePages {
    /** The workbench's command that opens a page: of the node in its parameter, else of the selected one. */
    public static final String COMMAND = "org.yagura.ui.openNodePage";
    /** Its parameter: the id of a node. */
    public static final String NODE = "org.yagura.ui.openNodePage.node";
    private static final Logger LOG = LoggerFactory.getLogger(NodePages.class);
    private static final Texts TEXTS = Texts.of(NodePages.class);

    private Consumer<String> opener = NodePages::command;

    /** Opens the page of the node with that id, or brings it to the front. */
    public void open(String node) {
        opener.accept(node);
    }

    /** Pages are opened in another way than by the workbench's command, as in tests. */
    public void openBy(Consumer<String> other) {
        opener = other;
    }

    /** An entry for a menu; disabled while there is no node, which is given as null. */
    public IAction action(Supplier<String> node) {
        return new Action(TEXTS.get("open")) {
            @Override
            public void run() {
                String id = node.get();
                if (id != null) {
                    open(id);
                }
            }

            @Override
            public boolean isEnabled() {
                return node.get() != null;
            }
        };
    }

    private static void command(String node) {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        IWorkbench workbench = PlatformUI.getWorkbench();
        try {
            ParameterizedCommand command = ParameterizedCommand.generateCommand(
                    workbench.getService(ICommandService.class).getCommand(COMMAND), Map.of(NODE, node));
            workbench.getService(IHandlerService.class).executeCommand(command, null);
        } catch (CommandException e) {
            LOG.error("the page of node {} does not open", node, e);
        }
    }
}
