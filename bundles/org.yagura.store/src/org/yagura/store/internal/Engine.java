/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.store.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

import org.yagura.core.store.Dialect;

/** A kind of database. All words that only one of them knows are behind this and behind its dialect. */
public interface Engine {

    /** Its words. */
    Dialect dialect();

    /** Starts it when it runs inside this process, recovers what a crash left behind; again after a fault. */
    void start() throws SQLException;

    /** Where connections come from, once started. */
    DataSource connections();

    /** Stops it when it runs inside this process. */
    void stop();

    /** What an exception means. */
    Fault fault(Throwable problem);

    /** The folder whose file system must have room; empty when the database lives elsewhere. */
    Optional<Path> folder();

    /**
     * Copies the database while it is in use.
     *
     * @param target a folder that does not exist yet
     * @throws SQLException also when this kind of database is copied by tools of its own
     */
    void backup(Connection connection, Path target) throws SQLException;
}
