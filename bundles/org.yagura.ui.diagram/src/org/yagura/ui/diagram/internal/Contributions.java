/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.diagram.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExtensionRegistry;
import org.eclipse.core.runtime.Platform;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.diagram.core.Icon;
import org.yagura.diagram.core.paint.FigurePainter;
import org.yagura.diagram.core.paint.Metrics;
import org.yagura.diagram.core.paint.Overlay;
import org.yagura.diagram.core.paint.Painters;
import org.yagura.ui.diagram.OverlayEntry;
import org.yagura.ui.diagram.PaletteEntry;

/**
 * What other bundles add to diagrams of a kind by the extension points {@code figure}, {@code paletteEntry} and
 * {@code overlay}. Each contribution that fails is logged and left out.
 */
public final class Contributions {
    private static final Logger LOG = LoggerFactory.getLogger(Contributions.class);
    private static final Pattern ICON = Pattern.compile("icons/[^/]+\\.svg");
    private static final String POINT = "org.yagura.ui.diagram.";

    private final List<PaletteEntry> palette = new ArrayList<>();
    private final List<OverlayEntry> overlays = new ArrayList<>();
    private Painters painters = Painters.standard();

    /**
     * Reads them.
     *
     * @param registry null when there is none: outside of a workbench
     * @param diagram the kind of diagram
     */
    public Contributions(IExtensionRegistry registry, String diagram) {
        if (registry != null) {
            each(registry, "figure", diagram, this::figure);
            each(registry, "paletteEntry", diagram, e -> palette.add(entry(e)));
            each(registry, "overlay", diagram, e -> overlays.add(overlay(e)));
        }
    }

    /** Reads one element. */
    private interface Reader {
        void read(IConfigurationElement element) throws CoreException, ReflectiveOperationException;
    }

    private static void each(IExtensionRegistry registry, String point, String diagram, Reader reader) {
        for (IConfigurationElement element : registry.getConfigurationElementsFor(POINT + point)) {
            String wanted = element.getAttribute("diagram");
            if (wanted != null && !wanted.equals(diagram)) {
                continue;
            }
            try {
                reader.read(element);
            } catch (CoreException | ReflectiveOperationException | RuntimeException | LinkageError e) {
                LOG.error("a {} of {} is left out", point, element.getContributor().getName(), e);
            }
        }
    }

    private void figure(IConfigurationElement element) throws CoreException {
        painters = painters.with(required(element, "kind"), (FigurePainter) element.createExecutableExtension("class"));
    }

    private static OverlayEntry overlay(IConfigurationElement element) throws CoreException {
        return new OverlayEntry(required(element, "id"), required(element, "label"),
                (Overlay) element.createExecutableExtension("class"), Boolean.parseBoolean(element.getAttribute("on")));
    }

    private static PaletteEntry entry(IConfigurationElement element) throws ReflectiveOperationException {
        String icon = iconName(element.getAttribute("icon"));
        return new PaletteEntry(required(element, "kind"), element.getAttribute("group"), required(element, "label"),
                element.getAttribute("hint"), icon == null ? null : new Icon(owner(element), icon),
                Boolean.parseBoolean(element.getAttribute("connection")), number(element, "width", Metrics.NODE_WIDTH),
                number(element, "height", Metrics.NODE_HEIGHT));
    }

    private static String iconName(String file) {
        if (file != null && !ICON.matcher(file).matches()) {
            throw new IllegalArgumentException("an icon is icons/NAME.svg, not " + file);
        }
        return file == null ? null : file.substring("icons/".length(), file.length() - ".svg".length());
    }

    private static Class<?> owner(IConfigurationElement element) throws ReflectiveOperationException {
        String name = required(element, "iconOwner");
        Bundle bundle = Platform.getBundle(element.getContributor().getName());
        return bundle == null ? Class.forName(name) : bundle.loadClass(name);
    }

    private static String required(IConfigurationElement element, String attribute) {
        String value = element.getAttribute(attribute);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(element.getName() + " has no " + attribute);
        }
        return value;
    }

    private static int number(IConfigurationElement element, String attribute, int otherwise) {
        String value = element.getAttribute(attribute);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    /** Entries for the palette. */
    public List<PaletteEntry> palette() {
        return palette;
    }

    /** Overlays. */
    public List<OverlayEntry> overlays() {
        return overlays;
    }

    /** The standard painters and those of others. */
    public Painters painters() {
        return painters;
    }
}
