/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.site.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.yagura.model.site.CalendarHours;
import org.yagura.model.site.Calendar;
import java.util.Arrays;
import java.time.Duration;
import org.eclipse.swt.widgets.Label;
import org.yagura.model.site.Watch;
import org.yagura.model.site.ThresholdKind;
import org.yagura.model.site.Threshold;
import org.yagura.model.Elements;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.PingWatch;
import org.yagura.model.site.RedundancyGroup;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;
import org.yagura.testsupport.ui.SiteAgents;
import org.yagura.testsupport.ui.UiWindow;
import org.yagura.ui.form.Cards;

class FeatureFormTest {

    /** A form on a page of its own. */
    private record Page(Cards cards, SiteEditor editor, FeatureForm form) {
        static Page open(UiWindow window, Site site) {
            Cards[] cards = {null};
            window.open(parent -> {
                parent.setLayout(new FillLayout());
                var page = new Composite(parent, SWT.NONE);
                page.setLayout(new GridLayout());
                cards[0] = new Cards(page, window.kit());
                return page;
            });
            var editor = new SiteEditor(site, Locale.ENGLISH);
            return new Page(cards[0], editor, new FeatureForm(cards[0], window.kit(), editor, true));
        }

        Control field(String feature) {
            return find(cards.page(), feature);
        }

        private static Control find(Composite in, String feature) {
            for (Control child : in.getChildren()) {
                Control found = feature.equals(child.getData("feature"))
                        ? child
                        : child instanceof Composite inner ? find(inner, feature) : null;
                if (found != null) {
                    return found;
                }
            }
            return null;
        }

        void press(String feature, String label) {
            for (Control child : ((Composite) field(feature)).getChildren()) {
                if (child instanceof Button button && button.getText().equals(label)) {
                    assertTrue(button.isEnabled(), label);
                    button.notifyListeners(SWT.Selection, new Event());
                    return;
                }
            }
            throw new AssertionError("no button " + label);
        }
    }

    private static Site large() {
        Site site = SiteAgents.small();
        for (int i = 0; i < 60; i++) {
            site.getAreas().get(0).getNodes().add(Elements.node(NodeKind.AP_SERVER, "ap" + i,
                    "10.0.0." + i));
        }
        return site;
    }

    private static EObject added(Site site, EClass type) {
        EObject made = EcoreUtil.create(type);
        Elements.assignIds(made);
        for (EObject owner : List.of(site, site.getAreas().get(0), site.getAreas().get(0).getNodes().get(0),
                site.getServices().get(0), site.getDiagrams().get(0), site.getScenarios().get(0),
                site.getTrapRules().get(0), site.getWatches().get(0))) {
            for (EReference reference : owner.eClass().getEAllContainments()) {
                if (reference.getEReferenceType().isSuperTypeOf(type) && reference.isMany()
                        && reference != SitePackage.Literals.ELEMENT__EXTENSIONS) {
                    @SuppressWarnings("unchecked")
                    var list = (List<EObject>) owner.eGet(reference);
                    list.add(made);
                    return made;
                }
            }
        }
        site.getServices().get(0).eSet(SitePackage.Literals.SERVICE__NEED, null);
        if (SitePackage.Literals.NEED.isSuperTypeOf(type)) {
            site.getServices().get(0).eSet(SitePackage.Literals.SERVICE__NEED, made);
        }
        return made;
    }

    @Test
    void everyClassOfTheModelHasAForm() {
        Site site = SiteAgents.small();
        SiteFactory factory = SiteFactory.eINSTANCE;
        site.getServices().add(factory.createService());
        site.getDiagrams().add(factory.createDiagram());
        site.getScenarios().add(factory.createScenario());
        site.getTrapRules().add(factory.createTrapRule());
        site.getWatches().add(factory.createSnmpWatch());
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            for (var classifier : SitePackage.eINSTANCE.getEClassifiers()) {
                if (classifier instanceof EClass type && !type.isAbstract() && type != SitePackage.Literals.SITE) {
                    page.form().show(added(site, type));
                    for (EStructuralFeature feature : type.getEAllStructuralFeatures()) {
                        boolean contained = feature instanceof EReference r && r.isContainment();
                        if (!contained && feature != SitePackage.Literals.ELEMENT__ID) {
                            assertNotNull(page.field(feature.getName()), type.getName() + "." + feature.getName());
                        }
                    }
                }
            }
        }
    }

    @Test
    void ofManyElementsThoseChosenAreAListThatCanBeExtendedAndCut() {
        Site site = large();
        RedundancyGroup group = SiteFactory.eINSTANCE.createRedundancyGroup();
        site.getGroups().add(group);
        List<Node> nodes = site.getAreas().get(0).getNodes();
        group.getMembers().addAll(nodes.subList(1, 4));
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(group);
            var list = (org.eclipse.swt.widgets.List) ((Composite) page.field("members")).getChildren()[0];
            assertEquals(List.of("ap0", "ap1", "ap2"), List.of(list.getItems()));
            list.select(1);
            list.notifyListeners(SWT.Selection, new Event());
            page.press("members", "Remove");
            assertEquals(List.of(nodes.get(1), nodes.get(3)), group.getMembers());
            page.editor().undo();
            assertEquals(nodes.subList(1, 4), group.getMembers());
        }
    }

    @Test
    void aReferenceFieldTellsWhatIsChosenInOrder() {
        Site site = large();
        List<Node> nodes = site.getAreas().get(0).getNodes();
        try (var window = new UiWindow(new SiteAgents().agent())) {
            List<?>[] told = {null};
            ReferenceField[] field = {null};
            window.open(parent -> {
                field[0] = new ReferenceField(parent, window.kit(), "Members", true, List.copyOf(nodes),
                        List.of(nodes.get(5)), true, all -> told[0] = all);
                return field[0].control();
            });
            field[0].take(List.of(nodes.get(2), nodes.get(1)));
            assertEquals(List.of(nodes.get(5), nodes.get(2), nodes.get(1)), told[0]);
        }
    }

    @Test
    void aTruthThatMayBeLeftOpenIsAChoiceOfThree() {
        Site site = SiteAgents.small();
        Node node = site.getAreas().get(0).getNodes().get(0);
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(node);
            var combo = (Combo) page.field("forwards");
            assertEquals(List.of("(none)", "Yes", "No"), List.of(combo.getItems()));
            combo.select(2);
            combo.notifyListeners(SWT.Selection, new Event());
            assertFalse(node.getForwards());
            combo.select(0);
            combo.notifyListeners(SWT.Selection, new Event());
            assertNull(node.getForwards());
        }
    }

    private static Button watchedBy(Page page, String name) {
        return Arrays.stream(((Composite) page.field("watches")).getChildren()).map(Button.class::cast)
                .filter(b -> b.getText().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aNodeIsLeftOutOfAWatchAndTakenInAgain() {
        Site site = SiteAgents.small();
        Node node = site.getAreas().get(0).getNodes().get(0);
        site.getWatches().clear();
        PingWatch all = SiteFactory.eINSTANCE.createPingWatch();
        all.setName("Ping & more");
        all.setAllNodes(true);
        PingWatch off = SiteFactory.eINSTANCE.createPingWatch();
        off.setName("Night");
        off.setEnabled(false);
        off.getNodeKinds().add(node.getKind());
        PingWatch other = SiteFactory.eINSTANCE.createPingWatch();
        other.setName("Other");
        site.getWatches().addAll(List.of(all, off, other));
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(node);
            assertEquals(List.of("Ping && more", "Night (switched off)"),
                    Arrays.stream(((Composite) page.field("watches")).getChildren()).map(c -> ((Button) c).getText())
                            .toList());
            Button ping = watchedBy(page, "Ping && more");
            assertTrue(ping.getSelection() && ping.isEnabled());
            ping.setSelection(false);
            ping.notifyListeners(SWT.Selection, new Event());
            assertEquals(List.of(node), all.getExcept());
            page.form().show(node);
            assertFalse(watchedBy(page, "Ping && more").getSelection());
            page.editor().undo();
            page.form().show(node);
            assertTrue(watchedBy(page, "Ping && more").getSelection());
            assertEquals(List.of(), all.getExcept());
            site.getWatches().clear();
            page.form().show(node);
            assertNull(page.field("watches"));
            new FeatureForm(page.cards(), window.kit(), page.editor(), false).show(node);
        }
    }

    @Test
    void daysAndNumbersAreTyped() {
        Site site = SiteAgents.small();
        Contract contract = SiteFactory.eINSTANCE.createContract();
        site.getContracts().add(contract);
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(contract);
            type(page, "end", "2027-03-31");
            assertEquals("2027-03-31", String.valueOf(contract.getEnd()));
            type(page, "end", "31 March");
            assertEquals("2027-03-31", String.valueOf(contract.getEnd()));
            type(page, "end", "");
            assertNull(contract.getEnd());
            Node node = site.getAreas().get(0).getNodes().get(0);
            page.form().show(node);
            type(page, "mtbf", "50000");
            assertEquals(50_000.0, node.getMtbf());
        }
    }

    private static void type(Page page, String feature, String text) {
        var field = (Text) page.field(feature);
        field.setText(text);
        field.notifyListeners(SWT.FocusOut, new Event());
    }

    private static Threshold threshold(Site site) {
        Watch watch = SiteFactory.eINSTANCE.createHostWatch();
        watch.setId("hosts");
        watch.setName("hosts");
        watch.setAllNodes(true);
        Threshold threshold = SiteFactory.eINSTANCE.createThreshold();
        threshold.setId("t");
        threshold.setMetric("disk.used");
        watch.getThresholds().add(threshold);
        site.getWatches().add(watch);
        return threshold;
    }

    private static String wrong(Page page) {
        return Arrays.stream(page.cards().page().getChildren())
                .filter(c -> "What is wrong".equals(c.getData("name"))).map(c -> ((Label) c).getText()).findFirst()
                .orElseThrow();
    }

    private static void type(Text field, String text) {
        field.setText(text);
    }

    @Test
    void whatIsTypedIsCheckedAtOnceByTheRulesOfTheModel() {
        Site site = SiteAgents.small();
        Threshold threshold = threshold(site);
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(threshold);
            assertEquals("", wrong(page));
            var count = (Text) page.field("count");
            type(count, "0");
            assertTrue(wrong(page).startsWith("Count: "), wrong(page));
            assertTrue(wrong(page).contains("1000"), wrong(page));
            assertEquals(wrong(page).substring("Count: ".length()), count.getToolTipText().split("\n")[0]);
            var limit = (Text) page.field("limit");
            type(limit, "nine");
            assertEquals(2, wrong(page).lines().count(), wrong(page));
            limit.notifyListeners(SWT.FocusOut, new Event());
            assertEquals(0, threshold.getLimit(), "what cannot be read is not taken");
            type(limit, "9");
            type(count, "3");
            assertEquals("", wrong(page));
            limit.notifyListeners(SWT.FocusOut, new Event());
            assertEquals(9, threshold.getLimit());
            threshold.setHysteresis(-1);
            page.form().show(threshold);
            assertTrue(wrong(page).startsWith("Hysteresis: "), "also what was wrong before: " + wrong(page));
            assertEquals(1, site.getWatches().getLast().getThresholds().size(), "checks change nothing");
        }
    }

    @Test
    void fieldsOfAThresholdFollowItsKind() {
        Site site = SiteAgents.small();
        Threshold threshold = threshold(site);
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            for (ThresholdKind kind : ThresholdKind.values()) {
                threshold.setKind(kind);
                page.form().show(threshold);
                boolean forecasts = kind == ThresholdKind.FORECAST || kind == ThresholdKind.FORECAST_LOW;
                assertEquals(forecasts, page.field("ahead").isEnabled(), kind.getName());
                assertEquals(forecasts || kind == ThresholdKind.BASELINE, page.field("learn").isEnabled(),
                        kind.getName());
                String unit = switch (kind) {
                    case RATE -> "Limit (unit of the metric per hour)";
                    case BASELINE -> "Limit (standard deviations)";
                    default -> "Limit (unit of the metric)";
                };
                Control[] beside = page.field("limit").getParent().getChildren();
                assertTrue(Arrays.stream(beside).anyMatch(c -> c instanceof Label l && l.getText().equals(unit)),
                        kind.getName());
            }
            assertTrue(page.field("ahead").getToolTipText().startsWith("It means nothing for this kind."));
        }
    }

    @Test
    void spansAreWrittenAsPeopleWriteThem() {
        Site site = SiteAgents.small();
        Threshold threshold = threshold(site);
        threshold.setKind(ThresholdKind.FORECAST);
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(threshold);
            var ahead = (Text) page.field("ahead");
            assertEquals("7 d", ahead.getText());
            type(ahead, "soon");
            assertTrue(wrong(page).contains("Write a span such as 7 d"), wrong(page));
            type(ahead, "10 min");
            assertTrue(wrong(page).startsWith("Ahead: "), "an hour at least: " + wrong(page));
            type(ahead, "1 d 12 h");
            assertEquals("", wrong(page));
            ahead.notifyListeners(SWT.FocusOut, new Event());
            assertEquals(Duration.ofHours(36), threshold.getAhead());
            type(ahead, "PT48H");
            ahead.notifyListeners(SWT.FocusOut, new Event());
            assertEquals(Duration.ofDays(2), threshold.getAhead());
        }
    }

    @Test
    void daysOfACalendarAreReadLineByLine() {
        Site site = SiteAgents.small();
        Calendar calendar = SiteFactory.eINSTANCE.createCalendar();
        calendar.setId("c");
        calendar.setName("Office");
        CalendarHours hours = SiteFactory.eINSTANCE.createCalendarHours();
        hours.setId("h");
        calendar.getHours().add(hours);
        site.getCalendars().add(calendar);
        try (var window = new UiWindow(new SiteAgents().agent())) {
            Page page = Page.open(window, site);
            page.form().show(calendar);
            var closed = (Text) page.field("closed");
            type(closed, "2026-12-29\n30 December");
            assertTrue(wrong(page).contains("30 December"), wrong(page));
            closed.notifyListeners(SWT.FocusOut, new Event());
            assertEquals(0, calendar.getClosed().size(), "nothing is taken of what cannot be read");
            type(closed, "2026-12-29\n\n2026-12-30\n");
            assertEquals("", wrong(page));
            closed.notifyListeners(SWT.FocusOut, new Event());
            assertEquals(2, calendar.getClosed().size());
            page.form().show(hours);
            type((Text) page.field("from"), "nine");
            assertFalse(wrong(page).isEmpty(), "hours are hh:mm");
            type((Text) page.field("from"), "08:30");
            assertEquals("", wrong(page));
        }
    }
}
