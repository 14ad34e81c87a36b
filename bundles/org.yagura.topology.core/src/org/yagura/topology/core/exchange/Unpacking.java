/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.topology.core.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import org.yagura.core.text.Texts;

/** What is in an archive: little, and nothing is written anywhere. */
final class Unpacking {
    static final int MOST_ENTRIES = 100;

    private Unpacking() {
    }

    /** An archive that is not taken; the message is for the person. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private Refused(String text) {
            super(text);
        }
    }

    /** Whether it is an archive, by its first bytes. */
    static boolean isArchive(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] < 9 && content[3] < 9;
    }

    /**
     * The tables in an archive.
     *
     * @param most how many bytes all of them may have together
     */
    static List<ExchangeFile> tables(byte[] archive, int most, Texts texts) throws Refused {
        var files = new ArrayList<ExchangeFile>();
        int left = most;
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++entries > MOST_ENTRIES) {
                    throw new Refused(texts.get("zip.entries", MOST_ENTRIES));
                }
                // what is left over counts as well, so that a bomb is not unpacked at all
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw new Refused(texts.get("zip.long", most >> 20));
                }
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (name.toLowerCase(Locale.ROOT).endsWith(".csv") && !name.startsWith(".")) {
                    files.add(new ExchangeFile(name, content));
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new Refused(texts.get("zip.broken", String.valueOf(e.getMessage())));
        }
        if (files.isEmpty()) {
            throw new Refused(texts.get("zip.empty"));
        }
        return files;
    }
}
