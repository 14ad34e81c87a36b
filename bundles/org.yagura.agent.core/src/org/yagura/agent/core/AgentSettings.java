/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;

/**
 * How an agent is started.
 *
 * @param data the data directory; made when it is not there
 * @param site where the site comes from when the directory is new: {@link #EMPTY}, {@link #DEMO} or a file
 * @param minFreeMegabytes under so much free space nothing is taken in; 0 for the usual limits
 * @param settings those of {@link #own()} and of the domains, such as {@code trap-port}
 */
public record AgentSettings(Path data, String site, int minFreeMegabytes, Map<String, String> settings) {

    /** A site without nodes. */
    public static final String EMPTY = "";
    /** The bundled demo site. */
    public static final String DEMO = "demo";

    /** How many days entries of the audit trail are kept. */
    static final Setting<Long> AUDIT_DAYS = days("audit-days");
    /** How many days all revisions of the site model are kept. */
    static final Setting<Long> REVISION_DAYS = days("revision-days");
    /** How many of the newest revisions are kept, however old. */
    static final Setting<Long> REVISIONS_KEPT = new Setting<>("revisions-kept",
            SettingForm.number(1, Integer.MAX_VALUE), "200", AgentSettings.class);

    public AgentSettings {
        settings = Map.copyOf(settings);
    }

    private static Setting<Long> days(String name) {
        return new Setting<>(name, SettingForm.number(1, 36_500), "400", AgentSettings.class);
    }

    /** The settings of the agent itself that are given by name. */
    public static List<Setting<?>> own() {
        return List.of(AUDIT_DAYS, REVISION_DAYS, REVISIONS_KEPT);
    }

    /** The usual settings for a directory. */
    public static AgentSettings of(Path data) {
        return new AgentSettings(data, EMPTY, 0, Map.of());
    }

    /** Whether a new directory gets the demo site. */
    public boolean demo() {
        return DEMO.equals(site);
    }
}
