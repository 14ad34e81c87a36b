/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.domain;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import org.yagura.core.change.ChangeFeed;
import org.yagura.core.fact.FactSink;
import org.yagura.core.store.Database;

/**
 * What a domain gets.
 *
 * @param data the agent's data directory
 * @param facts the door into the journal
 * @param database the store
 * @param sites the site model in force
 * @param changes where to publish live changes
 * @param health where to say that the agent itself is in trouble
 * @param clock the time
 * @param settings what the agent was started with, by name, such as {@code trap-port}; read by {@link Setting#in}
 */
public record DomainContext(Path data, FactSink facts, Database database, Sites sites, ChangeFeed changes,
        Health health, Clock clock, Map<String, String> settings) {
}
