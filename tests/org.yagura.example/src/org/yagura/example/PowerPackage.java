/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.example;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.impl.EFactoryImpl;
import org.eclipse.emf.ecore.impl.EPackageImpl;
import org.yagura.model.site.SitePackage;

/**
 * The firm's own part of the site model: a class of watches beside those of the product. It is made by hand here, because one
 * class is no reason for a generator; a generated package does as well. The extension {@code
 * org.eclipse.emf.ecore.generated_package} makes it known to EMF before a site is read.
 */
public final class PowerPackage extends EPackageImpl {
    /** The name of the package in files of sites. */
    public static final String URI = "https://power.example/yagura/1";
    /** The port on which the firm's UPS tell how they are. */
    static final int PORT = 2161;
    /** The package, as EMF asks for it. */
    public static final PowerPackage eINSTANCE = new PowerPackage();

    private final EClass powerWatch = EcoreFactory.eINSTANCE.createEClass();
    private final EAttribute port = EcoreFactory.eINSTANCE.createEAttribute();

    private PowerPackage() {
        super(URI, new Factory());
        setName("power");
        setNsPrefix("power");
        setNsURI(URI);
        port.setName("port");
        port.setEType(EcorePackage.Literals.EINT);
        port.setDefaultValueLiteral(Integer.toString(PORT));
        powerWatch.setName("PowerWatch");
        powerWatch.getESuperTypes().add(SitePackage.Literals.WATCH);
        powerWatch.getEStructuralFeatures().add(port);
        getEClassifiers().add(powerWatch);
        EPackage.Registry.INSTANCE.put(URI, this);
    }

    /** The class of watches of a UPS. */
    public EClass powerWatch() {
        return powerWatch;
    }

    /** Its port. */
    public EAttribute port() {
        return port;
    }

    /** Makes what is in the package. */
    private static final class Factory extends EFactoryImpl {
        @Override
        public EObject create(EClass type) {
            if (!"PowerWatch".equals(type.getName())) {
                throw new IllegalArgumentException(type.getName() + " is not of this package");
            }
            return new PowerWatch(type);
        }
    }
}
