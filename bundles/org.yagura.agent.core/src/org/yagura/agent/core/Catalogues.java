/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.yagura.core.agent.GetCatalogue;
import org.yagura.core.agent.GetCatalogue.Entry;
import org.yagura.core.agent.GetCatalogue.Field;
import org.yagura.core.operation.Doc;
import org.yagura.core.operation.Operations;
import org.yagura.core.operation.Operations.Served;

/** Describes operations from their records. */
public final class Catalogues {
    private static final int DEEPEST = 6;

    private Catalogues() {
    }

    /** The operations, by name. */
    public static GetCatalogue.Catalogue of(Operations operations) {
        return new GetCatalogue.Catalogue(Version.current(),
                operations.all().stream().<Entry>map(Catalogues::entry).toList());
    }

    private static Entry entry(Served<?, ?> served) {
        Shape result = Shape.result(served.handler().type());
        return new Entry(served.operation().name(), served.command(), served.operation().privilege(),
                served.operation().doc(), fields(served.handler().type(), DEEPEST),
                result.kind() == Shape.Kind.OBJECT
                        ? fields(result.type(), DEEPEST)
                        : List.of(field("", result, "", false, false, DEEPEST)));
    }

    private static List<Field> fields(Class<?> type, int depth) {
        var fields = new ArrayList<Field>();
        for (RecordComponent component : type.getRecordComponents()) {
            Doc doc = component.getAnnotation(Doc.class);
            fields.add(field(component.getName(), Shape.of(component.getGenericType()), doc == null ? "" : doc.value(),
                    doc != null && doc.required(), doc != null && doc.secret(), depth));
        }
        return fields;
    }

    private static Field field(String name, Shape shape, String doc, boolean required, boolean secret, int depth) {
        Shape inner = shape;
        while (inner.of() != null) {
            inner = inner.of();
        }
        List<String> values = inner.kind() == Shape.Kind.ENUM
                ? Arrays.stream(inner.type().getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList()
                : null;
        List<Field> fields = inner.kind() == Shape.Kind.OBJECT && depth > 1 ? fields(inner.type(), depth - 1) : null;
        return new Field(name, word(shape), shape.of() == null ? null : word(shape.of()), doc, required, secret, values,
                fields);
    }

    private static String word(Shape shape) {
        return shape.kind().name().toLowerCase(Locale.ROOT);
    }
}
