/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.agent.app.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.agent.app.AgentOptions;
import org.yagura.agent.app.UsageException;
import org.yagura.core.domain.Domain;
import org.yagura.core.domain.DomainContext;
import org.yagura.core.domain.DomainParts;
import org.yagura.core.domain.Setting;
import org.yagura.core.domain.SettingForm;

/** Arguments. */
class AgentOptionsTest {
    @TempDir
    Path folder;

    /** A third party's domain. */
    private record Radio(String name, Setting<?>... declared) implements Domain {
        @Override
        public List<Setting<?>> settings() {
            return List.of(declared);
        }

        @Override
        public DomainParts open(DomainContext context) {
            throw new IllegalStateException("arguments are read before anything is opened");
        }
    }

    private static final Radio RADIO = new Radio("radio", channel("radio-channel"), channel("radio-port"));

    private static Setting<Long> channel(String name) {
        return new Setting<>(name, SettingForm.number(1, 99), "7", AgentOptionsTest.class);
    }

    private static AgentOptions parse(String line, Domain... domains) throws UsageException {
        return AgentOptions.of(AgentOptions.split(List.of(line.split(" "))), List.of(domains));
    }

    private static String refusal(String line) {
        return assertThrows(UsageException.class, () -> parse(line, RADIO), line).getMessage();
    }

    @Test
    void readsArguments() throws Exception {
        AgentOptions options = parse("--data dir --radio-channel 12 --http-port=9443 --http-bind 0.0.0.0 --site demo "
                + "--min-free 50 --tls-name a.example,10.0.0.1 --audit-days 30 --revision-days 40 --revisions-kept 50",
                RADIO);
        assertEquals(Path.of("dir"), options.agent().data());
        assertTrue(options.agent().demo());
        assertEquals(50, options.agent().minFreeMegabytes());
        assertEquals(Map.of("radio-channel", "12", "audit-days", "30", "revision-days", "40", "revisions-kept", "50"),
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
        assertEquals(options, AgentOptions.of(Map.of("data", "dir"), List.of()));
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("x.pem"), "x");
        for (String line : List.of("--site demo", "--data", "--data d --bogus 1", "--data d extra",
                "--data d --data e", "--data d --http-port 70000", "--data d --http-port many",
                "--data d --min-free -1", "--data d --audit-days 0", "--data= --site demo",
                "--data d --site missing.site", "--data d --tls-cert " + file,
                "--data d --tls-cert " + file + " --tls-key missing.pem")) {
            assertTrue(refusal(line).length() > 10, line);
        }
    }

    @Test
    void knowsTheSettingsOfTheDomainsThatAreThereAndTheirBounds() {
        assertTrue(refusal("--data d --radio-channel 100").contains("from 1 to 99"));
        assertTrue(refusal("--data d --radio-channel seven").contains("--radio-channel: seven"));
        assertThrows(UsageException.class, () -> parse("--data d --radio-channel 12"));
    }

    @Test
    void namesTheNearestThatIsKnown() {
        assertTrue(refusal("--data d --radio-prot 5").contains("--radio-port"));
        assertTrue(refusal("--dat d").contains("--data"));
        assertFalse(refusal("--data d --zzz 5").contains("--data"));
    }

    @Test
    void takesTheFirstOfTwoSettingsWithOneName() throws Exception {
        var greedy = new Radio("greedy", channel("http-port"));
        assertEquals(9443, parse("--data d --http-port 9443", greedy).http().port());
    }

    @Test
    void helpNamesEveryArgument() {
        String help = AgentOptions.help(List.of(RADIO));
        for (String form : List.of("data DIR", "site WHAT", "http-port N", "http-bind A", "tls-cert FILE",
                "tls-key FILE", "tls-name NAME,NAME", "audit-days N", "revision-days N", "revisions-kept N",
                "min-free N", "radio-channel N", "radio-port N")) {
            assertTrue(help.contains("--" + form + " "), form);
        }
        assertTrue(help.contains("the channel to send on"), help);
    }
}
