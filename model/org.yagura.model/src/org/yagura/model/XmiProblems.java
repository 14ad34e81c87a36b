/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.model;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.xmi.ClassNotFoundException;
import org.eclipse.emf.ecore.xmi.FeatureNotFoundException;
import org.eclipse.emf.ecore.xmi.IllegalValueException;
import org.eclipse.emf.ecore.xmi.PackageNotFoundException;
import org.eclipse.emf.ecore.xmi.UnresolvedReferenceException;
import org.eclipse.emf.ecore.xmi.XMIException;
import org.xml.sax.SAXParseException;
import org.yagura.model.ModelProblem.Where;

/** Says in our words what EMF and the XML parser found wrong with a file. */
final class XmiProblems {

    /** More than these are not told: one early mistake often brings many. */
    private static final int MOST = 20;

    private XmiProblems() {
    }

    /**
     * All that is wrong.
     *
     * @param failure what ended the load, or null
     * @return at least one problem
     */
    static List<ModelProblem> of(Resource resource, Throwable failure, String name) {
        List<ModelProblem> problems = new ArrayList<>();
        for (Resource.Diagnostic diagnostic : resource.getErrors()) {
            if (problems.size() == MOST) {
                break;
            }
            ModelProblem problem = of(diagnostic, name);
            if (!problems.contains(problem)) {
                problems.add(problem);
            }
        }
        if (problems.isEmpty()) {
            problems.add(of(failure, name));
        }
        return problems;
    }

    private static ModelProblem of(Resource.Diagnostic diagnostic, String name) {
        Where where = Where.inFile(name, diagnostic.getLine(), diagnostic.getColumn());
        return switch (diagnostic) {
            case FeatureNotFoundException e -> ModelProblem.error("feature", where, e.getName());
            case ClassNotFoundException e -> ModelProblem.error("class", where, e.getName());
            case PackageNotFoundException e -> ModelProblem.error("package", where, String.valueOf(e.uri()));
            case IllegalValueException e ->
                ModelProblem.error("value", where, shown(e), e.getFeature() == null ? "" : e.getFeature().getName());
            case UnresolvedReferenceException e -> ModelProblem.error("reference", where, e.getReference());
            case XMIException e when cause(e) instanceof SAXParseException parse -> SiteHeader.problem(parse, name);
            case XMIException e when e.getCause() != null ->
                ModelProblem.error("xml", where, String.valueOf(cause(e).getMessage()));
            default -> ModelProblem.error("xml", where, String.valueOf(diagnostic.getMessage()));
        };
    }

    /** The bad value, unless it stands where a secret should. */
    private static String shown(IllegalValueException failure) {
        boolean secret = failure.getFeature() != null && failure.getFeature().getEType() != null
                && "Secret".equals(failure.getFeature().getEType().getName());
        return secret ? "…" : String.valueOf(failure.getValue());
    }

    private static ModelProblem of(Throwable failure, String name) {
        Throwable cause = cause(failure);
        if (cause instanceof SAXParseException parse) {
            return SiteHeader.problem(parse, name);
        }
        if (cause instanceof Resource.Diagnostic diagnostic) {
            return of(diagnostic, name);
        }
        return ModelProblem.error("xml", Where.inFile(name, 0, 0), String.valueOf(cause.getMessage()));
    }

    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause;
    }
}
