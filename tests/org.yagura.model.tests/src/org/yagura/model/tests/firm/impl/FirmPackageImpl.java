/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model.tests.firm.impl;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EEnum;
import org.eclipse.emf.ecore.EcoreFactory;
import org.eclipse.emf.ecore.impl.EPackageImpl;
import org.yagura.model.site.SitePackage;

/** A firm's package with a class of watches, one that nobody can make, one that is no watch, and an enumeration. */
public final class FirmPackageImpl extends EPackageImpl {
    private static final EcoreFactory FACTORY = EcoreFactory.eINSTANCE;
    /** A watch. */
    public final EClass lamp = FACTORY.createEClass();
    /** What it has of its own. */
    public final EAttribute colour = FACTORY.createEAttribute();
    /** Without labels. */
    public final EAttribute bright = FACTORY.createEAttribute();
    /** Not made. */
    public final EClass device = FACTORY.createEClass();
    /** No watch. */
    public final EClass screw = FACTORY.createEClass();
    /** Colours, with one that is made at run time. */
    public final EEnum colours = FACTORY.createEEnum();

    /** A package of that URI. */
    public FirmPackageImpl(String uri) {
        super(uri);
        setName("firm");
        setNsURI(uri);
        lamp.setName("Lamp");
        lamp.getESuperTypes().add(SitePackage.Literals.WATCH);
        colour.setName("colour");
        colour.setEType(colours);
        bright.setName("bright");
        lamp.getEStructuralFeatures().add(colour);
        lamp.getEStructuralFeatures().add(bright);
        device.setName("Device");
        device.setAbstract(true);
        device.getESuperTypes().add(SitePackage.Literals.WATCH);
        screw.setName("Screw");
        colours.setName("Colour");
        var red = FACTORY.createEEnumLiteral();
        red.setName("red");
        colours.getELiterals().add(red);
        getEClassifiers().add(lamp);
        getEClassifiers().add(device);
        getEClassifiers().add(screw);
        getEClassifiers().add(colours);
    }
}
