/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.http.HttpSettings;
import org.yagura.core.text.Texts;

/**
 * What an agent is started with.
 *
 * @param agent data directory, first site, settings of the domains
 * @param http where HTTPS is served, and with which certificate
 */
public record AgentOptions(AgentSettings agent, HttpSettings http) {
    private static final Set<String> OWN = Set.of("data", "http-port", "http-bind", "site", "tls-cert", "tls-key",
            "tls-name", "min-free");
    private static final Set<String> KEPT = Set.of("audit-days", "revision-days", "revisions-kept");
    private static final List<String> DOMAINS = List.of("trap-", "discovery-");
    private static final int MAX_PORT = 65_535;

    /**
     * Reads arguments, {@code --name value} or {@code --name=value}.
     *
     * @throws UsageException when something is unknown, missing or no good
     */
    public static AgentOptions parse(List<String> arguments) throws UsageException {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = argument.startsWith("--")
                    ? argument.substring(2, equals < 0 ? argument.length() : equals)
                    : "";
            if (!OWN.contains(name) && !KEPT.contains(name) && DOMAINS.stream().noneMatch(name::startsWith)) {
                throw usage("unknown", argument);
            }
            if (equals < 0 && i + 1 == arguments.size()) {
                throw usage("no-value", argument);
            }
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (given.put(name, value) != null) {
                throw usage("twice", "--" + name);
            }
        }
        return of(given);
    }

    /**
     * Options by name, as on the command line but without dashes.
     *
     * @throws UsageException when something is missing or no good
     */
    public static AgentOptions of(Map<String, String> given) throws UsageException {
        Path data = path("data", given.get("data"));
        if (data == null) {
            throw usage("no-data");
        }
        String site = given.getOrDefault("site", AgentSettings.EMPTY);
        if (!site.isEmpty() && !site.equals(AgentSettings.DEMO) && !Files.isRegularFile(path("site", site))) {
            throw usage("no-file", "--site", site);
        }
        Map<String, String> domains = new HashMap<>(given);
        domains.keySet().removeAll(OWN);
        return new AgentOptions(new AgentSettings(data, site, number(given, "min-free", 0, Integer.MAX_VALUE), domains),
                http(given));
    }

    private static HttpSettings http(Map<String, String> given) throws UsageException {
        Path certificate = path("tls-cert", given.get("tls-cert"));
        Path key = path("tls-key", given.get("tls-key"));
        if ((certificate == null) != (key == null)) {
            throw usage("tls-pair");
        }
        for (Path file : certificate == null ? List.<Path>of() : List.of(certificate, key)) {
            if (!Files.isReadable(file)) {
                throw usage("no-file", file.equals(key) ? "--tls-key" : "--tls-cert", file.toString());
            }
        }
        List<String> names = Arrays.stream(given.getOrDefault("tls-name", "").split(",")).map(String::strip)
                .filter(n -> !n.isEmpty()).toList();
        return new HttpSettings(given.getOrDefault("http-bind", HttpSettings.LOOPBACK),
                number(given, "http-port", HttpSettings.USUAL_PORT, MAX_PORT), certificate, key, names,
                HttpSettings.Limits.usual());
    }

    private static Path path(String name, String text) throws UsageException {
        try {
            return text == null || text.isBlank() ? null : Path.of(text);
        } catch (InvalidPathException e) {
            throw usage("no-file", "--" + name, text);
        }
    }

    private static int number(Map<String, String> given, String name, int otherwise, int most) throws UsageException {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text.strip());
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw usage("no-number", "--" + name, text);
        }
        throw usage("no-number", "--" + name, text);
    }

    private static UsageException usage(String key, Object... arguments) {
        return new UsageException(Texts.of(AgentOptions.class).get("usage." + key, arguments));
    }
}
