/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.testsupport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real sshd of OpenSSH on a loopback port, with keys and a configuration of its own, for the user of this process. */
public final class SshDaemon extends Daemon {
    /** Where Debian installs it. */
    public static final String PROGRAM = "/usr/sbin/sshd";
    /** Protects the private key {@link #lockedKey}. */
    public static final String PASSPHRASE = "open it";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private ChildProcess process;

    private SshDaemon(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Whether there is one on this machine that can be run; as another user than root it serves that user only. */
    public static boolean installed() {
        return Files.isExecutable(Path.of(PROGRAM));
    }

    /** Starts one with a new host key; only {@link #key} and {@link #lockedKey} get in. */
    public static SshDaemon start(Path folder, int port) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var daemon = new SshDaemon(folder, port);
        daemon.keygen("host", "");
        daemon.keygen("user", "");
        daemon.keygen("locked", PASSPHRASE);
        daemon.keygen("stranger", "");
        Files.writeString(folder.resolve("authorized"),
                Files.readString(folder.resolve("user.pub")) + Files.readString(folder.resolve("locked.pub")));
        Files.writeString(folder.resolve("conf"),
                "ListenAddress 127.0.0.1\nPort " + port + "\nHostKey " + folder.resolve("host") + "\nPidFile none\n"
                        + "AuthorizedKeysFile " + folder.resolve("authorized") + "\nStrictModes no\nUsePAM no\n"
                        + "PermitRootLogin yes\nPasswordAuthentication yes\nLogLevel VERBOSE\n"
                        // the start files of this user's shell are not read, whatever they do
                        + "SetEnv SHLVL=2 HOME=" + folder + "\n");
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        daemon.start();
        return daemon;
    }

    private void keygen(String name, String passphrase) throws IOException, InterruptedException {
        var keygen = ChildProcess.start(folder, "ssh-keygen-" + name, Map.of(), List.of("ssh-keygen", "-q", "-t",
                "ed25519", "-N", passphrase, "-f", folder.resolve(name).toString()));
        try (keygen) {
            if (keygen.await(LIMIT) != 0) {
                throw new IOException("ssh-keygen: " + keygen.err());
            }
        }
    }

    /** Starts it again after it was killed. */
    public void start() throws IOException {
        process = ChildProcess.start(folder, "sshd", Map.of(),
                List.of(PROGRAM, "-D", "-e", "-f", folder.resolve("conf").toString()));
        try {
            Await.until("sshd listens", () -> {
                if (!process.alive()) {
                    throw new IOException("sshd ended: " + process.err());
                }
                try (var socket = new Socket()) {
                    socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
                    return true;
                } catch (ConnectException e) {
                    return false;
                }
            });
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    /** The private key that gets in. */
    public String key() throws IOException {
        return Files.readString(folder.resolve("user"));
    }

    /** One that gets in, protected by {@link #PASSPHRASE}. */
    public String lockedKey() throws IOException {
        return Files.readString(folder.resolve("locked"));
    }

    /** One that does not. */
    public String strangersKey() throws IOException {
        return Files.readString(folder.resolve("stranger"));
    }

    /** Fingerprint of the host key. */
    public String fingerprint() throws IOException, InterruptedException {
        var keygen = ChildProcess.start(folder, "ssh-keygen-l", Map.of(),
                List.of("ssh-keygen", "-l", "-f", folder.resolve("host.pub").toString()));
        try (keygen) {
            keygen.await(LIMIT);
            return keygen.out().split(" ")[1];
        }
    }

    /** What it has written into its log since it was started. */
    public String log() {
        return process.err();
    }

    @Override
    ChildProcess process() {
        return process;
    }

    private List<ProcessHandle> children() {
        return ProcessHandle.of(process.pid()).map(p -> p.descendants().toList()).orElse(List.of());
    }

    @Override
    public void close() {
        List<ProcessHandle> children = children();
        process.close();
        children.forEach(ProcessHandle::destroyForcibly);
    }
}
