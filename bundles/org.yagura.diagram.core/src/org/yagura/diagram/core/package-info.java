/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

/**
 * Diagrams without a window: what is drawn, where, by which ways, and how it is painted. Needs neither SWT nor a display,
 * so the agent and the reports draw with it as well.
 *
 * <h2>Begin here</h2>
 *
 * <pre>
 * Scene scene = new Scene();
 * scene.batch(() -&gt; {
 *     scene.put(Figure.container("db", "group", new Box(0, 0, 0, 0), "DB cluster").detailed("1 of 2, hot standby, 30 s"));
 *     scene.put(Figure.node("db1", "server", new Box(0, 0, 168, 48), "db-1").detailed("10.0.0.1").in("db"));
 *     scene.put(Figure.node("db2", "server", new Box(0, 96, 168, 48), "db-2").detailed("10.0.0.2").in("db"));
 *     scene.put(Connection.of("l1", "lan", End.of("db1"), End.of("db2")));
 * });
 * String svg = new SvgExport(Drawing.of(scene, Look.LIGHT), "The DB cluster").toText();
 * </pre>
 *
 * <h2>The parts</h2>
 * <ul>
 * <li>{@link org.yagura.diagram.core.Scene} holds immutable {@link org.yagura.diagram.core.Figure figures} and
 * {@link org.yagura.diagram.core.Connection connections}; the host puts and removes them as its model changes, in a
 * {@link org.yagura.diagram.core.Scene#batch batch} when there are several. Coordinates are points of the whole diagram,
 * also inside containers. A container with empty bounds hugs what is in it; one with bounds is at least so large.</li>
 * <li>{@link org.yagura.diagram.core.Scene#collapse Collapsing} hides what is in a container and draws connections to the
 * container instead; {@link org.yagura.diagram.core.Scene#showLayer layers} switch figures and connections off.</li>
 * <li>{@link org.yagura.diagram.core.Route Routes} are found by themselves, horizontally and vertically, around nodes;
 * {@link org.yagura.diagram.core.Connection#bends() bends} that a person has set are kept.</li>
 * <li>{@link org.yagura.diagram.core.SceneSearch} finds by place, area, direction and text.</li>
 * <li>{@link org.yagura.diagram.core.layout.LayoutTask} arranges everything, a selection, or everything around what a
 * person has placed. Made on the scene's thread, run on another.</li>
 * <li>{@link org.yagura.diagram.core.paint.Drawing} paints a scene on a {@link org.yagura.diagram.core.paint.Surface};
 * a {@link org.yagura.diagram.core.paint.FigurePainter} draws a kind of figure in its own way, an
 * {@link org.yagura.diagram.core.paint.Overlay} says what state things are in.</li>
 * <li>{@link org.yagura.diagram.core.edit.Edits} is what a host implements so that people can edit: each gesture becomes
 * one EMF command of the host.</li>
 * </ul>
 *
 * <p>
 * A scene is for one thread at a time. Everything else that is exported is immutable, or says otherwise.
 */
package org.yagura.diagram.core;
