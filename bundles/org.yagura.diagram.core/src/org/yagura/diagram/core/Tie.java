/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.diagram.core;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * That some figures and connections belong together, where no container is around them all. Each member wears the badge;
 * lines between them are drawn while one of them is selected.
 *
 * @param id unique in a scene
 * @param badge short, what each member wears
 * @param words the same in full: what a tooltip and a screen reader say
 * @param members ids of figures and connections; those that are not there are passed over
 */
public record Tie(String id, String badge, String words, List<String> members) {

    /** Checks what has to be there; nobody is a member twice. */
    public Tie {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(badge, "badge");
        Objects.requireNonNull(words, "words");
        members = List.copyOf(new LinkedHashSet<>(members));
    }
}
