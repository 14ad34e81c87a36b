/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.node.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.FindHostServices.Service;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

import oshi.software.os.OSService;
import oshi.software.os.OperatingSystem;

/** The services of the host: units of systemd where it has them, else those of the system. Thread-safe. */
public final class ServiceReader {
    /** Names of units, and of services of Windows; nothing that a program takes for an option. */
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}_][\\p{Alnum}_.@:\\\\ -]{0,254}");
    private static final int LONGEST_ANSWER = 1 << 18;
    private static final String STATES = "LoadState,ActiveState,SubState,NRestarts";

    private final OperatingSystem system;
    private final List<String> systemctl;
    private final Texts texts = Texts.of(ServiceReader.class);

    /** Of that system. */
    public ServiceReader(OperatingSystem system) {
        this(system, List.of("systemctl"));
    }

    /** The same with another program in place of systemctl. */
    public ServiceReader(OperatingSystem system, List<String> systemctl) {
        this.system = system;
        this.systemctl = List.copyOf(systemctl);
    }

    /** What they do. */
    public FindHostServices.Found find(FindHostServices query) throws InterruptedException {
        List<String> names = query.names() == null ? List.of() : query.names();
        if (names.isEmpty() || names.size() > FindHostServices.MOST) {
            throw ProblemException.of(Problem.INVALID, texts, "services.number", FindHostServices.MOST);
        }
        names.stream().filter(name -> name == null || !NAME.matcher(name).matches()).findFirst().ifPresent(name -> {
            throw ProblemException.of(Problem.INVALID, texts, "services.name", name);
        });
        try {
            return new FindHostServices.Found(system.getFamily().equals("Windows") ? listed(names) : units(names));
        } catch (IOException e) {
            throw ProblemException.of(Problem.UNAVAILABLE, texts, "services.none", e.getMessage());
        }
    }

    private List<Service> listed(List<String> names) {
        Map<String, OSService> known = new HashMap<>();
        system.getServices().forEach(service -> known.put(service.getName(), service));
        return names.stream().map(name -> {
            OSService service = known.get(name);
            return service == null
                    ? new Service(name, false, false, "", null)
                    : new Service(name, true, service.getState() == OSService.State.RUNNING, service.getState().name(),
                            null);
        }).toList();
    }

    private List<Service> units(List<String> names) throws IOException, InterruptedException {
        var command = new ArrayList<>(systemctl);
        command.addAll(List.of("show", "--no-pager", "-p", STATES, "--"));
        command.addAll(names);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said.lines().findFirst().orElse("systemctl ended with " + process.exitValue()));
            }
            return parse(names, said);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Properties of one unit a paragraph, in the order of the names. */
    private static List<Service> parse(List<String> names, String said) throws IOException {
        String[] paragraphs = said.strip().split("\n\\s*\n");
        if (paragraphs.length != names.size()) {
            throw new IOException("systemctl told of " + paragraphs.length + " units instead of " + names.size());
        }
        var services = new ArrayList<Service>();
        for (int i = 0; i < paragraphs.length; i++) {
            Map<String, String> values = new HashMap<>();
            paragraphs[i].lines().map(line -> line.split("=", 2)).filter(pair -> pair.length == 2)
                    .forEach(pair -> values.put(pair[0].strip(), pair[1].strip()));
            boolean known = !values.getOrDefault("LoadState", "not-found").equals("not-found");
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
