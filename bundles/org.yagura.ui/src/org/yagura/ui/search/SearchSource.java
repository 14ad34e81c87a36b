/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.search;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.quickaccess.IQuickAccessComputerExtension;
import org.eclipse.ui.quickaccess.QuickAccessElement;
import org.yagura.ui.Kit;
import org.yagura.ui.background.Background;

/**
 * Finds things for the search box of the workbench (Ctrl+3), such as nodes. Contributed as a {@code computer} to
 * {@code org.eclipse.ui.quickAccess}. What goes wrong is told as an entry, because the box has no other place for it.
 */
public abstract class SearchSource implements IQuickAccessComputerExtension {
    /** As many of a kind as the box has room for; who wants more types more. */
    protected static final int MOST = 20;
    private static final int LOOKED_THROUGH = 200;

    /**
     * A thing that was found.
     *
     * @param id its id, under which the box keeps what was chosen before
     * @param label what it is called
     * @param open opens it; on the user interface thread
     */
    public record Found(String id, String label, Runnable open) {
    }

    private final String icon;

    /** Finds things that have that icon of the kit. */
    protected SearchSource(String icon) {
        this.icon = icon;
    }

    /**
     * Finds things. Off the user interface thread; may block.
     *
     * @param words what a person has typed, in lower case, not empty
     * @return the best first, {@link #MOST} at most
     */
    protected abstract List<Found> find(Kit kit, List<String> words);

    /** Whether each of the words is in one of the texts; null as a text is none. */
    protected static boolean fits(List<String> words, String... texts) {
        return words.stream().allMatch(word -> Arrays.stream(texts)
                .anyMatch(text -> text != null && text.toLowerCase(Locale.ROOT).contains(word)));
    }

    /**
     * Finds what an agent looks for by one word, and the others are in. It may look for the word in more than is shown.
     *
     * @param words as given to {@link #find(Kit, List)}
     * @param ask asks the agent for so many rows with a text
     * @param texts of a row, in which the other words have to be
     * @param found what a row is to a person
     */
    protected static <R> List<Found> asked(List<String> words, BiFunction<String, Integer, List<R>> ask,
            Function<R, String[]> texts, Function<R, Found> found) {
        String longest = Collections.max(words, Comparator.comparingInt(String::length));
        List<String> others = words.stream().filter(word -> !word.equals(longest)).toList();
        return ask.apply(longest, LOOKED_THROUGH).stream().filter(row -> fits(others, texts.apply(row))).limit(MOST)
                .map(found).toList();
    }

    /** What it finds, or in place of it what went wrong. Off the user interface thread. */
    public final List<Found> find(Kit kit, String typed) {
        List<String> words = Stream.of(typed.strip().toLowerCase(Locale.ROOT).split("[\\s\u3000]+"))
                .filter(word -> !word.isEmpty()).toList();
        try {
            return words.isEmpty() ? List.of() : find(kit, words);
        } catch (RuntimeException e) {
            return List.of(new Found("problem", Background.problem(e).what(), () -> {
                // only says so
            }));
        }
    }

    @Override
    public final QuickAccessElement[] computeElements(String query, IProgressMonitor monitor) {
        Kit kit = PlatformUI.getWorkbench().getService(Kit.class);
        ImageDescriptor image = kit.icons().descriptor(icon);
        return find(kit, query).stream().map(one -> new Entry(one, query, image)).toArray(QuickAccessElement[]::new);
    }

    /** Nothing, until somebody types. */
    @Override
    public final QuickAccessElement[] computeElements() {
        return new QuickAccessElement[0];
    }

    @Override
    public final void resetState() {
        // nothing is kept
    }

    @Override
    public final boolean needsRefresh() {
        return true;
    }

    /** What was found, so that the box takes it as fitting what was typed without looking again. */
    private static final class Entry extends QuickAccessElement {
        private final Found found;
        private final String query;
        private final ImageDescriptor image;

        Entry(Found found, String query, ImageDescriptor image) {
            this.found = found;
            this.query = query;
            this.image = image;
        }

        @Override
        public String getId() {
            return found.id();
        }

        @Override
        public String getLabel() {
            return found.label();
        }

        @Override
        public String getMatchLabel() {
            return query;
        }

        @Override
        public ImageDescriptor getImageDescriptor() {
            return image;
        }

        @Override
        public void execute() {
            found.open().run();
        }
    }
}
