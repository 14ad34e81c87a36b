/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.yagura.model.Secrets;

/**
 * The agent's data directory, held by one agent at a time. Thread-safe.
 *
 * <pre>
 * journal/  store/  tls/   what the parts keep
 * secret.key               key of the site model's secrets
 * run/                     of the running agent: endpoint.json, token, initial-password, sessions.json
 * lock                     held while an agent runs, holds its process id
 * </pre>
 */
public final class DataDirectory implements AutoCloseable {
    private static final int MAX_PID = 32;

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;
    private final Secrets secrets;

    private DataDirectory(Path root, FileChannel channel, FileLock lock, Secrets secrets) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
        this.secrets = secrets;
    }

    /**
     * Takes the directory for this agent; makes what is missing.
     *
     * @throws AgentException when it cannot be used, or another agent has it
     */
    public static DataDirectory open(Path folder) throws AgentException {
        Path root = folder.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            PrivateFiles.folder(root);
            channel = FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                String holder = holder(channel);
                channel.close();
                throw new AgentException(null, "start.in-use", root, holder);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)),
                    0);
            PrivateFiles.folder(root.resolve("run"));
            PrivateFiles.folder(root.resolve("tls"));
            PrivateFiles.folder(root.resolve("store"));
            return new DataDirectory(root, channel, lock, new Secrets(key(root.resolve("secret.key"))));
        } catch (IOException | IllegalArgumentException e) {
            close(channel);
            throw new AgentException(e, "start.directory", root, e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer pid = ByteBuffer.allocate(MAX_PID);
        channel.read(pid, 0);
        String text = new String(pid.array(), 0, pid.position(), StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? "?" : text;
    }

    private static byte[] key(Path file) throws IOException {
        if (!Files.exists(file)) {
            PrivateFiles.write(file, Secrets.newKey());
        }
        return Files.readAllBytes(file);
    }

    private static void close(FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The directory itself, absolute. */
    public Path root() {
        return root;
    }

    /** A file or folder in it. */
    public Path file(String first, String... more) {
        return root.resolve(Path.of(first, more));
    }

    /** The site model's secrets, under the key of this directory. */
    public Secrets secrets() {
        return secrets;
    }

    /** Lets another agent have it. */
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + root + " cannot be released", e);
        }
    }
}
