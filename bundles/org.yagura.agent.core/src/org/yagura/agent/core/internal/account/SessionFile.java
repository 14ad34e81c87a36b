/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.PrivateFiles;
import org.yagura.core.json.Json;

/**
 * The open sessions in a file that only the owner reads, so that they outlive a restart of the agent. Of a token there
 * is only its hash, from which nobody gets a token of 256 random bits back.
 */
final class SessionFile {
    private static final Logger LOG = LoggerFactory.getLogger(SessionFile.class);
    private static final int FORM = 1;
    private static final long MAX_BYTES = 16 << 20;

    private final Path file;

    /**
     * What stands in the file.
     *
     * @param form 1; a file of another form is passed over
     * @param sessions the sessions
     */
    record Content(int form, List<Kept> sessions) {
    }

    /**
     * A session.
     *
     * @param hash of the token
     * @param id shown to administrators
     * @param user log-in name
     * @param address from where it was begun
     * @param since begin
     * @param expires end at the latest
     * @param lastUsed last use
     */
    record Kept(String hash, String id, String user, String address, Instant since, Instant expires,
            Instant lastUsed) {

        private boolean whole() {
            return hash != null && id != null && user != null && address != null && since != null && expires != null
                    && lastUsed != null;
        }
    }

    SessionFile(Path file) {
        this.file = file;
    }

    /** The sessions of the file; none when there is no such file or it is no good, which is said in the log. */
    List<Kept> read() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("longer than " + MAX_BYTES + " bytes");
            }
            Content content = Json.read(Files.readAllBytes(file), Content.class);
            if (content == null || content.form() != FORM || content.sessions() == null) {
                throw new IOException("not of the form " + FORM);
            }
            return content.sessions().stream().filter(kept -> kept != null && kept.whole()).toList();
        } catch (IOException e) {
            LOG.warn("the sessions in {} cannot be read, everybody has to log in again: {}", file, e.toString());
            return List.of();
        }
    }

    /** Replaces the file, all or nothing. */
    void write(List<Kept> sessions) throws IOException {
        PrivateFiles.write(file, Json.bytes(new Content(FORM, sessions)));
    }
}
