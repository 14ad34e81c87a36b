/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.watch.core.tests.domain;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.yagura.core.store.Database;
import org.yagura.core.store.Dialect;

/** A database that keeps which statements were read with. */
final class CountedDatabase implements Database {
    final List<String> statements = new CopyOnWriteArrayList<>();
    private final Database database;

    CountedDatabase(Database database) {
        this.database = database;
    }

    @Override
    public <T> T read(Reading<T> reading) {
        return database.read(connection -> reading.read(counted(connection)));
    }

    private Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(CountedDatabase.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Override
    public Dialect dialect() {
        return database.dialect();
    }
}
