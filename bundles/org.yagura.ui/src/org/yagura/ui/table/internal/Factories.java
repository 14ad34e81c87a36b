/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.ui.table.internal;

import java.util.List;

import org.eclipse.collections.api.factory.Bags;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.impl.factory.primitive.IntLists;

/**
 * Lets the collections that NatTable uses find their implementation. They look for it by the service loader, which under
 * OSGi finds nothing unless the context class loader of the first use sees the other bundle.
 */
final class Factories {

    static {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(IntLists.class.getClassLoader());
        try {
            for (Class<?> factory : List.of(Sets.class, Maps.class, Lists.class, Bags.class,
                    org.eclipse.collections.api.factory.primitive.IntLists.class,
                    org.eclipse.collections.api.factory.primitive.IntSets.class,
                    org.eclipse.collections.api.factory.primitive.IntIntMaps.class,
                    org.eclipse.collections.api.factory.primitive.IntObjectMaps.class,
                    org.eclipse.collections.api.factory.primitive.ObjectIntMaps.class)) {
                Class.forName(factory.getName(), true, factory.getClassLoader());
            }
        } catch (ClassNotFoundException e) {
            throw new ExceptionInInitializerError(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Factories() {
    }

    /** Does it once, by being loaded. */
    static void load() {
        // see the initializer
    }
}
