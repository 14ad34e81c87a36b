/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Diagrams on the screen: looked at, navigated and edited with mouse and keyboard.
 *
 * <h2>Begin here</h2>
 *
 * <pre>
 * Scene scene = new Scene();                                  // org.yagura.diagram.core: what is drawn
 * DiagramCanvas canvas = new DiagramCanvas(parent, kit, scene, new MyHost());
 * canvas.overlays(List.of(alarms));                           // states, laid over the figures
 * </pre>
 *
 * <p>
 * The host fills the scene from its model and keeps it so: when the model changes, by a command, by undo or from outside,
 * it calls {@code scene.put} and {@code scene.remove}, several at once in {@code scene.batch}. It implements
 * {@link org.yagura.ui.diagram.DiagramHost} for words, palette and layers, and
 * {@link org.yagura.diagram.core.edit.Edits} for what people do: each gesture asks {@code Edits} for an EMF command, which
 * the canvas executes on the host's command stack. The canvas changes neither model nor scene itself, except that it
 * collapses and expands containers and switches layers.
 *
 * <h2>A host with a model</h2>
 *
 * <pre>
 * final class MyEdits implements Edits {
 *     public Edit create(String kind, Box bounds, String container) {
 *         Node node = factory.createNode(kind, bounds);       // the id is known before the command is executed
 *         return Edit.of(commands.add(areaOf(container), node), List.of(node.getId()));
 *     }
 *     public Edit connect(String kind, End from, End to) {
 *         return fits(from, to) ? Edit.of(...) : Edit.refused("An FC link joins two FC ports. Choose ...");
 *     }
 *     ...
 * }
 * </pre>
 *
 * <p>
 * {@link org.yagura.ui.diagram.DiagramCommand} lists everything that menus and keys do;
 * {@link org.yagura.ui.diagram.DiagramCanvas#run} does it from a program. Tests drive a canvas with
 * {@code org.yagura.testsupport.ui.DiagramPage}, and {@code org.yagura.testsupport.diagram.SceneEdits} is a complete host
 * whose model is the scene itself.
 */
package org.yagura.ui.diagram;
