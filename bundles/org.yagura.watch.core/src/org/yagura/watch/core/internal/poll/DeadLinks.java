/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import org.yagura.watch.core.spi.Phrase;

/**
 * The dead links that a look at a site has found and who links to them, as the memo of its watch keeps them.
 *
 * @param links by address
 * @param left so many more were found and are not kept
 * @param named instances that are told one by one, {@link #MOST_NAMED} at most; they stay so until they are mended
 */
public record DeadLinks(List<Dead> links, int left, Set<String> named) {
    /** None. */
    public static final DeadLinks NONE = new DeadLinks(List.of(), 0, Set.of());
    /** So many are told one by one; a site of which everything is broken is no hundreds of alarms. */
    static final int MOST_NAMED = 50;
    /** So many pages are named that link to one. */
    static final int MOST_PAGES = 10;
    private static final int MOST = 500;
    private static final int LONGEST_PATH = 100;

    /**
     * A dead link.
     *
     * @param url where it leads, without what may be secret in it
     * @param en why it is dead, in English
     * @param ja the same in Japanese
     * @param pages that link to it, {@link #MOST_PAGES} at most
     * @param more so many more pages link to it
     * @param instance what it is told as, see {@link DeadLinks#instance}
     */
    public record Dead(String url, String en, String ja, List<String> pages, int more, String instance) {

        public Dead {
            pages = List.copyOf(pages);
            // an older product has not left it
            instance = instance == null ? DeadLinks.instance(url) : instance;
        }

        static Dead of(String url, Phrase why, List<String> pages, int more, String instance) {
            return new Dead(url, why.in(Locale.ENGLISH), why.in(Locale.JAPANESE), pages, more, instance);
        }

        /** Why it is dead. */
        public String why(Locale language) {
            return language.getLanguage().equals("ja") ? ja : en;
        }
    }

    public DeadLinks {
        links = List.copyOf(links);
        // an older product has not left any
        named = named == null ? Set.of() : Set.copyOf(named);
    }

    /** Those that there is room for, after what was found the time before. */
    static DeadLinks of(List<Dead> found, DeadLinks before) {
        List<Dead> sorted = found.stream().sorted(Comparator.comparing(Dead::url)).limit(MOST).toList();
        var named = new LinkedHashSet<>(before.named());
        named.retainAll(instances(found));
        Set<String> known = instances(before.links());
        // first those that are known for longer
        sorted.stream().map(Dead::instance).distinct().sorted(Comparator.comparing(i -> !known.contains(i)))
                .takeWhile(instance -> named.size() < MOST_NAMED).forEach(named::add);
        return new DeadLinks(sorted, found.size() - sorted.size(), named);
    }

    /** The instances of those that are not told one by one, and that were not there the time before. */
    Set<String> fresh(DeadLinks before) {
        Set<String> fresh = instances(links);
        fresh.removeAll(named);
        fresh.removeAll(instances(before.links()));
        return fresh;
    }

    private static Set<String> instances(List<Dead> links) {
        return links.stream().map(Dead::instance).collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * An address without the site and without what follows a question mark, which may be secret: a long one by its beginning
     * and a number that is only its own. Links that differ in no more are told as one.
     */
    static String instance(String url) {
        String path = url.replaceFirst("\\?.*", "").replaceFirst("^https?://[^/]+(?=/)", "");
        return path.length() <= LONGEST_PATH
                ? path
                : path.substring(0, LONGEST_PATH) + "…" + Integer.toHexString(path.hashCode());
    }

    /** Those that a memo keeps; none where it keeps none. */
    public static DeadLinks read(String memo) {
        return Memos.read(memo, DeadLinks.class).orElse(NONE);
    }

    /** The memo; the last ones are left out where they would not fit. */
    String memo() {
        return Memos.fitting(links, kept -> new DeadLinks(kept, left + links.size() - kept.size(), named));
    }
}
