/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client.internal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.yagura.core.operation.Command;
import org.yagura.core.operation.Query;
import org.yagura.core.operation.Request;

/** Finds the type of the answer in a request's class: {@code record X(…) implements Query<Answer>}. */
public final class ResultTypes {
    private static final Map<Class<?>, Type> KNOWN = new ConcurrentHashMap<>();

    private ResultTypes() {
    }

    /**
     * The type of what a request of that class is answered with.
     *
     * @throws IllegalArgumentException when the class does not say it
     */
    public static Type of(Class<?> request) {
        return KNOWN.computeIfAbsent(request, ResultTypes::find);
    }

    private static Type find(Class<?> request) {
        for (Type type : request.getGenericInterfaces()) {
            if (type instanceof ParameterizedType p && isRequest(p.getRawType())) {
                return p.getActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(request.getName() + " does not say what it is answered with");
    }

    private static boolean isRequest(Type type) {
        return type == Query.class || type == Command.class || type == Request.class;
    }
}
