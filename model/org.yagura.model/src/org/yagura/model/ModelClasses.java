/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.yagura.model.site.SitePackage;

/**
 * Which classes the objects of a site can have: those of the product, and those that extend one of them in packages of
 * plug-ins, which make themselves known to EMF by the extension point {@code org.eclipse.emf.ecore.generated_package}.
 * Immutable: what was known when it was made.
 */
public final class ModelClasses {
    private final List<EClass> all;

    /**
     * The classes of a registry's packages, which are loaded by this. A package that cannot be loaded is left out; EMF's log
     * says why.
     *
     * @param registry usually {@link EPackage.Registry#INSTANCE}
     */
    public ModelClasses(EPackage.Registry registry) {
        Set<EPackage> packages = new LinkedHashSet<>();
        packages.add(SitePackage.eINSTANCE);
        // a copy, because packages may register others while they are loaded
        for (String uri : new TreeSet<>(registry.keySet())) {
            loaded(registry, uri).ifPresent(packages::add);
        }
        var found = new ArrayList<EClass>();
        for (EPackage one : packages) {
            one.getEClassifiers().stream().filter(EClass.class::isInstance).map(EClass.class::cast)
                    .filter(type -> one == SitePackage.eINSTANCE || extending(type)).forEach(found::add);
        }
        all = List.copyOf(found);
    }

    private static Optional<EPackage> loaded(EPackage.Registry registry, String uri) {
        try {
            return Optional.ofNullable(registry.getEPackage(uri));
        } catch (RuntimeException | LinkageError e) {
            EcorePlugin.INSTANCE.log(e);
            return Optional.empty();
        }
    }

    private static boolean extending(EClass type) {
        return type.getEAllSuperTypes().stream().anyMatch(above -> above.getEPackage() == SitePackage.eINSTANCE);
    }

    /**
     * The classes of which there can be objects where one of a class is wanted: the product's in the order of the model, then
     * those of plug-ins in the order of their packages' URIs.
     */
    public List<EClass> concrete(EClass wanted) {
        return all.stream().filter(type -> !type.isAbstract() && !type.isInterface() && wanted.isSuperTypeOf(type))
                .toList();
    }

    /**
     * The class with that name, by which answers of the agent say what something is. Where a plug-in's class has the name of
     * one of the product it is the product's.
     */
    public Optional<EClass> named(String name) {
        return all.stream().filter(type -> type.getName().equals(name)).findFirst();
    }
}
