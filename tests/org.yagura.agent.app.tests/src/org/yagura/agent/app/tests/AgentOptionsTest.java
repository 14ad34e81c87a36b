/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.UsageException;
import org.yagura.core.text.Texts;

/** Arguments. */
class AgentOptionsTest {
    @TempDir
    Path folder;

    private static AgentOptions parse(String line) throws UsageException {
        return AgentOptions.parse(List.of(line.split(" ")));
    }

    @Test
    void readsArguments() throws Exception {
        AgentOptions options = parse("--data dir --trap-port 1162 --http-port=9443 --http-bind 0.0.0.0 --site demo "
                + "--min-free 50 --tls-name a.example,10.0.0.1 --trap-tcp false --audit-days 30 --revisions-kept 7");
        assertEquals(Path.of("dir"), options.agent().data());
        assertTrue(options.agent().demo());
        assertEquals(50, options.agent().minFreeMegabytes());
        assertEquals(Map.of("trap-port", "1162", "trap-tcp", "false", "audit-days", "30", "revisions-kept", "7"),
                options.agent().settings());
        assertEquals(9443, options.http().port());
        assertEquals("0.0.0.0", options.http().bind());
        assertEquals(List.of("a.example", "10.0.0.1"), options.http().names());
    }

    @Test
    void hasUsualValues() throws Exception {
        AgentOptions options = parse("--data dir");
        assertEquals("127.0.0.1", options.http().bind());
        assertEquals(8443, options.http().port());
        assertEquals("", options.agent().site());
        assertEquals(options, AgentOptions.of(Map.of("data", "dir")));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("x.pem"), "x");
        for (String line : List.of("--site demo", "--data", "--data d --bogus 1", "--data d extra",
                "--data d --data e", "--data d --http-port 70000", "--data d --http-port many",
                "--data d --min-free -1",
                "--data d --site missing.site", "--data d --tls-cert " + file,
                "--data d --tls-cert " + file + " --tls-key missing.pem")) {
            UsageException refusal = assertThrows(UsageException.class, () -> parse(line), line);
            assertTrue(refusal.getMessage().length() > 10, refusal.getMessage());
        }
    }

    @Test
    void helpNamesEveryArgument() {
        for (Locale language : List.of(Locale.ENGLISH, Locale.JAPANESE)) {
            String help = Texts.of(AgentOptions.class, language).get("help");
            for (String name : List.of("data", "site", "http-port", "http-bind", "tls-cert", "tls-key", "tls-name",
                    "trap-port", "trap-bind", "audit-days", "revision-days", "revisions-kept", "min-free")) {
                assertTrue(help.contains("--" + name + " "), name);
            }
        }
    }
}
