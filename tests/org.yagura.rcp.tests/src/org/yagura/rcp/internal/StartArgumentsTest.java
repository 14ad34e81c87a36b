/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.rcp.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class StartArgumentsTest {

    @Test
    void theDemoWithItsDirectory() {
        StartArguments asked = StartArguments.parse(List.of("--demo", "--data", "/tmp/x", "-nl", "ja"));
        assertTrue(asked.demo());
        assertEquals(Path.of("/tmp/x"), asked.data());
    }

    @Test
    void aSiteByNameOrDirectory() {
        assertTrue(StartArguments.parse(List.of("-site", "demo")).demo());
        StartArguments own = StartArguments.parse(List.of("-site", "/srv/site"));
        assertFalse(own.demo());
        assertEquals(Path.of("/srv/site"), own.data());
    }

    @Test
    void anAgentElsewhere() {
        assertEquals(URI.create("https://m.example.org:10443"),
                StartArguments.parse(List.of("-connect", "https://m.example.org:10443")).connect());
    }

    @Test
    void nothing() {
        assertFalse(StartArguments.parse(List.of()).wantsSite());
        assertNull(StartArguments.parse(List.of("--data")).data());
    }
}
