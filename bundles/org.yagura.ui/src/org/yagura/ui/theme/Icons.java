/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;

/**
 * The icons, drawn from SVG in the colour of the theme. To be used on the user interface thread; images belong to this
 * object and live as long as the display unless they are disposed before.
 */
public final class Icons {
    private static final String FOLDER = "/icons/";

    private record Key(Class<?> owner, String name, int size, RGB colour) {
    }

    private final Theme theme;
    private final Map<Key, Image> images = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();
    private final Listener gone = e -> dispose();
    private Display display;

    /** The icons in that theme's colours. */
    public Icons(Theme theme) {
        this.theme = theme;
    }

    /** The same icons, kept apart until the caller disposes them: for passing sizes, such as those of a zoom. */
    public Icons apart() {
        return new Icons(theme);
    }

    /** An icon of the kit, 16 points, in the colour of faint text. Names are those of the files in {@code icons/}. */
    public Image get(String name) {
        return get(Icons.class, name, 16, theme.palette().faint());
    }

    /** An icon of the kit in that size and colour. */
    public Image get(String name, int size, RGB colour) {
        return get(Icons.class, name, size, colour);
    }

    /** An icon from the folder {@code icons/} of the bundle of a class. */
    public Image get(Class<?> owner, String name, int size, RGB colour) {
        return images.computeIfAbsent(new Key(owner, name, size, colour), this::create);
    }

    /** Whether the bundle of a class has that icon. */
    public static boolean has(Class<?> owner, String name) {
        return owner.getResource(FOLDER + name + ".svg") != null;
    }

    /** A descriptor of {@link #get(String)}, for actions; it keeps the colour of the moment. */
    public ImageDescriptor descriptor(String name) {
        RGB colour = theme.palette().faint();
        return ImageDescriptor.createFromImageDataProvider(zoom -> data(new Key(Icons.class, name, 16, colour), zoom));
    }

    /** Frees the images. */
    public void dispose() {
        images.values().forEach(Image::dispose);
        images.clear();
        if (display != null && !display.isDisposed()) {
            display.removeListener(SWT.Dispose, gone);
        }
        display = null;
    }

    private Image create(Key key) {
        if (display == null) {
            display = Display.getCurrent();
            display.addListener(SWT.Dispose, gone);
        }
        ImageDataProvider provider = zoom -> data(key, zoom);
        return new Image(display, provider);
    }

    private ImageData data(Key key, int zoom) {
        int pixels = Math.max(1, key.size() * zoom / 100);
        String colour = "#%02x%02x%02x".formatted(key.colour().red, key.colour().green, key.colour().blue);
        String svg = source(key).replace("currentColor", colour)
                .replaceFirst("width=\"24\"", "width=\"" + pixels + "\"")
                .replaceFirst("height=\"24\"", "height=\"" + pixels + "\"");
        return new ImageData(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private String source(Key key) {
        return sources.computeIfAbsent(key.owner().getName() + ' ' + key.name(), k -> {
            try (InputStream in = key.owner().getResourceAsStream(FOLDER + key.name() + ".svg")) {
                if (in == null) {
                    throw new IllegalArgumentException("no icon " + key.name() + " beside " + key.owner().getName());
                }
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
