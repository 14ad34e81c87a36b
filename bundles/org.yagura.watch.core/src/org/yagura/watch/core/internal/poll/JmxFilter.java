/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.internal.poll;

import java.io.ObjectInputFilter;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.ObjectName;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import javax.rmi.ssl.SslRMIClientSocketFactory;

/**
 * What a JMX server may send: references to itself while a connection is made, values from then on; anything else could
 * run code while it is read. RMI has no filter for each connection, so there is one for the whole process (JEP 290) that
 * says nothing about objects that others read.
 */
final class JmxFilter {
    private static final long MOST_BYTES = 8L << 20;
    private static final long MOST_REFERENCES = 200_000;
    private static final int LONGEST_ARRAY = 20_000;
    private static final int DEEPEST = 30;

    private static final Set<Class<?>> BASE = Set.of(Object.class, String.class, Number.class, Enum.class,
            StackTraceElement.class);
    private static final Set<String> REFERENCES = Set.of("java.rmi.server.ObjID", "java.rmi.server.UID",
            "java.rmi.server.RemoteObject", "java.rmi.server.RemoteServer", "java.rmi.server.RemoteStub",
            "javax.management.remote.rmi.RMIServerImpl_Stub", "javax.management.remote.rmi.RMIConnectionImpl_Stub");
    private static final Set<Class<?>> MADE_OF = Set.of(SslRMIClientSocketFactory.class, JmxSockets.class);
    private static final Set<Class<?>> VALUES = Set.of(Byte.class, Short.class, Integer.class, Long.class, Float.class,
            Double.class, Boolean.class, Character.class, java.math.BigInteger.class, java.math.BigDecimal.class,
            java.util.Date.class, java.util.ArrayList.class, java.util.LinkedList.class, java.util.Vector.class,
            java.util.HashMap.class, java.util.LinkedHashMap.class, java.util.TreeMap.class, java.util.HashSet.class,
            java.util.LinkedHashSet.class, java.util.TreeSet.class, java.util.Hashtable.class, Map.Entry.class,
            ObjectName.class, Attribute.class, AttributeList.class, OpenType.class, SimpleType.class, ArrayType.class,
            CompositeType.class, TabularType.class, CompositeDataSupport.class, TabularDataSupport.class);
    /** Lists that failures carry. */
    private static final Set<String> OF_FAILURES = Set.of("java.util.Collections$EmptyList",
            "java.util.Collections$UnmodifiableList", "java.util.Collections$UnmodifiableCollection");

    private static final Set<String> WHILE_CONNECTING = names(MADE_OF, REFERENCES);
    private static final Set<String> WHILE_ASKING = names(VALUES, Set.of());

    /** Set at the first use, once. */
    private static final class Installed {
        private static final boolean HERE = install();

        private static boolean install() {
            try {
                ObjectInputFilter.Config.setSerialFilter(JmxFilter::check);
                return true;
            } catch (IllegalStateException e) {
                // there is one already, which cannot be taken away; whoever asks says so
                return false;
            }
        }
    }

    private JmxFilter() {
    }

    private static Set<String> names(Set<Class<?>> classes, Set<String> more) {
        Stream<String> named = Stream.concat(classes.stream(), BASE.stream()).map(Class::getName);
        return Stream.of(named, more.stream(), OF_FAILURES.stream()).flatMap(s -> s)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it works; it does not in a process that was started with a filter of its own ({@code jdk.serialFilter}). */
    static boolean works() {
        return Installed.HERE;
    }

    private static Status check(FilterInfo info) {
        JmxLine line = JmxLine.current();
        if (line == null) {
            return Status.UNDECIDED;
        }
        if (info.depth() > DEEPEST || info.references() > MOST_REFERENCES || info.streamBytes() > MOST_BYTES
                || info.arrayLength() > LONGEST_ARRAY) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        boolean known = type.isPrimitive()
                || (line.connected() ? WHILE_ASKING : WHILE_CONNECTING).contains(type.getName())
                || Throwable.class.isAssignableFrom(type) && ofJava(type);
        return known ? Status.ALLOWED : Status.REJECTED;
    }

    private static boolean ofJava(Class<?> type) {
        return type.getModule().isNamed() && ModuleLayer.boot().modules().contains(type.getModule())
                && (type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader());
    }
}
