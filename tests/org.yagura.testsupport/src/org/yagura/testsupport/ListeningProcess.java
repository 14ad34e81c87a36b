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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that listens at ports, and can hang, be killed and come back. */
public final class ListeningProcess extends Daemon {
    private final Path folder;
    private final List<String> command;
    private final String address;
    private final int[] ports;
    private ChildProcess process;

    private ListeningProcess(Path folder, List<String> command, String address, int... ports) {
        this.folder = folder;
        this.command = command;
        this.address = address;
        this.ports = ports;
    }

    /** Starts it, with its outputs in a folder, and waits until it listens at all of these ports. */
    public static ListeningProcess start(Path folder, List<String> command, String address, int... ports)
            throws IOException {
        var listening = new ListeningProcess(folder, command, address, ports);
        listening.start();
        return listening;
    }

    /** Starts it again after it was killed. */
    public void start() throws IOException {
        String name = Path.of(command.getFirst()).getFileName().toString();
        process = ChildProcess.start(folder, name, Map.of(), command);
        try {
            for (int port : ports) {
                Await.until(name + " listens at " + port, () -> {
                    if (!process.alive()) {
                        throw new IOException(name + " ended: " + process.err() + process.out());
                    }
                    return listens(port);
                });
            }
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    private boolean listens(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1_000);
            return true;
        } catch (ConnectException e) {
            return false;
        }
    }

    @Override
    ChildProcess process() {
        return process;
    }
}
