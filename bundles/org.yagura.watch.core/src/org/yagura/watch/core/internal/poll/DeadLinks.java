/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.yagura.watch.core.spi.Phrase;

/**
 * The dead links that a look at a site has found and who links to them, as the memo of its watch keeps them.
 *
 * @param links by address
 * @param left so many more were found and are not kept
 */
public record DeadLinks(List<Dead> links, int left) {
    /** None. */
    public static final DeadLinks NONE = new DeadLinks(List.of(), 0);
    /** So many pages are named that link to one. */
    static final int MOST_PAGES = 10;
    private static final int MOST = 500;

    /**
     * A dead link.
     *
     * @param url where it leads, without what may be secret in it
     * @param en why it is dead, in English
     * @param ja the same in Japanese
     * @param pages that link to it, {@link #MOST_PAGES} at most
     * @param more so many more pages link to it
     */
    public record Dead(String url, String en, String ja, List<String> pages, int more) {

        public Dead {
            pages = List.copyOf(pages);
        }

        static Dead of(String url, Phrase why, List<String> pages, int more) {
            return new Dead(url, why.in(Locale.ENGLISH), why.in(Locale.JAPANESE), pages, more);
        }

        /** Why it is dead. */
        public String why(Locale language) {
            return language.getLanguage().equals("ja") ? ja : en;
        }
    }

    public DeadLinks {
        links = List.copyOf(links);
    }

    /** Those that there is room for. */
    static DeadLinks of(List<Dead> found) {
        List<Dead> sorted = found.stream().sorted(Comparator.comparing(Dead::url)).limit(MOST).toList();
        return new DeadLinks(sorted, found.size() - sorted.size());
    }

    /** Those that a memo keeps; none where it keeps none. */
    public static DeadLinks read(String memo) {
        return Memos.read(memo, DeadLinks.class).orElse(NONE);
    }

    /** The memo; the last ones are left out where they would not fit. */
    String memo() {
        return Memos.fitting(links, kept -> new DeadLinks(kept, left + links.size() - kept.size()));
    }
}
