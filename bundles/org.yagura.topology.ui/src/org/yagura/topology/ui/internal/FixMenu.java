/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.topology.ui.internal;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.swt.widgets.Menu;
import org.yagura.core.text.Texts;
import org.yagura.topology.core.Finding;
import org.yagura.topology.core.Mending.Wish;

/** The quick fixes of the selected findings as entries of menus; an entry that cannot be chosen says why there is none. */
final class FixMenu {
    /** Each is looked for again, which takes seconds on the largest sites. */
    private static final int MOST = 50;

    private final DraftFindings findings;
    private final Supplier<List<Finding>> selected;
    private final DraftFindings.Mended told;
    private final Texts texts = Texts.of(FixMenu.class);

    /**
     * What can be chosen.
     *
     * @param label for persons
     * @param wishes what it makes; empty when it only says why nothing can be chosen
     */
    record Choice(String label, List<Wish> wishes) {
    }

    FixMenu(DraftFindings findings, Supplier<List<Finding>> selected, DraftFindings.Mended told) {
        this.findings = findings;
        this.selected = selected;
        this.told = told;
    }

    /** The fixes of the one that is selected; of several, all at once where nobody has to choose between fixes. */
    List<Choice> choices() {
        List<Finding> of = selected.get();
        if (of.isEmpty()) {
            return List.of(new Choice(texts.get("fix.select"), List.of()));
        }
        List<Wish> single = of.stream().filter(f -> f.fixes().size() == 1)
                .limit(MOST)
                .map(f -> Wish.of(f, f.fixes().getFirst())).toList();
        List<Choice> choices = of.size() == 1
                ? of.getFirst().fixes().stream()
                        .map(fix -> new Choice(fix.label(), List.of(Wish.of(of.getFirst(), fix)))).toList()
                : single.isEmpty()
                        ? List.of()
                        : List.of(new Choice(texts.get("fix.all", single.size(), of.size()), single));
        if (choices.isEmpty()) {
            return List.of(new Choice(texts.get("fix.person"), List.of()));
        }
        return findings.refusal().map(why -> List.of(new Choice(why, List.of()))).orElse(choices);
    }

    void choose(Choice choice) {
        if (!choice.wishes().isEmpty()) {
            findings.mend(choice.wishes(), told);
        }
    }

    void fill(IMenuManager menu) {
        actions().forEach(menu::add);
    }

    void fill(Menu menu) {
        actions().forEach(a -> new ActionContributionItem(a).fill(menu, -1));
    }

    private List<Action> actions() {
        return choices().stream().<Action>map(choice -> {
            Action action = new Action(choice.label().replace("&", "&&")) {
                @Override
                public void run() {
                    choose(choice);
                }
            };
            action.setEnabled(!choice.wishes().isEmpty());
            return action;
        }).toList();
    }
}
