/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;

/**
 * What a type of a request's or result's record looks like in JSON.
 *
 * @param kind the sort
 * @param type the Java class: the record, the enum, or the plain type
 * @param of what a list or map holds; null otherwise
 */
public record Shape(Kind kind, Class<?> type, Shape of) {

    /** The sorts that there are; the catalogue has their names in lower case. */
    public enum Kind {
        TEXT, INTEGER, NUMBER, BOOLEAN, TIME, ENUM, LIST, MAP, OBJECT, ANY
    }

    private static final Set<Class<?>> INTEGERS = Set.of(Long.class, long.class, Integer.class, int.class, Short.class,
            short.class, Byte.class, byte.class);
    private static final Set<Class<?>> NUMBERS = Set.of(Double.class, double.class, Float.class, float.class);

    /** The shape of a Java type. */
    public static Shape of(Type type) {
        return switch (type) {
            case Class<?> plain -> plain(plain);
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> raw -> generic(raw, generic);
            case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
            default -> new Shape(Kind.ANY, Object.class, null);
        };
    }

    private static Shape plain(Class<?> type) {
        Kind kind;
        if (type == String.class || type == Character.class || type == char.class) {
            kind = Kind.TEXT;
        } else if (INTEGERS.contains(type)) {
            kind = Kind.INTEGER;
        } else if (NUMBERS.contains(type) || Number.class.isAssignableFrom(type)) {
            kind = Kind.NUMBER;
        } else if (type == Boolean.class || type == boolean.class) {
            kind = Kind.BOOLEAN;
        } else if (type == Instant.class) {
            kind = Kind.TIME;
        } else if (type.isEnum()) {
            kind = Kind.ENUM;
        } else if (type.isRecord()) {
            kind = Kind.OBJECT;
        } else if (type == byte[].class) {
            kind = Kind.TEXT;
        } else if (type.isArray()) {
            return new Shape(Kind.LIST, type, of(type.getComponentType()));
        } else {
            kind = Kind.ANY;
        }
        return new Shape(kind, type, null);
    }

    private static Shape generic(Class<?> raw, ParameterizedType type) {
        Type[] arguments = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return new Shape(Kind.LIST, raw, of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new Shape(Kind.MAP, raw, of(arguments[1]));
        }
        return raw == Optional.class ? of(arguments[0]) : plain(raw);
    }

    /** The shape of what a request answers. */
    public static Shape result(Class<? extends Request<?>> request) {
        for (Type type : request.getGenericInterfaces()) {
            if (type instanceof ParameterizedType generic
                    && (generic.getRawType() == Query.class || generic.getRawType() == Command.class)) {
                return of(generic.getActualTypeArguments()[0]);
            }
        }
        return new Shape(Kind.ANY, Object.class, null);
    }
}
