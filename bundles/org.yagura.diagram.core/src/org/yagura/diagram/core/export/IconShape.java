/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.yagura.diagram.core.Icon;

/**
 * The strokes of an icon as lines and cubic curves, in its 24 units: what a document needs that cannot hold SVG. Reads the
 * {@code path} elements; ones without a stroke are left out. The grammar is that of SVG 1.1, 8.3; arcs become curves after
 * its appendix F.6.5.
 */
final class IconShape {
    private static final Pattern PATH = Pattern.compile("<path\\b([^>]*)>");
    private static final Pattern DATA = Pattern.compile("\\bd=\"([^\"]*)\"");
    private static final Pattern TOKEN = Pattern.compile("[a-zA-Z]|[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");
    private static final Map<Character, Integer> ARGUMENTS = Map.of('M', 2, 'L', 2, 'H', 1, 'V', 1, 'C', 6, 'S', 4, 'Q',
            4,
            'T', 2, 'A', 7, 'Z', 0);

    private final List<Piece> pieces = new ArrayList<>();
    private double x;
    private double y;
    private double startX;
    private double startY;
    private double controlX;
    private double controlY;
    private char last;

    /** A part of the strokes. */
    sealed interface Piece {
    }

    /** A stroke begins. */
    record Move(double x, double y) implements Piece {
    }

    /** Straight on. */
    record To(double x, double y) implements Piece {
    }

    /** By a cubic curve. */
    record Curve(double x1, double y1, double x2, double y2, double x, double y) implements Piece {
    }

    private IconShape() {
    }

    /**
     * The strokes of an icon.
     *
     * @throws IllegalArgumentException when its file is not there or cannot be read
     */
    static List<Piece> of(Icon icon) {
        var shape = new IconShape();
        Matcher paths = PATH.matcher(icon.svg());
        while (paths.find()) {
            Matcher data = DATA.matcher(paths.group(1));
            if (!paths.group(1).contains("stroke=\"none\"") && data.find()) {
                shape.read(data.group(1));
            }
        }
        return List.copyOf(shape.pieces);
    }

    /** The strokes of one path. */
    static List<Piece> parse(String data) {
        var shape = new IconShape();
        shape.read(data);
        return List.copyOf(shape.pieces);
    }

    private void read(String data) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(data);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        x = 0;
        y = 0;
        last = 'M';
        char command = 0;
        int i = 0;
        while (i < tokens.size()) {
            if (Character.isLetter(tokens.get(i).charAt(0))) {
                command = tokens.get(i++).charAt(0);
            } else if (command == 'M' || command == 'm') {
                command = command == 'M' ? 'L' : 'l';
            }
            Integer count = ARGUMENTS.get(Character.toUpperCase(command));
            if (count == null || i + count > tokens.size() || count == 0 && i < tokens.size()
                    && !Character.isLetter(tokens.get(i).charAt(0))) {
                throw new IllegalArgumentException("not a path: " + data);
            }
            double[] a = new double[count];
            for (int k = 0; k < count; k++) {
                a[k] = number(tokens.get(i++), data);
            }
            apply(command, a);
        }
    }

    private static double number(String token, String data) {
        if (Character.isLetter(token.charAt(0))) {
            throw new IllegalArgumentException("not a path: " + data);
        }
        return Double.parseDouble(token);
    }

    private void apply(char command, double[] a) {
        boolean relative = Character.isLowerCase(command);
        double ox = relative ? x : 0;
        double oy = relative ? y : 0;
        char upper = Character.toUpperCase(command);
        switch (upper) {
            case 'M' -> {
                move(ox + a[0], oy + a[1]);
                startX = x;
                startY = y;
            }
            case 'L' -> line(ox + a[0], oy + a[1]);
            case 'H' -> line(ox + a[0], y);
            case 'V' -> line(x, oy + a[0]);
            case 'C' -> curve(ox + a[0], oy + a[1], ox + a[2], oy + a[3], ox + a[4], oy + a[5]);
            case 'S' -> curve(last == 'C' || last == 'S' ? 2 * x - controlX : x,
                    last == 'C' || last == 'S' ? 2 * y - controlY : y, ox + a[0], oy + a[1], ox + a[2], oy + a[3]);
            case 'Q' -> quadratic(ox + a[0], oy + a[1], ox + a[2], oy + a[3]);
            case 'T' -> quadratic(last == 'Q' || last == 'T' ? 2 * x - controlX : x,
                    last == 'Q' || last == 'T' ? 2 * y - controlY : y, ox + a[0], oy + a[1]);
            case 'A' -> arc(a, ox + a[5], oy + a[6]);
            default -> line(startX, startY);
        }
        last = upper;
    }

    private void move(double toX, double toY) {
        pieces.add(new Move(toX, toY));
        x = toX;
        y = toY;
    }

    private void line(double toX, double toY) {
        pieces.add(new To(toX, toY));
        x = toX;
        y = toY;
    }

    private void curve(double x1, double y1, double x2, double y2, double toX, double toY) {
        pieces.add(new Curve(x1, y1, x2, y2, toX, toY));
        controlX = x2;
        controlY = y2;
        x = toX;
        y = toY;
    }

    private void quadratic(double cx, double cy, double toX, double toY) {
        curve(x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, toX + (cx - toX) * 2 / 3, toY + (cy - toY) * 2 / 3, toX, toY);
        controlX = cx;
        controlY = cy;
    }

    private void arc(double[] a, double toX, double toY) {
        double rx = Math.abs(a[0]);
        double ry = Math.abs(a[1]);
        if (rx == 0 || ry == 0 || toX == x && toY == y) {
            line(toX, toY);
            return;
        }
        double phi = Math.toRadians(a[2]);
        double cos = Math.cos(phi);
        double sin = Math.sin(phi);
        double dx = (x - toX) / 2;
        double dy = (y - toY) / 2;
        double px = cos * dx + sin * dy;
        double py = -sin * dx + cos * dy;
        double tooSmall = Math.sqrt(px * px / (rx * rx) + py * py / (ry * ry));
        rx *= Math.max(1, tooSmall);
        ry *= Math.max(1, tooSmall);
        double below = rx * rx * py * py + ry * ry * px * px;
        double root = Math.sqrt(Math.max(0, (rx * rx * ry * ry - below) / below));
        double sign = a[3] != 0 == (a[4] != 0) ? -1 : 1;
        double cx = sign * root * rx * py / ry;
        double cy = -sign * root * ry * px / rx;
        double from = Math.atan2((py - cy) / ry, (px - cx) / rx);
        double sweep = Math.atan2((-py - cy) / ry, (-px - cx) / rx) - from;
        if (a[4] != 0 && sweep < 0) {
            sweep += 2 * Math.PI;
        } else if (a[4] == 0 && sweep > 0) {
            sweep -= 2 * Math.PI;
        }
        double midX = cos * cx - sin * cy + (x + toX) / 2;
        double midY = sin * cx + cos * cy + (y + toY) / 2;
        int parts = (int) Math.ceil(Math.abs(sweep) / (Math.PI / 2));
        double step = sweep / parts;
        double k = 4.0 / 3 * Math.tan(step / 4);
        for (int i = 0; i < parts; i++) {
            double t1 = from + i * step;
            double t2 = t1 + step;
            double[] p = {Math.cos(t1) - k * Math.sin(t1), Math.sin(t1) + k * Math.cos(t1),
                    Math.cos(t2) + k * Math.sin(t2),
                    Math.sin(t2) - k * Math.cos(t2), Math.cos(t2), Math.sin(t2)};
            for (int n = 0; n < 6; n += 2) {
                double ex = rx * p[n];
                double ey = ry * p[n + 1];
                p[n] = cos * ex - sin * ey + midX;
                p[n + 1] = sin * ex + cos * ey + midY;
            }
            boolean end = i == parts - 1;
            curve(p[0], p[1], p[2], p[3], end ? toX : p[4], end ? toY : p[5]);
        }
    }
}
