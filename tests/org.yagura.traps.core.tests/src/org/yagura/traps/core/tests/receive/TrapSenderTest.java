/*
 * Copyright (c) 2026 The Yagura developers.
 * This program and the accompanying materials are made available under the terms of the
 * Eclipse Public License 2.0, https://www.eclipse.org/legal/epl-2.0/
 * SPDX-License-Identifier: EPL-2.0
 */

package org.yagura.traps.core.tests.receive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yagura.model.site.AuthProtocol;
import org.yagura.model.site.PrivProtocol;
import org.yagura.model.site.Severity;
import org.yagura.model.site.SnmpCredential;
import org.yagura.snmp.OwnEngine;
import org.yagura.snmp.SnmpAccess;
import org.yagura.snmp.StateTrap;
import org.yagura.snmp.TrapSender;
import org.yagura.testsupport.Await;
import org.yagura.traps.core.internal.decode.Decoding;
import org.yagura.traps.core.internal.decode.Trap;
import org.yagura.traps.core.internal.mib.Mibs;
import org.yagura.traps.core.tests.support.Receivers;
import org.yagura.traps.core.tests.support.TestSite;

/** What one Yagura sends, another one receives and understands. */
final class TrapSenderTest {
    private static final StateTrap DOWN = new StateTrap(Instant.parse("2026-11-26T01:02:03.456789Z"), "web01",
            "10.0.0.1", "ping", Severity.CRITICAL, Severity.CLEARED, "応答がありませんでした。" + "!".repeat(2_000));
    private static final StateTrap UP = new StateTrap(Instant.EPOCH, "web01", "", "ping", Severity.CLEARED,
            Severity.CRITICAL, "good");

    @TempDir
    private Path data;

    @Test
    void communitiesAndUsersAreBelievedAndNamesAreKnown() throws Exception {
        var site = new TestSite().community("public").user("plain", AuthProtocol.NONE, PrivProtocol.NONE)
                .user("signed", AuthProtocol.SHA, PrivProtocol.NONE)
                .user("secret", AuthProtocol.SHA512, PrivProtocol.AES256);
        try (var r = Receivers.start(site, data.resolve("receiver"));
                var sender = new TrapSender(OwnEngine.start(data.resolve("sender")))) {
            for (SnmpCredential credential : site.site().getSnmpCredentials()) {
                SnmpAccess access = SnmpAccess.of(credential, site::reveal);
                sender.send(access, "127.0.0.1", r.receiver().port(), DOWN).join();
                sender.send(access, "localhost", r.receiver().port(), UP).join();
            }
            Await.until("all are there", () -> r.counters().snapshot().received() == 8 && r.settled());
            assertEquals(8, r.sink().traps().size(), r.receiver().refused(Locale.ENGLISH).toString());
            for (var received : r.sink().traps()) {
                Trap trap = new Decoding().decode(received);
                Mibs mibs = Mibs.bundled();
                String name = mibs.name(trap.trapOid());
                assertTrue(name.equals("yaguraWatchProblem") || name.equals("yaguraWatchResolved"), name);
                var values = new TreeMap<String, String>();
                for (int i = 0; i < trap.size(); i++) {
                    values.put(mibs.name(trap.varbind(i)), mibs.value(trap.varbind(i)));
                }
                assertEquals("web01", values.get("yaguraNode.0"));
                assertEquals(name.endsWith("Problem") ? "critical" : "cleared", values.get("yaguraSeverity.0"), values
                        .toString());
                if (name.endsWith("Problem")) {
                    assertTrue(values.get("yaguraText.0").startsWith("応答がありませんでした。"), values.toString());
                    assertEquals(1_000, values.get("yaguraText.0").length());
                    assertEquals("2026-11-26T01:02:03.456Z", values.get("yaguraSince.0"));
                }
            }
        }
    }

    @Test
    void aStartLaterIsBelievedToo() throws Exception {
        var site = new TestSite().user("signed", AuthProtocol.SHA256, PrivProtocol.AES128);
        SnmpAccess access = SnmpAccess.of(site.site().getSnmpCredentials().getFirst(), site::reveal);
        try (var r = Receivers.start(site, data.resolve("receiver"))) {
            for (int start = 0; start < 3; start++) {
                try (var sender = new TrapSender(OwnEngine.start(data.resolve("sender")))) {
                    sender.send(access, "127.0.0.1", r.receiver().port(), DOWN).join();
                    // a changed credential opens another session of the same engine
                    sender.retain(List.of());
                    sender.send(access, "127.0.0.1", r.receiver().port(), UP).join();
                }
            }
            Await.until("all are there", () -> r.counters().snapshot().received() == 6 && r.settled());
            assertEquals(6, r.sink().traps().size(), r.receiver().refused(Locale.ENGLISH).toString());
        }
    }

    @Test
    void aBurstIsSentAndWhatCannotBeSentIsSaid() throws Exception {
        var site = new TestSite().community("public");
        SnmpAccess access = SnmpAccess.of(site.site().getSnmpCredentials().getFirst(), site::reveal);
        var sender = new TrapSender(OwnEngine.start(data.resolve("sender")));
        try (var r = Receivers.start(site, data.resolve("receiver"))) {
            var all = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 1_000; i++) {
                all.add(sender.send(access, "127.0.0.1", r.receiver().port(), UP));
            }
            all.forEach(CompletableFuture::join);
            Await.until("all are there", () -> r.counters().snapshot().received() == 1_000 && r.settled());
        }
        assertTrue(failure(sender, access, "no-such-host.invalid").contains("no trap to no-such-host.invalid"));
        sender.close();
        assertTrue(failure(sender, access, "127.0.0.1").contains("nothing is sent any more"));
    }

    private static String failure(TrapSender sender, SnmpAccess access, String host) {
        return sender.send(access, host, 162, UP).handle((_, e) -> String.valueOf(e)).join();
    }
}
