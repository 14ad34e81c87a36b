/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.paint.FontRole;
import org.yagura.diagram.core.paint.Surface;

/** Remembers what was painted; every character is half as wide as its font is high. */
public final class RecordingSurface implements Surface {
    private final List<String> strokes = new ArrayList<>();
    private final List<Written> written = new ArrayList<>();
    private final double zoom;

    /**
     * A text that was written.
     *
     * @param box what it covers, in points of the diagram
     */
    public record Written(String text, FontRole role, Box box) {
    }

    /** A surface that shows everything in its real size. */
    public RecordingSurface() {
        this(1);
    }

    /** A surface that shows everything at a zoom. */
    public RecordingSurface(double zoom) {
        this.zoom = zoom;
    }

    @Override
    public double zoom() {
        return zoom;
    }

    private void add(String what, int rgb) {
        strokes.add(what + " #%06x".formatted(rgb));
    }

    @Override
    public void fill(Box box, int radius, int rgb) {
        add("fill " + text(box), rgb);
    }

    @Override
    public void frame(Box box, int radius, int width, int rgb) {
        add("frame " + width + " " + text(box), rgb);
    }

    @Override
    public void line(int[] path, Line line, int rgb) {
        add("line " + line + " " + Arrays.toString(path), rgb);
    }

    @Override
    public void polygon(int[] corners, int rgb) {
        add("polygon " + Arrays.toString(corners), rgb);
    }

    @Override
    public void hatch(Box box, int rgb) {
        add("hatch " + text(box), rgb);
    }

    @Override
    public void text(String text, int x, int y, FontRole role, int rgb) {
        add("text " + role + " " + text, rgb);
        int high = (int) Math.ceil(role.size() / (role.fixed() ? zoom : 1));
        written.add(new Written(text, role, new Box(x, y - high / 2, (int) Math.ceil(width(text, role)), high)));
    }

    @Override
    public double width(String text, FontRole role) {
        return text.codePointCount(0, text.length()) * role.size() / 2.0 / (role.fixed() ? zoom : 1);
    }

    @Override
    public void icon(Icon icon, Box box, int rgb) {
        add("icon " + icon.name(), rgb);
    }

    private static String text(Box box) {
        return box.x() + "," + box.y() + " " + box.width() + "x" + box.height();
    }

    /** The texts, in the order in which they were written. */
    public List<Written> written() {
        return written;
    }

    /** What was painted, one line each, in this order. */
    public List<String> strokes() {
        return strokes;
    }

    /** Those that begin like that. */
    public List<String> strokes(String beginning) {
        return strokes.stream().filter(s -> s.startsWith(beginning)).toList();
    }
}
