/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.impl.EPackageRegistryImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.Difference;
import org.yagura.model.Differences;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;

/** Third parties' objects and features of tomorrow survive, whether their package is installed or not. */
class UnknownContentTest {

    private static final String NS = "https://acme.example/rack/1";

    private static final String FILE = Models.file("""
              <areas id="a" name="A">
                <nodes id="n" name="N" weight="3">
                  <future level="1"><deep/></future>
                  <extensions xsi:type="acme:Rack" height="42" label="R &amp; 1">
                    <slots pos="1"/>
                    <slots xsi:type="acme:Wide" pos="2">
                      <note>text</note>
                    </slots>
                  </extensions>
                </nodes>
              </areas>""").replace("xmlns:site", "xmlns:acme=\"" + NS + "\" xmlns:site");

    private static EPackage acme() {
        EPackage acme = EcoreFactory.eINSTANCE.createEPackage();
        acme.setName("acme");
        acme.setNsPrefix("acme");
        acme.setNsURI(NS);
        EClass rack = EcoreFactory.eINSTANCE.createEClass();
        rack.setName("Rack");
        for (String name : List.of("height", "label")) {
            EAttribute attribute = EcoreFactory.eINSTANCE.createEAttribute();
            attribute.setName(name);
            attribute.setEType(name.equals("height") ? EcorePackage.Literals.EINT : EcorePackage.Literals.ESTRING);
            rack.getEStructuralFeatures().add(attribute);
        }
        acme.getEClassifiers().add(rack);
        return acme;
    }

    private static Site load(String text, EPackage... packages) throws SiteFileException {
        EPackage.Registry registry = new EPackageRegistryImpl(EPackage.Registry.INSTANCE);
        for (EPackage one : packages) {
            registry.put(one.getNsURI(), one);
        }
        return new SiteFiles(registry).load(text.getBytes(StandardCharsets.UTF_8), "x").site();
    }

    @Test
    void objectsOfAPackageThatIsNotInstalledAreWrittenAgain() throws SiteFileException {
        String text = Models.text(load(FILE));
        assertTrue(text.contains("height=\"42\" label=\"R &amp; 1\""), text);
        assertTrue(text.contains("<slots pos=\"1\"/>"), text);
        assertTrue(text.contains("<note>text</note>"), text);
        assertTrue(text.contains(NS), text);
        assertEquals(text, Models.text(Models.load(text)));
    }

    @Test
    void featuresThatTheModelDoesNotHaveAreWrittenAgain() throws SiteFileException {
        String text = Models.text(load(FILE));
        assertTrue(text.contains("weight=\"3\""), text);
        assertTrue(text.contains("<future level=\"1\"><deep/></future>"), text);
    }

    @Test
    void whatIsKeptIsTold() throws SiteFileException {
        SiteFiles.Loaded loaded = new SiteFiles().load(FILE.getBytes(StandardCharsets.UTF_8), "x");
        assertEquals("unknown-kept", loaded.warnings().get(0).code());
        assertEquals("n", loaded.warnings().get(0).where().elementId());
        assertTrue(loaded.warnings().get(0).text(Locale.JAPANESE).contains("weight"));
    }

    @Test
    void itSurvivesACopyAndAnEdit() throws SiteFileException {
        Site copy = SiteFiles.copy(load(FILE));
        copy.getAreas().get(0).getNodes().get(0).setName("renamed");
        String text = Models.text(copy);
        assertTrue(text.contains("weight=\"3\"") && text.contains("<note>text</note>"), text);
    }

    @Test
    void aMissingTypeOfOurOwnIsKeptToo() throws SiteFileException {
        String text = Models.file("  <snmpCredentials xsi:type=\"site:Future\" id=\"a\" strength=\"1\"/>");
        assertTrue(Models.text(Models.load(text)).contains("strength=\"1\""));
    }

    @Test
    void aChangeOfItIsADifference() throws SiteFileException {
        List<Difference> found = Differences.between(load(FILE), load(FILE.replace("\"42\"", "\"43\"")));
        assertEquals(1, found.size());
        assertEquals("n", found.get(0).elementId());
        assertEquals(List.of(), Differences.between(load(FILE), load(FILE)));
    }

    @Test
    void withThePackageInstalledTheyAreItsObjects() throws SiteFileException {
        String plain = FILE.replaceAll("(?s)(label=\"R &amp; 1\").*?</extensions>", "$1/>");
        EPackage acme = acme();
        Site site = load(plain, acme);
        EObject rack = site.getAreas().get(0).getNodes().get(0).getExtensions().get(0);
        assertEquals(42, rack.eGet(rack.eClass().getEStructuralFeature("height")));

        rack.eSet(rack.eClass().getEStructuralFeature("height"), 47);
        List<Difference> found = Differences.between(load(plain, acme), site);
        assertEquals(1, found.size());
        assertTrue(found.get(0).text(Locale.ENGLISH).contains("height=47"), found.get(0).text(Locale.ENGLISH));
        assertTrue(Models.text(site).contains("height=\"47\""));
    }

    @Test
    void newObjectsAreWrittenAndReadWithoutThePackage() throws SiteFileException {
        EPackage acme = acme();
        Site site = Models.small();
        EObject rack = EcoreUtil.create((EClass) acme.getEClassifier("Rack"));
        rack.eSet(rack.eClass().getEStructuralFeature("label"), "new");
        site.getExtensions().add(rack);
        String text = Models.text(site);
        assertTrue(Models.text(load(text)).contains("label=\"new\""));
        assertEquals("new", load(Models.text(load(text)), acme).getExtensions().get(0)
                .eGet(rack.eClass().getEStructuralFeature("label")));
    }
}
