/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */
package org.yagura.site.ui.internal.wall;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Two tones that carry through a room. */
final class Sound {
    private static final Logger LOG = LoggerFactory.getLogger(Sound.class);
    private static final float RATE = 22_050;
    private static final int FADE = 400;
    private static final double[] TONES = {880, 660, 880};
    private static final double SECONDS = 0.22;

    private Sound() {
    }

    /** Plays them; blocks until they are over. False when there is no sound device, or it is taken. */
    static boolean play() {
        var format = new AudioFormat(RATE, 8, 1, true, false);
        try (SourceDataLine line = AudioSystem.getSourceDataLine(format)) {
            byte[] samples = samples();
            line.open(format);
            line.start();
            line.write(samples, 0, samples.length);
            line.drain();
            return true;
        } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
            LOG.debug("no sound", e);
            return false;
        }
    }

    /** The tones, faded in and out so that they do not click. */
    static byte[] samples() {
        int each = (int) (RATE * SECONDS);
        var samples = new byte[TONES.length * each];
        for (int tone = 0; tone < TONES.length; tone++) {
            for (int i = 0; i < each; i++) {
                double fade = Math.min(1, Math.min(i, each - 1 - i) / (double) FADE);
                samples[tone * each + i] = (byte) (100 * fade * Math.sin(2 * Math.PI * TONES[tone] * i / RATE));
            }
        }
        return samples;
    }
}
