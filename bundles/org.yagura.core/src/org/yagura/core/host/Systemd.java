/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.core.host;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.yagura.core.host.FindHostServices.Service;

/** How systemd is asked for its units, and what it answers (systemctl(1)). */
public final class Systemd {
    /** Names of units, and of services of Windows; nothing that a program takes for an option. */
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_][\\p{Alnum}_.@:\\\\ -]{0,254}");

    private Systemd() {
    }

    /** Whether it can be the name of a service. */
    public static boolean isName(String name) {
        return name != null && NAME.matcher(name).matches();
    }

    /** What follows {@code systemctl}; the names come after it. */
    public static List<String> arguments() {
        return List.of("show", "--no-pager", "-p", "LoadState,ActiveState,SubState,NRestarts", "--");
    }

    /**
     * The units in an answer, in the order of the names.
     *
     * @throws IOException when it is not the answer to these names
     */
    public static List<Service> read(List<String> names, String said) throws IOException {
        // properties of one unit a paragraph
        String[] paragraphs = said.strip().split("\n\\s*\n");
        if (paragraphs.length != names.size()) {
            throw new IOException("systemctl told of " + paragraphs.length + " units instead of " + names.size());
        }
        var services = new ArrayList<Service>();
        for (int i = 0; i < paragraphs.length; i++) {
            Map<String, String> values = new HashMap<>();
            paragraphs[i].lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
                    .forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
            if (!values.containsKey("LoadState")) {
                throw new IOException("systemctl told nothing of " + names.get(i));
            }
            boolean known = !values.get("LoadState").equals("not-found");
            String active = values.getOrDefault("ActiveState", "");
            services.add(new Service(names.get(i), known, active.equals("active") || active.equals("reloading"),
                    known ? active + " (" + values.getOrDefault("SubState", "") + ")" : "",
                    number(values.get("NRestarts"))));
        }
        return services;
    }

    private static Long number(String text) {
        return text == null || !text.matches("\\d{1,18}") ? null : Long.valueOf(text);
    }
}
