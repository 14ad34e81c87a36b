/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core.tests.pictures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;

import org.yagura.diagram.core.Box;
import org.yagura.diagram.core.Point;
import org.yagura.diagram.core.Scene;
import org.yagura.diagram.core.edit.Edit;
import org.yagura.diagram.core.export.SvgExport;
import org.yagura.diagram.core.paint.Drawing;
import org.yagura.diagram.core.paint.Look;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.model.DemoSite;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.LinkKind;
import org.yagura.model.site.ScenarioAction;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Draft;
import org.yagura.testsupport.SourceTree;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.drawing.Kinds;
import org.yagura.topology.core.drawing.Pattern;
import org.yagura.topology.core.drawing.SiteDrawing;
import org.yagura.topology.core.drawing.SiteEdits;
import org.yagura.topology.core.drawing.SiteOverlays;

/**
 * The diagrams that are shown in the README and in the guide, light and dark, the guide's in both languages. What is laid
 * over a part of the demo site is computed on the whole of it. The title of each is what the page says of it.
 */
final class Pictures {
    private static final String README = "product/workbench/";
    private static final String GUIDE = "bundles/org.yagura.help.ui/";

    /** The database cluster, one above the other in two racks; the left column leaves room for one node that is opened. */
    private static final Map<String, Point> OPENED = cluster(160, 620, 0, 130, 250, 490, 580, 680);
    private static final Map<String, Point> CLUSTER = cluster(0, 260, 0, 130, 130, 260, 350, 450);
    private static final Map<String, Point> MAIL = Map.of("mail01", new Point(0, 0), "mail02", new Point(260, 0),
            "sw-dmz01", new Point(130, 120), "ups01", new Point(0, 330));

    private final Topology demo = Topology.of(DemoSite.load());
    private final SortedMap<String, String> all = new TreeMap<>();

    private Pictures() {
    }

    /** All of them as SVG documents, by their paths in the checkout. */
    static SortedMap<String, String> draw() throws IOException {
        var pictures = new Pictures();
        pictures.readme();
        pictures.guide(Locale.ENGLISH, GUIDE + "guide/");
        pictures.guide(Locale.JAPANESE, GUIDE + "nl/ja/guide/");
        return pictures.all;
    }

    private static Map<String, Point> cluster(int left, int right, int... rows) {
        return Map.of("sw-biz01", new Point(left, rows[0]), "sw-biz02", new Point(right, rows[0]), "db01",
                new Point(0, rows[1]), "db02", new Point(right, rows[2]), "fc01", new Point(left, rows[3]), "fc02",
                new Point(right, rows[3]), "fc03", new Point(left, rows[4]), "fc04", new Point(right, rows[4]),
                "array01",
                new Point(left, rows[5]), "array02", new Point(right, rows[5]));
    }

    private void readme() throws IOException {
        Overlay rehearsal = SiteOverlays.rehearsal(demo,
                Map.of("fc01", ScenarioAction.FAIL, "db01.disk0", ScenarioAction.FAIL), Locale.ENGLISH);
        put("README.md", README + "topology", DemoPart.of(OPENED), Locale.ENGLISH, Set.of("db01"),
                Set.of(LinkKind.LAN, LinkKind.FC), List.of(rehearsal));
    }

    private void guide(Locale language, String folder) throws IOException {
        String page = folder + "topology.html";
        put(page, folder + "pictures/pattern", pattern(language), language, Set.of(), Set.copyOf(LinkKind.VALUES),
                List.of());
        put(page, folder + "pictures/points", DemoPart.of(MAIL), language, Set.of(),
                Set.of(LinkKind.LAN, LinkKind.POWER), List.of(SiteOverlays.singlePoints(demo, language)));
        put(page, folder + "pictures/what-if", DemoPart.of(CLUSTER), language, Set.of(),
                Set.of(LinkKind.LAN, LinkKind.FC), List.of(SiteOverlays.rehearsal(demo,
                        Map.of("db01", ScenarioAction.STOP, "fc01", ScenarioAction.FAIL), language)));
    }

    /** What the pattern of a cluster places into an empty rack. */
    private static Site pattern(Locale language) {
        var draft = new Draft();
        draft.root().setName("Tokyo");
        draft.rack("B1");
        try (var editor = new SiteEditor(draft.site(), language)) {
            var drawing = new SiteDrawing(new Scene(), language);
            drawing.show(draft.site(), null);
            var edits = new SiteEdits(editor, drawing, () -> true, language);
            Edit edit = edits.create(Kinds.PATTERN + Pattern.CLUSTER_WITH_SHARED_ARRAY, new Box(0, 0, 0, 0), "B1");
            edits.stack().execute(((Edit.Do) edit).command());
        }
        numberElements(draft.site());
        return draft.site();
    }

    /** Ids of new elements are random, and lines between the same figures are put in the order of their ids. */
    private static void numberElements(Site site) {
        int number = 0;
        for (var all = site.eAllContents(); all.hasNext();) {
            if (all.next() instanceof Element element) {
                element.setId("e" + (1000 + number++));
            }
        }
    }

    private void put(String page, String path, Site site, Locale language, Set<String> opened, Set<LinkKind> links,
            List<Overlay> overlays) throws IOException {
        var scene = new Scene();
        var drawing = new SiteDrawing(scene, language);
        drawing.show(site, null);
        opened.forEach(node -> drawing.open(node, true));
        scene.batch(() -> LinkKind.VALUES.forEach(kind -> scene.showLayer(Kinds.of(kind), links.contains(kind))));
        String title = title(SourceTree.root().resolve(page), path.substring(path.lastIndexOf('/') + 1) + ".svg");
        all.put(path + ".svg",
                new SvgExport(new Drawing(scene, Look.LIGHT, Painters.standard(), overlays), title).toText());
        all.put(path + "-dark.svg",
                new SvgExport(new Drawing(scene, Look.DARK, Painters.standard(), overlays), title).toText());
    }

    /** What a page says of a picture. */
    private static String title(Path page, String file) throws IOException {
        String image = "<img\\s+src=\"[^\"]*" + file.replace(".", "\\.") + "\"\\s+alt=\"([^\"]+)\"";
        MatchResult found = new Scanner(Files.readString(page)).findAll(image).findFirst()
                .orElseThrow(() -> new IllegalStateException(page + " does not show " + file + " with a text for it"));
        return found.group(1).replaceAll("\\s+", " ");
    }
}
