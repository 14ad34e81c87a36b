/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.ui.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What bundles contribute to an extension point whose elements have {@code id}, {@code class}, {@code label} and {@code order}.
 * One that cannot be made is logged and left out.
 *
 * @param id its id
 * @param label its heading in the language of the workbench; empty when it has none
 * @param place what its attribute {@code place} says; empty when it has none
 * @param made the object
 * @param <T> of what type
 */
public record Contributions<T>(String id, String label, String place, T made) {
    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);
    private static final int LAST = 500;

    /** New objects of all contributions to a point, in their order. */
    public static <T> List<Contributions<T>> of(String point, Class<T> type) {
        var found = new ArrayList<Contributions<T>>();
        Arrays.stream(Platform.getExtensionRegistry().getConfigurationElementsFor(point))
                .sorted(Comparator.comparingInt(Contributions::order)).forEach(element -> {
                    try {
                        found.add(new Contributions<>(element.getAttribute("id"), text(element, "label"),
                                text(element, "place"), type.cast(element.createExecutableExtension("class"))));
                    } catch (CoreException | RuntimeException | LinkageError e) {
                        LOG.error("{} is left out", element.getAttribute("id"), e);
                    }
                });
        return found;
    }

    private static String text(IConfigurationElement element, String name) {
        String text = element.getAttribute(name);
        return text == null ? "" : text;
    }

    private static int order(IConfigurationElement element) {
        try {
            return Integer.parseInt(element.getAttribute("order"));
        } catch (NumberFormatException e) {
            return LAST;
        }
    }
}
