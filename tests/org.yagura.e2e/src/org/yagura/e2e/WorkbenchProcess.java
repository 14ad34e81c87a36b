/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

import org.yagura.testsupport.Await;
import org.yagura.testsupport.ChildProcess;
import org.yagura.testsupport.ui.workbench.Desk;
import org.yagura.testsupport.ui.workbench.Driver;

/** The product in a process of its own, with a home and a workspace of its own and the driver installed. */
public final class WorkbenchProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration END = Duration.ofSeconds(60);
    /** Makes the platform's display count its resources. */
    private static final String TRACKING = "org.eclipse.ui/debug=true\norg.eclipse.ui/trace/graphics=true\n";

    private final Path folder;
    private final ServerSocket door;
    private ChildProcess process;
    private int starts;
    private Desk desk;

    /** A workbench that is not started; what it keeps is in that folder. */
    public WorkbenchProcess(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        door.setSoTimeout(500);
        Files.writeString(folder.resolve("tracking.options"), TRACKING);
        install();
    }

    /** Whether the product is built. */
    public static boolean built() {
        return Files.isExecutable(Checkout.workbench());
    }

    /** A configuration as that of the product, with the driver's bundles. */
    private void install() throws IOException {
        var settings = new Properties();
        try (var in = Files.newInputStream(Checkout.workbench().resolveSibling("configuration/config.ini"))) {
            settings.load(in);
        }
        settings.setProperty("osgi.bundles", settings.getProperty("osgi.bundles") + "," + reference(Driver.class) + ","
                + reference(Await.class));
        Path configuration = Files.createDirectories(folder.resolve("configuration"));
        try (var out = Files.newOutputStream(configuration.resolve("config.ini"))) {
            settings.store(out, null);
        }
    }

    private static String reference(Class<?> type) {
        return "reference:" + place(type).toUri() + "@4";
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts it, or starts it again; returns once its window is there. */
    public Desk start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(Checkout.workbench().toString(), "-configuration",
                folder.resolve("configuration").toString(), "-data", folder.resolve("workspace").toString(), "-debug",
                folder.resolve("tracking.options").toString()));
        if (Files.isDirectory(place(Driver.class).resolve("target/classes"))) {
            command.addAll(List.of("-dev", "target/classes")); // the driver is a project that is not packed
        }
        command.addAll(List.of(arguments));
        process = ChildProcess.start(folder, "start-" + ++starts,
                Map.of("JAVA_HOME", System.getProperty("java.home"), "HOME", folder.toString(), "LC_ALL", "C.UTF-8",
                        "YAGURA_JVM_FLAGS",
                        "-Duser.home=" + folder + " -D" + Driver.PORT + "=" + door.getLocalPort()),
                command);
        return restarted();
    }

    /** Waits for the driver of a workbench that starts, or starts itself again. */
    public Desk restarted() throws IOException {
        long end = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                Socket socket = door.accept();
                desk = Driver.desk(socket);
                return desk;
            } catch (SocketTimeoutException e) {
                if (!process.alive() || System.nanoTime() > end) {
                    throw new AssertionError("the workbench did not start: " + said(), e);
                }
            }
        }
    }

    /** What it has written. */
    public String said() {
        return process.out() + process.err();
    }

    /** Closes the window as a person does, and waits until the program has ended. */
    public void exit() throws InterruptedException {
        desk.exit();
        int status = process.await(END);
        if (status != 0) {
            throw new AssertionError("the workbench ended with " + status + ": " + said());
        }
    }

    /** What it has told to the platform's log file or to its own as an error, line by line. */
    public List<String> errors() throws IOException {
        Path log = folder.resolve("workspace/.metadata/.log");
        Stream<String> lines = Stream.concat(Files.exists(log) ? Files.readAllLines(log).stream() : Stream.empty(),
                said().lines());
        return lines.filter(l -> l.matches("!ENTRY \\S+ 4 .*|\\S+Z ERROR .*")).toList();
    }

    @Override
    public void close() throws IOException {
        door.close();
        if (process != null) {
            process.close();
        }
    }
}
