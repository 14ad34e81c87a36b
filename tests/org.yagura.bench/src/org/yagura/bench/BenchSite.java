/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.bench;

import java.io.IOException;
import java.nio.file.Path;

import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.AlarmType;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.TrapRule;
import org.yagura.model.site.VarbindCondition;

/** The demo site with so many rules that it has 200, the blaster's traps matching one of the last. */
final class BenchSite {
    private static final int RULES = 200;

    private BenchSite() {
    }

    /** Writes the site's file. */
    static Path write(Path directory) throws IOException {
        Site site = DemoSite.load();
        for (int i = 0; site.getTrapRules().size() < RULES; i++) {
            site.getTrapRules().add(i, rule(i));
        }
        Path file = directory.resolve("bench.site");
        new SiteFiles().save(site, file);
        return file;
    }

    /** Rules as a site has them: of one vendor's trap, of a subtree, of a trap with a condition on a value. */
    private static TrapRule rule(int i) {
        TrapRule rule = SiteFactory.eINSTANCE.createTrapRule();
        rule.setId("bench-" + i);
        rule.setName("Bench rule " + i);
        rule.setSeverity(Severity.MINOR);
        rule.setAlarmType(AlarmType.PROBLEM);
        rule.setReductionKey("bench:%node%:" + i);
        rule.setMessageTemplate("%node%: condition " + i + " (%parm[#1]%)");
        switch (i % 4) {
            case 0 -> rule.setTrapOid("1.3.6.1.4.1.32473.200." + i + ".0.1");
            case 1 -> rule.setTrapOid("1.3.6.1.4.1.32473.200." + i + ".*");
            case 2 -> rule.setEnterprise("1.3.6.1.4.1.32473.300." + i);
            default -> {
                rule.setTrapOid("1.3.6.1.6.3.1.1.5.3");
                VarbindCondition condition = SiteFactory.eINSTANCE.createVarbindCondition();
                condition.setIndex(4);
                condition.getValues().add("~TenGig.*/" + i);
                rule.getConditions().add(condition);
            }
        }
        return rule;
    }
}
