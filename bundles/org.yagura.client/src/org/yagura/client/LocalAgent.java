/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import org.yagura.client.internal.JsonTree;
import org.yagura.client.internal.Problems;
import org.yagura.core.operation.Problem;
import org.yagura.core.operation.ProblemException;

/**
 * The agent that runs on a data directory of this machine, as {@code run/endpoint.json} there says, with the token
 * that only the directory's owner can read.
 *
 * @param data the data directory
 * @param url its API
 * @param trapPort UDP port for traps; 0 when it does not say
 * @param syslogPort UDP and TCP port for syslog; 0 when it does not say
 * @param pid its process; 0 when it does not say
 * @param trust its certificate authority
 */
public record LocalAgent(Path data, URI url, int trapPort, int syslogPort, long pid, Trust trust) {
    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");

    /**
     * Finds the agent.
     *
     * @throws ProblemException when there is none, its process has ended, or the directory is another user's
     */
    public static LocalAgent find(Path data, Locale language) {
        Path file = data.resolve("run").resolve("endpoint.json");
        try {
            if (!(JsonTree.read(Files.readAllBytes(file)) instanceof Map<?, ?> said)
                    || !(said.get("url") instanceof String url)) {
                throw missing(data, file + " does not name a url", null, language);
            }
            long pid = said.get("pid") instanceof Number number ? number.longValue() : 0;
            if (pid > 0 && !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
                throw missing(data, "process " + pid + " has ended", null, language);
            }
            return new LocalAgent(data, URI.create(url), port(said, "trapPort"), port(said, "syslogPort"), pid,
                    trust(data, said));
        } catch (NoSuchFileException e) {
            throw missing(data, "there is no " + e.getFile(), null, language);
        } catch (AccessDeniedException e) {
            throw Problems.of(Problem.REFUSED, "closed", language, e, data.toString(), e.getFile());
        } catch (IOException | IllegalArgumentException e) {
            throw missing(data, e.getMessage(), e, language);
        }
    }

    private static int port(Map<?, ?> said, String name) {
        return said.get(name) instanceof Number number ? number.intValue() : 0;
    }

    private static Trust trust(Path data, Map<?, ?> said) throws IOException {
        if (said.get("caFile") instanceof String file && Files.isReadable(data.resolve(file))) {
            return Trust.authority(data.resolve(file));
        }
        if (said.get("ca") instanceof String ca) {
            return ca.startsWith("-----BEGIN")
                    ? Trust.authority(ca.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                    : Trust.authority(data.resolve(ca));
        }
        if (said.get("caFingerprint") instanceof String fingerprint) {
            return Trust.fingerprint(fingerprint);
        }
        return Trust.authority(data.resolve("tls").resolve("ca.pem"));
    }

    private static ProblemException missing(Path data, String why, Throwable cause, Locale language) {
        return Problems.of(Problem.UNAVAILABLE, "noagent", language, cause, data.toString(), why);
    }

    /** Whether its process runs; true when it does not say which one that is. */
    public boolean alive() {
        return pid == 0 || ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Its process, when it says which one that is. */
    public java.util.Optional<ProcessHandle> process() {
        return pid == 0 ? java.util.Optional.empty() : ProcessHandle.of(pid);
    }

    /**
     * Connects with the token of the data directory; after a restart of the agent the new token is taken.
     *
     * @throws ProblemException when the token is not there or not private
     */
    public AgentConnection connect(Locale language) {
        Path file = data.resolve("run").resolve("token");
        Supplier<String> token = () -> token(file, language);
        token.get();
        return AgentConnection.open(url, trust, language, token);
    }

    private String token(Path file, Locale language) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                var permissions = Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
                if (!OWNERS.containsAll(permissions)) {
                    throw Problems.of(Problem.REFUSED, "open", language, null, file.toString(),
                            PosixFilePermissions.toString(permissions));
                }
            }
            return Files.readString(file).strip();
        } catch (AccessDeniedException e) {
            throw Problems.of(Problem.REFUSED, "closed", language, e, data.toString(), e.getFile());
        } catch (IOException e) {
            throw missing(data, "its token cannot be read: " + e.getMessage(), e, language);
        }
    }
}
