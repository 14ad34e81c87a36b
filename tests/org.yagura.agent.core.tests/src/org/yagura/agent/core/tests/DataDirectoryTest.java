/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.core.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.core.AgentException;
import org.yagura.agent.core.DataDirectory;
import org.yagura.agent.core.PrivateFiles;
import org.yagura.model.Secret;

/** The data directory: one agent at a time, readable for its owner only, and clear words when it is no good. */
class DataDirectoryTest {
    @TempDir
    Path folder;

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static String refusal(Path data) {
        AgentException refused = assertThrows(AgentException.class, () -> DataDirectory.open(data));
        assertTrue(refused.text(Locale.ENGLISH).contains(data.getFileName().toString()), refused.text(Locale.ENGLISH));
        assertNotEquals(refused.text(Locale.ENGLISH), refused.text(Locale.JAPANESE));
        return refused.text(Locale.ENGLISH);
    }

    @Test
    void isMadeForItsOwnerOnly() throws Exception {
        Path data = folder.resolve("a/b/data");
        try (DataDirectory open = DataDirectory.open(data)) {
            assertEquals(data, open.root());
            for (Path made : List.of(data, open.file("run"), open.file("tls"), open.file("store"))) {
                assertEquals("rwx------", permissions(made), made.toString());
            }
            assertEquals("rw-------", permissions(open.file("secret.key")));
            assertEquals(Long.toString(ProcessHandle.current().pid()), Files.readString(open.file("lock")));
        }
    }

    @Test
    void belongsToOneAgentAtATime() throws Exception {
        Path data = folder.resolve("data");
        DataDirectory first = DataDirectory.open(data);
        String refusal = refusal(data);
        assertTrue(refusal.contains(Long.toString(ProcessHandle.current().pid())), refusal);
        assertTrue(refusal(folder.resolve("x/../data")).contains("data"), "by another name too");
        first.close();
        DataDirectory.open(data).close();
    }

    @Test
    void keepsItsKey() throws Exception {
        Path data = folder.resolve("data");
        String kept;
        try (DataDirectory open = DataDirectory.open(data)) {
            kept = open.secrets().encrypt(Secret.plain("hush")).encoded();
            assertFalse(kept.contains("hush"));
        }
        try (DataDirectory open = DataDirectory.open(data)) {
            assertEquals("hush", open.secrets().reveal(kept));
        }
    }

    @Test
    void saysWhatIsWrongAndLetsGo() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "not a directory");
        refusal(file);
        refusal(file.resolve("below"));
        Path data = Files.createDirectory(folder.resolve("data"));
        Path key = Files.writeString(data.resolve("secret.key"), "too short");
        refusal(data);
        Files.delete(key);
        Files.delete(data.resolve("lock"));
        Files.createDirectory(data.resolve("lock"));
        refusal(data);
        Files.delete(data.resolve("lock"));
        DataDirectory.open(data).close();
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("run"), "a file where a folder is due");
        refusal(other);
        Files.delete(other.resolve("run"));
        DataDirectory.open(other).close();
    }

    @Test
    void aPrivateFileIsReplacedAsAWhole() throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(file, "old and readable");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.writeString(folder.resolve(".secret.new"), "left over by a crash");
        byte[] content = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        PrivateFiles.write(file, content);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals("rw-------", permissions(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList(), "nothing is left over");
        }
        Files.createDirectory(folder.resolve("taken"));
        Files.writeString(folder.resolve("taken/inside"), "x");
        assertThrows(IOException.class, () -> PrivateFiles.write(folder.resolve("taken"), content));
        assertThrows(IOException.class, () -> PrivateFiles.write(folder.resolve("missing/file"), content));
    }

    @Test
    void aPrivateFolderIsNotAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThrows(FileAlreadyExistsException.class, () -> PrivateFiles.folder(file));
        Path there = Files.createDirectory(folder.resolve("there"));
        String before = permissions(there);
        PrivateFiles.folder(there);
        assertEquals(before, permissions(there), "what a person made stays as it is");
    }
}
