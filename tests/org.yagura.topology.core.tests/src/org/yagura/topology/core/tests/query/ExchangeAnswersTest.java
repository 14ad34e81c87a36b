/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.tests.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Privilege;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.operation.Request;
import org.yagura.model.DemoSite;
import org.yagura.model.site.Area;
import org.yagura.model.site.AreaKind;
import org.yagura.model.site.NodeKind;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.exchange.ExchangeForm;
import org.yagura.topology.core.exchange.ExportSite;
import org.yagura.topology.core.exchange.ImportSite;
import org.yagura.topology.core.internal.query.TopologyDomain;
import org.yagura.topology.core.report.GetReport;

/** Export, import and report as the agent offers them. */
class ExchangeAnswersTest {
    private TopologyFixture agent;

    @BeforeEach
    void open() throws Exception {
        agent = new TopologyFixture(new TopologyDomain(), DemoSite.load());
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private static ImportSite nodes(String table, Long basedOn, String reason, Boolean dry) {
        return new ImportSite(null, table, null, null, null, basedOn, reason, dry);
    }

    private Problem refused(Request<?> request) {
        return assertThrows(ProblemException.class, () -> agent.ask(request)).problem();
    }

    @Test
    void lookingIsEnoughForExportAndReportAndNotForImport() {
        assertEquals(Privilege.SEE, Operations.operation(ExportSite.class).privilege());
        assertEquals(Privilege.SEE, Operations.operation(GetReport.class).privilege());
        assertEquals(Privilege.EDIT, Operations.operation(ImportSite.class).privilege());
    }

    @Test
    void everyFormThatGoesOutComesInWithoutADifference() {
        for (ExchangeForm form : ExchangeForm.values()) {
            ExportSite.Answer out = agent.ask(new ExportSite(form));
            assertEquals(1, out.revision());
            assertEquals(form == ExchangeForm.CSV, out.text() == null);
            assertEquals(form == ExchangeForm.CSV, out.nodes() != null && out.parts() != null && out.links() != null);
            ImportSite.Answer in = agent.ask(new ImportSite(out.text(), out.nodes(), out.parts(), out.links(), true, 1L,
                    "back", null));
            assertEquals(new ImportSite.Answer(1, 0, List.of()), in, form.name());
        }
        assertEquals(List.of(), agent.saved(), "nothing new, no revision");
        assertEquals(3, agent.audited().size());
    }

    @Test
    void aDryRunSaysWhatWouldChange() {
        ImportSite.Answer dry = agent.ask(nodes("name,product\ndb01,Newer", 1L, null, true));
        assertEquals(1, dry.revision());
        assertEquals(1, dry.differences());
        assertTrue(dry.changes().getFirst().contains("Newer"), dry.changes().toString());
        assertEquals(List.of(), agent.saved());
        assertEquals(List.of("nothing was changed; 1 differences"), agent.audited());
    }

    @Test
    void anImportIsSavedAsARevisionOnWhatItWasMeantFor() {
        ImportSite.Answer done = agent.ask(nodes("name,product\ndb01,Newer", 1L, "new machines", null));
        assertEquals(2, done.revision());
        assertEquals(7, done.differences(), "as the agent counts");
        assertEquals(1, agent.saved().size());
        assertEquals(1L, agent.saved().getFirst().basedOn());
        assertEquals("new machines", agent.saved().getFirst().reason());
        assertTrue(agent.saved().getFirst().site().contains("Newer"));
    }

    @Test
    void whatIsWrongIsSaidAndNothingTaken() {
        Problem old = refused(nodes("name,product\ndb01,Newer", 7L, "x", null));
        assertEquals(Problem.CONFLICT, old.code());
        assertEquals(Problem.INVALID, refused(nodes("name,product\ndb01,Newer", 1L, " ", null)).code());
        Problem wrong = refused(nodes("name,mtbf\ndb01,often\ndb02,seldom", 1L, "x", null));
        assertTrue(wrong.what().contains("2 problems"), wrong.what());
        assertTrue(wrong.why().startsWith("nodes.csv:2 mtbf: "), wrong.why());
        assertEquals(2, wrong.details().lines().count());
        assertEquals(Problem.INVALID, refused(new ImportSite(null, null, null, null, null, 1L, "x", null)).code());
        assertEquals(Problem.INVALID, refused(new ImportSite("<x", null, null, null, null, 1L, "x", null)).code());
        Problem both = refused(new ImportSite("{}", "name", null, null, null, 1L, "x", null));
        assertTrue(both.why().startsWith("text: "), both.why());
        assertEquals(List.of(), agent.saved());
    }

    /** A site whose answers are there at once, however busy the machine is. */
    private void small() throws Exception {
        var draft = new Draft();
        Area here = draft.area(draft.root(), AreaKind.DATA_CENTRE, "here");
        draft.service("shop", Draft.need(draft.node(here, NodeKind.AP_SERVER, "a")));
        agent.close();
        agent = new TopologyFixture(new TopologyDomain(), draft.site());
    }

    @Test
    void theReportSpeaksTheLanguageThatIsAskedFor() throws Exception {
        small();
        GetReport.Answer english = agent.ask(new GetReport(null));
        assertEquals(1, english.revision());
        assertTrue(english.name().endsWith("-r1.html"), english.name());
        assertTrue(english.html().contains("<html lang=\"en\">"));
        GetReport.Answer japanese = agent.ask(new GetReport("ja"));
        assertTrue(japanese.html().contains("<html lang=\"ja\">"));
        assertTrue(japanese.html().contains("単一障害点"));
        assertTrue(agent.ask(new GetReport(null), Locale.JAPANESE, null).html().contains("単一障害点"));
        assertTrue(agent.ask(new GetReport(null), Locale.FRENCH, null).html().contains("<html lang=\"en\">"));
        assertEquals(Problem.INVALID, refused(new GetReport("<b>")).code());
    }

    @Test
    void whoSeesOneAreaGetsAReportOfWhatIsSeen() throws Exception {
        small();
        assertTrue(agent.ask(new GetReport("en")).html().contains("<h3>shop</h3>"));
        String elsewhere = agent.ask(new GetReport("en"), Locale.ENGLISH, Set.of("nothing")).html();
        assertFalse(elsewhere.contains("<h3>shop</h3>"), "no service is wholly seen");
    }
}
