/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import javax.xml.parsers.DocumentBuilderFactory;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.yagura.model.DemoSite;
import org.yagura.model.NewSites;
import org.yagura.model.site.Contract;
import org.yagura.model.site.ContractKind;
import org.yagura.model.site.Node;
import org.yagura.model.site.Service;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.topology.core.FindFindings;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.ServiceAvailability;
import org.yagura.topology.core.ServicePairs;
import org.yagura.topology.core.SinglePoint;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.report.ReportContent;
import org.yagura.topology.core.report.SitePicture;
import org.yagura.topology.core.report.SiteReport;

/** The report: what is in it, in both languages, and that no name can be more than a name. */
class SiteReportTest {
    private static final ZonedDateTime AT = ZonedDateTime.of(2026, 11, 21, 14, 0, 0, 0, ZoneId.of("Asia/Tokyo"));

    private static String report(Site site, Locale language) {
        Topology topology = Topology.of(site);
        var services = new ArrayList<ServiceAvailability>();
        var pairs = new ArrayList<ServicePairs>();
        for (Service service : site.getServices()) {
            services.add(topology.availability(service));
            pairs.add(topology.pairs(service, 5));
        }
        List<Finding> findings = topology.findings(AT.toLocalDate(), language);
        List<FindFindings.Row> rows = findings.stream().limit(5).map(f -> new FindFindings.Row(f.code(), f.severity(),
                f.element(), f.rule(), f.what(), f.why(), f.todo(), List.of())).toList();
        return SiteReport.html(new ReportContent(site, 12, AT, services, topology.singlePoints(), pairs,
                topology.scenarios(), rows, findings.size()), language);
    }

    /** The document as a browser's parser has it; what it holds is well-formed, so one of XML will do. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("<(meta[^>]*|br)>", "<$1/>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    private static List<String> texts(Document document, String element) {
        var texts = new ArrayList<String>();
        NodeList all = document.getElementsByTagName(element);
        for (int i = 0; i < all.getLength(); i++) {
            texts.add(all.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void everythingIsInItInBothLanguages() throws Exception {
        Site demo = DemoSite.load();
        Document english = parsed(report(demo, Locale.ENGLISH));
        assertEquals(List.of("Diagram", "Services", "Scenarios", "Findings", "Contracts and certificates about to end"),
                texts(english, "h2"));
        List<String> parts = texts(english, "h3");
        demo.getServices().forEach(s -> assertTrue(parts.contains(s.getName()), s.getName()));
        demo.getScenarios().forEach(s -> assertTrue(parts.contains(s.getName()), s.getName()));
        String all = english.getDocumentElement().getTextContent();
        assertTrue(all.contains("Revision 12") && all.contains("2026") && all.contains("Asia/Tokyo"), "which and when");
        assertTrue(texts(english, "h4").stream().anyMatch(h -> h.startsWith("Worst pairs")));
        assertTrue(texts(english, "li").stream().anyMatch(l -> l.contains("Rack D1")), "rack D1 stops the mail");
        assertEquals(1, english.getElementsByTagName("svg").getLength());
        assertTrue(texts(english, "text").contains("db01"), "the diagram is drawn");

        Document japanese = parsed(report(demo, Locale.JAPANESE));
        assertEquals(List.of("構成図", "サービス", "シナリオ", "指摘", "期限の近い契約・証明書"), texts(japanese, "h2"));
        assertTrue(texts(japanese, "h4").contains("二重化で得られる改善"));
        assertFalse(japanese.getDocumentElement().getTextContent().contains("Revision"));
    }

    @Test
    void nothingRunsAndNothingComesFromElsewhere() {
        String html = report(DemoSite.load(), Locale.ENGLISH);
        for (String never : List.of("<script", "javascript:", "src=", "@import", "url(http", "<link", "<iframe",
                "onload")) {
            assertFalse(html.contains(never), never);
        }
        String outside = html.replace("http://www.w3.org/2000/svg", "");
        assertFalse(outside.contains("http://") || outside.contains("https://"));
    }

    /** Every text of the whole site is an attack; the document keeps its elements and shows the texts as they are. */
    @Test
    void noNameIsMoreThanAName() throws Exception {
        Site demo = DemoSite.load();
        Document clean = parsed(report(demo, Locale.ENGLISH));
        String attack = "</td></svg></style><script>alert(1)</script><img src=x onerror='a()'>&amp;\"\u0001\u202e\ud800]]>";
        for (Iterator<EObject> contents = EcoreUtil.getAllContents(demo, false); contents.hasNext();) {
            EObject object = contents.next();
            for (EAttribute attribute : object.eClass().getEAllAttributes()) {
                if (attribute.getName().matches("name|description|notes?|product|label") && !attribute.isMany()
                        && object.eGet(attribute) instanceof String text) {
                    object.eSet(attribute, text + attack);
                }
            }
        }
        demo.setName(attack);
        String html = report(demo, Locale.ENGLISH);
        Document hostile = parsed(html);
        assertFalse(html.contains("<script") || html.contains("<img"));
        assertFalse(html.contains("\u202e") || html.contains("\u0001"));
        for (String element : List.of("table", "section", "h3", "svg", "style", "tr")) {
            assertEquals(clean.getElementsByTagName(element).getLength(),
                    hostile.getElementsByTagName(element).getLength(), element);
        }
        assertEquals(0, hostile.getElementsByTagName("script").getLength());
        assertTrue(texts(hostile, "h1").getFirst().contains("<script>alert(1)</script>"), "shown as it is");
    }

    @Test
    void anEmptySiteHasAReportThatSaysSo() throws Exception {
        Document empty = parsed(report(NewSites.empty(), Locale.ENGLISH));
        String all = empty.getDocumentElement().getTextContent();
        for (String words : List.of("nothing to draw", "No services are described", "No scenarios", "None ends soon")) {
            assertTrue(all.contains(words), words);
        }
    }

    @Test
    void contractsThatEndSoonComeEarliestFirst() throws Exception {
        Site site = NewSites.empty();
        for (int days : new int[]{30, 300, -3, 5}) {
            Contract contract = SiteFactory.eINSTANCE.createContract();
            contract.setId("c" + days);
            contract.setName("in " + days);
            contract.setKind(ContractKind.VALUES.getFirst());
            contract.setEnd(LocalDate.of(2026, 11, 21).plusDays(days));
            site.getContracts().add(contract);
        }
        NodeList rows = parsed(report(site, Locale.ENGLISH)).getElementsByTagName("tr");
        var names = new ArrayList<String>();
        for (int i = rows.getLength() - 3; i < rows.getLength(); i++) {
            String name = rows.item(i).getFirstChild().getTextContent();
            names.add(name.substring(name.indexOf("in ")));
            assertEquals(names.size() == 1 ? "bad" : "", ((Element) rows.item(i)).getAttribute("class"), name);
        }
        assertEquals(List.of("in -3", "in 5", "in 30"),
                names.stream().map(n -> n.replaceFirst(".* in", "in")).toList());
    }

    @Test
    void thePictureLeavesTheSiteAloneAndSaysWhatStopsServices() {
        Site demo = DemoSite.load();
        int diagrams = demo.getDiagrams().size();
        Topology topology = Topology.of(demo);
        String plain = SitePicture.svg(demo, List.of(), Locale.ENGLISH).orElseThrow();
        String marked = SitePicture.svg(demo, topology.singlePoints(), Locale.ENGLISH).orElseThrow();
        assertTrue(marked.length() > plain.length());
        assertEquals(diagrams, demo.getDiagrams().size());
        List<SinglePoint> none = Topology.of(NewSites.empty()).singlePoints();
        assertTrue(SitePicture.svg(NewSites.empty(), none, Locale.ENGLISH).isEmpty());
        for (int i = 0; i < 500; i++) {
            Node node = SiteFactory.eINSTANCE.createNode();
            node.setId("more" + i);
            demo.getAreas().getFirst().getNodes().add(node);
        }
        assertTrue(SitePicture.svg(demo, List.of(), Locale.ENGLISH).isEmpty(), "too much to be read or arranged");
    }
}
