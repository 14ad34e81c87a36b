/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.ui.internal;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.ByteBuffer;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;

/** Takes pictures from the one library to the other. */
final class Pixels {
    private static final int NORMAL = 100;

    private Pixels() {
    }

    /** The pixels of a picture without transparency; on any thread. */
    static ImageData of(BufferedImage picture) {
        int[] pixels = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        var bytes = new byte[pixels.length * Integer.BYTES];
        ByteBuffer.wrap(bytes).asIntBuffer().put(pixels);
        return new ImageData(picture.getWidth(), picture.getHeight(), Integer.SIZE,
                new PaletteData(0xFF0000, 0xFF00, 0xFF), picture.getWidth() * Integer.BYTES, bytes);
    }

    /** An image that shows pixels as they are on a display of that zoom in percent; the caller disposes it. */
    static Image image(Device device, ImageData pixels, int zoom) {
        if (zoom == NORMAL) {
            return new Image(device, pixels);
        }
        ImageDataProvider provider = wanted -> wanted == zoom
                ? pixels
                : wanted == NORMAL
                        ? pixels.scaledTo(Math.max(1, pixels.width * NORMAL / zoom),
                                Math.max(1, pixels.height * NORMAL / zoom))
                        : null;
        return new Image(device, provider);
    }
}
