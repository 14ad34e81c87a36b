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

import org.yagura.core.host.FindHostServices;
import org.yagura.core.host.FindHostServices.Service;
import org.yagura.core.host.Systemd;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;
import org.yagura.core.text.Texts;

import oshi.software.os.OSService;
import oshi.software.os.OperatingSystem;

/** The services of the host: units of systemd where it has them, else those of the system. Thread-safe. */
public final class ServiceReader {
    private static final int LONGEST_ANSWER = 1 << 18;

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
        names.stream().filter(name -> !Systemd.isName(name)).findFirst().ifPresent(name -> {
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
        command.addAll(Systemd.arguments());
        command.addAll(names);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(said.lines().findFirst().orElse("systemctl ended with " + process.exitValue()));
            }
            return Systemd.read(names, said);
        } finally {
            process.destroyForcibly();
        }
    }
}
