/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.edit.tests;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.common.command.UnexecutableCommand;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.yagura.model.Secret;
import org.yagura.model.edit.SiteCommands;
import org.yagura.model.edit.SiteEditor;
import org.yagura.model.site.Area;
import org.yagura.model.site.NamedElement;
import org.yagura.model.site.NodeKind;
import org.yagura.model.site.Site;
import org.yagura.model.site.SitePackage;

/** Makes any commands that the model allows, and some that it does not. */
final class RandomEdits {

    private final Site site;
    private final SiteCommands commands;
    private final Random random;

    RandomEdits(SiteEditor editor, Random random) {
        this(editor.site(), editor.commands(), random);
    }

    RandomEdits(Site site, SiteCommands commands, Random random) {
        this.site = site;
        this.commands = commands;
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    List<EObject> all() {
        List<EObject> all = new ArrayList<>();
        for (Iterator<EObject> each = site.eAllContents(); each.hasNext();) {
            all.add(each.next());
        }
        return all;
    }

    <T> List<T> all(Class<T> type) {
        return all().stream().filter(type::isInstance).map(type::cast).toList();
    }

    Command command() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> set();
            case 3 -> commands.rename(one(all(NamedElement.class)), "name " + random.nextInt());
            case 4 -> add();
            case 5 -> commands.remove(some());
            case 6 -> move();
            default -> all(Area.class).isEmpty()
                    ? add()
                    : commands.addNode(one(all(Area.class)), one(NodeKind.VALUES), "n", "10.0.0.1");
        };
    }

    private List<EObject> some() {
        List<EObject> some = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            EObject object = one(all());
            if (!some.contains(object)) {
                some.add(object);
            }
        }
        return some;
    }

    private Command set() {
        EObject owner = one(all());
        List<EStructuralFeature> features = owner.eClass().getEAllStructuralFeatures().stream()
                .filter(f -> f != SitePackage.Literals.ELEMENT__ID)
                .filter(f -> !(f instanceof EReference reference && reference.isContainment())).toList();
        if (features.isEmpty()) {
            return UnexecutableCommand.INSTANCE;
        }
        EStructuralFeature feature = one(features);
        if (!feature.isMany()) {
            return commands.set(owner, feature, random.nextInt(5) == 0 ? null : value(feature));
        }
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            Object value = value(feature);
            if (value != null && !values.contains(value)) {
                values.add(value);
            }
        }
        return commands.set(owner, feature, values);
    }

    private Object value(EStructuralFeature feature) {
        if (feature instanceof EReference reference) {
            List<EObject> targets = all().stream().filter(reference.getEReferenceType()::isInstance).toList();
            return targets.isEmpty() ? null : one(targets);
        }
        EAttribute attribute = (EAttribute) feature;
        if (attribute.getEType() instanceof EEnum literals) {
            return one(literals.getELiterals()).getInstance();
        }
        return switch (attribute.getEType().getName()) {
            case "EString" -> "text " + random.nextInt(1000);
            case "EBoolean", "EBooleanObject" -> random.nextBoolean();
            case "EDouble", "EDoubleObject" -> 1 + random.nextInt(1000) / 8.0;
            case "Date" -> LocalDate.EPOCH.plusDays(random.nextInt(30_000));
            case "EInt", "EIntegerObject" -> random.nextInt(7);
            case "Instant" -> Instant.EPOCH.plusSeconds(random.nextInt());
            case "Secret" -> Secret.plain("secret " + random.nextInt());
            case "Duration" -> Duration.ofMinutes(1 + random.nextInt(100));
            default -> throw new AssertionError("a type that this test does not know: " + attribute);
        };
    }

    private Command add() {
        List<EObject> owners = new ArrayList<>(all());
        owners.add(site);
        EObject owner = one(owners);
        List<EReference> references = owner.eClass().getEAllContainments().stream()
                .filter(r -> r != SitePackage.Literals.ELEMENT__EXTENSIONS).toList();
        if (references.isEmpty()) {
            return set();
        }
        EReference reference = one(references);
        List<EClass> types = SitePackage.eINSTANCE.getEClassifiers().stream().filter(EClass.class::isInstance)
                .map(EClass.class::cast).filter(c -> !c.isAbstract() && reference.getEReferenceType().isSuperTypeOf(c))
                .toList();
        int size = reference.isMany() ? ((List<?>) owner.eGet(reference)).size() : 0;
        return commands.add(owner, reference, EcoreUtil.create(one(types)), random.nextInt(size + 1));
    }

    private Command move() {
        EObject object = one(all());
        EReference reference = object.eContainmentFeature();
        List<EObject> owners = all().stream()
                .filter(o -> o.eClass().getEAllContainments().contains(reference)).toList();
        EObject owner = owners.isEmpty() || random.nextInt(3) == 0 ? object.eContainer() : one(owners);
        int size = reference.isMany() ? ((List<?>) owner.eGet(reference)).size() : 0;
        boolean same = owner == object.eContainer();
        int index = random.nextInt(4) == 0 ? -1 : random.nextInt(same && size > 0 ? size : size + 1);
        return commands.move(object, owner, reference, index);
    }
}
