/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.internal.query;

import java.util.function.BiFunction;

import org.yagura.core.operation.Request;
import org.yagura.core.operation.RequestHandler;

/** Makes handlers of methods. */
final class Answers {
    private Answers() {
    }

    static <Q extends Request<R>, R> RequestHandler<Q, R> of(Class<Q> type,
            BiFunction<Q, RequestHandler.Context, R> answer) {
        return new RequestHandler<>() {
            @Override
            public Class<Q> type() {
                return type;
            }

            @Override
            public R handle(Q request, Context context) {
                return answer.apply(request, context);
            }
        };
    }
}
