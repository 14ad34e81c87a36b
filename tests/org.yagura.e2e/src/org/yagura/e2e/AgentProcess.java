/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.yagura.client.AgentConnection;
import org.yagura.client.LocalAgent;
import org.yagura.client.Trust;
import org.yagura.core.account.ChangePassword;
import org.yagura.core.account.SetPassword;
import org.yagura.core.operation.ProblemException;
import org.yagura.model.DemoSite;
import org.yagura.model.SiteFiles;
import org.yagura.model.site.Site;
import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.Ports;
import org.yagura.traps.core.GetTrapChain;
import org.yagura.traps.core.TrapChain;

/**
 * An agent in a process of its own on a data directory: the product where it is built, else its classes in a plain Java.
 */
public final class AgentProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(60);
    private static final String PLAIN_MAIN = PlainAgent.class.getName();

    private final ChildProcess process;
    private final LocalAgent local;
    private final AgentConnection connection;

    private AgentProcess(ChildProcess process, LocalAgent local) {
        this.process = process;
        this.local = local;
        this.connection = local.connect(Locale.ENGLISH);
    }

    /** Why no agent can be started here; null when it can. */
    public static String missing() {
        return Checkout.quick() || Files.isExecutable(Checkout.agent())
                ? null
                : "the agent's product is not built: " + Checkout.agent();
    }

    /** Whether the built product is started; else it is the classes in a plain Java, without a framework. */
    public static boolean isProduct() {
        return !Checkout.quick() && missing() == null;
    }

    /** The built jar of a bundle of the tests. */
    public static Path bundle(String name) throws IOException {
        return Checkout.bundle(name);
    }

    /**
     * The demo site in a file below a folder, with nothing watched: nothing happens but what a test does.
     *
     * @return what {@code --site} takes
     */
    public static String quietDemo(Path folder) throws IOException {
        Site site = DemoSite.load();
        site.getDashboards().clear();
        site.getCharts().clear();
        site.getWatches().clear();
        Path file = Files.createDirectories(folder).resolve("quiet.site");
        Files.write(file, new SiteFiles().toBytes(site));
        return file.toString();
    }

    /** Starts an agent on that directory, with a free trap port, and waits until it serves. */
    public static AgentProcess start(Path data, String... options) throws IOException, InterruptedException {
        return start(data, Ports.free(), List.of(), options);
    }

    /** Starts an agent and waits until it serves. */
    public static AgentProcess start(Path data, int trapPort, List<String> flags, String... options)
            throws IOException, InterruptedException {
        ChildProcess process = launch(data, trapPort, flags, options);
        try {
            Await.until("the agent is ready", START, () -> {
                if (!process.alive()) {
                    throw new AssertionError("the agent has ended: " + process.out() + process.err());
                }
                return ready(data, process);
            });
            return new AgentProcess(process, LocalAgent.find(data, Locale.ENGLISH));
        } catch (AssertionError | ProblemException e) {
            String said = process.out() + process.err();
            process.close();
            throw new AssertionError("the agent did not start: " + said, e);
        }
    }

    /** Starts an agent and does not wait; for starts that are to fail. */
    public static ChildProcess launch(Path data, int trapPort, List<String> flags, String... options)
            throws IOException {
        Files.createDirectories(data);
        Path logs = Files.createDirectories(data.resolveSibling(data.getFileName() + ".logs"));
        var arguments = new ArrayList<>(List.of("--data", data.toString(), "--trap-port", String.valueOf(trapPort),
                "--syslog-port", "0", "--syslog-tls-port", "0"));
        if (!List.of(options).contains("--http-port")) {
            arguments.addAll(List.of("--http-port", String.valueOf(Ports.free())));
        }
        arguments.addAll(List.of(options));
        String name = "agent-" + System.nanoTime();
        if (Checkout.quick()) {
            var all = new ArrayList<>(List.of("--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow", "-Xmx1g"));
            all.addAll(flags);
            return ChildProcess.java(logs, name, all, PLAIN_MAIN, arguments.toArray(String[]::new));
        }
        arguments.addFirst(Checkout.agent().toString());
        return ChildProcess.start(logs, name, Map.of("JAVA_HOME", System.getProperty("java.home"), "YAGURA_JVM_FLAGS",
                String.join(" ", flags)), arguments);
    }

    /** Starts the program of the built product with arguments; what it writes is kept in the folder. */
    public static ChildProcess program(Path folder, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Checkout.agent().toString()));
        command.addAll(List.of(arguments));
        return ChildProcess.start(folder, "program-" + System.nanoTime(),
                Map.of("JAVA_HOME", System.getProperty("java.home")), command);
    }

    private static boolean ready(Path data, ChildProcess process) {
        try {
            LocalAgent agent = LocalAgent.find(data, Locale.ENGLISH);
            boolean ours = agent.pid() == 0 || agent.pid() == process.pid() || agent.process()
                    .flatMap(ProcessHandle::parent).map(p -> p.pid() == process.pid()).orElse(false);
            if (!ours) {
                return false;
            }
            try (AgentConnection connection = agent.connect(Locale.ENGLISH)) {
                connection.ask(new GetTrapChain());
                return true;
            }
        } catch (ProblemException e) {
            return false;
        }
    }

    /** A connection with the token of the data directory; belongs to this object. */
    public AgentConnection connection() {
        return connection;
    }

    /** Gives a person of the site that password, as if they had changed it at their first log-in. */
    public void password(String login, String password) {
        String given = "given by the administrator";
        connection.ask(new SetPassword(login, given));
        try (AgentConnection own = AgentConnection.open(local.url(), Trust.fingerprint(fingerprint()),
                Locale.ENGLISH)) {
            own.logIn(login, given.toCharArray());
            own.ask(new ChangePassword(given, password));
        }
    }

    /** The fingerprint of its certificate authority. */
    public String fingerprint() {
        return Trust.shown(local.url()).fingerprint();
    }

    /** What its data directory says. */
    public LocalAgent local() {
        return local;
    }

    /** Its trap port. */
    public int trapPort() {
        return local.trapPort();
    }

    /** The counters. */
    public TrapChain chain() {
        return connection.ask(new GetTrapChain());
    }

    /** Waits until everything that was received is counted and projected; gives the counters. */
    public TrapChain settled() {
        var last = new TrapChain[1];
        Await.until("all traps are projected", Duration.ofSeconds(180), () -> {
            last[0] = chain();
            return last[0].waiting() == 0 && last[0].lag() == 0;
        });
        return last[0];
    }

    /** The process. */
    public ChildProcess process() {
        return process;
    }

    /** Ends it as a power failure would. */
    public void kill() throws InterruptedException {
        connection.close();
        process.kill();
    }

    /** Ends the agent alone at once; commands that it has started go on. */
    public void killAlone() throws InterruptedException {
        connection.close();
        process.kill(started -> started.info().command().orElse("").endsWith("java"));
    }

    @Override
    public void close() {
        connection.close();
        try {
            process.terminate(STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.close();
        }
    }
}
