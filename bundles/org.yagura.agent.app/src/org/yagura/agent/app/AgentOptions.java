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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.AgentSettings;
import org.yagura.agent.http.HttpSettings;
import org.yagura.agent.http.NodeDoor;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;
import org.yagura.core.text.Texts;
import org.yagura.core.tls.PinnedTrust;

/**
 * What an agent is started with. What can be given is what this class, {@link AgentSettings#own()} and the domains
 * declare; nothing is written before all of it is found good.
 *
 * @param agent data directory, first site, settings of the domains
 * @param http where HTTPS is served, and with which certificate
 */
public record AgentOptions(AgentSettings agent, HttpSettings http) {
    private static final Logger LOG = LoggerFactory.getLogger(AgentOptions.class);
    private static final int MAX_PORT = 65_535;

    private static final Setting<String> DATA = setting("data", SettingForm.text("DIR"), null);
    private static final Setting<String> SITE = setting("site", SettingForm.text("WHAT"), null);
    private static final Setting<Long> HTTP_PORT = setting("http-port", SettingForm.number(0, MAX_PORT),
            Integer.toString(HttpSettings.USUAL_PORT));
    private static final Setting<String> HTTP_BIND = setting("http-bind", SettingForm.text("A"),
            HttpSettings.LOOPBACK);
    private static final Setting<String> TLS_CERT = setting("tls-cert", SettingForm.text("FILE"), null);
    private static final Setting<String> TLS_KEY = setting("tls-key", SettingForm.text("FILE"), null);
    private static final Setting<List<String>> TLS_NAME = setting("tls-name", SettingForm.text("NAME").list(), null);
    private static final Setting<Long> MIN_FREE = setting("min-free", SettingForm.number(0, Integer.MAX_VALUE), "0");
    private static final Setting<String> ROLE = setting("role", SettingForm.text("manager|node"), "manager");
    private static final Setting<List<String>> MANAGER = setting("manager", SettingForm.text("SHA256").list(), null);
    private static final List<Setting<?>> OWN = List.of(ROLE, DATA, SITE, HTTP_PORT, HTTP_BIND, TLS_CERT, TLS_KEY,
            TLS_NAME, MIN_FREE, MANAGER);
    private static final Set<String> OF_NODES = Stream.of(ROLE, DATA, HTTP_PORT, HTTP_BIND, TLS_CERT, TLS_KEY, TLS_NAME,
            MANAGER).map(Setting::name).collect(Collectors.toUnmodifiableSet());
    private static final String NODE = "node";

    private static <T> Setting<T> setting(String name, SettingForm<T> form, String usual) {
        return new Setting<>(name, form, usual, AgentOptions.class);
    }

    /**
     * Takes arguments apart, {@code --name value} or {@code --name=value}; whether they are known is not looked at yet.
     *
     * @return values by name without dashes
     * @throws UsageException when they are not written so, or one is there twice
     */
    public static Map<String, String> split(List<String> arguments) throws UsageException {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("--")) {
                throw usage("unknown", argument);
            }
            int equals = argument.indexOf('=');
            if (equals < 0 && i + 1 == arguments.size()) {
                throw usage("no-value", argument);
            }
            String name = argument.substring(2, equals < 0 ? argument.length() : equals);
            String value = equals < 0 ? arguments.get(++i) : argument.substring(equals + 1);
            if (given.put(name, value) != null) {
                throw usage("twice", "--" + name);
            }
        }
        return given;
    }

    /**
     * The data directory among given values.
     *
     * @throws UsageException when it is missing or cannot be one
     */
    public static Path data(Map<String, String> given) throws UsageException {
        return path(DATA, given).orElseThrow(() -> usage("no-data"));
    }

    /** Whether a node agent is wanted, not a manager. */
    public static boolean ofNode(Map<String, String> given) {
        return NODE.equals(given.get(ROLE.name()));
    }

    /**
     * Options of a node agent by name.
     *
     * @throws UsageException when one is unknown, of a manager only, missing or no good
     */
    public static NodeOptions node(Map<String, String> given) throws UsageException {
        for (String name : given.keySet()) {
            if (!OF_NODES.contains(name)) {
                throw usage("not-node", "--" + name);
            }
        }
        List<String> managers = read(MANAGER, given);
        if (managers == null || managers.isEmpty()) {
            throw usage("no-manager");
        }
        for (String manager : managers) {
            try {
                PinnedTrust.plain(manager);
            } catch (IllegalArgumentException e) {
                LOG.debug("a wrong fingerprint", e);
                throw usage("fingerprint", manager);
            }
        }
        return new NodeOptions(data(given), http(given, NodeDoor.USUAL_PORT), managers);
    }

    /**
     * Options by name, as on the command line but without dashes.
     *
     * @param domains what the agent will be started with
     * @throws UsageException when one is unknown, missing or no good
     */
    public static AgentOptions of(Map<String, String> given, List<Domain> domains) throws UsageException {
        Map<String, Setting<?>> known = known(domains);
        for (Map.Entry<String, String> one : given.entrySet()) {
            Setting<?> setting = known.get(one.getKey());
            if (setting == null) {
                throw unknown(one.getKey(), known.keySet());
            }
            read(setting, given);
        }
        if (given.containsKey(MANAGER.name())) {
            throw usage("not-manager", "--" + MANAGER.name());
        }
        if (!"manager".equals(read(ROLE, given))) {
            throw usage("role", read(ROLE, given));
        }
        Path data = data(given);
        String site = given.getOrDefault(SITE.name(), AgentSettings.EMPTY);
        if (!site.isEmpty() && !site.equals(AgentSettings.DEMO)) {
            file(SITE, given);
        }
        Map<String, String> others = new HashMap<>(given);
        OWN.forEach(own -> others.remove(own.name()));
        return new AgentOptions(new AgentSettings(data, site, read(MIN_FREE, given).intValue(), others),
                http(given, HttpSettings.USUAL_PORT));
    }

    /** What can be given, each with its meaning; in the language of this process. */
    public static String help(List<Domain> domains) {
        var lines = new StringBuilder();
        int width = known(domains).values().stream().mapToInt(s -> form(s).length()).max().orElse(0) + 2;
        for (Setting<?> setting : known(domains).values()) {
            lines.append(form(setting)).repeat(" ", width - form(setting).length())
                    .append(setting.meaning(Locale.getDefault()).replace("\n", "\n" + " ".repeat(width))).append('\n');
        }
        Texts texts = Texts.of(AgentOptions.class);
        return texts.get("help.before") + "\n\n" + lines + "\n" + texts.get("help.after");
    }

    private static String form(Setting<?> setting) {
        return "--" + setting.name() + " " + setting.form().sign();
    }

    /** By name, those of the agent first; where a domain declares what is there already, the first counts. */
    private static Map<String, Setting<?>> known(List<Domain> domains) {
        Map<String, Setting<?>> known = new LinkedHashMap<>();
        OWN.forEach(setting -> known.put(setting.name(), setting));
        AgentSettings.own().forEach(setting -> known.put(setting.name(), setting));
        for (Domain domain : domains.stream().sorted(Comparator.comparing(Domain::name)).toList()) {
            for (Setting<?> setting : domain.settings()) {
                if (known.putIfAbsent(setting.name(), setting) != null) {
                    LOG.error("the domain {} declares the setting {}, which is there already", domain.name(),
                            setting.name());
                }
            }
        }
        return known;
    }

    private static HttpSettings http(Map<String, String> given, int usualPort) throws UsageException {
        if (given.containsKey(TLS_CERT.name()) != given.containsKey(TLS_KEY.name())) {
            throw usage("tls-pair");
        }
        List<String> names = read(TLS_NAME, given);
        int port = given.containsKey(HTTP_PORT.name()) ? read(HTTP_PORT, given).intValue() : usualPort;
        return new HttpSettings(read(HTTP_BIND, given), port, file(TLS_CERT, given),
                file(TLS_KEY, given), names == null ? List.of() : names, HttpSettings.Limits.usual());
    }

    private static Optional<Path> path(Setting<String> setting, Map<String, String> given) throws UsageException {
        String text = read(setting, given);
        try {
            return Optional.ofNullable(text).map(Path::of);
        } catch (InvalidPathException e) {
            throw usage("no-file", "--" + setting.name(), text);
        }
    }

    /** A file that is there; null when none is given. */
    private static Path file(Setting<String> setting, Map<String, String> given) throws UsageException {
        Path file = path(setting, given).orElse(null);
        if (file != null && !(Files.isRegularFile(file) && Files.isReadable(file))) {
            throw usage("no-file", "--" + setting.name(), file.toString());
        }
        return file;
    }

    private static <T> T read(Setting<T> setting, Map<String, String> given) throws UsageException {
        try {
            return setting.in(given);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage());
        }
    }

    private static UsageException unknown(String name, Set<String> known) {
        return known.stream().min(Comparator.comparingInt(k -> distance(k, name)))
                .filter(nearest -> distance(nearest, name) <= nearest.length() / 2)
                .map(nearest -> usage("unknown-near", "--" + name, "--" + nearest))
                .orElseGet(() -> usage("unknown", "--" + name));
    }

    /** How many letters must be put in, taken out or replaced to make one word of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    private static UsageException usage(String key, Object... arguments) {
        return new UsageException(Texts.of(AgentOptions.class).get("usage." + key, arguments));
    }
}
