/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TrapRule;

final class RuleDraftTest {
    private final Site base = DemoSite.load();
    private final RuleDraft draft = new RuleDraft(1, base);

    private static TrapRule rule(String name) {
        TrapRule rule = SiteFactory.eINSTANCE.createTrapRule();
        rule.setName(name);
        return rule;
    }

    @Test
    void anyChangesAreUndoneAndRedone() throws Exception {
        var random = new Random(4);
        String before = draft.xmi();
        for (int i = 0; i < 200; i++) {
            change(draft, random, i);
        }
        String after = draft.xmi();
        assertNotEquals(before, after);
        while (draft.canUndo()) {
            draft.undo();
        }
        assertEquals(before, draft.xmi());
        assertFalse(draft.dirty());
        while (draft.canRedo()) {
            draft.redo();
        }
        assertEquals(after, draft.xmi());
        assertTrue(draft.dirty());
    }

    private static void change(RuleDraft draft, Random random, int i) {
        List<TrapRule> rules = draft.rules();
        TrapRule some = rules.isEmpty() ? draft.add(rule("first"), null) : rules.get(random.nextInt(rules.size()));
        switch (random.nextInt(7)) {
            case 0 -> draft.add(rule("r" + i), some);
            case 1 -> draft.remove(some);
            case 2 -> draft.move(some, random.nextBoolean() ? 1 : -1);
            case 3 -> draft.duplicate(some);
            case 4 -> draft.addCondition(some);
            case 5 -> draft.set(some, SitePackage.Literals.TRAP_RULE__SEVERITY,
                    Severity.values()[random.nextInt(Severity.values().length)]);
            default -> draft.set(some, SitePackage.Literals.NAMED_ELEMENT__NAME, "name" + i);
        }
    }

    @Test
    void theSiteThatWasLoadedStaysAsItIs() throws Exception {
        byte[] before = new SiteFiles().toBytes(SiteFiles.copy(base));
        draft.remove(draft.rules().getFirst());
        assertEquals(new String(before), new String(new SiteFiles().toBytes(SiteFiles.copy(base))));
    }

    @Test
    void aCopyHasIdsOfItsOwn() {
        TrapRule first = draft.rules().getFirst();
        TrapRule copy = draft.duplicate(first);
        assertNotEquals(first.getId(), copy.getId());
        assertEquals(1, draft.rules().indexOf(copy));
        assertEquals(first.getName(), copy.getName());
    }

    @Test
    void changesOfTwoPeopleToDifferentRulesAreBothKept() {
        Site theirs = SiteFiles.copy(base);
        theirs.getTrapRules().get(0).setName("theirs");
        theirs.getTrapRules().add(rule("their new one"));
        draft.set(draft.rules().get(1), SitePackage.Literals.NAMED_ELEMENT__NAME, "mine");
        draft.add(rule("my new one"), draft.rules().getFirst());
        assertEquals(List.of(), draft.rebase(2, theirs));
        List<String> names = draft.rules().stream().map(TrapRule::getName).toList();
        assertTrue(names.containsAll(List.of("theirs", "mine", "their new one", "my new one")), names.toString());
        assertEquals("my new one", names.getFirst());
        assertEquals(2, draft.revision());
        assertTrue(draft.dirty());
    }

    @Test
    void aRuleChangedByBothIsNamedAndMineIsKept() {
        Site theirs = SiteFiles.copy(base);
        String name = theirs.getTrapRules().get(0).getName();
        theirs.getTrapRules().get(0).setMessageTemplate("theirs");
        draft.set(draft.rules().get(0), SitePackage.Literals.TRAP_RULE__MESSAGE_TEMPLATE, "mine");
        assertEquals(List.of(name), draft.rebase(2, theirs));
        assertEquals("mine", draft.rules().get(0).getMessageTemplate());
    }

    @Test
    void theSameChangeByBothIsNoConflict() {
        Site theirs = SiteFiles.copy(base);
        theirs.getTrapRules().get(0).setMessageTemplate("same");
        draft.set(draft.rules().get(0), SitePackage.Literals.TRAP_RULE__MESSAGE_TEMPLATE, "same");
        assertEquals(List.of(), draft.rebase(2, theirs));
        assertFalse(draft.dirty());
    }

    @Test
    void removedThereAndChangedHereIsNamedAndKept() {
        Site theirs = SiteFiles.copy(base);
        EcoreUtil.delete(theirs.getTrapRules().get(2));
        draft.set(draft.rules().get(2), SitePackage.Literals.NAMED_ELEMENT__NAME, "mine");
        assertEquals(List.of("mine"), draft.rebase(2, theirs));
        assertTrue(draft.rules().stream().anyMatch(r -> r.getName().equals("mine")));
    }

    @Test
    void removedHereAndUntouchedThereStaysRemoved() {
        String id = draft.rules().get(1).getId();
        draft.remove(draft.rules().get(1));
        assertEquals(List.of(), draft.rebase(2, SiteFiles.copy(base)));
        assertTrue(draft.rules().stream().noneMatch(r -> r.getId().equals(id)));
    }
}
