/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.diagram;

import java.util.List;
import java.util.Random;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Connection;
import org.yagura.diagram.core.End;
import org.yagura.diagram.core.Figure;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.Line;
import org.yagura.diagram.core.Port;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.Side;

/** Scenes. */
public final class DemoScenes {
    private static final int WIDTH = 168;
    private static final int HEIGHT = 48;

    private DemoScenes() {
    }

    /** The small redundant site, with names in English. */
    public static Scene site(Class<?> icons) {
        return site(icons,
                List.of("Data centre", "Firewall", "Load balancer", "Web farm", "2 of 3 needed", "Web server",
                        "DB cluster", "1 of 2 needed, hot standby, 30 s", "DB server", "Internet"));
    }

    /** The same with names in Japanese. */
    public static Scene japaneseSite(Class<?> icons) {
        return site(icons, List.of("データセンター", "ファイアウォール", "負荷分散装置", "Web サーバ群", "3 台中 2 台が必要", "Web サーバ",
                "DB クラスタ", "2 台中 1 台が必要、ホットスタンバイ、30 秒", "DB サーバ", "インターネット"));
    }

    private static Scene site(Class<?> icons, List<String> names) {
        var scene = new Scene();
        scene.batch(() -> {
            scene.put(Figure.container("dc", "area", new Box(0, 120, 900, 560), names.get(0)));
            node(scene, icons, "isp", names.get(9), "", "cloud", null, 384, 0);
            for (int i = 0; i < 2; i++) {
                node(scene, icons, "fw" + i, names.get(1) + " " + (i + 1), "10.0.0." + (i + 1), "wall", "dc",
                        240 + i * 288, 192);
                node(scene, icons, "lb" + i, names.get(2) + " " + (i + 1), "10.0.1." + (i + 1), "scale", "dc",
                        240 + i * 288, 288);
                link(scene, "isp", "fw" + i, "wan", "", Line.DASHED);
                link(scene, "fw" + i, "lb" + i, "lan", "", Line.SOLID);
            }
            scene.put(Figure.container("web", "group", new Box(0, 0, 0, 0), names.get(3)).detailed(names.get(4))
                    .in("dc"));
            scene.put(
                    Figure.container("db", "group", new Box(0, 0, 0, 0), names.get(6)).detailed(names.get(7)).in("dc"));
            for (int i = 0; i < 3; i++) {
                node(scene, icons, "web" + i, names.get(5) + " " + (i + 1), "10.0.2." + (i + 1), "server", "web",
                        48 + i * 200, 416);
                link(scene, "lb0", "web" + i, "lan", "", Line.SOLID);
                link(scene, "lb1", "web" + i, "lan", "", Line.SOLID);
            }
            for (int i = 0; i < 2; i++) {
                node(scene, icons, "db" + i, names.get(8) + " " + (i + 1), "10.0.3." + (i + 1), "database", "db",
                        192 + i * 248, 576);
            }
            link(scene, "web0", "db0", "lan", "", Line.SOLID);
            link(scene, "web1", "db0", "lan", "", Line.SOLID);
            link(scene, "web2", "db1", "lan", "", Line.SOLID);
            link(scene, "db0", "db1", "fc", "FC 32G", Line.DASH_DOT);
        });
        return scene;
    }

    private static void node(Scene scene, Class<?> icons, String id, String name, String detail, String icon, String in,
            int x, int y) {
        Figure figure = Figure.node(id, "node", new Box(x, y, WIDTH, HEIGHT), name).detailed(detail).in(in);
        scene.put(icons == null ? figure : figure.with(new Icon(icons, icon)));
    }

    private static void link(Scene scene, String from, String to, String kind, String label, Line line) {
        scene.put(Connection.of(from + "-" + to, kind, End.of(from), End.of(to)).labelled(label).drawn(line, false));
    }

    /**
     * A large site: racks of 20 nodes, each node joined with the next, and some with another rack nearby.
     *
     * @param count number of nodes, and of connections
     */
    public static Scene large(Class<?> icons, int count) {
        var scene = new Scene();
        var random = new Random(4711);
        int perRack = 20;
        int racksPerRow = (int) Math.ceil(Math.sqrt(count / (double) perRack * 1.2));
        scene.batch(() -> {
            for (int i = 0; i < count; i++) {
                int rack = i / perRack;
                int slot = i % perRack;
                int x = rack % racksPerRow * 512 + slot % 2 * 224;
                int y = rack / racksPerRow * 1072 + slot / 2 * 96;
                Figure figure = Figure.node("n" + i, "node", new Box(x, y, WIDTH, HEIGHT), "node-" + i)
                        .detailed("10." + rack % 250 + "." + slot + ".1");
                scene.put(icons == null ? figure : figure.with(new Icon(icons, i % 3 == 0 ? "router" : "server")));
            }
            for (int i = 0; i < count; i++) {
                boolean near = i % 10 != 0;
                int other = near ? i + 1 + random.nextInt(3) : i + perRack * (1 + random.nextInt(3));
                String to = "n" + Math.floorMod(other, count);
                scene.put(Connection.of("c" + i, "lan", End.of("n" + i), End.of(to)));
            }
        });
        return scene;
    }

    /** A scene of random nodes, some with ports, some in containers, and random connections; may overlap. */
    public static Scene random(Random random, int nodes, int connections) {
        var scene = new Scene();
        int range = (int) (Math.sqrt(nodes) * 260);
        scene.batch(() -> {
            for (int i = 0; i < nodes / 8; i++) {
                scene.put(Figure.container("g" + i, "group", new Box(0, 0, 0, 0), "group " + i));
            }
            for (int i = 0; i < nodes; i++) {
                scene.put(randomNode(random, "n" + i, range, nodes / 8));
            }
            for (int i = 0; i < connections; i++) {
                scene.put(randomConnection(random, "c" + i, nodes));
            }
        });
        return scene;
    }

    /** A node at a random place, perhaps in a container and with ports. */
    public static Figure randomNode(Random random, String id, int range, int groups) {
        Box box = new Box(random.nextInt(range), random.nextInt(range), 24 + random.nextInt(160),
                24 + random.nextInt(60));
        Figure figure = Figure.node(id, "node", box, id);
        if (random.nextInt(4) == 0) {
            Side[] sides = Side.values();
            figure = figure.with(List.of(new Port("p", sides[random.nextInt(4)], random.nextDouble(), "port")));
        }
        return groups > 0 && random.nextInt(3) == 0 ? figure.in("g" + random.nextInt(groups)) : figure;
    }

    /** A connection between random nodes {@code n0} and so on, perhaps the same, perhaps at the port {@code p}. */
    public static Connection randomConnection(Random random, String id, int nodes) {
        End from = new End("n" + random.nextInt(nodes), random.nextInt(3) == 0 ? "p" : null);
        End to = new End("n" + random.nextInt(nodes), random.nextInt(3) == 0 ? "p" : null);
        Connection connection = Connection.of(id, "lan", from, to);
        return random.nextInt(4) == 0 ? connection.labelled("label of " + id) : connection;
    }
}
