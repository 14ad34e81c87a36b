/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.core.tests.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.junit.jupiter.api.Test;
import org.yagura.model.DefaultRules;
import org.yagura.model.ModelProblem;
import org.yagura.model.SiteChecks;
import org.yagura.model.SiteFiles;
import org.yagura.model.edit.CopiedChange;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Node;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.RedundancyDemand;
import org.yagura.model.site.RedundancyRule;
import org.yagura.model.site.RuleSeverity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.testsupport.Draft;
import org.yagura.topology.core.ElementRef;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.Mending.Wish;
import org.yagura.topology.core.Mending;
import org.yagura.topology.core.QuickFix;
import org.yagura.topology.core.RuleBook;
import org.yagura.topology.core.Topology;
import org.yagura.topology.core.spi.SiteRule;
import org.yagura.topology.core.tests.site.RandomSite;

/** Quick fixes in a draft, and the rules of third parties. */
final class MendingTest {
    private static final Instant NOW = Instant.parse("2026-04-01T00:00:00Z");

    private final Draft draft = new Draft();
    private final RuleBook rules = new RuleBook();
    private final Mending mending = new Mending(rules, NOW, Locale.ENGLISH);

    private List<Finding> findings(Site site) {
        return rules.check(Topology.of(site), NOW, Locale.ENGLISH).findings();
    }

    private static String text(Site site) throws Exception {
        return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
    }

    private List<Wish> wishes(Site site) {
        return findings(site).stream().flatMap(f -> f.fixes().stream().limit(1).map(fix -> Wish.of(f, fix))).toList();
    }

    private void pairsOf(NodeKind kind) {
        RedundancyRule rule = SiteFactory.eINSTANCE.createRedundancyRule();
        rule.setId("rule");
        rule.setName("the rule");
        rule.setDemand(RedundancyDemand.GROUP_OF_NODES);
        rule.getNodeKinds().add(kind);
        draft.site().getRedundancyRules().add(rule);
    }

    @Test
    void severalAreOneStepAndEachSeesWhatTheOthersDid() throws Exception {
        draft.server("ap-1");
        draft.server("ap-2");
        pairsOf(NodeKind.AP_SERVER);
        var editor = new SiteEditor(draft.site(), Locale.ENGLISH);
        String before = text(draft.site());
        List<Wish> wishes = wishes(draft.site());
        assertEquals(2, wishes.size());
        try (var change = new CopiedChange(editor)) {
            assertEquals(wishes, mending.make(change, wishes, () -> false));
            assertTrue(change.bring("both"));
        }
        assertEquals(Set.of("ap-1", "ap-2", "ap-3", "ap-4"),
                draft.root().getNodes().stream().map(Node::getName).collect(Collectors.toSet()));
        assertEquals(List.of(), findings(draft.site()));
        editor.undo();
        assertEquals(before, text(draft.site()));
        assertFalse(editor.canUndo());
    }

    @Test
    void whatIsOfferedNoMoreIsLeftOut() {
        Node first = draft.server("ap-1");
        draft.server("ap-2");
        pairsOf(NodeKind.AP_SERVER);
        var editor = new SiteEditor(draft.site(), Locale.ENGLISH);
        List<Wish> wishes = wishes(draft.site());
        editor.remove(List.of(first));
        try (var change = new CopiedChange(editor)) {
            assertEquals(List.of(wishes.getLast()), mending.make(change, wishes, () -> false));
        }
    }

    @Test
    void whoGivesUpHasWhatIsMadeSoFar() {
        draft.server("ap-1");
        draft.server("ap-2");
        pairsOf(NodeKind.AP_SERVER);
        var asked = new int[1];
        try (var change = new CopiedChange(new SiteEditor(draft.site(), Locale.ENGLISH))) {
            assertEquals(1, mending.make(change, wishes(draft.site()), () -> asked[0]++ > 0).size());
        }
    }

    @Test
    void fixesOfThirdPartiesAreMadeToo() {
        Node node = draft.server("ap-1");
        rules.add((topology, language) -> topology.index().nodes().iterator().next().getName().equals("good")
                ? List.of()
                : List.of(finding(topology, new QuickFix() {
                    @Override
                    public String label() {
                        return "Name it well";
                    }

                    @Override
                    public Command command(EditingDomain domain) {
                        return new SiteCommands(domain, language)
                                .rename(topology.index().nodes().iterator().next(), "good");
                    }
                })));
        var editor = new SiteEditor(draft.site(), Locale.ENGLISH);
        try (var change = new CopiedChange(editor)) {
            mending.make(change, wishes(draft.site()), () -> false);
            assertTrue(change.bring("named"));
        }
        assertEquals("good", node.getName());
        assertEquals(List.of(), findings(draft.site()));
    }

    private static Finding finding(Topology topology, QuickFix... fixes) {
        return new Finding("example", RuleSeverity.INFO, topology.singlePoints().isEmpty()
                ? new ElementRef("x", "Node", null, "x", "")
                : topology.singlePoints().getFirst().element(), null, "what", "", "todo", List.of(fixes));
    }

    @Test
    void aRuleThatFailsIsNamedAndLeftOutUntilItWorksAgain() {
        draft.server("ap-1");
        var broken = new boolean[]{true};
        SiteRule moody = (topology, language) -> {
            if (broken[0]) {
                throw new IllegalStateException("broken");
            }
            return List.of(finding(topology));
        };
        SiteRule nothing = (topology, language) -> null;
        SiteRule missing = (topology, language) -> {
            throw new NoClassDefFoundError("of another version");
        };
        SiteRule good = (topology, language) -> List.of(finding(topology));
        List.of(moody, nothing, missing, good).forEach(rules::add);
        RuleBook.Checked checked = rules.check(Topology.of(draft.site()), NOW, Locale.ENGLISH);
        assertEquals(List.of(moody, nothing, missing).stream().map(r -> r.getClass().getName()).toList(),
                checked.failed());
        assertEquals(1, checked.findings().size());
        broken[0] = false;
        assertEquals(2, findings(draft.site()).size());
        rules.remove(good);
        assertEquals(1, findings(draft.site()).size());
    }

    /** A draft may have any time zone while it is typed. */
    @Test
    void aZoneThatDoesNotExistHindersNothing() {
        draft.server("ap-1");
        draft.site().setTimeZone("Asia/Toky");
        assertEquals(List.of(), findings(draft.site()));
    }

    /** Whatever is mended on whatever site: no new errors, and undo brings back every byte. */
    @Test
    void randomSitesAreMendedAndComeBack() throws Exception {
        int mended = 0;
        for (long seed = 0; seed < 40; seed++) {
            Site drawn = RandomSite.of(new Random(seed), 12).site();
            drawn.getRedundancyRules().addAll(DefaultRules.rules());
            Site site = SiteFiles.copy(drawn);
            String before = text(site);
            long errors = errors(site);
            var editor = new SiteEditor(site, Locale.ENGLISH);
            List<Wish> wishes = new ArrayList<>(wishes(site));
            Collections.shuffle(wishes, new Random(seed));
            List<Wish> some = wishes.stream().limit(6).toList();
            List<Wish> made;
            try (var change = new CopiedChange(editor)) {
                made = mending.make(change, some, () -> false);
                String wanted = text(change.site());
                assertEquals(!made.isEmpty(), change.bring("mended"), "seed " + seed);
                assertEquals(wanted, text(site), "seed " + seed);
            }
            assertTrue(errors(site) <= errors, "seed " + seed);
            List<Wish> offered = wishes(site);
            assertTrue(made.stream().noneMatch(offered::contains), "mended is mended, seed " + seed);
            mended += made.size();
            editor.undo();
            assertEquals(before, text(site), "seed " + seed);
        }
        assertTrue(mended > 40, "the sites give something to do: " + mended);
    }

    private static long errors(Site site) {
        return SiteChecks.check(site).stream().filter(ModelProblem::isError).count();
    }
}
