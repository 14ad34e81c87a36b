/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.example.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.yagura.example.TwoUpsRule;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteIndex;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Element;
import org.yagura.model.site.LifeCycle;
import org.yagura.model.site.Link;
import org.yagura.model.site.Node;
import org.yagura.model.site.Part;
import org.yagura.model.site.Site;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.Topology;

/** The rule finds nodes whose power supplies share a UPS, and offers to plug one of them into another. */
final class TwoUpsRuleTest {
    private final Site site = DemoSite.load();

    private List<Finding> check(Locale language) {
        return new TwoUpsRule().check(Topology.of(site), language);
    }

    private <T extends Element> T element(String id, Class<T> type) {
        return SiteIndex.of(site).element(id, type).orElseThrow();
    }

    private static List<String> nodes(List<Finding> findings) {
        return findings.stream().map(f -> f.element().id()).toList();
    }

    @Test
    void theMailServersOfTheDemoHangOnOneUps() {
        List<Finding> findings = check(Locale.ENGLISH);
        assertEquals(List.of("mail01", "mail02"), nodes(findings));
        Finding first = findings.getFirst();
        assertEquals(TwoUpsRule.CODE, first.code());
        assertNull(first.rule(), "it is none of the site's own rules");
        assertEquals("All 2 power supplies of mail01 hang on ups01.", first.what());
        assertTrue(check(Locale.JAPANESE).getFirst().what().startsWith("mail01の電源装置2個"));
    }

    @Test
    void theFixPlugsOneIntoTheOtherUpsAndCanBeUndone() {
        Finding finding = check(Locale.ENGLISH).getFirst();
        var fix = finding.fixes().getFirst();
        assertTrue(fix.label().endsWith("into ups02"), fix.label());
        Link cable = element("power.ups01-mail01.psu1", Link.class);
        try (var editor = new SiteEditor(site, Locale.ENGLISH)) {
            var stack = editor.domain().getCommandStack();
            stack.execute(fix.command(editor.domain()));
            assertSame(element("ups02", Node.class), cable.getFrom());
            assertEquals(List.of("mail02"), nodes(check(Locale.ENGLISH)));
            stack.undo();
            assertEquals(List.of("mail01", "mail02"), nodes(check(Locale.ENGLISH)));
        }
    }

    @Test
    void withoutAnotherUpsThereIsNoFixButAdvice() {
        element("ups02", Node.class).setLifeCycle(LifeCycle.PLANNED);
        Finding finding = check(Locale.ENGLISH).getFirst();
        assertEquals(List.of(), finding.fixes());
        assertEquals("Draw a second UPS, and plug one of them into it.", finding.todo());
    }

    @Test
    void powerSuppliesThatAreOnlyPlannedDoNotCount() {
        element("mail01.psu1", Part.class).setLifeCycle(LifeCycle.PLANNED);
        assertEquals(List.of("mail02"), nodes(check(Locale.ENGLISH)));
    }
}
