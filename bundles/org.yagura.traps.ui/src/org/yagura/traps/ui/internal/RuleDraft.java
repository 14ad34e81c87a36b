/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.ui.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.eclipse.emf.common.command.BasicCommandStack;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.MoveCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.AdapterFactoryEditingDomain;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.yagura.model.Elements;
import org.yagura.model.SiteFileException;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Element;
import org.yagura.model.site.Severity;
import org.yagura.model.site.Site;
import org.yagura.model.site.SiteFactory;
import org.yagura.model.site.SitePackage;
import org.yagura.model.site.TrapRule;
import org.yagura.model.site.provider.SiteItemProviderAdapterFactory;
import org.yagura.traps.core.TrapDetail;

/**
 * Trap rules being edited: a copy of a revision of the site, changed by commands that can be undone. When somebody else
 * saves meanwhile, the changes are carried over to the newer revision rule by rule.
 */
final class RuleDraft {
    private final EditingDomain domain = new AdapterFactoryEditingDomain(new SiteItemProviderAdapterFactory(),
            new BasicCommandStack());
    private long revision;
    private Site base;
    private Site site;

    RuleDraft(long revision, Site loaded) {
        begin(revision, loaded);
    }

    /** Begins anew from a revision; all changes are given up. */
    void begin(long newRevision, Site loaded) {
        revision = newRevision;
        base = SiteFiles.copy(loaded);
        site = SiteFiles.copy(loaded);
        domain.getCommandStack().flush();
    }

    /** The revision that the draft is based on. */
    long revision() {
        return revision;
    }

    /** The rules in order of their priority. */
    List<TrapRule> rules() {
        return site.getTrapRules();
    }

    /** The site with the changed rules; not to be changed by the caller. */
    Site site() {
        return site;
    }

    boolean dirty() {
        return !sameRules(base.getTrapRules(), site.getTrapRules());
    }

    boolean canUndo() {
        return domain.getCommandStack().canUndo();
    }

    boolean canRedo() {
        return domain.getCommandStack().canRedo();
    }

    void undo() {
        if (canUndo()) {
            domain.getCommandStack().undo();
        }
    }

    void redo() {
        if (canRedo()) {
            domain.getCommandStack().redo();
        }
    }

    /** Calls back after each change, undo and redo. */
    void follow(Runnable follower) {
        domain.getCommandStack().addCommandStackListener(e -> follower.run());
    }

    /** Sets a feature of a rule or of one of its conditions; nothing happens when it has that value already. */
    void set(EObject owner, EStructuralFeature feature, Object value) {
        if (!Objects.equals(owner.eGet(feature), value)) {
            run(SetCommand.create(domain, owner, feature, value == null ? SetCommand.UNSET_VALUE : value));
        }
    }

    /** Adds a rule before another one; null adds it at the end. */
    TrapRule add(TrapRule rule, TrapRule before) {
        Elements.assignIds(rule);
        int index = before == null ? rules().size() : rules().indexOf(before);
        run(AddCommand.create(domain, site, SitePackage.Literals.SITE__TRAP_RULES, rule, index));
        return rule;
    }

    /** A copy of a rule right after it. */
    TrapRule duplicate(TrapRule rule) {
        TrapRule copy = EcoreUtil.copy(rule);
        copy.eAllContents().forEachRemaining(RuleDraft::forgetId);
        copy.setId(Elements.newId());
        int next = rules().indexOf(rule) + 1;
        return add(copy, next < rules().size() ? rules().get(next) : null);
    }

    private static void forgetId(EObject part) {
        if (part instanceof Element element) {
            element.setId(Elements.newId());
        }
    }

    void remove(TrapRule rule) {
        run(RemoveCommand.create(domain, site, SitePackage.Literals.SITE__TRAP_RULES, rule));
    }

    /** Moves a rule up (-1) or down (1). */
    void move(TrapRule rule, int by) {
        int target = rules().indexOf(rule) + by;
        if (target >= 0 && target < rules().size()) {
            run(MoveCommand.create(domain, site, SitePackage.Literals.SITE__TRAP_RULES, rule, target));
        }
    }

    void addCondition(TrapRule rule) {
        run(AddCommand.create(domain, rule, SitePackage.Literals.TRAP_RULE__CONDITIONS,
                SiteFactory.eINSTANCE.createVarbindCondition()));
    }

    void removeCondition(TrapRule rule, EObject condition) {
        run(RemoveCommand.create(domain, rule, SitePackage.Literals.TRAP_RULE__CONDITIONS, condition));
    }

    private void run(Command command) {
        domain.getCommandStack().execute(command);
    }

    /** The site with the changed rules as XMI, as it is saved and replayed. */
    String xmi() throws SiteFileException {
        return new String(new SiteFiles().toBytes(site), StandardCharsets.UTF_8);
    }

    /** A rule that would match a trap, not yet added. */
    static TrapRule forTrap(TrapDetail trap) {
        TrapRule rule = SiteFactory.eINSTANCE.createTrapRule();
        rule.setName(trap.row().name());
        rule.setTrapOid(trap.row().oid());
        rule.setSeverity(Severity.getByName(trap.row().severity().name()));
        rule.setMessageTemplate(trap.varbinds().isEmpty() ? "%trap%" : "%trap% %parm[#1]%");
        rule.setReductionKey("%node%:%oid%");
        return rule;
    }

    /**
     * Carries the changes over to a newer revision. Rules that only one side has changed are taken from that side; the
     * order is that of the newer revision, with new rules where they were put.
     *
     * @return names of the rules that both sides have changed in different ways; they are as the draft has them
     */
    List<String> rebase(long newRevision, Site loaded) {
        Map<String, TrapRule> before = byId(base);
        Map<String, TrapRule> mine = byId(site);
        Site merged = SiteFiles.copy(loaded);
        var conflicts = new ArrayList<String>();
        var rules = new ArrayList<TrapRule>();
        for (TrapRule theirs : List.copyOf(merged.getTrapRules())) {
            TrapRule old = before.get(theirs.getId());
            TrapRule own = mine.get(theirs.getId());
            boolean theirsChanged = old == null || !EcoreUtil.equals(old, theirs);
            boolean mineChanged = old != null && (own == null || !EcoreUtil.equals(old, own));
            if (mineChanged && theirsChanged && (own == null || !EcoreUtil.equals(own, theirs))) {
                conflicts.add(theirs.getName());
            }
            if (!mineChanged) {
                rules.add(theirs);
            } else if (own != null) {
                rules.add(EcoreUtil.copy(own));
            }
        }
        Map<String, TrapRule> theirs = byId(merged);
        addMissing(rules, before, theirs, conflicts);
        merged.getTrapRules().clear();
        merged.getTrapRules().addAll(rules);
        revision = newRevision;
        base = SiteFiles.copy(loaded);
        site = merged;
        domain.getCommandStack().flush();
        return conflicts;
    }

    /** Rules of the draft that the newer revision does not have: new ones, and changed ones that were removed there. */
    private void addMissing(List<TrapRule> rules, Map<String, TrapRule> before, Map<String, TrapRule> theirs,
            List<String> conflicts) {
        for (int i = 0; i < rules().size(); i++) {
            TrapRule own = rules().get(i);
            TrapRule old = before.get(own.getId());
            boolean removedThere = old != null && !theirs.containsKey(own.getId());
            boolean changedHere = old != null && !EcoreUtil.equals(old, own);
            if (removedThere && changedHere) {
                conflicts.add(own.getName());
            }
            if (old == null || removedThere && changedHere) {
                rules.add(Math.min(i, rules.size()), EcoreUtil.copy(own));
            }
        }
    }

    private static Map<String, TrapRule> byId(Site of) {
        var rules = new LinkedHashMap<String, TrapRule>();
        of.getTrapRules().forEach(r -> rules.put(r.getId(), r));
        return rules;
    }

    private static boolean sameRules(List<TrapRule> one, List<TrapRule> other) {
        return one.size() == other.size() && EcoreUtil.equals(one, other);
    }
}
