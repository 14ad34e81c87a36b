/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.internal.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yagura.agent.core.PrivateFiles;

/**
 * The file with the first administrator's first password, {@code NAME PASSWORD} in one line that only the owner reads.
 * Gone once that password is changed. Thread-safe.
 */
public final class InitialPassword {
    private static final Logger LOG = LoggerFactory.getLogger(InitialPassword.class);

    private final Path file;

    /** The file, which need not be there. */
    public InitialPassword(Path file) {
        this.file = file;
    }

    /** Keeps the password until it is changed. */
    public void write(String login, String password) throws IOException {
        PrivateFiles.write(file, (login + " " + password + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** That person has another password now. A file that cannot be removed is said in the log and tried again at the next start. */
    public void changed(String login) {
        try {
            if (Files.exists(file) && Account.same(login, holder())) {
                Files.delete(file);
            }
        } catch (IOException e) {
            LOG.warn("{} holds a password that is not good any more and cannot be removed", file, e);
        }
    }

    /** At the start: removes what a change left behind that was cut off before the file was removed. */
    public void tidy(Accounts accounts) {
        try {
            if (Files.exists(file) && accounts.find(holder()).filter(a -> !a.mustChange()).isPresent()) {
                changed(holder());
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be read", file, e);
        }
    }

    private String holder() throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        return space < 0 ? "" : text.substring(0, space);
    }
}
