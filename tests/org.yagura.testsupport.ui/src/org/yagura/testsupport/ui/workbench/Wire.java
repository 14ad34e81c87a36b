/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport.ui.workbench;

import java.io.EOFException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.util.Arrays;

/** Carries calls of a {@link Desk} over a socket between two programs of one test. */
final class Wire {

    private record Call(String method, Object[] arguments) implements Serializable {
    }

    private record Reply(Object value, String failure) implements Serializable {
    }

    private Wire() {
    }

    /** The desk at the other end; its calls fail with an {@link AssertionError} once the other end is gone. */
    static Desk at(Socket socket) throws IOException {
        var out = new ObjectOutputStream(socket.getOutputStream());
        var in = new ObjectInputStream(socket.getInputStream());
        return (Desk) Proxy.newProxyInstance(Wire.class.getClassLoader(), new Class<?>[]{Desk.class},
                (proxy, method, arguments) -> {
                    synchronized (out) {
                        Reply reply = ask(out, in, new Call(method.getName(), arguments));
                        if (reply.failure() != null) {
                            throw new AssertionError(reply.failure());
                        }
                        return reply.value();
                    }
                });
    }

    private static Reply ask(ObjectOutputStream out, ObjectInputStream in, Call call) throws ClassNotFoundException {
        try {
            out.writeObject(call);
            out.flush();
            out.reset();
            return (Reply) in.readObject();
        } catch (IOException e) {
            throw new AssertionError("the workbench is gone before it answered " + call.method(), e);
        }
    }

    /** Answers calls until the other end is gone. */
    static void serve(Socket socket, Desk desk) throws IOException, ClassNotFoundException {
        try (socket) {
            var out = new ObjectOutputStream(socket.getOutputStream());
            var in = new ObjectInputStream(socket.getInputStream());
            while (true) {
                Call call = (Call) in.readObject();
                out.writeObject(answer(desk, call));
                out.flush();
                out.reset();
            }
        } catch (EOFException e) {
            // the test is over
        }
    }

    private static Reply answer(Desk desk, Call call) {
        try {
            Object[] arguments = call.arguments() == null ? new Object[0] : call.arguments();
            var method = Arrays.stream(Desk.class.getMethods()).filter(
                    m -> m.getName().equals(call.method()) && m.getParameterCount() == arguments.length)
                    .findFirst().orElseThrow();
            return new Reply(method.invoke(desk, arguments), null);
        } catch (InvocationTargetException e) {
            return new Reply(null, call.method() + ": " + e.getCause());
        } catch (IllegalAccessException e) {
            return new Reply(null, call.method() + ": " + e);
        }
    }
}
