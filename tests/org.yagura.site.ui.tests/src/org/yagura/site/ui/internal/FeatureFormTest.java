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
import org.yagura.model.Elements;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Contract;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
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
}
